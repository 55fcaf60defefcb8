// From an address to mail, in a world of our own names: SRV, autoconfig, POP3 only, and a sign-in in the browser.
// The test runs itself again inside with-names.
#include "tests/cli/ctl.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestCtlNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inNamespace();
};

class TestCtlNamesInside : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }
    void addressAndPassword_data();
    void addressAndPassword();
    void signInThroughTheBrowser();
    void withdrawnSignIn();
    void newPassword();
    void mistyped();
    void noSuchDomain();

private:
    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlNames::inNamespace()
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(s(WAXWING_SOURCE_DIR "/tests/support/with-names"),
                  {s("--mail-servers"), QCoreApplication::applicationFilePath(), s("--inside")});
    QVERIFY(process.waitForFinished(200'000));
    if (process.exitCode() == 77) {
        QSKIP("no namespaces, or no dnsmasq, to run a DNS server of our own");
    }
    QVERIFY2(process.exitCode() == 0, process.readAll().constData());
}

void TestCtlNamesInside::addressAndPassword_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("protocol");
    QTest::newRow("SRV") << s("demo@srv.test") << s("srv") << s("imap");
    QTest::newRow("autoconfig") << s("demo@auto.test") << s("autoconfig") << s("imap");
    QTest::newRow("POP3 only") << s("demo@pop.test") << s("autoconfig") << s("pop3");
}

void TestCtlNamesInside::addressAndPassword()
{
    QFETCH(QString, address);
    QFETCH(QString, source);
    QFETCH(QString, protocol);
    CTL(found, 0, {s("account"), s("discover"), address});
    QCOMPARE(found.rows.constFirst().value(s("source")).toString(), source);
    QCOMPARE(found.rows.constFirst().value(s("protocol")).toString(), protocol);
    for (const char *field : {"host", "port", "security", "auth", "user", "confidence"}) {
        QVERIFY2(!found.rows.constFirst().value(s(field)).isUndefined(), field);
    }
    const CtlResult added = m_ctl->run(
        {s("account"), s("add"), s("--address"), address, s("--discover"), s("--password-stdin")}, "demo-password\n");
    QVERIFY2(added.code == 0, added.report.constData());
    CTL(synced, 0, {s("sync")});
    QVERIFY(!m_ctl->folder(s("INBOX")).isEmpty());
    CTL(sent, 0, {s("send"), s("--to"), s("bob@waxwing.test"), s("--subject"), s("hello"), s("--body"), s("x")});
}

void TestCtlNamesInside::signInThroughTheBrowser()
{
    CTL(added, 0, {s("account"), s("add"), s("--address"), s("demo@oauth.test"), s("--discover")});
    const CtlResult before = m_ctl->run({s("sync")});
    QVERIFY2(before.code == 4 && before.err.toLower().contains("sign in again"), before.report.constData());
    CTL(login, 0, {s("account"), s("login"), s("demo@oauth.test")});
    CTL(synced, 0, {s("sync")});
    CTL(sent, 0, {s("send"), s("--to"), s("bob@waxwing.test"), s("--subject"), s("hello"), s("--body"), s("x")});
}

void TestCtlNamesInside::withdrawnSignIn()
{
    CTL(added, 0, {s("account"), s("add"), s("--address"), s("demo@oauth.test"), s("--discover")});
    CTL(login, 0, {s("account"), s("login"), s("demo@oauth.test")});
    QFile facts(qEnvironmentVariable("WAXWING_NAMES"));
    QVERIFY(facts.open(QIODevice::ReadOnly));
    const QString withdraw = QJsonDocument::fromJson(facts.readAll()).object().value(s("withdraw")).toString();
    QCOMPARE(QProcess::execute(s(WAXWING_SOURCE_DIR "/tests/support/browser"), {withdraw}), 0);
    const CtlResult synced = m_ctl->run({s("sync")});
    QVERIFY2(synced.code == 4 && synced.err.contains("Sign in again"), synced.report.constData());
    CTL(again, 0, {s("account"), s("login"), s("demo@oauth.test")});
    CTL(mended, 0, {s("sync")});
}

void TestCtlNamesInside::newPassword()
{
    const CtlResult added = m_ctl->run(
        {s("account"), s("add"), s("--address"), s("demo@srv.test"), s("--discover"), s("--password-stdin")},
        "old-password\n");
    QVERIFY2(added.code == 0, added.report.constData());
    CTL(refused, 4, {s("sync")});
    const CtlResult wrong
        = m_ctl->run({s("account"), s("login"), s("demo@srv.test"), s("--password-stdin")}, "wrong\n");
    QVERIFY2(wrong.code == 4, wrong.report.constData());
    const CtlResult right
        = m_ctl->run({s("account"), s("login"), s("demo@srv.test"), s("--password-stdin")}, "demo-password\n");
    QVERIFY2(right.code == 0, right.report.constData());
    CTL(synced, 0, {s("sync")});
}

void TestCtlNamesInside::mistyped()
{
    const CtlResult found = m_ctl->run({s("account"), s("discover"), s("ann@gmial.com")});
    QVERIFY2(found.err.contains("ann@gmail.com"), found.report.constData());
}

void TestCtlNamesInside::noSuchDomain()
{
    const CtlResult found = m_ctl->run({s("account"), s("discover"), s("ann@nowhere.test")});
    QVERIFY2(found.code == 2 && found.err.contains("no domain nowhere.test"), found.report.constData());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().contains(s("--inside"))) {
        TestCtlNamesInside inside;
        return QTest::qExec(&inside, {application.arguments().constFirst()});
    }
    TestCtlNames outside;
    return QTest::qExec(&outside, argc, argv);
}
#include "tst_ctl_names.moc"
