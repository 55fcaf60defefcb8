// What the terminal offers to take back, to hold offline and to file: rows and exit codes, over a real Dovecot.
#include "tests/cli/ctl.h"
#include "tests/support/rawimap.h"

#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestCtlUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }

    void undoAndRedo();
    void tenDraftsOfOneLetter();
    void offlineSwitchAndPolicy();
    void pendingSaysWhy();
    void filing();

private:
    bool start(const QString &user);
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

bool TestCtlUndo::start(const QString &user)
{
    RawImap other(m_servers.imap());
    other.login(user, m_servers.password(user));
    other.command("SELECT INBOX");
    other.command("STORE 1:* +FLAGS (\\Deleted)");
    other.command("EXPUNGE");
    for (const char *subject : {"one", "two"}) {
        m_servers.deliver(user, sampleMessage(subject, QByteArray(subject) + "@example.org"));
    }
    return m_ctl->addAccount(m_servers, user, s("imap"), m_servers.imap()).code == 0
        && m_ctl->run({s("sync")}).code == 0;
}

void TestCtlUndo::undoAndRedo()
{
    const QString user = s("demo");
    QVERIFY(start(user));
    const QString one = m_ctl->idOf(s("INBOX"), s("one"));
    CTL(moved, 0, {s("delete"), one});
    CTL(flagged, 0, {s("flag"), one, s("+flagged")});
    QVERIFY(fetched(user, "Trash").contains("\\Flagged"));
    const CtlResult history = m_ctl->offline({s("undo"), s("--list")});
    QCOMPARE(history.rows.size(), 2);
    for (const char *field : {"id", "what", "when", "undoable"}) {
        QVERIFY2(history.rows.constFirst().contains(s(field)), field);
    }
    // The older one, by its id; then the newest.
    CTL(back, 0, {s("undo"), QString::number(history.rows.at(1).value(s("id")).toInteger())});
    QVERIFY(fetched(user, "INBOX").contains("Subject: one"));
    QCOMPARE(m_ctl->idOf(s("INBOX"), s("one")), one);
    CTL(last, 0, {s("undo")});
    QVERIFY(!fetched(user, "INBOX").contains("\\Flagged"));
    CTL(again, 0, {s("redo")});
    QVERIFY(!fetched(user, "Trash").contains("nothing"));
    CTL(unknown, 2, {s("undo"), s("99999")});
    CTL(word, 2, {s("undo"), s("everything")});
}

// Offline: whatever is done and taken back again never leaves.
void TestCtlUndo::tenDraftsOfOneLetter()
{
    const QString user = s("alice");
    QVERIFY(start(user));
    const QString one = m_ctl->idOf(s("INBOX"), s("one"));
    QCOMPARE(m_ctl->offline({s("folder"), s("create"), s("Trip")}).code, 75);
    QCOMPARE(m_ctl->offline({s("move"), one, s("Trip")}).code, 75);
    QCOMPARE(m_ctl->offline({s("folder"), s("rename"), s("Trip"), s("Journey")}).code, 0);
    QCOMPARE(m_ctl->offline({s("folder"), s("create"), s("Never")}).code, 75);
    QCOMPARE(m_ctl->offline({s("folder"), s("delete"), s("Never")}).code, 0);
    QCOMPARE(m_ctl->offline({s("flag"), one, s("+seen")}).code, 75);
    QCOMPARE(m_ctl->offline({s("flag"), one, s("-seen")}).code, 0);
    QCOMPARE(m_ctl->offline({s("pending"), s("list")}).rows.size(), 2);
    CTL(synced, 0, {s("sync")});
    QVERIFY(fetched(user, "Journey").contains("Subject: one"));
    QVERIFY(!fetched(user, "Journey").contains("\\Seen"));
    RawImap other(m_servers.imap());
    QVERIFY(other.login(user, m_servers.password(user)));
    const QByteArray folders = other.command("LIST \"\" \"*\"").join('\n');
    QVERIFY(!folders.contains("Trip") && !folders.contains("Never"));
}

