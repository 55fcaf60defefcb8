// The same commands on an account that only has POP3; and killed again and again while it fetches.
#include "tests/cli/ctl.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

constexpr int many = 1000;

} // namespace

class TestCtlPop3 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }

    void everyVerb();
    void deletedHereIsNotFetchedAgain();
    void killedTenTimes();

private:
    qint64 onServer(const QString &user) const
    {
        const QByteArray status
            = m_servers.doveadm({s("mailbox"), s("status"), s("-u"), user, s("messages"), s("INBOX")});
        return status.mid(status.indexOf("messages=") + 9).trimmed().toLongLong();
    }

    TestServers m_servers;
    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlPop3::everyVerb()
{
    const QString user = s("alice");
    for (const char *subject : {"one", "two", "three"}) {
        m_servers.deliver(user, sampleMessage(subject, QByteArray(subject) + "@example.org"));
    }
    const CtlResult added
        = m_ctl->addAccount(m_servers, user, s("pop3"), m_servers.pop3(), {s("--leave-on-server"), s("never")});
    QVERIFY2(added.code == 0, added.report.constData());
    CTL(synced, 0, {s("sync")});
    QCOMPARE(synced.rows.constLast().value(s("new")).toInt(), 3);
    QCOMPARE(m_ctl->offline({s("list"), s("INBOX")}).rows.size(), 3);
    QCOMPARE(onServer(user), 0); // stored here first, then gone there
    const QString one = m_ctl->idOf(s("INBOX"), s("one"));
    const CtlResult shown = m_ctl->offline({s("show"), one});
    QVERIFY2(shown.code == 0, shown.report.constData());
    CTL(flagged, 0, {s("flag"), one, s("+seen"), s("+$label1")});
    CTL(made, 0, {s("folder"), s("create"), s("A/B")});
    CTL(moved, 0, {s("move"), one, s("A/B")});
    CTL(copied, 0, {s("copy"), one, s("INBOX")});
    CTL(folderMoved, 0, {s("folder"), s("move"), s("A/B"), s("C")});
    CTL(deleted, 0, {s("delete"), m_ctl->idOf(s("INBOX"), s("two"))});
    CTL(sent, 0, {s("send"), s("--to"), s("bob@waxwing.test"), s("--subject"), s("x"), s("--body"), s("y")});
    QCOMPARE(sent.rows.constFirst().value(s("state")).toString(), s("filed"));
    CTL(again, 0, {s("sync")});
    QCOMPARE(again.rows.constLast().value(s("new")).toInt(), 0);
    QCOMPARE(again.rows.constLast().value(s("removed")).toInt(), 0);
    QCOMPARE(m_ctl->idOf(s("C"), s("one")), one);
    QCOMPARE(m_ctl->offline({s("list"), s("INBOX")}).rows.size(), 2);
    QCOMPARE(m_ctl->offline({s("list"), s("Sent")}).rows.size(), 1);
    QCOMPARE(m_ctl->offline({s("list"), s("Trash")}).rows.size(), 1);
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
}

void TestCtlPop3::deletedHereIsNotFetchedAgain()
{
    const QString user = s("bob");
    m_servers.deliver(user, sampleMessage("keep", "keep@example.org"));
    m_servers.deliver(user, sampleMessage("drop", "drop@example.org"));
    const CtlResult added
        = m_ctl->addAccount(m_servers, user, s("pop3"), m_servers.pop3(), {s("--leave-on-server"), s("until-deleted")});
    QVERIFY2(added.code == 0, added.report.constData());
    CTL(synced, 0, {s("sync")});
    QCOMPARE(onServer(user), 2);
    CTL(deleted, 0, {s("delete"), m_ctl->idOf(s("INBOX"), s("drop")), s("--forever")});
    CTL(again, 0, {s("sync")});
    QCOMPARE(m_ctl->offline({s("list"), s("INBOX")}).rows.size(), 1);
    QCOMPARE(onServer(user), 1);
}

void TestCtlPop3::killedTenTimes()
{
    const QString user = s("pop");
    for (int i = 0; i < many; ++i) {
        const QByteArray number = QByteArray::number(i);
        m_servers.deliver(user, sampleMessage("message " + number, number + "@many.example"));
    }
    const CtlResult added
        = m_ctl->addAccount(m_servers, user, s("pop3"), m_servers.pop3(), {s("--leave-on-server"), s("never")});
    QVERIFY2(added.code == 0, added.report.constData());
    for (int kill = 0; kill < 10; ++kill) {
        const auto process = m_ctl->start({s("sync")});
        QVERIFY(process->waitForStarted());
        process->waitForFinished(QRandomGenerator::global()->bounded(100, 900));
        process->kill(); // SIGKILL
        process->waitForFinished();
    }
    CTL(synced, 0, {s("sync")});
    QSet<QString> subjects;
    const QList<QJsonObject> rows = m_ctl->offline({s("list"), s("INBOX")}).rows;
    for (const QJsonObject &row : rows) {
        subjects.insert(row.value(s("subject")).toString());
    }
    QCOMPARE(rows.size(), many);
    QCOMPARE(subjects.size(), many);
    QCOMPARE(onServer(user), 0);
}

QTEST_GUILESS_MAIN(TestCtlPop3)
#include "tst_ctl_pop3.moc"
