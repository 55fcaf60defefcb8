// The set-up page with real keys and a real mouse: what it finds, shows, tests and refuses.
#include "tests/window2/recordingcommands.h"
#include "tests/window2/shots.h"
#include "ui/accounts/passworddialog.h"
#include "ui/accounts/setuppage.h"
#include "ui/accounts/steplist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::ui;
using namespace waxwing::test;

class TestSetup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void namesAreFixed();
    void findsWhileTyping();
    void passwordStaysUntilContinue();
    void enterBeforeTheAnswerShowsItFirst();
    void olderAnswersAreDropped();
    void nothingFoundSaysWhatToDo();
    void wrongPasswordSaysSo();
    void byHandFillsEveryField();
    void portFollowsEncryption();
    void plaintextNeedsLeave();
    void testSaysWhichStepWorks();
    void pop3WhereThereIsNoImap();
    void noKeyringSaysSo();
    void passwordDialogAnswersOnce();
    void passwordForTheSessionOnly();
    void showsWhatIsFoundAsItIsFound();
    void goesOnWithTheProvidersWord();
    void signsInThroughTheBrowser();
    void signInCanBeGivenUp();
    void typingErrorIsNamed();
    void noSuchDomainIsSaid();

private:
    template <class T> T *child(const char *name) { return m_page->findChild<T *>(QLatin1String(name)); }
    void type(const char *field, const QString &text)
    {
        child<QLineEdit>(field)->setFocus();
        QTest::keyClicks(child<QLineEdit>(field), text);
    }
    void click(const char *button) { QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton); }
    QString found() { return child<StepList>("setupFound")->text(); }
    void finishTest(const std::optional<Error> &error = {});

    struct Search {
        QString address;
        std::shared_ptr<QPromise<QList<FoundServer>>> answer;
    };
    void answer(const Search &search, const QList<FoundServer> &servers);

    std::unique_ptr<RecordingCommands> m_commands;
    std::unique_ptr<SetupPage> m_page;
    QList<Search> m_searches;
    SetupServices::Found m_found; // of the last search
    net::Proxy m_proxy; // too
    std::shared_ptr<QPromise<SignedIn>> m_signIn;
    int m_cancelled = 0;
    QList<std::pair<accounts::Account, QString>> m_saved;
};

namespace {

FoundServer server(FoundServer::Protocol protocol, const QString &host, std::uint16_t port)
{
    return {protocol,  net::Endpoint(host, port, net::Security::Tls),
            QString(), QStringLiteral("the domain's mail server (MX)"),
            50,        QString(),
            QString()};
}

QList<FoundServer> hoster()
{
    return {server(FoundServer::Protocol::Imap, QStringLiteral("imap.hoster.example"), 993),
            server(FoundServer::Protocol::Pop3, QStringLiteral("pop.hoster.example"), 995),
            server(FoundServer::Protocol::Smtp, QStringLiteral("smtp.hoster.example"), 465)};
}

} // namespace

void TestSetup::init()
{
    m_searches.clear();
    m_saved.clear();
    m_commands = std::make_unique<RecordingCommands>();
    SetupServices services;
    services.discover = [this](const QString &address, const net::Proxy &proxy, const SetupServices::Found &found) {
        m_found = found;
        m_proxy = proxy;
        auto promise = std::make_shared<QPromise<QList<FoundServer>>>();
        promise->start();
        m_searches.append({address, promise});
        return promise->future();
    };
    services.save = [this](const accounts::Account &account, const QString &password) {
        m_saved.append({account, password});
        return onPool([] { return QString(); });
    };
    services.signIn = [this](const accounts::Account &) {
        m_signIn = std::make_shared<QPromise<SignedIn>>();
        m_signIn->start();
        return m_signIn->future();
    };
    services.cancelSignIn = [this] { ++m_cancelled; };
    m_page = std::make_unique<SetupPage>(m_commands.get(), services);
    m_page->resize(1280, 800);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()) && QTest::qWaitForWindowActive(m_page.get()));
}

void TestSetup::cleanup()
{
    m_page.reset();
    m_commands.reset();
}

