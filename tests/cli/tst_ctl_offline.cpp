// Offline is the normal case: changes are here at once, survive a kill, and reach the server once.
#include "tests/cli/ctl.h"
#include "tests/support/rawimap.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestCtlOffline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }

    void fiveChangesAndAKill();
    void retryAndCancel();
    void askedToEndIsDoneInOrder();

private:
    void start(const QString &user);
    QByteArray fetched(const QString &user, const QByteArray &folder)
    {
        RawImap other(m_servers.imap());
        other.login(user, m_servers.password(user));
        other.command("SELECT \"" + folder + "\"");
        return other.command("FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])").join('\n');
    }

    TestServers m_servers;
    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlOffline::start(const QString &user)
{
    for (const char *subject : {"one", "two", "three"}) {
        m_servers.deliver(user, sampleMessage(subject, QByteArray(subject) + "@example.org"));
    }
    const CtlResult added = m_ctl->addAccount(m_servers, user, s("imap"), m_servers.imap());
    QVERIFY2(added.code == 0, added.report.constData());
    CTL(synced, 0, {s("sync")});
}

// The server is not done with its greeting when the session ends.
void TestCtlOffline::askedToEndIsDoneInOrder()
{
    m_ctl->addAccount(m_servers, s("demo"), s("imap"), m_servers.imap());
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    CTL(set, 0,
        {s("account"), s("set"), s("1"), s("--imap"), QStringLiteral("127.0.0.1:%1,plain").arg(silent.serverPort())});
    for (const int number : {SIGTERM, SIGINT, SIGHUP}) {
        const auto process = m_ctl->start({s("sync")});
        QVERIFY(silent.waitForNewConnection(10'000));
        const std::unique_ptr<QTcpSocket> connection(silent.nextPendingConnection());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(::kill(pid_t(process->processId()), number), 0);
        QVERIFY(process->waitForFinished(20'000));
        QVERIFY2(timer.elapsed() <= 3000, qPrintable(QString::number(timer.elapsed())));
        // Ended by the signal, as a shell wants to know, and not before it said so.
        QCOMPARE(process->exitStatus(), QProcess::CrashExit);
        QCOMPARE(process->exitCode(), number);
        QVERIFY(process->readAllStandardError().contains("Stopped."));
    }
}

void TestCtlOffline::fiveChangesAndAKill()
{
    const QString user = s("demo");
    start(user);
    if (QTest::currentTestFailed()) {
        return;
    }
    m_servers.stop("dovecot");
    const QString one = m_ctl->idOf(s("INBOX"), s("one"));
    const QString two = m_ctl->idOf(s("INBOX"), s("two"));
    const QString three = m_ctl->idOf(s("INBOX"), s("three"));
    CTL(made, 75, {s("folder"), s("create"), s("New")});
    CTL(flagged, 75, {s("flag"), one, s("+flagged")});
    CTL(moved, 75, {s("move"), one, two, s("New")});
    const CtlResult deleted = m_ctl->offline({s("delete"), three});
    QCOMPARE(deleted.code, 75);
    // The fifth is killed as soon as it says that it is done here.
    const auto process = m_ctl->start({s("--offline"), s("flag"), two, s("+seen")});
    QVERIFY(process->waitForReadyRead());
    process->kill();
    process->waitForFinished();
    QCOMPARE(m_ctl->offline({s("list"), s("New")}).rows.size(), 2);
    QCOMPARE(m_ctl->offline({s("pending"), s("list")}).rows.size(), 5);
    m_servers.startAgain("dovecot");
    CTL(synced, 0, {s("sync")});
    const QByteArray inNew = fetched(user, "New");
    QCOMPARE(inNew.count("Subject: one"), 1);
    QCOMPARE(inNew.count("Subject: two"), 1);
    QCOMPARE(inNew.count("\\Flagged"), 1);
    QCOMPARE(inNew.count("\\Seen"), 1);
    QCOMPARE(fetched(user, "Trash").count("Subject: three"), 1);
    QCOMPARE(fetched(user, "INBOX").count("Subject: "), 0);
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
    CTL(again, 0, {s("sync")});
    QCOMPARE(m_ctl->offline({s("list"), s("New")}).rows.size(), 2);
    QCOMPARE(m_ctl->idOf(s("New"), s("one")), one);
}

void TestCtlOffline::retryAndCancel()
{
    const QString user = s("alice");
    start(user);
    if (QTest::currentTestFailed()) {
        return;
    }
    const QString one = m_ctl->idOf(s("INBOX"), s("one"));
    QCOMPARE(m_ctl->offline({s("flag"), one, s("+flagged")}).code, 75);
    QCOMPARE(m_ctl->offline({s("flag"), one, s("+seen")}).code, 75);
    const QList<QJsonObject> pending = m_ctl->offline({s("pending"), s("list")}).rows;
    QCOMPARE(pending.size(), 2);
    for (const char *field : {"id", "kind", "what", "state", "detail"}) {
        QVERIFY2(pending.constFirst().contains(s(field)), field);
    }
    QCOMPARE(
        m_ctl->offline({s("pending"), s("cancel"), QString::number(pending.at(0).value(s("id")).toInteger())}).code, 0);
    CTL(retried, 0, {s("pending"), s("retry"), QString::number(pending.at(1).value(s("id")).toInteger())});
    QCOMPARE(fetched(user, "INBOX").count("\\Flagged"), 0);
    QCOMPARE(fetched(user, "INBOX").count("\\Seen"), 1);
    CTL(nothing, 2, {s("pending"), s("cancel"), s("4711")});
    const CtlResult queued
        = m_ctl->offline({s("send"), s("--to"), s("bob@waxwing.test"), s("--subject"), s("s"), s("--body"), s("b")});
    QCOMPARE(queued.code, 75);
    QCOMPARE(queued.rows.constFirst().value(s("state")).toString(), s("queued"));
    CTL(flushed, 0, {s("outbox"), s("flush")});
    QCOMPARE(m_servers.captured().size(), 1);
}

QTEST_GUILESS_MAIN(TestCtlOffline)
#include "tst_ctl_offline.moc"
