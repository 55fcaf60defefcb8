// Every row of the table of waxwingctl, on a full Dovecot and on the same as a bare IMAP4rev1 server; what it
// did is checked by another client.
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

bool hasOpen(qint64 process, const QString &file)
{
    const QDir open(QStringLiteral("/proc/%1/fd").arg(process));
    const QFileInfoList links = open.entryInfoList(QDir::Files | QDir::System);
    return std::any_of(links.cbegin(), links.cend(),
                       [&](const QFileInfo &link) { return link.symLinkTarget() == file; });
}

} // namespace

class TestCtlImap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        m_bare = std::make_unique<TestProxy>(m_servers.imap(), QStringList{s("--bare")});
        QVERIFY2(m_bare->isRunning(), qPrintable(m_bare->error()));
    }
    void init();
    void cleanup() { m_ctl.reset(); }

    void accounts();
    void syncAndList_data() { flavours(); }
    void syncAndList();
    void foreignChanges_data() { flavours(); }
    void foreignChanges();
    void flags_data() { flavours(); }
    void flags();
    void moveCopyDelete_data() { flavours(); }
    void moveCopyDelete();
    void folders_data() { flavours(); }
    void folders();
    void show();
    void send();
    void search();
    void secondProcess();

private:
    static void flavours()
    {
        QTest::addColumn<bool>("bare");
        QTest::newRow("dovecot") << false;
        QTest::newRow("bare IMAP4rev1") << true;
    }
    // A clean user, three messages in the inbox, an account in a new profile, synced.
    void start(bool bare);
    QByteArrayList subjects(const QByteArray &folder);
    QByteArrayList listed();

    TestServers m_servers;
    std::unique_ptr<TestProxy> m_bare;
    std::unique_ptr<Ctl> m_ctl;
    QString m_user;
    int m_count = 0;
};

void TestCtlImap::init()
{
    m_ctl = std::make_unique<Ctl>();
}

void TestCtlImap::start(bool bare)
{
    m_user = s("demo");
    RawImap other(m_servers.imap());
    QVERIFY(other.login(m_user, m_servers.password(m_user)));
    const QByteArrayList folders = other.command("LIST \"\" \"*\"");
    for (const QByteArray &row : folders) {
        const QByteArray name = row.mid(row.lastIndexOf(" ") + 1);
        other.command("DELETE " + name);
    }
    other.command("SELECT INBOX");
    other.command("STORE 1:* +FLAGS (\\Deleted)");
    other.command("EXPUNGE");
    for (const char *subject : {"one", "two", "three"}) {
        QVERIFY(other.append("INBOX", sampleMessage(subject, QByteArray(subject) + "@example.org"), {}));
    }
    const CtlResult added = m_ctl->addAccount(m_servers, m_user, s("imap"), bare ? m_bare->port() : m_servers.imap());
    QVERIFY2(added.code == 0, added.report.constData());
    const CtlResult synced = m_ctl->run({s("sync")});
    QVERIFY2(synced.code == 0, synced.report.constData());
    QCOMPARE(synced.rows.constLast().value(s("new")).toInt(), 3);
}

