// Undo of every verb, on a real Dovecot: before it left, after it was done on the server, after a restart. Whatever
// is undone, the server and the screen look as before; done again, as after.
#include "tests/sync/mailbox.h"

using namespace waxwing;
using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QByteArray source(const QByteArray &subject)
{
    return QByteArray("From: a@b.example\r\nSubject: " + subject + "\r\nMessage-ID: <" + subject
                      + "@undo.example>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\n\r\ntext of " + subject + "\r\n");
}

using Verb = std::function<bool(Mailbox &)>;

struct Row {
    const char *name;
    Verb verb;
};

store::FlagChange seen()
{
    store::FlagChange change;
    change.set = store::Flag::Seen;
    return change;
}

const QList<Row> &rows()
{
    static const QList<Row> all{
        {"flag", [](Mailbox &m) { return m.done(m.engine().changeFlags({m.message(s("INBOX"), s("one"))}, seen())); }},
        {"flag some that have it",
         [](Mailbox &m) {
             return m.done(
                 m.engine().changeFlags({m.message(s("INBOX"), s("one")), m.message(s("INBOX"), s("read"))}, seen()));
         }},
        {"tag",
         [](Mailbox &m) {
             store::FlagChange change;
             change.setKeywords = QStringList{s("work")};
             return m.done(m.engine().changeFlags({m.message(s("INBOX"), s("one"))}, change));
         }},
        {"folder read", [](Mailbox &m) { return m.done(m.engine().markFolderRead(m.folderId(s("INBOX")))); }},
        {"move",
         [](Mailbox &m) {
             return m.done(m.engine().move({m.message(s("INBOX"), s("one")), m.message(s("INBOX"), s("two"))},
                                           m.folderId(s("Work"))));
         }},
        {"copy",
         [](Mailbox &m) { return m.done(m.engine().copy({m.message(s("INBOX"), s("one"))}, m.folderId(s("Work")))); }},
        {"delete", [](Mailbox &m) { return m.done(m.engine().remove({m.message(s("INBOX"), s("two"))}, false)); }},
        {"archive", [](Mailbox &m) { return m.done(m.engine().archive({m.message(s("INBOX"), s("two"))})); }},
        {"archive by month",
         [](Mailbox &m) {
             return m.done(m.engine().setArchiveLayout(m.account(), sync::ArchiveLayout::ByMonth))
                 && m.done(m.engine().archive({m.message(s("INBOX"), s("two"))}));
         }},
        {"junk", [](Mailbox &m) { return m.done(m.engine().junk({m.message(s("INBOX"), s("one"))}, true)); }},
        {"snooze",
         [](Mailbox &m) {
             const QDateTime later = QDateTime::currentDateTimeUtc().addDays(1);
             return m.done(m.engine().snooze({m.message(s("INBOX"), s("one"))}, later));
         }},
        {"folder made", [](Mailbox &m) { return m.done(m.engine().createFolder(m.account(), {}, s("New"))); }},
        {"folder renamed",
         [](Mailbox &m) { return m.done(m.engine().renameFolder(m.folderId(s("Work")), s("Play"))); }},
        {"folder moved",
         [](Mailbox &m) { return m.done(m.engine().moveFolder(m.folderId(s("Work")), m.folderId(s("Other")))); }},
        {"folder deleted", [](Mailbox &m) { return m.done(m.engine().removeFolder(m.folderId(s("Work")), false)); }},
        {"unsubscribed", [](Mailbox &m) { return m.done(m.engine().subscribeFolder(m.folderId(s("Work")), false)); }},
    };
    return all;
}

} // namespace

class TestUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyVerb_data();
    void everyVerb();
    void sendBeforeItLeaves();
    void sendThatHasLeft();
    void historyIsBoundedAndListed();
    void rebuiltCacheFindsMessagesAgain();
    void copiesThatAreTheLastOnesAreKept();
    void unsubscribedFolderComesBackUnsubscribed();
    void madeFolderInUseIsKept();

private:
    QStringList server()
    {
        RawImap imap(m_servers.imap());
        imap.login(s("demo"), m_servers.password(s("demo")));
        return imapPicture(imap);
    }
    bool settle(Mailbox &mailbox)
    {
        return mailbox.flush() && mailbox.pending().isEmpty() && mailbox.sync() && mailbox.picture() == server();
    }

    TestServers m_servers;
    std::unique_ptr<Mailbox> m_mailbox;
};

#define SETTLE()                                                                                                       \
    do {                                                                                                               \
        const bool settled = settle(mailbox);                                                                          \
        if (!settled) {                                                                                                \
            qWarning() << mailbox.error << mailbox.pending().size();                                                   \
            QCOMPARE(mailbox.picture(), server());                                                                     \
            QVERIFY(settled);                                                                                          \
        }                                                                                                              \
    } while (false)

