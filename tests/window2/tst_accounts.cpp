// The accounts' dialog: order, settings, trust, removal.
#include "tests/window2/recordingcommands.h"
#include "tests/window2/shots.h"
#include "ui/accounts/accountsdialog.h"
#include "ui/accounts/steplist.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::ui;
using namespace waxwing::test;

namespace {

accounts::Account account(int id, const char *name)
{
    accounts::Account account;
    account.id = AccountId(id);
    account.name = QString::fromLatin1(name);
    account.address = QStringLiteral("mara@birchmere.example");
    account.incoming = net::Endpoint(QStringLiteral("imap.birchmere.example"), 993, net::Security::Tls);
    account.user = QStringLiteral("mara");
    return account;
}

} // namespace

class TestAccounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }
    void showsThemInOrder();
    void reorders();
    void edits();
    void refusalIsShown();
    void disables();
    void testSaysWhichStepWorks();
    void removalSaysWhatGoes();
    void removes();
    void revokesAnException();
    void editsIdentities();
    void twoOfOneAddressAreRefused();
    void ownAddressAndSentFolders();
    void exportsAndImports();
    void importsFromThunderbird();
    void signsInAgain();
    void setsHowToLogIn_data();
    void setsHowToLogIn();
    void setsTheProviderToSignInAt();
    void setsWherePasswordsAre();
    void setsWhatPop3Does();
    void setsTheProxysUser();
    void everyFieldIsNamedAndExplained();

private:
    // By keys, as somebody without a mouse does.
    void pick(const char *box, const QString &text)
    {
        auto *combo = child<QComboBox>(box);
        QVERIFY2(combo && combo->isVisible(), box);
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < combo->count() && combo->currentText() != text; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        QCOMPARE(combo->currentText(), text);
    }
    void type(const char *line, const QString &text)
    {
        auto *field = child<QLineEdit>(line);
        QVERIFY2(field && field->isVisible(), line);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
    }
    void enter(const char *box, int number)
    {
        auto *spin = child<QSpinBox>(box);
        QVERIFY2(spin && spin->isVisible(), box);
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, QString::number(number));
        QTest::keyClick(spin, Qt::Key_Tab);
    }
    const accounts::Account &stored() const { return m_accounts.constFirst(); }

    template <class T> T *child(const char *name) { return m_dialog->findChild<T *>(QLatin1String(name)); }
    void click(const char *button) { QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton); }
    QStringList shown()
    {
        QStringList names;
        for (int i = 0; i < child<QListWidget>("accountsList")->count(); ++i)
            names.append(child<QListWidget>("accountsList")->item(i)->text());
        return names;
    }

    // In the file dialog that the menu's entry opens.
    void choose(const char *action, const QString &path)
    {
        child<QAction>(action)->trigger();
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_dialog->findChild<QFileDialog *>()) && dialog->isVisible());
        dialog->selectFile(path);
        QTest::keyClick(dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit")), Qt::Key_Return);
        QTRY_VERIFY(!m_dialog->findChild<QFileDialog *>());
    }
    QString said() { return child<QLabel>("accountMessage")->text(); }

    QTemporaryDir m_home;
    QList<accounts::Account> m_accounts;
    std::shared_ptr<QPromise<SignedIn>> m_signIn;
    int m_cancelled = 0;
    QStringList m_kept; // refresh tokens
    std::unique_ptr<RecordingCommands> m_commands;
    std::unique_ptr<AccountsDialog> m_dialog;
};

