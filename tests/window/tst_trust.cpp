// Certificates that prove nothing, in the window and on real TLS servers: shown in words, accepted only by the button
// that says so and for that server alone, taken back, and stopped at when they change.
#include "tests/window/mailwindow.h"
#include "tests/window2/shots.h"
#include "ui/accounts/accountsdialog.h"
#include "ui/accounts/certificatedialog.h"
#include "ui/reader/mailscheme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

constexpr int patience = 20'000; // ms; a busy machine

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestTrust : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init()
    {
        m_mail = std::make_unique<MailWindow>(m_servers);
        m_mail->start(false);
    }
    void cleanup() { m_mail.reset(); }

    void setUpShowsAndAccepts();
    void changedCertificateStops();
    void acceptedOneCanBeRevoked();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();

private:
    template <class T> T *find(const char *name) { return m_mail->find<T>(name); }
    void click(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void type(const char *field, const QString &text) { find<QLineEdit>(field)->setText(text); }
    ui::CertificateDialog *dialog() { return find<ui::CertificateDialog>("certificateDialog"); }
    QString shown(const char *fact) { return dialog()->findChild<QLabel *>(QLatin1String(fact))->text(); }
    QByteArray shownFingerprint() { return net::fingerprintFromText(shown("certificateFingerprint").remove(u'\n')); }
    void fillSetUp();
    bool isOpen()
    {
        return QTest::qWaitFor([this] { return dialog() && dialog()->isVisible(); }, patience)
            && QTest::qWaitForWindowExposed(dialog()) && QTest::qWaitForWindowActive(dialog());
    }
    accounts::Account saved() { return m_mail->core().accounts().accounts().value(0); }
    accounts::Account untrusted(const QString &host) const
    {
        accounts::Account account = m_mail->accountOf(s("demo"), s("Studio"));
        account.incoming.host = host;
        return account;
    }
    QString problemOf(AccountId account)
    {
        return m_mail->folders()->indexOf(account).data(models::FolderTreeModel::ProblemRole).toString();
    }

    TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
};

void TestTrust::fillSetUp()
{
    type("setupAddress", m_servers.address(s("demo")));
    type("setupPassword", m_servers.password(s("demo")));
    click("setupByHand");
    type("setupIncomingHost", m_servers.selfSignedHost());
    type("setupIncomingPort", QString::number(m_servers.imaps()));
    type("setupIncomingUser", s("demo"));
    type("setupOutgoingHost", m_servers.host());
    type("setupOutgoingPort", QString::number(m_servers.captures()));
    type("setupCaFile", m_servers.caFile());
}

void TestTrust::setUpShowsAndAccepts()
{
    QTRY_VERIFY(find<QLineEdit>("setupAddress"));
    fillSetUp();
    QVERIFY(find<QPushButton>("setupCertificate")->isHidden());
    click("setupContinue");
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("setupCertificate")->isVisible(), patience);
    QVERIFY2(find<QLabel>("setupProblem")->text().contains(s("is not trusted")),
             qPrintable(find<QLabel>("setupProblem")->text()));
    shoot(&m_mail->window(), s("trust-setup"));
    click("setupCertificate");
    QVERIFY(isOpen());
    QCOMPARE(shownFingerprint().size(), 32);
    shoot(dialog(), s("trust-certificate"));
    // Enter says no.
    QTest::keyClick(dialog(), Qt::Key_Return);
    QTRY_VERIFY(!dialog());
    QVERIFY(m_mail->core().accounts().accounts().isEmpty());
    click("setupCertificate");
    QVERIFY(isOpen());
    const QByteArray sha256 = shownFingerprint();
    click("certificateAccept");
    QTRY_COMPARE_WITH_TIMEOUT(m_mail->core().accounts().accounts().size(), 1, patience);
    QCOMPARE(saved().tlsExceptions,
             QList<net::TlsException>{net::TlsException(m_servers.selfSignedHost(), m_servers.imaps(), sha256)});
    QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(saved().id, s("INBOX")).isValid(), patience);
}

void TestTrust::changedCertificateStops()
{
    accounts::Account account = untrusted(m_servers.selfSignedHost());
    account.accept(account.incoming, QByteArray(32, 'x'));
    const AccountId id = m_mail->add(account);
    QTRY_VERIFY_WITH_TIMEOUT(problemOf(id).contains(s("another certificate than the one you accepted")), patience);
    QVERIFY(!m_mail->folder(id, s("INBOX")).isValid());
    m_mail->window().showActivity(true);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("showCertificate") && find<QPushButton>("showCertificate")->isVisible(),
                             patience);
    shoot(&m_mail->window(), s("trust-activity"));
    click("showCertificate");
    QVERIFY(isOpen());
    QVERIFY(shown("certificateBefore").startsWith(s("78:78:78")));
    QVERIFY(shown("certificateProblem").contains(s("another certificate")));
    shoot(dialog(), s("trust-changed"));
    const QByteArray sha256 = shownFingerprint();
    click("certificateAccept");
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("accountMessage")->text(), s("Both servers let Waxwing in."), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(id, s("INBOX")).isValid(), patience);
    QCOMPARE(saved().tlsExceptions,
             QList<net::TlsException>{net::TlsException(m_servers.selfSignedHost(), m_servers.imaps(), sha256)});
}

void TestTrust::acceptedOneCanBeRevoked()
{
    const AccountId id = m_mail->add(untrusted(m_servers.selfSignedHost()));
    QTRY_VERIFY_WITH_TIMEOUT(problemOf(id).contains(s("is not trusted")), patience);
    m_mail->assembly().showAccounts();
    click("accountTest");
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("accountCertificate")->isVisible(), patience);
    click("accountCertificate");
    QVERIFY(isOpen());
    click("certificateAccept");
    auto *exceptions = find<QListWidget>("accountExceptions");
    QTRY_COMPARE(exceptions->count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("accountMessage")->text(), s("Both servers let Waxwing in."), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(id, s("INBOX")).isValid(), patience);
    shoot(find<QDialog>("accountsDialog"), s("trust-accounts"));
    exceptions->setCurrentRow(0);
    click("accountRevoke");
    QVERIFY(saved().tlsExceptions.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(problemOf(id).contains(s("is not trusted")), patience);
}

void TestTrust::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("issuer");
    QTest::newRow("self-signed") << m_servers.selfSignedHost() << s("is not trusted") << s("itself");
    QTest::newRow("expired") << m_servers.expiredHost() << s("expired on") << QString();
    QTest::newRow("another host's") << m_servers.wrongNameHost() << s("is for another host") << QString();
}

void TestTrust::whatIsWrongIsSaid()
{
    QFETCH(QString, host);
    QFETCH(QString, problem);
    QFETCH(QString, issuer);
    const AccountId id = m_mail->add(untrusted(host));
    m_mail->assembly().showCertificates(id);
    QVERIFY(isOpen());
    QVERIFY2(shown("certificateProblem").contains(problem), qPrintable(shown("certificateProblem")));
    QVERIFY(shown("certificateServer").contains(host));
    QVERIFY2(shown("certificateIssuer").contains(issuer), qPrintable(shown("certificateIssuer")));
    QCOMPARE(shown("certificateUntil").contains(s("it has expired")), problem == s("expired on"));
    QCOMPARE(shownFingerprint().size(), 32);
    shoot(dialog(), QString(s("trust-") + QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0)));
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    QVERIFY(saved().tlsExceptions.isEmpty());
}

int main(int argc, char **argv)
{
    ui::registerSchemes();
    QApplication application(argc, argv);
    const ui::Theme theme(ui::Appearance::Light);
    TestTrust test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_trust.moc"
