// Servers that refuse, and connections that end in the middle: an exit code, a sentence that says what was not
// lost, and a change that can be tried again or taken back.
#include "tests/cli/ctl.h"
#include "tests/support/rawimap.h"

#include <QDir>
#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

// qint64 ids of rows as the command line takes them.
QString idIn(const QJsonObject &row)
{
    return QString::number(row.value(QLatin1String("id")).toInteger());
}

} // namespace

class TestCtlRefused : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }

    void fullMailbox();
    void readOnlyFolder();
    void cutInABody();
    void cutInAHeaderSync();
    void cutInTheMiddleOfAChange();

private:
    void start(const QString &user, quint16 port)
    {
        const CtlResult added = m_ctl->addAccount(m_servers, user, s("imap"), port);
        QVERIFY2(added.code == 0, added.report.constData());
        CTL(synced, 0, {s("sync")});
    }

    TestServers m_servers;
    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlRefused::fullMailbox()
{
    const QString user = s("quota");
    const QByteArray text = QByteArray(QByteArray(76, 'x') + "\r\n").repeated(90'000 / 78); // of 200 KB
    RawImap other(m_servers.imap());
    QVERIFY(other.login(user, m_servers.password(user)));
    QVERIFY(other.append("INBOX", sampleMessage("first", "first@x", text)));
    QVERIFY(other.append("INBOX", sampleMessage("second", "second@x", text)));
    start(user, m_servers.imap());
    CTL(told, 0, {s("folder"), s("info"), s("INBOX")});
    const QJsonObject facts = told.rows.constFirst();
    QVERIFY(facts.value(s("bytes")).toInteger() > 2 * text.size());
    QCOMPARE(facts.value(s("quota_bytes_limit")).toInteger(), 200 * 1024);
    QVERIFY(facts.value(s("quota_bytes")).toInteger() > 170 * 1024);
    QVERIFY(facts.value(s("rights")).isNull());
    QCOMPARE(m_ctl->offline({s("folder"), s("info"), s("INBOX")}).code, 3);
    const QString first = m_ctl->idOf(s("INBOX"), s("first"));
    const CtlResult copied = m_ctl->run({s("copy"), first, s("Archive")});
    QVERIFY2(copied.code == 5, copied.report.constData());
    QVERIFY2(copied.err.contains("full") && copied.err.contains("originals are untouched"), copied.report.constData());
    QVERIFY(m_ctl->offline({s("list"), s("Archive")}).rows.isEmpty());
    QCOMPARE(m_ctl->offline({s("list"), s("INBOX")}).rows.size(), 2);

    const QList<QJsonObject> pending = m_ctl->offline({s("pending"), s("list")}).rows;
    QCOMPARE(pending.size(), 1);
    QCOMPARE(pending.constFirst().value(s("state")).toString(), s("refused"));
    QVERIFY(pending.constFirst().value(s("detail")).toString().contains(s("full")));
    const QString id = idIn(pending.constFirst());
    CTL(stillFull, 5, {s("pending"), s("retry"), id});
    other.command("SELECT INBOX");
    other.command("STORE 2 +FLAGS (\\Deleted)");
    other.command("EXPUNGE");
    QVERIFY(other.ok());
    CTL(retried, 0, {s("pending"), s("retry"), id});
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
    QVERIFY(!m_ctl->message(s("Archive"), s("first")).isEmpty());

    CTL(again, 5, {s("copy"), first, s("Sent")});
    const QList<QJsonObject> second = m_ctl->offline({s("pending"), s("list")}).rows;
    QCOMPARE(second.size(), 1);
    CTL(cancelled, 0, {s("pending"), s("cancel"), idIn(second.constFirst())});
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
    QVERIFY(!m_ctl->message(s("INBOX"), s("first")).isEmpty());
}

void TestCtlRefused::readOnlyFolder()
{
    const QString user = s("reader");
    const QString name = m_servers.mailFolder(user) + s("/Read only/cur/1600000000.M1P1.x:2,");
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sampleMessage("fixed", "fixed@x"));
    file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther | QFile::WriteOwner);
    file.close();
    start(user, m_servers.imap());
    const QString id = m_ctl->idOf(s("Read only"), s("fixed"));
    CTL(told, 0, {s("folder"), s("info"), s("Read only")});
    QCOMPARE(told.rows.constFirst().value(s("rights")).toString(), s("lr"));
    const CtlResult flagged = m_ctl->run({s("flag"), id, s("+flagged")});
    QVERIFY2(flagged.code == 5, flagged.report.constData());
    QVERIFY2(flagged.err.contains("read-only") && flagged.err.contains("untouched"), flagged.report.constData());
    const CtlResult moved = m_ctl->run({s("move"), id, s("INBOX")});
    QVERIFY2(moved.code == 5, moved.report.constData());
    QVERIFY2(moved.err.contains("still in the folder"), moved.report.constData());
    QVERIFY(!m_ctl->message(s("Read only"), s("fixed")).isEmpty());
    QVERIFY(m_ctl->offline({s("list"), s("INBOX")}).rows.isEmpty());
}

