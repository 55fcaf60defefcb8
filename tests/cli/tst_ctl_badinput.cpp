// What goes wrong gets its exit code and a sentence that says what happened.
#include "tests/cli/ctl.h"
#include "tests/support/hardmessages.h"
#include "tests/support/rawimap.h"

#include <QTcpServer>
#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestCtlBadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }

    void usage_data();
    void usage();
    void servers_data();
    void servers();
    void wrongPassword();
    void trustedAuthority();
    void refusals();
    void hardMessages_data();
    void hardMessages();
    void profileThatCannotBe();

private:
    QStringList add(const QString &imap, const QString &password, const QStringList &more = {}) const
    {
        const QString command = s("echo ") + password;
        const QStringList words{s("account"), s("add"),    s("--address"), s("demo@waxwing.test"),  s("--user"),
                                s("demo"),    s("--imap"), imap,           s("--password-command"), command};
        return words + more;
    }

    TestServers m_servers;
    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlBadInput::usage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no command") << QStringList{s("frobnicate")};
    QTest::newRow("no option") << QStringList{s("sync"), s("--fast")};
    QTest::newRow("no value") << QStringList{s("list"), s("INBOX"), s("--limit")};
    QTest::newRow("no number") << QStringList{s("list"), s("INBOX"), s("--limit"), s("many")};
    QTest::newRow("no servers") << QStringList{s("account"),     s("add"),    s("--address"),
                                               s("a@b.example"), s("--user"), s("u")};
    QTest::newRow("no port") << add(s("host"), s("x"));
    QTest::newRow("no security") << add(s("localhost:143,maybe"), s("x"));
    QTest::newRow("plain to others") << add(s("mail.example.org:143,plain"), s("x"));
    QTest::newRow("no flag") << QStringList{s("flag"), s("1")};
}

void TestCtlBadInput::usage()
{
    QFETCH(QStringList, words);
    const CtlResult result = m_ctl->run(words);
    QVERIFY2(result.code == 1, result.report.constData());
    QVERIFY2(result.out.isEmpty(), result.report.constData()); // a script reads objects there and nothing else
    QVERIFY(!result.err.isEmpty());
}

void TestCtlBadInput::servers_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<int>("code");
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    const quint16 nobody = closed.serverPort();
    closed.close();
    QTest::newRow("unknown host") << s("nowhere.invalid:993,tls") << 3;
    QTest::newRow("refused port") << QStringLiteral("localhost:%1,plain").arg(nobody) << 3;
    QTest::newRow("not trusted") << QStringLiteral("localhost:%1,tls").arg(m_servers.imaps()) << 4;
    QTest::newRow("expired") << QStringLiteral("%1:%2,tls").arg(m_servers.expiredHost()).arg(m_servers.imaps()) << 4;
    QTest::newRow("another host's") << QStringLiteral("%1:%2,tls").arg(m_servers.wrongNameHost()).arg(m_servers.imaps())
                                    << 4;
}

void TestCtlBadInput::servers()
{
    QFETCH(QString, endpoint);
    QFETCH(int, code);
    CTL(added, 0, add(endpoint, s("demo-password")));
    const CtlResult synced = m_ctl->run({s("sync")});
    QVERIFY2(synced.code == code, synced.report.constData());
    QVERIFY2(synced.err.trimmed().size() > 10, synced.report.constData());
}

void TestCtlBadInput::wrongPassword()
{
    CTL(added, 0, add(QStringLiteral("localhost:%1,plain").arg(m_servers.imap()), s("wrong-secret")));
    const CtlResult synced = m_ctl->run({s("sync")});
    QVERIFY2(synced.code == 4, synced.report.constData());
    QVERIFY2(!synced.err.contains("wrong-secret"), synced.report.constData());
}

void TestCtlBadInput::trustedAuthority()
{
    CTL(added, 0,
        add(QStringLiteral("localhost:%1,tls").arg(m_servers.imaps()), s("demo-password"),
            {s("--ca"), m_servers.caFile()}));
    CTL(synced, 0, {s("sync")});
}

void TestCtlBadInput::refusals()
{
    CTL(reader, 0,
        {s("account"), s("add"), s("--name"), s("r"), s("--address"), s("reader@waxwing.test"), s("--user"),
         s("reader"), s("--imap"), QStringLiteral("localhost:%1,plain").arg(m_servers.imap()), s("--password-command"),
         s("echo reader-password")});
    CTL(synced, 0, {s("sync")});
    RawImap other(m_servers.imap());
    QVERIFY(other.login(s("reader"), s("reader-password")));
    QVERIFY(other.append("INBOX", sampleMessage("x", "x@x")));
    CTL(more, 0, {s("sync")});
    const CtlResult moved = m_ctl->run({s("move"), m_ctl->idOf(s("INBOX"), s("x")), s("Read only")});
    QVERIFY2(moved.code == 5, moved.report.constData());
    QVERIFY2(moved.err.contains("still in the folder"), moved.report.constData());
    QCOMPARE(m_ctl->offline({s("list"), s("INBOX")}).rows.size(), 1);
    for (const QString &name :
         {s(""), s("a//b"), s(".."), QString(QLatin1Char('a') + QChar(7)), QString(300, QLatin1Char('x'))}) {
        const CtlResult made = m_ctl->run({s("folder"), s("create"), name});
        QVERIFY2(made.code == 1, made.report.constData());
    }
}

void TestCtlBadInput::hardMessages_data()
{
    QTest::addColumn<QByteArray>("source");
    const QList<HardMessage> messages = waxwing::test::hardMessages();
    for (const HardMessage &message : messages) {
        QTest::newRow(message.name) << message.source;
    }
}

void TestCtlBadInput::hardMessages()
{
    QFETCH(QByteArray, source);
    const QString user = s("bob");
    m_servers.doveadm({s("expunge"), s("-u"), user, s("mailbox"), s("INBOX"), s("all")});
    m_servers.deliver(user, source);
    const CtlResult added = m_ctl->addAccount(m_servers, user, s("imap"), m_servers.imap());
    QVERIFY2(added.code == 0, added.report.constData());
    CTL(synced, 0, {s("sync")});
    const QList<QJsonObject> rows = m_ctl->offline({s("list"), s("INBOX")}).rows;
    QCOMPARE(rows.size(), 1);
    const QString id = QString::number(rows.constFirst().value(s("id")).toInteger());
    const CtlResult shown = m_ctl->run({s("show"), id});
    QVERIFY2(shown.code == 0, shown.err.constData());
    QVERIFY(shown.rows.size() == 1);
}

void TestCtlBadInput::profileThatCannotBe()
{
    const std::unique_ptr<QProcess> process = std::make_unique<QProcess>();
    process->start(QStringLiteral(WAXWING_BIN_DIR "/waxwingctl"),
                   {s("--profile"), s("/proc/none"), s("account"), s("list")});
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitCode(), 6);
}

QTEST_GUILESS_MAIN(TestCtlBadInput)
#include "tst_ctl_badinput.moc"
