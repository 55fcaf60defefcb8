// Messages between accounts and between servers and this computer: bytes, flags and time of arrival go along, the
// original goes after its copy, and a death in between leaves at most both.
#include "tests/cli/ctl.h"
#include "tests/support/rawimap.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestCtlTransfer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init();
    void cleanup() { m_ctl.reset(); }

    void betweenServers();
    void copyLeavesTheOriginal();
    void toThisComputerAndBack();
    void folderToThisComputerAndBack();
    void folderThatGetsMailMeanwhile();
    void fromPop3ToImap();
    void offlineThenOnline();
    void targetGone();
    void killedAnywhere();
    void foldersOnThisComputer();
    void otherProgramsMail();

private:
    void addAccounts();
    void fillWork();
    QByteArray folders(const QString &user) const
    {
        return m_servers.doveadm({s("mailbox"), s("list"), s("-u"), user});
    }
    QByteArray onServer(const QString &user, const QString &folder, const QString &fields) const
    {
        return m_servers.doveadm({s("fetch"), s("-u"), user, fields, s("mailbox"), folder}).trimmed();
    }
    int countOnServer(const QString &user, const QString &folder) const
    {
        return int(onServer(user, folder, s("uid")).count("uid: "));
    }
    void empty(const QString &user) const
    {
        m_servers.doveadm({s("expunge"), s("-u"), user, s("mailbox"), s("*"), s("all")});
    }

    TestServers m_servers;
    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlTransfer::init()
{
    m_ctl = std::make_unique<Ctl>();
    for (const char *user : {"alice", "bob", "pop"}) {
        empty(s(user));
    }
}

void TestCtlTransfer::addAccounts()
{
    for (const char *user : {"alice", "bob"}) {
        const CtlResult added = m_ctl->addAccount(m_servers, s(user), s("imap"), m_servers.imap());
        QVERIFY2(added.code == 0, added.report.constData());
    }
    CTL(synced, 0, {s("sync")});
}

void TestCtlTransfer::betweenServers()
{
    const QByteArray source = sampleMessage("across", "across@example.org", "Grüße\r\n.\r\n..dots\r\n");
    m_servers.deliver(s("alice"), source);
    m_servers.doveadm({s("flags"), s("add"), s("-u"), s("alice"), s("\\Flagged $label1"), s("mailbox"), s("INBOX")});
    const QByteArray received = onServer(s("alice"), s("INBOX"), s("date.received"));
    addAccounts();
    CTL(moved, 0, {s("move"), m_ctl->idOf(s("alice:INBOX"), s("across")), s("bob:INBOX")});
    QCOMPARE(moved.rows.constFirst().value(s("state")).toString(), s("done"));
    QCOMPARE(countOnServer(s("alice"), s("INBOX")), 0);
    QCOMPARE(countOnServer(s("bob"), s("INBOX")), 1);
    QCOMPARE(onServer(s("bob"), s("INBOX"), s("date.received")), received);
    const QByteArray flags = onServer(s("bob"), s("INBOX"), s("flags"));
    QVERIFY2(flags.contains("\\Flagged") && flags.contains("$label1"), flags.constData());
    QVERIFY(onServer(s("bob"), s("INBOX"), s("text")).contains("..dots"));
    CTL(synced, 0, {s("sync")});
    QCOMPARE(synced.rows.constLast().value(s("new")).toInt(), 0); // the row is the message's own already
    QCOMPARE(m_ctl->offline({s("list"), s("bob:INBOX")}).rows.size(), 1);
    QVERIFY(m_ctl->offline({s("list"), s("alice:INBOX")}).rows.isEmpty());
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
}

void TestCtlTransfer::fillWork()
{
    for (const char *folder : {"Work", "Work/Old", "Work/Empty"}) {
        m_servers.doveadm({s("mailbox"), s("create"), s("-u"), s("alice"), s(folder)});
    }
    RawImap other(m_servers.imap());
    QVERIFY(other.login(s("alice"), m_servers.password(s("alice"))));
    for (const QByteArray name : {"w1", "w2", "old"}) {
        QVERIFY(other.append(name == "old" ? "Work/Old" : "Work", sampleMessage(name, name + "@example.org")));
    }
    addAccounts();
}