void TestAccounts::init()
{
    m_accounts = {account(1, "Work"), account(2, "Home"), account(3, "Club")};
    m_accounts[0].tlsExceptions
        = {net::TlsException(QStringLiteral("imap.birchmere.example"), 993, QByteArray(32, 'x'))};
    m_commands = std::make_unique<RecordingCommands>();
    AccountServices services;
    services.accounts = [this] { return m_accounts; };
    services.update = [this](const accounts::Account &changed) {
        changed.validate();
        for (accounts::Account &one : m_accounts) {
            if (one.id == changed.id)
                one = changed;
        }
    };
    services.move = [this](AccountId id, qsizetype place) {
        for (qsizetype i = 0; i < m_accounts.size(); ++i) {
            if (m_accounts.at(i).id == id) {
                m_accounts.move(i, place);
                return;
            }
        }
    };
    services.remove
        = [this](AccountId id) { m_accounts.removeIf([id](const accounts::Account &one) { return one.id == id; }); };
    services.signIn = [this](const accounts::Account &) {
        m_signIn = std::make_shared<QPromise<SignedIn>>();
        m_signIn->start();
        return m_signIn->future();
    };
    services.cancelSignIn = [this] { ++m_cancelled; };
    services.keepSignIn = [this](const accounts::Account &, const QString &refresh) { m_kept.append(refresh); };
    services.folders = [](AccountId) {
        return QtFuture::makeReadyFuture(QStringList{QStringLiteral("INBOX"), QStringLiteral("Sales/Sent")});
    };
    services.transfer.accounts = services.accounts;
    services.transfer.read = [](const QString &path) -> QFuture<accounts::ImportedAccounts> {
        try {
            return QtFuture::makeReadyFuture(accounts::readAccounts(path));
        } catch (const Error &) {
            return QtFuture::makeExceptionalFuture<accounts::ImportedAccounts>(std::current_exception());
        }
    };
    services.transfer.write = [](const QString &path, const QByteArray &content) {
        QFile file(path);
        file.open(QIODevice::WriteOnly);
        file.write(content);
        return QtFuture::makeReadyFuture();
    };
    services.transfer.thunderbirdProfiles = [this] { return accounts::thunderbirdProfiles(m_home.path()); };
    services.transfer.add = [this](const accounts::Account &added) { m_accounts.append(added); };
    m_dialog = std::make_unique<AccountsDialog>(m_commands.get(), services);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestAccounts::showsThemInOrder()
{
    QCOMPARE(shown(), (QStringList{QStringLiteral("Work"), QStringLiteral("Home"), QStringLiteral("Club")}));
    QCOMPARE(child<QLineEdit>("accountName")->text(), QStringLiteral("Work"));
    QCOMPARE(child<QLineEdit>("setupIncomingHost")->text(), QStringLiteral("imap.birchmere.example"));
    shoot(m_dialog.get(), QStringLiteral("accounts"));
}

void TestAccounts::reorders()
{
    click("accountDown");
    QCOMPARE(shown().constFirst(), QStringLiteral("Home"));
    QCOMPARE(child<QListWidget>("accountsList")->currentRow(), 1);
    click("accountUp");
    click("accountUp"); // at the top: nothing
    QCOMPARE(shown().constFirst(), QStringLiteral("Work"));
}

void TestAccounts::edits()
{
    child<QLineEdit>("accountName")->setText(QStringLiteral("Studio"));
    child<QLineEdit>("setupIncomingHost")->setText(QStringLiteral("mail.birchmere.example"));
    click("accountSave");
    QCOMPARE(m_accounts.constFirst().name, QStringLiteral("Studio"));
    QCOMPARE(m_accounts.constFirst().incoming.host, QStringLiteral("mail.birchmere.example"));
    QCOMPARE(m_accounts.constFirst().tlsExceptions.size(), 1);
    QCOMPARE(shown().constFirst(), QStringLiteral("Studio"));
}

void TestAccounts::refusalIsShown()
{
    child<QLineEdit>("accountName")->clear();
    click("accountSave");
    QVERIFY(child<QLabel>("accountMessage")->isVisible());
    QCOMPARE(m_accounts.constFirst().name, QStringLiteral("Work"));
}

void TestAccounts::disables()
{
    child<QCheckBox>("accountEnabled")->setChecked(false);
    click("accountSave");
    QVERIFY(m_accounts.constFirst().isDisabled);
    QVERIFY(shown().constFirst().contains(QStringLiteral("not connected")));
}

void TestAccounts::testSaysWhichStepWorks()
{
    click("accountTest");
    QCOMPARE(m_commands->tests.size(), 1);
    Q_EMIT m_commands->testStep(QStringLiteral("Receiving"), true, QString());
    QVERIFY(child<StepList>("accountSteps")->text().contains(QStringLiteral("Receiving")));
    m_commands->testing->setException(
        std::make_exception_ptr(Error(ErrorKind::Auth, QStringLiteral("The server refused this password."))));
    m_commands->testing->finish();
    QTRY_COMPARE(child<QLabel>("accountMessage")->text(), QStringLiteral("The server refused this password."));
}

void TestAccounts::removalSaysWhatGoes()
{
    accounts::Account imap = account(1, "Work");
    QVERIFY(AccountsDialog::removalText(imap).contains(QStringLiteral("On imap.birchmere.example nothing is deleted")));
    imap.protocol = accounts::Protocol::Pop3;
    QVERIFY(AccountsDialog::removalText(imap).contains(QStringLiteral("Its mail stays")));
}

void TestAccounts::removes()
{
    click("accountRemove");
    auto *question = child<QMessageBox>("accountRemoveQuestion");
    QVERIFY(question);
    QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
    QCOMPARE(m_accounts.size(), 3);
    QTRY_VERIFY(!child<QMessageBox>("accountRemoveQuestion"));
    click("accountRemove");
    question = child<QMessageBox>("accountRemoveQuestion");
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(m_accounts.size(), 2);
    QCOMPARE(shown().constFirst(), QStringLiteral("Home"));
}

void TestAccounts::revokesAnException()
{
    auto *exceptions = child<QListWidget>("accountExceptions");
    QVERIFY(exceptions->isVisible());
    QCOMPARE(exceptions->count(), 1);
    exceptions->setCurrentRow(0);
    click("accountRevoke");
    QVERIFY(m_accounts.constFirst().tlsExceptions.isEmpty());
    QVERIFY(!exceptions->isVisible());
}

void TestAccounts::editsIdentities()
{
    child<QLineEdit>("identityReplyTo")->setText(QStringLiteral("team@birchmere.example"));
    QVERIFY(!child<QPushButton>("identityRemove")->isEnabled()); // the account's own stays
    click("identityAdd");
    child<QLineEdit>("identityName")->setText(QStringLiteral("Mara, sales"));
    child<QLineEdit>("identityAddress")->setText(QStringLiteral("sales@birchmere.example"));
    child<QPlainTextEdit>("identitySignature")->setPlainText(QStringLiteral("Mara\nBirchmere"));
    child<QCheckBox>("identityDefault")->setChecked(true);
    shoot(m_dialog.get(), QStringLiteral("identities"));
    click("accountSave");
    const accounts::Account saved = m_accounts.constFirst();
    QCOMPARE(saved.own.replyTo, QStringLiteral("team@birchmere.example"));
    QCOMPARE(saved.identities.size(), 1);
    QCOMPARE(saved.mainIdentity().address, QStringLiteral("sales@birchmere.example"));
    QCOMPARE(saved.mainIdentity().name, QStringLiteral("Mara, sales"));
    QCOMPARE(saved.mainIdentity().signature, QStringLiteral("Mara\nBirchmere"));
    child<QListWidget>("identityList")->setCurrentRow(1);
    click("identityRemove");
    click("accountSave");
    QVERIFY(m_accounts.constFirst().identities.isEmpty());
    QCOMPARE(m_accounts.constFirst().mainIdentity().address, QStringLiteral("mara@birchmere.example"));
}

void TestAccounts::twoOfOneAddressAreRefused()
{
    click("identityAdd");
    child<QLineEdit>("identityAddress")->setText(QStringLiteral("Mara@birchmere.example"));
    click("accountSave");
    QVERIFY(child<QLabel>("accountMessage")->text().contains(QStringLiteral("twice")));
    QVERIFY(m_accounts.constFirst().identities.isEmpty());
}

void TestAccounts::ownAddressAndSentFolders()
{
    child<QLineEdit>("identityAddress")->setText(QStringLiteral("mara@new.example"));
    auto *sent = child<QComboBox>("identitySentFolder");
    QTRY_COMPARE(sent->count(), 3);
    sent->setFocus();
    QTest::keyClick(sent, Qt::Key_End);
    QTest::keyClick(sent, Qt::Key_Return);
    click("accountSave");
    QCOMPARE(m_accounts.constFirst().address, QStringLiteral("mara@new.example"));
    QCOMPARE(m_accounts.constFirst().own.sentFolder, QStringLiteral("Sales/Sent"));
    QCOMPARE(sent->currentText(), QStringLiteral("Sales/Sent"));
    child<QLineEdit>("identityAddress")->clear();
    click("accountSave");
    QVERIFY(child<QLabel>("accountMessage")->isVisible());
    QCOMPARE(m_accounts.constFirst().address, QStringLiteral("mara@new.example"));
}

void TestAccounts::exportsAndImports()
{
    const QString path = m_home.filePath(QStringLiteral("accounts.json"));
    choose("accountExport", path);
    QTRY_VERIFY(said().contains(QStringLiteral("without their passwords")));
    m_accounts.removeLast();
    for (accounts::Account &one : m_accounts)
        one.user = QStringLiteral("somebody else");
    choose("accountImportFile", path);
    QTRY_VERIFY(said().contains(QStringLiteral("is here already")));
    QCOMPARE(m_accounts.size(), 3); // all three of the file are one mailbox: server and user are the same
    QVERIFY(said().contains(QStringLiteral("asked for once")));
    QCOMPARE(shown().size(), 3);
    choose("accountImportFile", QStringLiteral("/etc/hostname"));
    QTRY_VERIFY(said().contains(QStringLiteral("does not hold accounts")));
}

void TestAccounts::importsFromThunderbird()
{
    const QString root = m_home.filePath(QStringLiteral(".thunderbird/"));
    QVERIFY(QDir().mkpath(root + QStringLiteral("abc.default")));
    const auto write = [&root](const QString &name, const QByteArray &text) {
        QFile file(root + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(QStringLiteral("profiles.ini"), "[Profile0]\nName=default\nIsRelative=1\nPath=abc.default\nDefault=1\n");
    write(QStringLiteral("abc.default/prefs.js"),
          "user_pref(\"mail.accountmanager.accounts\", \"account1\");\n"
          "user_pref(\"mail.account.account1.server\", \"server1\");\n"
          "user_pref(\"mail.account.account1.identities\", \"id1\");\n"
          "user_pref(\"mail.identity.id1.useremail\", \"ines@orchard.example\");\n"
          "user_pref(\"mail.server.server1.hostname\", \"imap.orchard.example\");\n"
          "user_pref(\"mail.server.server1.userName\", \"ines\");\n"
          "user_pref(\"mail.server.server1.socketType\", 3);\n"
          "user_pref(\"mail.server.server1.port\", 993);\n"
          "user_pref(\"mail.server.server1.type\", \"imap\");\n");
    QCOMPARE(accounts::thunderbirdProfiles(m_home.path()), QStringList{root + QStringLiteral("abc.default")});
    choose("accountImportThunderbird", root + QStringLiteral("abc.default"));
    QTRY_COMPARE(m_accounts.size(), 4);
    QCOMPARE(m_accounts.constLast().address, QStringLiteral("ines@orchard.example"));
    QVERIFY(accounts::thunderbirdProfiles(QStringLiteral("/nonexistent")).isEmpty());
}

// An OAuth account whose grant was revoked: the person is sent to the browser once more, or gives up.
void TestAccounts::signsInAgain()
{
    QVERIFY(!child<QPushButton>("accountSignIn")->isVisible());
    m_accounts[0].authentication = auth::Proof::Token;
    m_accounts[0].oauth.provider = QStringLiteral("google");
    child<QListWidget>("accountsList")->setCurrentRow(1);
    m_dialog->choose(AccountId(3));
    click("accountSave"); // loads them anew
    m_dialog->choose(AccountId(1));
    QTRY_VERIFY(child<QPushButton>("accountSignIn")->isVisible());
    click("accountSignIn");
    QCOMPARE(said(), QStringLiteral("Waiting for your browser"));
    click("accountSignIn");
    QCOMPARE(m_cancelled, 1);
    m_signIn->setException(std::make_exception_ptr(Error(ErrorKind::Cancelled, QStringLiteral("Given up."))));
    m_signIn->finish();
    QTRY_COMPARE(said(), QStringLiteral("Given up."));
    QVERIFY(m_kept.isEmpty());
    m_dialog->signIn(); // as the activity panel's button has it
    m_signIn->addResult(SignedIn{QStringLiteral("now"), QStringLiteral("later")});
    m_signIn->finish();
    QTRY_COMPARE(m_kept, QStringList{QStringLiteral("later")});
    QCOMPARE(said(), QStringLiteral("Signed in. The account connects again."));
    shoot(m_dialog.get(), QStringLiteral("accounts-signed-in"));
}

void TestAccounts::setsHowToLogIn_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<int>("proof");
    QTest::addColumn<QByteArray>("mechanism");
    const auto row = [](const char *choice, auth::Proof proof, const char *mechanism) {
        QTest::newRow(choice) << QString::fromLatin1(choice) << int(proof) << QByteArray(mechanism);
    };
    row("Only SCRAM-SHA-256", auth::Proof::Password, "SCRAM-SHA-256");
    row("Only CRAM-MD5", auth::Proof::Password, "CRAM-MD5");
    row("Kerberos ticket (GSSAPI)", auth::Proof::Ticket, "");
    row("Client certificate (EXTERNAL)", auth::Proof::Certificate, "");
}

void TestAccounts::setsHowToLogIn()
{
    QFETCH(QString, choice);
    QFETCH(int, proof);
    QFETCH(QByteArray, mechanism);
    pick("setupMethod", choice);
    auto *certificate = child<QLineEdit>("setupClientCertificate");
    QCOMPARE(certificate->isVisible(), proof == int(auth::Proof::Certificate));
    QCOMPARE(child<QComboBox>("setupPasswordSource")->isVisible(), proof == int(auth::Proof::Password));
    if (certificate->isVisible()) {
        click("accountSave");
        QVERIFY(said().contains(QStringLiteral("needs the file with the certificate")));
        type("setupClientCertificate", QStringLiteral("/home/mara/mara.pem"));
        m_dialog->findChild<QScrollArea *>()->ensureWidgetVisible(child<QWidget>("setupClientCertificate"));
        shoot(m_dialog.get(), QStringLiteral("accounts-certificate"));
    }
    click("accountSave");
    QCOMPARE(int(stored().authentication), proof);
    QCOMPARE(stored().mechanism, mechanism);
    QCOMPARE(stored().clientCertificateFile,
             certificate->isVisible() ? QStringLiteral("/home/mara/mara.pem") : QString());
    QCOMPARE(child<QComboBox>("setupMethod")->currentText(), choice); // as it is shown the next time
    pick("setupMethod", QStringLiteral("Password, the safest way the server has"));
    click("accountSave");
    QVERIFY(stored().authentication == auth::Proof::Password && stored().mechanism.isEmpty());
}

void TestAccounts::setsTheProviderToSignInAt()
{
    QVERIFY(!child<QLineEdit>("setupOAuthProvider")->isVisible());
    pick("setupMethod", QStringLiteral("Sign-in in the browser (OAuth 2)"));
    type("setupOAuthProvider", QStringLiteral("https://login.birchmere.example"));
    type("setupOAuthClient", QStringLiteral("our-mail"));
    type("setupOAuthScope", QStringLiteral("mail offline_access"));
    m_dialog->findChild<QScrollArea *>()->ensureWidgetVisible(child<QWidget>("setupOAuthScope"));
    shoot(m_dialog.get(), QStringLiteral("accounts-oauth"));
    click("accountSave");
    QCOMPARE(stored().authentication, auth::Proof::Token);
    QCOMPARE(stored().oauth.provider, QStringLiteral("https://login.birchmere.example"));
    QCOMPARE(stored().oauth.clientId, QStringLiteral("our-mail"));
    QCOMPARE(stored().oauth.scope, QStringLiteral("mail offline_access"));
    QCOMPARE(stored().passwordSource, auth::PasswordSource::Keyring);
    QVERIFY(child<QPushButton>("accountSignIn")->isVisible());
    type("setupOAuthProvider", QString());
    QTest::keyClick(child<QLineEdit>("setupOAuthProvider"), Qt::Key_Delete);
    click("accountSave");
    QVERIFY(said().contains(QStringLiteral("needs the provider")));
}

void TestAccounts::setsWherePasswordsAre()
{
    QVERIFY(!child<QLineEdit>("setupPasswordCommand")->isVisible());
    pick("setupPasswordSource", QStringLiteral("Only until Waxwing is closed"));
    m_dialog->findChild<QScrollArea *>()->ensureWidgetVisible(child<QWidget>("setupPasswordSource"));
    shoot(m_dialog.get(), QStringLiteral("accounts-session"));
    click("accountSave");
    QCOMPARE(stored().passwordSource, auth::PasswordSource::Session);
    pick("setupPasswordSource", QStringLiteral("Nowhere: a program prints it"));
    type("setupPasswordCommand", QStringLiteral("pass show mail"));
    click("accountSave");
    QCOMPARE(stored().passwordSource, auth::PasswordSource::Command);
    QCOMPARE(stored().passwordCommand, QStringLiteral("pass show mail"));
    pick("setupPasswordSource", QStringLiteral("In the desktop's password store"));
    click("accountSave");
    QCOMPARE(stored().passwordSource, auth::PasswordSource::Keyring);
    QVERIFY(stored().passwordCommand.isEmpty());
    // A grant for the browser is not asked for at every start.
    pick("setupPasswordSource", QStringLiteral("Only until Waxwing is closed"));
    pick("setupMethod", QStringLiteral("Sign-in in the browser (OAuth 2)"));
    QCOMPARE(child<QComboBox>("setupPasswordSource")->currentText(), QStringLiteral("In the desktop's password store"));
}

void TestAccounts::setsWhatPop3Does()
{
    QVERIFY(!child<QSpinBox>("setupCheckEvery")->isVisible());
    pick("setupProtocol", QStringLiteral("POP3, mail is fetched to this computer"));
    QCOMPARE(child<QSpinBox>("setupPreviewAbove")->text(), QStringLiteral("Never, all come whole"));
    enter("setupCheckEvery", 30);
    enter("setupPreviewAbove", 2);
    shoot(m_dialog.get(), QStringLiteral("accounts-pop3"));
    click("accountSave");
    QCOMPARE(stored().checkEvery, 30);
    QCOMPARE(stored().previewAbove, 2);
    QCOMPARE(accounts::Account::fromJson(stored().toJson()).checkEvery, 30);
    QCOMPARE(child<QSpinBox>("setupCheckEvery")->text(), QStringLiteral("30 minutes"));
    enter("setupCheckEvery", 1);
    QCOMPARE(child<QSpinBox>("setupCheckEvery")->text(), QStringLiteral("1 minute"));
    pick("setupProtocol", QStringLiteral("IMAP, mail stays on the server"));
    click("accountSave");
    QCOMPARE(stored().checkEvery, accounts::Account().checkEvery);
    QCOMPARE(stored().previewAbove, 0);
}

void TestAccounts::setsTheProxysUser()
{
    QVERIFY(!child<QLineEdit>("setupProxyUser")->isVisible());
    pick("setupProxy", QStringLiteral("HTTP (CONNECT)"));
    type("setupProxyHost", QStringLiteral("proxy.birchmere.example"));
    type("setupProxyUser", QStringLiteral("mara"));
    click("accountSave");
    QCOMPARE(stored().proxy.toString(), QStringLiteral("http://proxy.birchmere.example:1080"));
    QCOMPARE(stored().proxy.user, QStringLiteral("mara"));
    QCOMPARE(accounts::Account::fromJson(stored().toJson()).proxy.user, QStringLiteral("mara"));
    pick("setupProxy", QStringLiteral("None"));
    click("accountSave");
    QVERIFY(stored().proxy.user.isEmpty());
}

void TestAccounts::everyFieldIsNamedAndExplained()
{
    for (const char *name :
         {"setupMethod", "setupPasswordSource", "setupPasswordCommand", "setupClientCertificate", "setupOAuthProvider",
          "setupOAuthClient", "setupOAuthScope", "setupCheckEvery", "setupPreviewAbove", "setupProxyUser"}) {
        const auto *field = child<QWidget>(name);
        QVERIFY2(field && !field->accessibleName().isEmpty() && !field->accessibleDescription().isEmpty(), name);
    }
}

QTEST_MAIN(TestAccounts)
#include "tst_accounts.moc"