void TestUndo::initTestCase()
{
    QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
    RawImap imap(m_servers.imap());
    QVERIFY(imap.login(s("demo"), m_servers.password(s("demo"))));
    for (const char *folder : {"Work", "Work/Deep", "Other"}) {
        imap.command(QByteArray("CREATE \"") + folder + '"');
        imap.command(QByteArray("SUBSCRIBE \"") + folder + '"');
    }
    for (const char *subject : {"one", "two"}) {
        QVERIFY(imap.append("INBOX", source(subject)));
    }
    QVERIFY(imap.append("INBOX", source("read"), "\\Seen"));
    QVERIFY(imap.append("Work/Deep", source("deep")));
    m_mailbox = std::make_unique<Mailbox>(m_servers, s("demo"));
    QVERIFY2(m_mailbox->sync(), qPrintable(m_mailbox->error));
}

void TestUndo::everyVerb_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<bool>("replayed");
    QTest::addColumn<bool>("restarted");
    for (int verb = 0; verb < rows().size(); ++verb) {
        const QByteArray name = rows()[verb].name;
        QTest::newRow(QByteArray(name + ", not sent yet").constData()) << verb << false << false;
        QTest::newRow(QByteArray(name + ", done").constData()) << verb << true << false;
        QTest::newRow(QByteArray(name + ", done, restarted").constData()) << verb << true << true;
    }
}

void TestUndo::everyVerb()
{
    QFETCH(int, verb);
    QFETCH(bool, replayed);
    QFETCH(bool, restarted);
    Mailbox &mailbox = *m_mailbox;
    SETTLE();
    const QStringList before = server();
    QVERIFY2(rows()[verb].verb(mailbox), qPrintable(mailbox.error));
    if (replayed) {
        SETTLE();
        QVERIFY(server() != before);
    }
    const QStringList after = mailbox.picture();
    QVERIFY(after != before);
    if (restarted) {
        mailbox.restart();
    }
    QVERIFY(mailbox.engine().canUndo());
    QVERIFY2(mailbox.done(mailbox.engine().undoLast()), qPrintable(mailbox.error));
    if (!replayed) {
        QCOMPARE(mailbox.pending().size(), 0); // nothing ever leaves
    }
    QCOMPARE(mailbox.picture(), before);
    SETTLE();
    QCOMPARE(server(), before);
    if (restarted) {
        return;
    }
    QVERIFY(mailbox.engine().canRedo());
    QVERIFY2(mailbox.done(mailbox.engine().redoLast()), qPrintable(mailbox.error));
    SETTLE();
    QCOMPARE(server(), after);
    QVERIFY2(mailbox.done(mailbox.engine().undoLast()), qPrintable(mailbox.error));
    SETTLE();
    QCOMPARE(server(), before);
}

namespace {

sync::OutgoingMail mail(AccountId account, const char *to)
{
    sync::OutgoingMail mail;
    mail.account = account;
    mail.messageId = "<sent@undo.example>";
    mail.source = "From: demo@waxwing.test\r\nSubject: letter\r\nMessage-ID: <sent@undo.example>\r\n\r\nDear\r\n";
    mail.transferSource = mail.source;
    mail.sender = s("demo@waxwing.test");
    mail.recipients = QStringList{s(to)};
    mail.subject = s("letter");
    mail.envelope.subject = mail.subject;
    mail.envelope.messageId = mail.messageId;
    return mail;
}

} // namespace

// Taken back, its text is a draft again: nothing that was written is lost.
void TestUndo::sendBeforeItLeaves()
{
    Mailbox mailbox(m_servers, s("alice"));
    QVERIFY2(mailbox.sync(), qPrintable(mailbox.error));
    const qsizetype sent = m_servers.captured().size();
    QVERIFY(mailbox.done(mailbox.engine().send(mail(mailbox.account(), "bob@waxwing.test"))));
    mailbox.restart();
    QVERIFY2(mailbox.done(mailbox.engine().undoLast()), qPrintable(mailbox.error));
    QVERIFY2(mailbox.flush(), qPrintable(mailbox.error));
    QVERIFY(mailbox.pending().isEmpty());
    QCOMPARE(m_servers.captured().size(), sent);
    const PlacementId draft = mailbox.message(s("Drafts"), s("letter"));
    QVERIFY(draft.isValid());
    const auto text = mailbox.read([draft](store::Reader &reader) { return reader.body(draft); });
    QVERIFY(text && text->contains("Dear"));
}

void TestUndo::sendThatHasLeft()
{
    Mailbox mailbox(m_servers, s("bob"));
    QVERIFY2(mailbox.sync(), qPrintable(mailbox.error));
    const qsizetype sent = m_servers.captured().size();
    QVERIFY(mailbox.done(mailbox.engine().send(mail(mailbox.account(), "alice@waxwing.test"))));
    QVERIFY2(mailbox.flush(), qPrintable(mailbox.error));
    QCOMPARE(m_servers.captured().size(), sent + 1);
    const QList<sync::UndoEntry> history = mailbox.engine().undoHistory().result();
    QVERIFY(!history.isEmpty() && !history.constFirst().undoable);
    QVERIFY(!mailbox.done(mailbox.engine().undoLast()));
    QVERIFY(!mailbox.message(s("Drafts"), s("letter")).isValid());
}