void TestCtlRefused::cutInABody()
{
    TestProxy proxy(m_servers.imap());
    QVERIFY2(proxy.isRunning(), qPrintable(proxy.error()));
    const QByteArray text = QByteArray(QByteArray(76, 'y') + "\r\n").repeated(20'000);
    m_servers.deliver(s("demo"), sampleMessage("large", "large@x", text));
    start(s("demo"), proxy.port());
    const QString id = m_ctl->idOf(s("INBOX"), s("large"));
    proxy.cutAfter(300'000);
    const CtlResult cut = m_ctl->run({s("show"), id, s("--source")});
    QVERIFY2(cut.code == 3, cut.report.left(2000).constData());
    QVERIFY2(cut.err.trimmed().size() > 10 && cut.rows.isEmpty(), cut.err.constData());
    // A part is never taken for the whole.
    QCOMPARE(m_ctl->offline({s("show"), id, s("--source")}).code, 3);
    CTL(whole, 0, {s("show"), id, s("--source")});
    QVERIFY(whole.rows.constFirst().value(s("source")).toString().toUtf8().endsWith(text.right(200)));
}

void TestCtlRefused::cutInAHeaderSync()
{
    TestProxy proxy(m_servers.imap());
    QVERIFY2(proxy.isRunning(), qPrintable(proxy.error()));
    for (int i = 0; i < 120; ++i) {
        const QByteArray name = "h" + QByteArray::number(i);
        m_servers.deliver(s("alice"), sampleMessage(name, name + "@x"));
    }
    const CtlResult added = m_ctl->addAccount(m_servers, s("alice"), s("imap"), proxy.port());
    QVERIFY2(added.code == 0, added.report.constData());
    proxy.cutAfter(20'000);
    const CtlResult cut = m_ctl->run({s("sync")});
    QVERIFY2(cut.code == 3, cut.report.constData());
    QVERIFY(m_ctl->folder(s("INBOX")).value(s("total")).toInt() < 120);
    CTL(synced, 0, {s("sync")});
    QCOMPARE(m_ctl->folder(s("INBOX")).value(s("total")).toInt(), 120);
    QCOMPARE(m_ctl->offline({s("list"), s("INBOX"), s("--limit"), s("500")}).rows.size(), 120);
}

void TestCtlRefused::cutInTheMiddleOfAChange()
{
    TestProxy proxy(m_servers.imap());
    QVERIFY2(proxy.isRunning(), qPrintable(proxy.error()));
    m_servers.deliver(s("bob"), sampleMessage("moved", "moved@x"));
    start(s("bob"), proxy.port());
    const QString id = m_ctl->idOf(s("INBOX"), s("moved"));
    proxy.resetCounts();
    CTL(seen, 0, {s("flag"), id, s("+seen")});
    // Far enough to log in and select, as that change did, and not to the end of the move.
    proxy.cutAfter(proxy.counts().bytesToClient / 2);
    const CtlResult cut = m_ctl->run({s("move"), id, s("Archive")});
    QVERIFY2(cut.code == 75, cut.report.constData());
    QCOMPARE(m_ctl->offline({s("pending"), s("list")}).rows.size(), 1);
    QVERIFY(!m_ctl->message(s("Archive"), s("moved")).isEmpty());
    CTL(synced, 0, {s("sync")});
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
    RawImap other(m_servers.imap());
    QVERIFY(other.login(s("bob"), m_servers.password(s("bob"))));
    QVERIFY(other.command("STATUS INBOX (MESSAGES)").value(0).contains("MESSAGES 0"));
    QVERIFY(other.command("STATUS Archive (MESSAGES)").value(0).contains("MESSAGES 1"));
}

QTEST_GUILESS_MAIN(TestCtlRefused)
#include "tst_ctl_refused.moc"