// An archive: the whole tree, mail and all; gone from the server only when it is here. And taken back.
void TestCtlTransfer::folderToThisComputerAndBack()
{
    fillWork();
    CTL(moved, 0, {s("folder"), s("move"), s("alice:Work"), s("On this computer:")});
    QVERIFY2(!folders(s("alice")).contains("Work"), folders(s("alice")).constData());
    QCOMPARE(m_ctl->folder(s("On this computer:Work")).value(s("total")).toInt(), 2);
    QCOMPARE(m_ctl->folder(s("On this computer:Work/Old")).value(s("total")).toInt(), 1);
    QVERIFY(!m_ctl->folder(s("On this computer:Work/Empty")).isEmpty());
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
    CTL(undone, 0, {s("undo")});
    QCOMPARE(countOnServer(s("alice"), s("Work")), 2);
    QCOMPARE(countOnServer(s("alice"), s("Work/Old")), 1);
    QVERIFY(folders(s("alice")).contains("Work/Empty"));
    QVERIFY(m_ctl->folder(s("On this computer:Work")).isEmpty());

    CTL(toBob, 0, {s("folder"), s("move"), s("alice:Work"), s("bob:INBOX")});
    QCOMPARE(countOnServer(s("bob"), s("INBOX/Work/Old")), 1);
    QVERIFY(!folders(s("alice")).contains("Work"));
    CTL(back, 0, {s("folder"), s("move"), s("bob:INBOX/Work"), s("alice:")});
    QCOMPARE(countOnServer(s("alice"), s("Work")), 2);
    QVERIFY(!folders(s("bob")).contains("Work"));
    const CtlResult taken = m_ctl->run({s("folder"), s("move"), s("alice:Work"), s("bob:Nowhere")});
    QCOMPARE(taken.code, 2);
    const CtlResult inbox = m_ctl->run({s("folder"), s("move"), s("alice:INBOX"), s("bob:")});
    QCOMPARE(inbox.code, 1);
    m_servers.doveadm({s("mailbox"), s("delete"), s("-u"), s("alice"), s("-r"), s("Work")});
}

void TestCtlTransfer::folderThatGetsMailMeanwhile()
{
    fillWork();
    CTL(fetched, 0, {s("sync"), s("--bodies")});
    const CtlResult moved = m_ctl->offline({s("folder"), s("move"), s("alice:Work"), s("On this computer:")});
    QVERIFY2(moved.code == 75, moved.report.constData());
    QVERIFY(m_ctl->folder(s("alice:Work")).isEmpty());
    RawImap other(m_servers.imap());
    QVERIFY(other.login(s("alice"), m_servers.password(s("alice"))));
    QVERIFY(other.append("Work", sampleMessage("late", "late@example.org")));
    m_ctl->run({s("sync")});
    QCOMPARE(m_ctl->folder(s("On this computer:Work")).value(s("total")).toInt(), 2);
    QCOMPARE(countOnServer(s("alice"), s("Work")), 1); // what nobody has seen is not deleted with it
    QVERIFY(!folders(s("alice")).contains("Work/Old"));
    CTL(again, 0, {s("sync")});
    QCOMPARE(m_ctl->folder(s("alice:Work")).value(s("total")).toInt(), 1);
    const QList<QJsonObject> pending = m_ctl->offline({s("pending"), s("list")}).rows;
    QCOMPARE(pending.size(), 1);
    QCOMPARE(pending.constFirst().value(s("why")).toString(),
             s("The folder is not empty any more. The folder and its messages are still there."));
    m_servers.doveadm({s("mailbox"), s("delete"), s("-u"), s("alice"), s("-r"), s("Work")});
}

void TestCtlTransfer::copyLeavesTheOriginal()
{
    m_servers.deliver(s("alice"), sampleMessage("stays", "stays@example.org"));
    addAccounts();
    const QString id = m_ctl->idOf(s("alice:INBOX"), s("stays"));
    CTL(copied, 0, {s("copy"), id, s("bob:INBOX")});
    CTL(again, 0, {s("copy"), id, s("bob:INBOX")}); // asked for twice: there twice
    QCOMPARE(countOnServer(s("alice"), s("INBOX")), 1);
    QCOMPARE(countOnServer(s("bob"), s("INBOX")), 2);
}