void TestUndo::historyIsBoundedAndListed()
{
    Mailbox &mailbox = *m_mailbox;
    SETTLE();
    const PlacementId one = mailbox.message(s("INBOX"), s("one"));
    for (int n = 0; n < store::UndoHistory::mostRecords + 10; ++n) {
        store::FlagChange change;
        (n % 2 == 0 ? change.set : change.clear) = store::Flag::Flagged;
        QVERIFY(mailbox.done(mailbox.engine().changeFlags({one}, change)));
    }
    QVERIFY(mailbox.pending().isEmpty()); // on and off is nothing
    const QList<sync::UndoEntry> history = mailbox.engine().undoHistory().result();
    QCOMPARE(history.size(), qsizetype(store::UndoHistory::mostRecords));
    QVERIFY(history.constFirst().undoable && history.constFirst().when.isValid());
    // The one before last, by its id: the last one stays.
    QVERIFY2(mailbox.done(mailbox.engine().undoEntry(history.at(1).id)), qPrintable(mailbox.error));
    QVERIFY(!mailbox.done(mailbox.engine().undoEntry(4'711'000)));
    SETTLE();
}

void TestUndo::rebuiltCacheFindsMessagesAgain()
{
    Mailbox &mailbox = *m_mailbox;
    SETTLE();
    const QStringList before = server();
    QVERIFY(mailbox.done(mailbox.engine().move({mailbox.message(s("INBOX"), s("one"))}, mailbox.folderId(s("Other")))));
    SETTLE();
    mailbox.restartWithoutCache();
    QVERIFY2(mailbox.sync(), qPrintable(mailbox.error));
    QVERIFY2(mailbox.done(mailbox.engine().undoLast()), qPrintable(mailbox.error));
    SETTLE();
    QCOMPARE(server(), before);
}

// The original was deleted for good since: undoing the copy must not destroy the last one there is.
void TestUndo::copiesThatAreTheLastOnesAreKept()
{
    Mailbox &mailbox = *m_mailbox;
    SETTLE();
    QVERIFY(mailbox.done(mailbox.engine().copy({mailbox.message(s("INBOX"), s("two"))}, mailbox.folderId(s("Other")))));
    SETTLE();
    QVERIFY(mailbox.done(mailbox.engine().remove({mailbox.message(s("INBOX"), s("two"))}, true)));
    QVERIFY2(mailbox.done(mailbox.engine().undoLast()), qPrintable(mailbox.error));
    SETTLE();
    QVERIFY(mailbox.message(s("Trash"), s("two")).isValid());
}

// Found by a day offline: what is made is subscribed at first, also what is made again.
void TestUndo::unsubscribedFolderComesBackUnsubscribed()
{
    Mailbox &mailbox = *m_mailbox;
    SETTLE();
    QVERIFY(mailbox.done(mailbox.engine().createFolder(mailbox.account(), {}, s("Quiet"))));
    QVERIFY(mailbox.done(mailbox.engine().subscribeFolder(mailbox.folderId(s("Quiet")), false)));
    const QStringList before = mailbox.picture();
    QVERIFY(mailbox.done(mailbox.engine().removeFolder(mailbox.folderId(s("Quiet")), false)));
    QVERIFY(!mailbox.folder(s("Quiet")).has_value());
    for (int time = 0; time < 2; ++time) {
        QVERIFY2(mailbox.done(mailbox.engine().undoLast()), qPrintable(mailbox.error));
        QCOMPARE(mailbox.picture(), before);
        SETTLE();
        QCOMPARE(server(), before);
        QVERIFY2(mailbox.done(mailbox.engine().redoLast()), qPrintable(mailbox.error));
        SETTLE();
        QVERIFY(!mailbox.folder(s("Quiet")).has_value());
    }
}

// Another client's mail arrived in it since: the server's folder is not deleted.
void TestUndo::madeFolderInUseIsKept()
{
    Mailbox &mailbox = *m_mailbox;
    SETTLE();
    QVERIFY(mailbox.done(mailbox.engine().createFolder(mailbox.account(), {}, s("Fresh"))));
    SETTLE();
    m_servers.deliver(s("demo"), source("late"), s("Fresh"));
    QVERIFY2(mailbox.done(mailbox.engine().undoLast()), qPrintable(mailbox.error));
    QVERIFY2(mailbox.flush(), qPrintable(mailbox.error));
    QCOMPARE(mailbox.pending().size(), 1);
    QVERIFY2(mailbox.pending().constFirst().problem.contains(s("not empty")),
             qPrintable(mailbox.pending().constFirst().problem));
    QVERIFY(server().contains(s("Fresh: late []")));
    QVERIFY(mailbox.folder(s("Fresh")).has_value());
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