void TestSetup::answer(const Search &search, const QList<FoundServer> &servers)
{
    search.answer->addResult(servers);
    search.answer->finish();
}

void TestSetup::finishTest(const std::optional<Error> &error)
{
    if (error)
        m_commands->testing->setException(std::make_exception_ptr(*error));
    m_commands->testing->finish();
}

void TestSetup::namesAreFixed()
{
    QCOMPARE(child<QLineEdit>("setupName")->accessibleName(), QStringLiteral("Your name"));
    QCOMPARE(child<QLineEdit>("setupAddress")->accessibleName(), QStringLiteral("Email address"));
    QCOMPARE(child<QLineEdit>("setupPassword")->accessibleName(), QStringLiteral("Password"));
    QCOMPARE(child<QPushButton>("setupContinue")->accessibleName(), QStringLiteral("Continue"));
    QVERIFY(!child<QPushButton>("setupContinue")->isEnabled());
    shoot(m_page.get(), QStringLiteral("setup-empty"));
}

void TestSetup::findsWhileTyping()
{
    type("setupName", QStringLiteral("Mara Lindqvist"));
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    type("setupPassword", QStringLiteral("not a secret"));
    QTRY_COMPARE(m_searches.size(), 1);
    shoot(m_page.get(), QStringLiteral("setup-searching"));
    answer(m_searches.first(), hoster());
    QTRY_VERIFY(found().contains(QStringLiteral("IMAP imap.hoster.example")));
    QVERIFY(found().contains(QStringLiteral("found through the domain's mail server (MX)")));
    QVERIFY(found().contains(QStringLiteral("SMTP smtp.hoster.example")));
    QVERIFY(found().contains(QStringLiteral("Not tried yet")));
    shoot(m_page.get(), QStringLiteral("setup-found"));
}

void TestSetup::passwordStaysUntilContinue()
{
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    type("setupPassword", QStringLiteral("hunter2"));
    QTRY_COMPARE(m_searches.size(), 1);
    answer(m_searches.first(), hoster());
    QTRY_VERIFY(found().contains(QStringLiteral("imap.hoster.example")));
    QVERIFY(m_commands->tests.isEmpty());
    QSignalSpy finished(m_page.get(), &SetupPage::finished);
    click("setupContinue");
    QTRY_COMPARE(m_commands->tests.size(), 1);
    QVERIFY(m_saved.isEmpty());
    finishTest();
    QTRY_COMPARE(m_saved.size(), 1);
    QCOMPARE(m_saved.first().second, QStringLiteral("hunter2"));
    QCOMPARE(m_saved.first().first.incoming.host, QStringLiteral("imap.hoster.example"));
    QCOMPARE(m_saved.first().first.user, QStringLiteral("mara@birchmere.example"));
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(child<QLineEdit>("setupPassword")->text().isEmpty());
}

void TestSetup::enterBeforeTheAnswerShowsItFirst()
{
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    QTest::keyClick(child<QLineEdit>("setupAddress"), Qt::Key_Return);
    QTRY_COMPARE(m_searches.size(), 1);
    QVERIFY(m_commands->tests.isEmpty());
    // Somebody else's word for somebody else's servers: the person sees them before the password goes there.
    answer(m_searches.first(), hoster());
    QTRY_VERIFY(found().contains(QStringLiteral("Look where the password would go")));
    QVERIFY(m_commands->tests.isEmpty());
    shoot(m_page.get(), QStringLiteral("setup-look-first"));
    QTest::keyClick(child<QLineEdit>("setupAddress"), Qt::Key_Return);
    QTRY_COMPARE(m_commands->tests.size(), 1);
    finishTest();
    QTRY_COMPARE(m_saved.size(), 1);
}

void TestSetup::olderAnswersAreDropped()
{
    type("setupAddress", QStringLiteral("mara@one.example"));
    QTRY_COMPARE(m_searches.size(), 1);
    child<QLineEdit>("setupAddress")->setText(QStringLiteral("mara@two.example"));
    QTRY_COMPARE(m_searches.size(), 2);
    answer(m_searches[1], {server(FoundServer::Protocol::Imap, QStringLiteral("imap.two.example"), 993)});
    QTRY_VERIFY(found().contains(QStringLiteral("imap.two.example")));
    answer(m_searches[0], hoster());
    QCoreApplication::processEvents();
    QVERIFY(found().contains(QStringLiteral("imap.two.example")));
}