void TestCtlTransfer::toThisComputerAndBack()
{
    m_servers.deliver(s("alice"), sampleMessage("home", "home@example.org"));
    const QByteArray received = onServer(s("alice"), s("INBOX"), s("date.received"));
    addAccounts();
    CTL(made, 0, {s("folder"), s("create"), s("On this computer:Archive/2026")});
    CTL(moved, 0, {s("move"), m_ctl->idOf(s("alice:INBOX"), s("home")), s("On this computer:Archive/2026")});
    QCOMPARE(countOnServer(s("alice"), s("INBOX")), 0);
    const QString id = m_ctl->idOf(s("On this computer:Archive/2026"), s("home"));
    CTL(shown, 0, {s("--offline"), s("show"), id});
    CTL(flagged, 0, {s("--offline"), s("flag"), id, s("+flagged")}); // nothing to wait for
    CTL(synced, 0, {s("sync")});
    QCOMPARE(m_ctl->idOf(s("On this computer:Archive/2026"), s("home")), id);
    CTL(back, 0, {s("move"), id, s("bob:INBOX")});
    QVERIFY(m_ctl->offline({s("list"), s("On this computer:Archive/2026")}).rows.isEmpty());
    QCOMPARE(countOnServer(s("bob"), s("INBOX")), 1);
    QCOMPARE(onServer(s("bob"), s("INBOX"), s("date.received")), received);
    QVERIFY(onServer(s("bob"), s("INBOX"), s("flags")).contains("\\Flagged"));
}

void TestCtlTransfer::fromPop3ToImap()
{
    m_servers.deliver(s("pop"), sampleMessage("old", "old@example.org"));
    const CtlResult pop = m_ctl->addAccount(m_servers, s("pop"), s("pop3"), m_servers.pop3());
    QVERIFY2(pop.code == 0, pop.report.constData());
    addAccounts();
    CTL(moved, 0, {s("move"), m_ctl->idOf(s("pop:INBOX"), s("old")), s("bob:INBOX")});
    QCOMPARE(countOnServer(s("bob"), s("INBOX")), 1);
    QVERIFY(m_ctl->offline({s("list"), s("pop:INBOX")}).rows.isEmpty());
    CTL(synced, 0, {s("sync")}); // it stays on the POP3 server, and is not fetched again
    QVERIFY(m_ctl->offline({s("list"), s("pop:INBOX")}).rows.isEmpty());
}

void TestCtlTransfer::offlineThenOnline()
{
    m_servers.deliver(s("alice"), sampleMessage("train", "train@example.org"));
    addAccounts();
    const CtlResult moved = m_ctl->offline({s("move"), m_ctl->idOf(s("alice:INBOX"), s("train")), s("bob:INBOX")});
    QVERIFY2(moved.code == 75, moved.report.constData());
    QVERIFY(m_ctl->offline({s("list"), s("alice:INBOX")}).rows.isEmpty());
    QCOMPARE(m_ctl->offline({s("list"), s("bob:INBOX")}).rows.size(), 1);
    QCOMPARE(m_ctl->offline({s("pending"), s("list")}).rows.size(), 2);
    CTL(synced, 0, {s("sync")});
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
    QCOMPARE(countOnServer(s("alice"), s("INBOX")), 0);
    QCOMPARE(countOnServer(s("bob"), s("INBOX")), 1);
    QCOMPARE(m_ctl->offline({s("list"), s("bob:INBOX")}).rows.size(), 1);
}

// What cannot be copied is not deleted: it is shown again where it was.
void TestCtlTransfer::targetGone()
{
    m_servers.deliver(s("alice"), sampleMessage("large", "large@example.org", QByteArray(300 * 1024, 'x') + "\r\n"));
    const CtlResult quota = m_ctl->addAccount(m_servers, s("quota"), s("imap"), m_servers.imap());
    QVERIFY2(quota.code == 0, quota.report.constData());
    addAccounts();
    const CtlResult moved = m_ctl->run({s("move"), m_ctl->idOf(s("alice:INBOX"), s("large")), s("quota:INBOX")});
    QVERIFY2(moved.code == 5, moved.report.constData());
    QCOMPARE(countOnServer(s("alice"), s("INBOX")), 1);
    QCOMPARE(m_ctl->offline({s("list"), s("alice:INBOX")}).rows.size(), 1);
    QVERIFY(m_ctl->offline({s("list"), s("quota:INBOX")}).rows.isEmpty());
    QCOMPARE(m_ctl->offline({s("pending"), s("list")}).rows.size(), 1); // the copy, refused; nothing to delete
}