void TestCtlUndo::offlineSwitchAndPolicy()
{
    const QString user = s("bob");
    QVERIFY(start(user));
    const CtlResult shown = m_ctl->offline({s("folder"), s("policy"), s("INBOX")});
    QCOMPARE(shown.code, 0);
    for (const char *field : {"choice", "set", "messages", "bytes", "disk", "held", "held_bytes"}) {
        QVERIFY2(shown.rows.constFirst().contains(s(field)), field);
    }
    QVERIFY(Ctl::find(shown.rows, s("choice"), s("headers")).value(s("set")).toBool());
    const QJsonObject all = Ctl::find(shown.rows, s("choice"), s("all"));
    QCOMPARE(all.value(s("messages")).toInt(), 2);
    QVERIFY(all.value(s("bytes")).toInteger() > 100);
    CTL(set, 0, {s("folder"), s("policy"), s("INBOX"), s("months:6"), s("--attachments"), s("10M")});
    QVERIFY(Ctl::find(set.rows, s("choice"), s("months:6")).value(s("set")).toBool());
    CTL(bad, 1, {s("folder"), s("policy"), s("INBOX"), s("weeks:2")});
    CTL(badSize, 1, {s("folder"), s("policy"), s("INBOX"), s("--attachments"), s("huge")});
    CTL(prepared, 0, {s("offline"), s("prepare")});
    QCOMPARE(prepared.rows.constLast().value(s("messages")).toInt(), 2);
    QCOMPARE(prepared.rows.constLast().value(s("left")).toInt(), 0);
    QCOMPARE(m_ctl->folder(s("INBOX")).value(s("held")).toInt(), 2);
    CTL(off, 0, {s("offline"), s("on")});
    CTL(queued, 75, {s("flag"), m_ctl->idOf(s("INBOX"), s("one")), s("+flagged")});
    CTL(refused, 3, {s("sync")});
    CTL(on, 0, {s("offline"), s("off")});
    CTL(synced, 0, {s("sync")});
    QVERIFY(fetched(user, "INBOX").contains("\\Flagged"));
    // Not even the list: what comes is not seen before the folder is asked for.
    CTL(none, 0, {s("folder"), s("policy"), s("INBOX"), s("none")});
    QCOMPARE(m_ctl->folder(s("INBOX")).value(s("held")).toInt(), 0); // what it held went with it
    m_servers.deliver(user, sampleMessage("three", "three@example.org"));
    CTL(again, 0, {s("sync")});
    QVERIFY(m_ctl->message(s("INBOX"), s("three")).isEmpty());
    CTL(asked, 0, {s("sync"), s("--folder"), s("INBOX")});
    QVERIFY(!m_ctl->message(s("INBOX"), s("three")).isEmpty());
}

void TestCtlUndo::pendingSaysWhy()
{
    const QString user = s("demo");
    QVERIFY(start(user));
    QCOMPARE(m_ctl->offline({s("move"), m_ctl->idOf(s("INBOX"), s("two")), s("Archive")}).code, 75);
    const QJsonObject row = m_ctl->offline({s("pending"), s("list")}).rows.value(0);
    QVERIFY(row.value(s("since")).toString().startsWith(s("20")));
    QVERIFY(row.value(s("why")).toString().contains(s("offline")));
    QVERIFY(row.value(s("cancel_means")).toString().contains(s("go back")));
    // A letter that is given up is a draft again.
    QCOMPARE(
        m_ctl->offline({s("send"), s("--to"), s("x@waxwing.test"), s("--subject"), s("Letter"), s("--body"), s("b")})
            .code,
        75);
    const QJsonObject send = Ctl::find(m_ctl->offline({s("pending"), s("list")}).rows, s("kind"), s("send"));
    QVERIFY(send.value(s("cancel_means")).toString().contains(s("Drafts")));
    QCOMPARE(m_ctl->offline({s("pending"), s("cancel"), QString::number(send.value(s("id")).toInteger())}).code, 0);
    const qsizetype sent = m_servers.captured().size();
    CTL(synced, 0, {s("sync")});
    QCOMPARE(m_servers.captured().size(), sent);
    QVERIFY(fetched(user, "Drafts").contains("Subject: Letter"));
}

void TestCtlUndo::filing()
{
    const QString user = s("alice");
    QVERIFY(start(user));
    const QString one = m_ctl->idOf(s("INBOX"), s("one"));
    const QString two = m_ctl->idOf(s("INBOX"), s("two"));
    CTL(layout, 0, {s("archive"), s("by"), s("year")});
    CTL(archived, 0, {s("archive"), one});
    const QByteArray year = QDate::currentDate().toString(s("yyyy")).toLatin1();
    QVERIFY(fetched(user, "Archive/" + year).contains("Subject: one"));
    CTL(junked, 0, {s("junk"), two});
    QVERIFY(fetched(user, "Junk").contains("$junk") || fetched(user, "Junk").contains("$Junk"));
    CTL(notJunk, 0, {s("junk"), two, s("--not")});
    QVERIFY(fetched(user, "INBOX").toLower().contains("$notjunk"));
    const QString soon = QDateTime::currentDateTimeUtc().addSecs(-1).toString(Qt::ISODate);
    const QString later = QDateTime::currentDateTimeUtc().addDays(2).toString(Qt::ISODate);
    CTL(snoozed, 0, {s("snooze"), two, later});
    QVERIFY(fetched(user, "Snoozed").contains("Subject: two"));
    CTL(waits, 0, {s("sync")});
    QVERIFY(fetched(user, "Snoozed").contains("Subject: two"));
    CTL(sooner, 0, {s("undo")});
    CTL(again, 0, {s("snooze"), two, soon});
    CTL(back, 0, {s("sync")});
    QVERIFY(fetched(user, "INBOX").contains("Subject: two"));
    QVERIFY(!fetched(user, "INBOX").contains("$snooze"));
    QCOMPARE(m_ctl->idOf(s("INBOX"), s("two")), two);
    CTL(deleted, 0, {s("delete"), two});
    CTL(emptied, 0, {s("folder"), s("empty"), s("Trash")});
    QVERIFY(!fetched(user, "Trash").contains("Subject"));
    CTL(notThat, 1, {s("folder"), s("empty"), s("INBOX")});
}

QTEST_GUILESS_MAIN(TestCtlUndo)
#include "tst_ctl_undo.moc"