void TestSetup::nothingFoundSaysWhatToDo()
{
    type("setupAddress", QStringLiteral("mara@nowhere.example"));
    QTRY_COMPARE(m_searches.size(), 1);
    answer(m_searches.first(), {});
    QTRY_VERIFY(found().contains(QStringLiteral("does not say where")));
    shoot(m_page.get(), QStringLiteral("setup-nothing"));
    click("setupContinue");
    QTRY_VERIFY(child<QLabel>("setupProblem")->isVisible());
    QVERIFY(child<QLineEdit>("setupIncomingHost")->isVisible());
    QVERIFY(m_commands->tests.isEmpty());
}

void TestSetup::wrongPasswordSaysSo()
{
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    type("setupPassword", QStringLiteral("wrong"));
    QTRY_COMPARE(m_searches.size(), 1);
    answer(m_searches.first(), hoster());
    QTRY_VERIFY(found().contains(QStringLiteral("imap.hoster.example")));
    click("setupContinue");
    QTRY_COMPARE(m_commands->tests.size(), 1);
    Q_EMIT m_commands->testStep(QStringLiteral("Incoming mail"), true,
                                QStringLiteral("Connected to imap.hoster.example"));
    Q_EMIT m_commands->testStep(QStringLiteral("Sign-in"), false, QStringLiteral("The server refused this password."));
    finishTest(Error(ErrorKind::Auth, QStringLiteral("The server refused this password.")));
    QTRY_VERIFY(child<QLabel>("setupProblem")->isVisible());
    QVERIFY(child<QLineEdit>("setupPassword")->hasFocus());
    QVERIFY(m_saved.isEmpty());
    shoot(m_page.get(), QStringLiteral("setup-refused"));
}

void TestSetup::byHandFillsEveryField()
{
    type("setupName", QStringLiteral("Mara"));
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    click("setupByHand");
    QVERIFY(child<QLineEdit>("setupIncomingHost")->isVisible());
    child<QComboBox>("setupProtocol")->setCurrentIndex(1);
    QCOMPARE(child<QLineEdit>("setupIncomingPort")->text(), QStringLiteral("995"));
    child<QLineEdit>("setupIncomingHost")->setText(QStringLiteral("pop.x.example"));
    child<QLineEdit>("setupIncomingUser")->setText(QStringLiteral("mara"));
    child<QLineEdit>("setupOutgoingHost")->setText(QStringLiteral("smtp.x.example"));
    child<QLineEdit>("setupOutgoingUser")->setText(QStringLiteral("out"));
    child<QComboBox>("setupPasswordSource")->setCurrentIndex(2);
    child<QLineEdit>("setupPasswordCommand")->setText(QStringLiteral("pass show mail"));
    const accounts::Account account = m_page->account();
    QCOMPARE(account.protocol, accounts::Protocol::Pop3);
    QCOMPARE(account.incoming, net::Endpoint(QStringLiteral("pop.x.example"), 995, net::Security::Tls));
    QCOMPARE(account.outgoing, net::Endpoint(QStringLiteral("smtp.x.example"), 465, net::Security::Tls));
    QCOMPARE(account.user, QStringLiteral("mara"));
    QCOMPARE(account.smtpUser, QStringLiteral("out"));
    QCOMPARE(account.passwordSource, auth::PasswordSource::Command);
    QCOMPARE(account.senderName, QStringLiteral("Mara"));
    const auto says = [this](const char *text) {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [text](QLabel *label) { return label->text() == QLatin1String(text); });
    };
    QVERIFY(says("Kept nowhere: a program prints it"));
    child<QComboBox>("setupPasswordSource")->setCurrentIndex(1);
    QVERIFY(says("Kept until Waxwing is closed"));
    QVERIFY(m_page->account().passwordSource == auth::PasswordSource::Session);
    shoot(m_page.get(), QStringLiteral("setup-hand"));
}