QByteArrayList TestCtlImap::subjects(const QByteArray &folder)
{
    RawImap other(m_servers.imap());
    other.login(m_user, m_servers.password(m_user));
    other.command("SELECT \"" + folder + "\"");
    QByteArrayList result;
    const QByteArrayList rows = other.command("FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])");
    for (const QByteArray &row : rows) {
        const qsizetype at = row.indexOf("Subject: ");
        if (at >= 0 && !row.contains("\\Deleted")) {
            result.append(row.mid(at + 9, row.indexOf('\r', at) - at - 9));
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

QByteArrayList TestCtlImap::listed()
{
    RawImap other(m_servers.imap());
    other.login(m_user, m_servers.password(m_user));
    QByteArrayList result;
    const QByteArrayList rows = other.command("LIST \"\" \"*\"");
    for (const QByteArray &row : rows) {
        if (row.startsWith("* LIST")) {
            result.append(row.mid(row.indexOf("\"/\" ") + 4));
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

void TestCtlImap::accounts()
{
    CTL(none, 0, {s("account"), s("list")});
    QVERIFY(none.rows.isEmpty());
    const CtlResult added = m_ctl->addAccount(m_servers, s("demo"), s("imap"), m_servers.imap());
    QVERIFY2(added.code == 0, added.report.constData());
    const QJsonValue id = added.rows.constFirst().value(s("id"));
    CTL(one, 0, {s("account"), s("list")});
    QCOMPARE(one.rows.size(), 1);
    for (const char *field : {"id", "name", "address", "imap", "smtp", "state"}) {
        QVERIFY2(one.rows.constFirst().contains(s(field)), field);
    }
    CTL(removed, 0, {s("account"), s("remove"), QString::number(id.toInteger())});
    CTL(gone, 2, {s("account"), s("remove"), QString::number(id.toInteger())});
}

void TestCtlImap::syncAndList()
{
    QFETCH(bool, bare);
    start(bare);
    if (QTest::currentTestFailed()) {
        return;
    }
    CTL(list, 0, {s("list"), s("inbox")});
    QCOMPARE(list.rows.size(), 3);
    for (const char *field : {"id", "uid", "flags", "subject", "from", "date", "size"}) {
        QVERIFY2(list.rows.constFirst().contains(s(field)), field);
    }
    CTL(limited, 0, {s("list"), s("INBOX"), s("--limit"), s("1"), s("--offset"), s("2")});
    QCOMPARE(limited.rows.size(), 1);
    CTL(again, 0, {s("sync")});
    QCOMPARE(again.rows.constLast().value(s("new")).toInt(), 0);
    QCOMPARE(again.rows.constLast().value(s("removed")).toInt(), 0);
    for (const char *field : {"new", "changed", "removed", "bytes_in", "bytes_out", "round_trips", "seconds"}) {
        QVERIFY2(again.rows.constLast().contains(s(field)), field);
    }
    const QJsonObject inbox = m_ctl->folder(s("INBOX"));
    QCOMPARE(inbox.value(s("total")).toInt(), 3);
    QCOMPARE(inbox.value(s("unread")).toInt(), 3);
    QCOMPARE(inbox.value(s("role")).toString(), s("inbox"));
    CTL(bodies, 0, {s("sync"), s("--folder"), s("INBOX"), s("--bodies")});
    QCOMPARE(m_ctl->folder(s("INBOX")).value(s("held")).toInt(), 3);
    CTL(nothing, 2, {s("list"), s("Nowhere")});
}

void TestCtlImap::foreignChanges()
{
    QFETCH(bool, bare);
    start(bare);
    if (QTest::currentTestFailed()) {
        return;
    }
    RawImap other(m_servers.imap());
    QVERIFY(other.login(m_user, m_servers.password(m_user)));
    other.command("SELECT INBOX");
    other.command("STORE 1 +FLAGS (\\Flagged \\Seen $label1)");
    other.command("STORE 2 +FLAGS (\\Deleted)");
    other.command("EXPUNGE");
    QVERIFY(other.append("INBOX", sampleMessage("four", "four@example.org"), {}));
    CTL(synced, 0, {s("sync")});
    QCOMPARE(synced.rows.constLast().value(s("new")).toInt(), 1);
    QCOMPARE(synced.rows.constLast().value(s("changed")).toInt(), 1);
    QCOMPARE(synced.rows.constLast().value(s("removed")).toInt(), 1);
    const QJsonArray flags = m_ctl->message(s("INBOX"), s("one")).value(s("flags")).toArray();
    QVERIFY(flags.contains(s("seen")) && flags.contains(s("flagged")) && flags.contains(s("$label1")));
    QVERIFY(m_ctl->message(s("INBOX"), s("two")).isEmpty());
    QVERIFY(!m_ctl->message(s("INBOX"), s("four")).isEmpty());
}

void TestCtlImap::flags()
{
    QFETCH(bool, bare);
    start(bare);
    if (QTest::currentTestFailed()) {
        return;
    }
    const QString id = m_ctl->idOf(s("INBOX"), s("one"));
    CTL(set, 0, {s("flag"), id, s("+seen"), s("+flagged"), s("+$label2")});
    RawImap other(m_servers.imap());
    QVERIFY(other.login(m_user, m_servers.password(m_user)));
    other.command("SELECT INBOX");
    const QByteArray row = other.command("FETCH 1 (FLAGS)").value(0);
    QVERIFY2(row.contains("\\Seen") && row.contains("\\Flagged") && row.contains("$label2"), row.constData());
    CTL(cleared, 0, {s("flag"), id, s("-flagged")});
    QVERIFY(!other.command("FETCH 1 (FLAGS)").value(0).contains("\\Flagged"));
    CTL(pending, 0, {s("pending"), s("list")});
    QVERIFY2(pending.rows.isEmpty(), pending.report.constData());
}

void TestCtlImap::moveCopyDelete()
{
    QFETCH(bool, bare);
    start(bare);
    if (QTest::currentTestFailed()) {
        return;
    }
    CTL(made, 0, {s("folder"), s("create"), s("Clients")});
    const QString one = m_ctl->idOf(s("INBOX"), s("one"));
    const QString two = m_ctl->idOf(s("INBOX"), s("two"));
    CTL(moved, 0, {s("move"), one, two, s("Clients")});
    QCOMPARE(subjects("Clients"), (QByteArrayList{"one", "two"}));
    QCOMPARE(subjects("INBOX"), QByteArrayList{"three"});
    // The id stays the same across moves and syncs.
    CTL(synced, 0, {s("sync")});
    QCOMPARE(m_ctl->idOf(s("Clients"), s("one")), one);
    QCOMPARE(m_ctl->offline({s("list"), s("INBOX")}).rows.size(), 1);
    CTL(copied, 0, {s("copy"), one, s("INBOX")});
    QCOMPARE(subjects("INBOX"), (QByteArrayList{"one", "three"}));
    QCOMPARE(subjects("Clients"), (QByteArrayList{"one", "two"}));
    CTL(deleted, 0, {s("delete"), two});
    QCOMPARE(subjects("Clients"), QByteArrayList{"one"});
    QCOMPARE(subjects("Trash"), QByteArrayList{"two"});
    CTL(forever, 0, {s("delete"), one, s("--forever")});
    QCOMPARE(subjects("Clients"), QByteArrayList());
    CTL(again, 0, {s("sync")});
    QVERIFY2(m_ctl->offline({s("list"), s("Clients")}).rows.isEmpty(), "what we deleted is hidden, UIDPLUS or not");
    QCOMPARE(m_ctl->offline({s("list"), s("INBOX")}).rows.size(), 2);
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
}

void TestCtlImap::folders()
{
    QFETCH(bool, bare);
    start(bare);
    if (QTest::currentTestFailed()) {
        return;
    }
    CTL(made, 0, {s("folder"), s("create"), s("A/B/Grüße & more")});
    QVERIFY(listed().contains("\"A/B/Gr&APwA3w-e &- more\"") || listed().contains("A/B/Gr&APwA3w-e"));
    CTL(other, 0, {s("folder"), s("create"), s("C")});
    CTL(below, 0, {s("folder"), s("move"), s("A/B"), s("C")});
    QVERIFY(!m_ctl->folder(s("C/B/Grüße & more")).isEmpty());
    QVERIFY(listed().contains("C/B"));
    CTL(to, 0, {s("folder"), s("move"), s("C/B"), s("D")});
    QVERIFY(listed().contains("D"));
    QVERIFY(!listed().contains("C/B"));
    CTL(renamed, 0, {s("folder"), s("rename"), s("D"), s("E")});
    QVERIFY(listed().contains("E"));
    CTL(unsubscribed, 0, {s("folder"), s("unsubscribe"), s("E")});
    QCOMPARE(m_ctl->folder(s("E")).value(s("subscribed")).toBool(), false);
    CTL(subscribed, 0, {s("folder"), s("subscribe"), s("E")});
    QCOMPARE(m_ctl->folder(s("E")).value(s("subscribed")).toBool(), true);
    CTL(exists, 1, {s("folder"), s("create"), s("E")});
    CTL(trashed, 0, {s("folder"), s("delete"), s("E")});
    QVERIFY(listed().contains("Trash/E"));
    CTL(gone, 0, {s("folder"), s("delete"), s("Trash/E"), s("--forever")});
    QVERIFY(!listed().contains("Trash/E"));
    CTL(inbox, 1, {s("folder"), s("delete"), s("INBOX")});
    CTL(synced, 0, {s("sync")});
    QVERIFY(m_ctl->folder(s("E")).isEmpty() && m_ctl->folder(s("Trash/E")).isEmpty());
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
}

void TestCtlImap::show()
{
    start(false);
    RawImap other(m_servers.imap());
    QVERIFY(other.login(m_user, m_servers.password(m_user)));
    const QByteArray source
        = "From: a@example.org\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMessage-ID: <parts@x>\r\n"
          "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
          "Content-Type: text/plain\r\n\r\nThe text\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\n"
          "Content-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
          "aGVsbG8=\r\n--b--\r\n";
    QVERIFY(other.append("INBOX", source, {}));
    CTL(synced, 0, {s("sync")});
    const QString id = m_ctl->idOf(s("INBOX"), s("Grüße"));
    const CtlResult notHeld = m_ctl->offline({s("show"), id});
    QCOMPARE(notHeld.code, 3);
    CTL(shown, 0, {s("show"), id});
    QVERIFY(shown.rows.constFirst().value(s("text")).toString().contains(s("The text")));
    QCOMPARE(shown.rows.constFirst().value(s("parts")).toArray().size(), 2);
    CTL(part, 0, {s("show"), id, s("--part"), s("2")});
    QCOMPARE(part.rows.constFirst().value(s("data")).toString(), s("hello"));
    const CtlResult whole = m_ctl->offline({s("show"), id, s("--source")});
    QCOMPARE(whole.rows.constFirst().value(s("source")).toString().toUtf8(), source);
    CTL(noPart, 1, {s("show"), id, s("--part"), s("9")});
    CTL(nobody, 2, {s("show"), s("123456")});
}

void TestCtlImap::send()
{
    start(false);
    const qsizetype before = m_servers.captured().size();
    CTL(sent, 0,
        {s("send"), s("--to"), s("bob@waxwing.test"), s("--bcc"), s("secret@waxwing.test"), s("--subject"), s("Grüße"),
         s("--body"), s("First\n.\n..dots\n")});
    QCOMPARE(sent.rows.constFirst().value(s("state")).toString(), s("filed"));
    const QList<CapturedMessage> captured = m_servers.captured();
    QCOMPARE(captured.size(), before + 1);
    QCOMPARE(captured.constLast().recipients.size(), 2);
    QVERIFY(!captured.constLast().data.toLower().contains("bcc:"));
    const QString copy
        = QString::number(m_ctl->offline({s("list"), s("Sent")}).rows.constFirst().value(s("id")).toInteger());
    QCOMPARE(m_ctl->offline({s("show"), copy}).rows.constFirst().value(s("text")).toString().trimmed(),
             s("First\n.\n..dots"));
    QCOMPARE(subjects("Sent").size(), 1);
    CTL(flushed, 0, {s("outbox"), s("flush")});
    QCOMPARE(m_servers.captured().size(), before + 1);
    CTL(synced, 0, {s("sync")});
    QCOMPARE(m_ctl->offline({s("list"), s("Sent")}).rows.size(), 1);
    CTL(rejected, 5, {s("send"), s("--to"), s("refused@waxwing.test"), s("--subject"), s("x"), s("--body"), s("y")});
    QCOMPARE(rejected.rows.constFirst().value(s("state")).toString(), s("rejected"));
    CTL(unknown, 5, {s("send"), s("--to"), s("dropafter@waxwing.test"), s("--subject"), s("u"), s("--body"), s("y")});
    QCOMPARE(unknown.rows.constFirst().value(s("state")).toString(), s("unknown"));
    const qsizetype count = m_servers.captured().size();
    m_ctl->run({s("outbox"), s("flush")});
    QCOMPARE(m_servers.captured().size(), count);
    CTL(late, 75, {s("send"), s("--to"), s("later@waxwing.test"), s("--subject"), s("l"), s("--body"), s("y")});
    QCOMPARE(late.rows.constFirst().value(s("state")).toString(), s("queued"));
    const CtlResult outbox = m_ctl->offline({s("outbox"), s("list")});
    for (const char *state : {"filed", "rejected", "unknown", "queued"}) {
        QVERIFY2(!Ctl::find(outbox.rows, s("state"), s(state)).isEmpty(), outbox.report.constData());
    }
}

void TestCtlImap::search()
{
    start(false);
    RawImap other(m_servers.imap());
    QVERIFY(other.login(m_user, m_servers.password(m_user)));
    // Behind what a preview shows (RFC 8970).
    const QByteArray text = QByteArray("hay and more of it\r\n").repeated(20) + "a needle in the text\r\n";
    QVERIFY(other.append("INBOX", sampleMessage("plain", "plain@x", text), {}));
    CTL(synced, 0, {s("sync")});
    const CtlResult here = m_ctl->offline({s("search"), s("three")});
    QCOMPARE(here.rows.size(), 1);
    QCOMPARE(m_ctl->offline({s("search"), s("needle")}).rows.size(), 0);
    CTL(there, 0, {s("search"), s("needle"), s("--in"), s("INBOX")});
    QCOMPARE(there.rows.size(), 1);
}

void TestCtlImap::secondProcess()
{
    start(false);
    // It waits for its standard input and holds the profile meanwhile.
    const auto first = m_ctl->start(
        {s("--offline"), s("send"), s("--to"), s("x@y.example"), s("--subject"), s("s"), s("--body"), s("-")});
    QVERIFY(first->waitForStarted());
    QTRY_VERIFY(hasOpen(first->processId(), QString(m_ctl->profile() + s("/lock"))));
    const CtlResult second = m_ctl->run({s("account"), s("list")});
    QVERIFY2(second.code == 6, second.report.constData());
    QVERIFY2(second.err.contains("already running"), second.report.constData());
    first->closeWriteChannel();
    QVERIFY(first->waitForFinished());
    CTL(after, 0, {s("account"), s("list")});
}

QTEST_GUILESS_MAIN(TestCtlImap)
#include "tst_ctl_imap.moc"
