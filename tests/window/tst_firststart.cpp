// The first two minutes: an address and a password are typed into the first page, and mail is there. In a world of
// our own names; the test runs itself again inside with-names.
#include "tests/window/mailwindow.h"
#include "ui/accounts/steplist.h"
#include "ui/reader/mailscheme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using waxwing::ui::StepList;

class TestFirstStart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inNamespace();
};

class TestFirstStartInside : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void mailIsThere_data();
    void mailIsThere();
    void noSuchDomainIsSaid();
    void othersWordIsShownFirst();

private:
    void type(MailWindow &mail, const char *field, const QString &text)
    {
        auto *line = mail.find<QLineEdit>(field);
        line->setFocus();
        for (const QChar letter : text) { // keyClicks() knows ASCII only
            QTest::sendKeyEvent(QTest::Click, line, Qt::Key_unknown, QString(letter), Qt::NoModifier);
        }
    }

    TestServers m_servers = TestServers::aroundUs();
};

namespace {

constexpr int messages = 3;
constexpr int patience = 20'000; // ms; a busy machine

} // namespace

void TestFirstStart::inNamespace()
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(
        QStringLiteral(WAXWING_SOURCE_DIR "/tests/support/with-names"),
        {QStringLiteral("--mail-servers"), QCoreApplication::applicationFilePath(), QStringLiteral("--inside")});
    QVERIFY(process.waitForFinished(200'000));
    if (process.exitCode() == 77) {
        QSKIP("no namespaces, or no dnsmasq, to run a DNS server of our own");
    }
    const QByteArray output = process.readAll();
    QVERIFY2(process.exitCode() == 0, output.constData());
}

void TestFirstStartInside::initTestCase()
{
    QVERIFY(m_servers.isRunning());
    for (int i = 0; i < messages; ++i) {
        m_servers.deliver(QStringLiteral("demo"), sampleMessage("Proof " + QByteArray::number(i)));
    }
}

void TestFirstStartInside::mailIsThere_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("password");
    QTest::newRow("SRV") << QStringLiteral("demo@srv.test") << QStringLiteral("demo-password");
    QTest::newRow("autoconfig") << QStringLiteral("demo@auto.test") << QStringLiteral("demo-password");
    QTest::newRow("POP3 only") << QStringLiteral("demo@pop.test") << QStringLiteral("demo-password");
    QTest::newRow("international") << QStringLiteral("demo@bücher.test") << QStringLiteral("demo-password");
    QTest::newRow("browser only") << QStringLiteral("demo@oauth.test") << QString();
}

void TestFirstStartInside::mailIsThere()
{
    QFETCH(QString, address);
    QFETCH(QString, password);
    MailWindow mail(m_servers);
    mail.start(false);
    QTRY_VERIFY(mail.find<QLineEdit>("setupAddress"));
    type(mail, "setupName", QStringLiteral("Mara"));
    type(mail, "setupAddress", address);
    if (password.isEmpty()) {
        QTRY_VERIFY_WITH_TIMEOUT(
            mail.find<QPushButton>("setupContinue")->text().startsWith(QStringLiteral("Sign in at")), patience);
    } else {
        type(mail, "setupPassword", password);
    }
    QElapsedTimer timer;
    timer.start();
    QTest::mouseClick(mail.find<QPushButton>("setupContinue"), Qt::LeftButton);
    const auto isSaved = [&mail] { return !mail.core().accounts().accounts().isEmpty(); };
    QVERIFY2(QTest::qWaitFor(isSaved, patience), qPrintable(mail.find<QLabel>("setupProblem")->text()));
    QTRY_COMPARE_WITH_TIMEOUT(mail.messages()->rowCount(), messages, patience);
    qInfo("from Continue to the first list: %lld ms", timer.elapsed());
}

// However fast the person is: no password leaves, and what is wrong is said where it is.
void TestFirstStartInside::noSuchDomainIsSaid()
{
    MailWindow mail(m_servers);
    mail.start(false);
    QTRY_VERIFY(mail.find<QLineEdit>("setupAddress"));
    type(mail, "setupAddress", QStringLiteral("demo@nowhere.test"));
    type(mail, "setupPassword", QStringLiteral("demo-password"));
    QTest::keyClick(mail.find<QLineEdit>("setupPassword"), Qt::Key_Return);
    auto *problem = mail.find<QLabel>("setupProblem");
    QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), patience);
    QCOMPARE(problem->text(), QStringLiteral("There is no domain nowhere.test."));
    QVERIFY(mail.core().engine().protocolLog().isEmpty());
    QVERIFY(mail.core().accounts().accounts().isEmpty());
}

// A record that leads to somebody else's servers: Enter before the answer only shows them.
void TestFirstStartInside::othersWordIsShownFirst()
{
    MailWindow mail(m_servers);
    mail.start(false);
    QTRY_VERIFY(mail.find<QLineEdit>("setupAddress"));
    type(mail, "setupAddress", QStringLiteral("demo@lodger.test"));
    type(mail, "setupPassword", QStringLiteral("demo-password"));
    QTest::keyClick(mail.find<QLineEdit>("setupPassword"), Qt::Key_Return);
    auto *found = mail.find<StepList>("setupFound");
    QTRY_VERIFY_WITH_TIMEOUT(found->text().contains(QStringLiteral("Look where the password would go")), patience);
    QVERIFY2(found->text().contains(QStringLiteral("imap.srv.test")), qPrintable(found->text()));
    QVERIFY(!mail.core().engine().protocolLog().contains(QStringLiteral("AUTHENTICATE")));
    QVERIFY(mail.core().accounts().accounts().isEmpty());
    QTest::keyClick(mail.find<QLineEdit>("setupPassword"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!mail.core().accounts().accounts().isEmpty(), patience);
}

int main(int argc, char **argv)
{
    ui::registerSchemes();
    QApplication application(argc, argv);
    const ui::Theme theme(ui::Appearance::Light);
    if (QApplication::arguments().contains(QStringLiteral("--inside"))) {
        TestFirstStartInside inside;
        return QTest::qExec(&inside, {QApplication::arguments().constFirst()});
    }
    TestFirstStart outside;
    return QTest::qExec(&outside, argc, argv);
}
#include "tst_firststart.moc"