void TestSetup::portFollowsEncryption()
{
    click("setupByHand");
    auto *security = child<QComboBox>("setupIncomingSecurity");
    security->setCurrentIndex(1);
    QCOMPARE(child<QLineEdit>("setupIncomingPort")->text(), QStringLiteral("143"));
    security->setCurrentIndex(0);
    QCOMPARE(child<QLineEdit>("setupIncomingPort")->text(), QStringLiteral("993"));
}

void TestSetup::plaintextNeedsLeave()
{
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    click("setupByHand");
    child<QLineEdit>("setupIncomingHost")->setText(QStringLiteral("mail.x.example"));
    child<QLineEdit>("setupOutgoingHost")->setText(QStringLiteral("mail.x.example"));
    auto *allow = child<QCheckBox>("setupAllowPlaintext");
    QVERIFY(!allow->isVisible());
    child<QComboBox>("setupIncomingSecurity")->setCurrentIndex(2);
    QVERIFY(allow->isVisible());
    QVERIFY(child<QLabel>("setupPlaintextWarning")->isVisible());
    click("setupTest");
    QTRY_VERIFY(child<QLabel>("setupProblem")->isVisible());
    QVERIFY(m_commands->tests.isEmpty());
    allow->setChecked(true);
    click("setupTest");
    QTRY_COMPARE(m_commands->tests.size(), 1);
    QVERIFY(m_commands->tests.first().first.allowPlaintext);
    finishTest();
    QTRY_VERIFY(child<QPushButton>("setupTest")->isEnabled());
    QVERIFY(m_saved.isEmpty()); // a test is not a promise
    child<QLineEdit>("setupIncomingHost")->setText(QStringLiteral("127.0.0.1"));
    QVERIFY(!allow->isVisible());
}

void TestSetup::testSaysWhichStepWorks()
{
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    click("setupByHand");
    child<QLineEdit>("setupIncomingHost")->setText(QStringLiteral("imap.x.example"));
    child<QLineEdit>("setupOutgoingHost")->setText(QStringLiteral("smtp.x.example"));
    click("setupTest");
    QTRY_COMPARE(m_commands->tests.size(), 1);
    Q_EMIT m_commands->testStep(QStringLiteral("Incoming: connection"), true,
                                QStringLiteral("Encrypted, certificate valid"));
    Q_EMIT m_commands->testStep(QStringLiteral("Incoming: sign-in"), true, {});
    Q_EMIT m_commands->testStep(QStringLiteral("Outgoing: connection"), false, QStringLiteral("The port is closed."));
    finishTest(Error(ErrorKind::Network, QStringLiteral("The port is closed.")));
    QTRY_VERIFY(child<QPushButton>("setupTest")->isEnabled());
    const QString steps = child<StepList>("setupSteps")->text();
    QVERIFY(steps.contains(QStringLiteral("certificate valid")));
    QVERIFY(steps.contains(QStringLiteral("The port is closed.")));
    shoot(m_page.get(), QStringLiteral("setup-steps"));
}

void TestSetup::pop3WhereThereIsNoImap()
{
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    QTRY_COMPARE(m_searches.size(), 1);
    answer(m_searches.first(), {server(FoundServer::Protocol::Pop3, QStringLiteral("pop.x.example"), 995)});
    QTRY_VERIFY(found().contains(QStringLiteral("POP3 pop.x.example")));
    QVERIFY(found().contains(QStringLiteral("Not found"))); // outgoing
}

void TestSetup::noKeyringSaysSo()
{
    m_page->setKeyringAvailable(false);
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("until Waxwing is closed"));
    }));
}