void TestCtlTransfer::killedAnywhere()
{
    constexpr int many = 12;
    for (int i = 0; i < many; ++i) {
        const QByteArray number = QByteArray::number(i);
        m_servers.deliver(s("alice"), sampleMessage("m" + number, number + "@killed.example"));
    }
    addAccounts();
    QStringList ids;
    const QList<QJsonObject> rows = m_ctl->offline({s("list"), s("alice:INBOX")}).rows;
    for (const QJsonObject &row : rows) {
        ids.append(QString::number(row.value(s("id")).toInteger()));
    }
    const CtlResult queued = m_ctl->offline(QStringList{s("move")} + ids + QStringList{s("bob:INBOX")});
    QVERIFY2(queued.code == 75, queued.report.constData());
    for (int kill = 0; kill < 8; ++kill) {
        const auto process = m_ctl->start({s("sync")});
        QVERIFY(process->waitForStarted());
        process->waitForFinished(60 + kill * 40);
        process->kill(); // SIGKILL
        process->waitForFinished();
        const QByteArray both = onServer(s("alice"), s("INBOX"), s("hdr.message-id"))
            + onServer(s("bob"), s("INBOX"), s("hdr.message-id"));
        for (int i = 0; i < many; ++i) {
            QVERIFY(both.contains(QByteArray('<' + QByteArray::number(i) + "@killed.example>")));
        }
    }
    CTL(synced, 0, {s("sync")});
    QCOMPARE(countOnServer(s("alice"), s("INBOX")), 0);
    QCOMPARE(countOnServer(s("bob"), s("INBOX")), many);
    QCOMPARE(m_ctl->offline({s("list"), s("bob:INBOX")}).rows.size(), many);
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
}

void TestCtlTransfer::foldersOnThisComputer()
{
    CTL(made, 0, {s("folder"), s("create"), s("On this computer:A/B")});
    CTL(renamed, 0, {s("folder"), s("rename"), s("On this computer:A/B"), s("Grüße")});
    CTL(moved, 0, {s("folder"), s("move"), s("On this computer:A/Grüße"), s("/")});
    CTL(listed, 0, {s("--offline"), s("folder"), s("list")});
    QStringList paths;
    for (const QJsonObject &row : listed.rows) {
        paths.append(row.value(s("path")).toString());
    }
    QVERIFY2(paths.contains(s("A")) && paths.contains(s("Grüße")), listed.report.constData());
    CTL(deleted, 0, {s("folder"), s("delete"), s("On this computer:Grüße"), s("--forever")});
    CTL(accounts, 0, {s("account"), s("list")});
    QCOMPARE(accounts.rows.constFirst().value(s("name")).toString(), s("On this computer"));
}

// A file that another program put there, flagged and took away.
void TestCtlTransfer::otherProgramsMail()
{
    CTL(made, 0, {s("folder"), s("create"), s("On this computer:Shared")});
    QDir mail(m_ctl->profile() + s("/mail"));
    mail.cd(mail.entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst());
    const QString file = mail.filePath(s(".Shared/new/1.foreign"));
    QFile delivery(file);
    QVERIFY(delivery.open(QIODevice::WriteOnly));
    delivery.write(sampleMessage("foreign", "foreign@example.org").replace("\r\n", "\n"));
    delivery.close();
    CTL(synced, 0, {s("sync")});
    const QString id = m_ctl->idOf(s("On this computer:Shared"), s("foreign"));
    QVERIFY(QFile::rename(file, mail.filePath(s(".Shared/cur/1.foreign:2,S"))));
    CTL(again, 0, {s("sync")});
    QCOMPARE(m_ctl->idOf(s("On this computer:Shared"), s("foreign")), id);
    QCOMPARE(m_ctl->message(s("On this computer:Shared"), s("foreign")).value(s("flags")).toArray().size(), 1);
    QVERIFY(QFile::remove(mail.filePath(s(".Shared/cur/1.foreign:2,S"))));
    CTL(last, 0, {s("sync")});
    QVERIFY(m_ctl->offline({s("list"), s("On this computer:Shared")}).rows.isEmpty());
}

QTEST_GUILESS_MAIN(TestCtlTransfer)
#include "tst_ctl_transfer.moc"