void TestSetup::passwordDialogAnswersOnce()
{
    auto *dialog = new PasswordDialog(QStringLiteral("Birchmere Studio"), QStringLiteral("mara"),
                                      QStringLiteral("imap.hoster.example"),
                                      QStringLiteral("The server refused the last password."), true);
    QSignalSpy answered(dialog, &PasswordDialog::answered);
    dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    shoot(dialog, QStringLiteral("password"));
    auto *field = dialog->findChild<QLineEdit *>(QStringLiteral("passwordField"));
    QTest::keyClicks(field, QStringLiteral("hunter2"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(answered.first().first().toString(), QStringLiteral("hunter2"));
    QCOMPARE(answered.first().last().toBool(), true);
}

void TestSetup::passwordForTheSessionOnly()
{
    const auto ask = [](bool mayStore) {
        auto *dialog = new PasswordDialog(QStringLiteral("Birchmere Studio"), QStringLiteral("mara"),
                                          QStringLiteral("imap.hoster.example"), {}, mayStore);
        dialog->open();
        return dialog;
    };
    auto *dialog = ask(true);
    QSignalSpy answered(dialog, &PasswordDialog::answered);
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    auto *session = dialog->findChild<QRadioButton *>(QStringLiteral("passwordSession"));
    QVERIFY(!session->isChecked());
    QTest::mouseClick(session, Qt::LeftButton, {}, QPoint(8, session->height() / 2));
    QVERIFY(session->isChecked());
    auto *field = dialog->findChild<QLineEdit *>(QStringLiteral("passwordField"));
    QTest::keyClicks(field, QStringLiteral("hunter2"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(answered.first().last().toBool(), false);
    // An account that keeps none has nothing to choose, and the dialog says so.
    dialog = ask(false);
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    QVERIFY(!dialog->findChild<QRadioButton *>(QStringLiteral("passwordStore"))->isVisible());
    QVERIFY(dialog->findChild<QRadioButton *>(QStringLiteral("passwordSession"))->isVisible());
    shoot(dialog, QStringLiteral("password-session"));
    dialog->reject();
}

void TestSetup::showsWhatIsFoundAsItIsFound()
{
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    QTRY_COMPARE(m_searches.size(), 1);
    m_found({server(FoundServer::Protocol::Imap, QStringLiteral("imap.first.example"), 993)});
    QVERIFY(found().contains(QStringLiteral("imap.first.example")));
    answer(m_searches.first(), hoster());
    QTRY_VERIFY(found().contains(QStringLiteral("imap.hoster.example")));
    QVERIFY(!found().contains(QStringLiteral("imap.first.example")));
    m_found({server(FoundServer::Protocol::Imap, QStringLiteral("imap.late.example"), 993)});
    QVERIFY(!found().contains(QStringLiteral("imap.late.example")));
}

// A slow source holds nobody up, and changes nothing afterwards.
void TestSetup::goesOnWithTheProvidersWord()
{
    QList<FoundServer> sure = hoster();
    for (FoundServer &server : sure)
        server.confidence = 95;
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    QTRY_COMPARE(m_searches.size(), 1);
    m_found(hoster());
    QTest::keyClick(child<QLineEdit>("setupAddress"), Qt::Key_Return);
    QVERIFY(m_commands->tests.isEmpty());
    m_found(sure);
    QTRY_COMPARE(m_commands->tests.size(), 1);
    answer(m_searches.first(), {server(FoundServer::Protocol::Imap, QStringLiteral("imap.late.example"), 993)});
    finishTest();
    QTRY_COMPARE(m_saved.size(), 1);
    QCOMPARE(m_saved.first().first.incoming.host, QStringLiteral("imap.hoster.example"));
}

namespace {

QList<FoundServer> browserOnly()
{
    QList<FoundServer> servers = hoster();
    servers[0].signInProvider = QStringLiteral("https://login.hoster.example");
    servers[0].signInName = QStringLiteral("Hoster");
    return servers;
}

} // namespace

void TestSetup::signsInThroughTheBrowser()
{
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    QTRY_COMPARE(m_searches.size(), 1);
    answer(m_searches.first(), browserOnly());
    QTRY_COMPARE(child<QPushButton>("setupContinue")->text(), QStringLiteral("Sign in at Hoster"));
    QVERIFY(!child<QLineEdit>("setupPassword")->isEnabled());
    click("setupContinue");
    QVERIFY(m_signIn);
    QTRY_VERIFY(found().contains(QStringLiteral("Waiting for your browser")));
    QVERIFY(m_commands->tests.isEmpty());
    m_signIn->addResult(SignedIn{QStringLiteral("access"), QStringLiteral("refresh")});
    m_signIn->finish();
    QTRY_COMPARE(m_commands->tests.size(), 1);
    finishTest();
    QTRY_COMPARE(m_saved.size(), 1);
    QCOMPARE(m_saved.first().second, QStringLiteral("refresh"));
    QCOMPARE(m_saved.first().first.oauth.provider, QStringLiteral("https://login.hoster.example"));
}

void TestSetup::signInCanBeGivenUp()
{
    type("setupAddress", QStringLiteral("mara@birchmere.example"));
    QTRY_COMPARE(m_searches.size(), 1);
    answer(m_searches.first(), browserOnly());
    QTRY_COMPARE(child<QPushButton>("setupContinue")->text(), QStringLiteral("Sign in at Hoster"));
    click("setupContinue");
    QTRY_COMPARE(child<QPushButton>("setupContinue")->text(), QStringLiteral("Cancel sign-in"));
    click("setupContinue");
    QCOMPARE(m_cancelled, 1);
    m_signIn->setException(std::make_exception_ptr(Error(ErrorKind::Cancelled, QStringLiteral("Given up."))));
    m_signIn->finish();
    QTRY_COMPARE(child<QPushButton>("setupContinue")->text(), QStringLiteral("Sign in at Hoster"));
    QVERIFY(child<QLineEdit>("setupAddress")->isEnabled());
    QVERIFY(m_saved.isEmpty());
}

void TestSetup::typingErrorIsNamed()
{
    type("setupAddress", QStringLiteral("mara@gmial.com"));
    QTRY_COMPARE(m_searches.size(), 1);
    answer(m_searches.first(), {});
    QTRY_VERIFY(found().contains(QStringLiteral("Did you mean mara@gmail.com?")));
    QCOMPARE(child<QPushButton>("setupMeant")->text(), QStringLiteral("Use mara@gmail.com"));
    shoot(m_page.get(), QStringLiteral("setup-meant"));
    click("setupMeant");
    QCOMPARE(child<QLineEdit>("setupAddress")->text(), QStringLiteral("mara@gmail.com"));
    QVERIFY(!child<QPushButton>("setupMeant")->isVisible());
    QTRY_COMPARE(m_searches.size(), 2);
    QCOMPARE(m_searches.constLast().address, QStringLiteral("mara@gmail.com"));
}

void TestSetup::noSuchDomainIsSaid()
{
    const auto refuse = [this] {
        m_searches.constLast().answer->setException(std::make_exception_ptr(
            Error(ErrorKind::Input, QStringLiteral("There is no domain birchmere.exmaple.")).withCode(noDomain)));
        m_searches.constLast().answer->finish();
    };
    type("setupAddress", QStringLiteral("mara@birchmere.exmaple"));
    type("setupPassword", QStringLiteral("hunter2"));
    QTest::keyClick(child<QLineEdit>("setupPassword"), Qt::Key_Return); // faster than DNS
    QTRY_COMPARE(m_searches.size(), 1);
    refuse();
    auto *problem = child<QLabel>("setupProblem");
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(problem->text(), QStringLiteral("There is no domain birchmere.exmaple."));
    QVERIFY(found().contains(QStringLiteral("typing error")));
    shoot(m_page.get(), QStringLiteral("setup-nodomain"));
    click("setupContinue");
    QVERIFY(problem->isVisible() && !child<QLineEdit>("setupIncomingHost")->isVisible());
    QVERIFY(m_commands->tests.isEmpty());
    child<QLineEdit>("setupAddress")->setText(QStringLiteral("mara@birchmere.example"));
    QTRY_COMPARE(m_searches.size(), 2);
    answer(m_searches.constLast(), hoster());
    QTRY_VERIFY(found().contains(QStringLiteral("imap.hoster.example")));
    click("setupContinue");
    QTRY_COMPARE(m_commands->tests.size(), 1);
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const Theme theme(Appearance::Light);
    TestSetup test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_setup.moc"
