// The written rules of ARCHITECTURE.md "Conflicts", each against a real Dovecot: what is wanted here while nothing is
// sent, what another client does meanwhile, and what both see in the end.
#include "tests/sync/mailbox.h"

using namespace waxwing;
using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QByteArray source(const QByteArray &subject, const QByteArray &id, const QByteArray &text = "text")
{
    QByteArray message = "From: a@b.example\r\nSubject: " + subject + "\r\n";
    if (!id.isEmpty()) {
        message += "Message-ID: <" + id + ">\r\n";
    }
    return message + "Date: Tue, 24 Nov 2026 10:00:00 +0100\r\n\r\n" + text + "\r\n";
}

store::FlagChange setting(store::Flag flag)
{
    store::FlagChange change;
    change.set = flag;
    return change;
}

} // namespace

class TestConflicts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init();
    void cleanup() { m_mailbox.reset(); }

    void bothDeleted();
    void bothMoved();
    void movedHereDeletedThere();
    void deletedHereMovedThere();
    void flagsOnBothSides();
    void targetFolderGone();
    void sourceFolderGone();
    void sourceFolderRenamedThere();
    void targetFolderRenamedThereAndListed();
    void folderRenamedOnBothSides();
    void folderRenamedHereDeletedThere();
    void folderDeletedOnBothSides();
    void folderDeletedHereMailArrivedThere();
    void folderDeletedWithWhatWasMovedIntoIt();
    void folderMadeOnBothSides();
    void numberedAnewSameMessageId();
    void numberedAnewWithoutMessageId();

private:
    Mailbox &mailbox() { return *m_mailbox; }
    RawImap &other() { return *m_other; }
    void command(const QByteArray &text)
    {
        other().command(text);
        QVERIFY2(other().ok(), QByteArray(text + ": " + other().status()).constData());
    }
    bool settle() { return mailbox().flush() && mailbox().sync(); }
    QStringList server() { return imapPicture(other()); }
    void verifySame()
    {
        QVERIFY2(settle(), qPrintable(mailbox().error));
        QCOMPARE(mailbox().picture(), server());
    }
    void verifyQuiet()
    {
        const QList<store::Intent> left = mailbox().pending();
        QVERIFY2(left.isEmpty(), qPrintable(left.isEmpty() ? QString() : left.constFirst().problem));
    }
    PlacementId one() { return mailbox().message(s("INBOX"), s("one")); }

    TestServers m_servers;
    std::unique_ptr<RawImap> m_other;
    std::unique_ptr<Mailbox> m_mailbox;
};

// A clean account: one, two in the inbox, folders A and B, synced.
void TestConflicts::init()
{
    m_other = std::make_unique<RawImap>(m_servers.imap());
    QVERIFY(other().login(s("demo"), m_servers.password(s("demo"))));
    const QStringList folders = folderNames(other(), "LIST");
    for (auto folder = folders.crbegin(); folder != folders.crend(); ++folder) {
        other().command("DELETE \"" + folder->toLatin1() + '"');
        other().command("UNSUBSCRIBE \"" + folder->toLatin1() + '"');
    }
    command("SELECT INBOX");
    other().command("STORE 1:* +FLAGS (\\Deleted)");
    command("EXPUNGE");
    for (const char *folder : {"A", "B"}) {
        command(QByteArray("CREATE ") + folder);
        command(QByteArray("SUBSCRIBE ") + folder);
    }
    for (const char *subject : {"one", "two"}) {
        QVERIFY(other().append("INBOX", source(subject, QByteArray(subject) + "@x")));
    }
    m_mailbox = std::make_unique<Mailbox>(m_servers, s("demo"));
    QVERIFY2(mailbox().sync(), qPrintable(mailbox().error));
    command("SELECT INBOX");
}

void TestConflicts::bothDeleted()
{
    QVERIFY(mailbox().done(mailbox().engine().remove({one()}, true)));
    command("STORE 1 +FLAGS (\\Deleted)");
    command("EXPUNGE");
    verifySame();
    verifyQuiet();
    QVERIFY(!one().isValid());
}

void TestConflicts::bothMoved()
{
    QVERIFY(mailbox().done(mailbox().engine().move({one()}, mailbox().folderId(s("A")))));
    command("MOVE 1 B");
    verifySame();
    verifyQuiet();
    QVERIFY(mailbox().message(s("B"), s("one")).isValid()); // who was first on the server
}

void TestConflicts::movedHereDeletedThere()
{
    QVERIFY(mailbox().done(mailbox().engine().move({one()}, mailbox().folderId(s("A")))));
    command("STORE 1 +FLAGS (\\Deleted)");
    command("EXPUNGE");
    verifySame();
    verifyQuiet();
}

void TestConflicts::deletedHereMovedThere()
{
    QVERIFY(mailbox().done(mailbox().engine().remove({one()}, true)));
    command("MOVE 1 B");
    verifySame();
    verifyQuiet();
    QVERIFY(mailbox().message(s("B"), s("one")).isValid()); // kept: somebody wanted it
}

void TestConflicts::flagsOnBothSides()
{
    store::FlagChange change = setting(store::Flag::Seen);
    change.setKeywords = QStringList{s("mine")};
    QVERIFY(mailbox().done(mailbox().engine().changeFlags({one()}, change)));
    command("STORE 1 +FLAGS (\\Flagged theirs)");
    verifySame();
    verifyQuiet();
    QVERIFY2(server().contains(s("INBOX: one [\\Flagged \\Seen mine theirs]")), qPrintable(server().join(s("\n"))));
}

void TestConflicts::targetFolderGone()
{
    QVERIFY(mailbox().done(mailbox().engine().move({one()}, mailbox().folderId(s("A")))));
    command("DELETE A");
    QVERIFY2(settle(), qPrintable(mailbox().error));
    QCOMPARE(mailbox().pending().size(), 1);
    QVERIFY(mailbox().pending().constFirst().problem.contains(s("no longer")));
    QVERIFY(one().isValid());
    QVERIFY(server().contains(s("INBOX: one []")));
}

void TestConflicts::sourceFolderGone()
{
    command("MOVE 1 A");
    QVERIFY(mailbox().sync());
    const PlacementId inA = mailbox().message(s("A"), s("one"));
    QVERIFY(mailbox().done(mailbox().engine().changeFlags({inA}, setting(store::Flag::Seen))));
    command("DELETE A");
    verifySame();
    verifyQuiet(); // its messages went with it: no question is left
}

void TestConflicts::sourceFolderRenamedThere()
{
    command("MOVE 1 A");
    QVERIFY(mailbox().sync());
    const PlacementId inA = mailbox().message(s("A"), s("one"));
    QVERIFY(mailbox().done(mailbox().engine().changeFlags({inA}, setting(store::Flag::Seen))));
    command("RENAME A C");
    verifySame();
    verifyQuiet();
    QVERIFY(server().contains(s("C: one [\\Seen]")));
    QCOMPARE(mailbox().message(s("C"), s("one")), inA); // the same row, nothing was fetched anew
}

void TestConflicts::targetFolderRenamedThereAndListed()
{
    QVERIFY(mailbox().done(mailbox().engine().move({one()}, mailbox().folderId(s("A")))));
    command("RENAME A C");
    verifySame();
    verifyQuiet();
    QVERIFY(server().contains(s("C: one []")));
}

void TestConflicts::folderRenamedOnBothSides()
{
    QVERIFY(mailbox().done(mailbox().engine().renameFolder(mailbox().folderId(s("A")), s("Mine"))));
    command("RENAME A Theirs");
    verifySame();
    verifyQuiet();
    QVERIFY(server().contains(s("Mine"))); // the later word stands
    QVERIFY(!server().contains(s("Theirs")));
}

void TestConflicts::folderRenamedHereDeletedThere()
{
    QVERIFY(mailbox().done(mailbox().engine().renameFolder(mailbox().folderId(s("A")), s("Mine"))));
    command("DELETE A");
    QVERIFY2(settle(), qPrintable(mailbox().error));
    QCOMPARE(mailbox().pending().size(), 1);
    QVERIFY(mailbox().pending().constFirst().problem.contains(s("no longer")));
    QVERIFY(mailbox().done(mailbox().engine().cancel(mailbox().pending().constFirst().id)));
    verifySame();
}

void TestConflicts::folderDeletedOnBothSides()
{
    QVERIFY(mailbox().done(mailbox().engine().removeFolder(mailbox().folderId(s("A")), true)));
    command("DELETE A");
    QVERIFY2(settle(), qPrintable(mailbox().error));
    verifyQuiet();
    QVERIFY(!mailbox().folder(s("A")));
}

void TestConflicts::folderDeletedHereMailArrivedThere()
{
    QVERIFY(mailbox().done(mailbox().engine().removeFolder(mailbox().folderId(s("A")), true)));
    QVERIFY(other().append("A", source("late", "late@x")));
    QVERIFY2(settle(), qPrintable(mailbox().error));
    QCOMPARE(mailbox().pending().size(), 1);
    QVERIFY(mailbox().pending().constFirst().problem.contains(s("not here yet")));
    QVERIFY(server().contains(s("A: late []")));
    QVERIFY(mailbox().done(mailbox().engine().cancel(mailbox().pending().constFirst().id)));
    verifySame();
}

// Its UIDNEXT rose as well, but by what everybody here knows of.
void TestConflicts::folderDeletedWithWhatWasMovedIntoIt()
{
    QVERIFY(mailbox().done(mailbox().engine().move({one()}, mailbox().folderId(s("A")))));
    QVERIFY2(mailbox().sync(), qPrintable(mailbox().error));
    mailbox().engine().setOffline(true);
    QVERIFY(
        mailbox().done(mailbox().engine().move({mailbox().message(s("INBOX"), s("two"))}, mailbox().folderId(s("A")))));
    QVERIFY(mailbox().done(mailbox().engine().removeFolder(mailbox().folderId(s("A")), true)));
    mailbox().engine().setOffline(false);
    verifySame();
    verifyQuiet();
    QVERIFY(!mailbox().folder(s("A")));
}

void TestConflicts::folderMadeOnBothSides()
{
    QVERIFY(mailbox().done(mailbox().engine().createFolder(mailbox().account(), {}, s("Same"))));
    QVERIFY(mailbox().done(mailbox().engine().move({one()}, mailbox().folderId(s("Same")))));
    command("CREATE Same");
    verifySame();
    verifyQuiet();
    QVERIFY(server().contains(s("Same: one []")));
}

// Two messages under one Message-ID: which is meant is seen by size, date and, here, by content.
void TestConflicts::numberedAnewSameMessageId()
{
    const QByteArray date = "24-Nov-2026 10:00:00 +0000";
    QVERIFY(other().append("INBOX", source("twin", "twin@x", "text of A"), {}, date));
    QVERIFY(other().append("INBOX", source("twin", "twin@x", "text of B"), {}, date));
    sync::SyncRequest bodies;
    bodies.bodies = true;
    QVERIFY(mailbox().done(mailbox().engine().syncNow(mailbox().account(), bodies)));
    PlacementId second;
    const QList<store::MessageRow> rows = mailbox().rows(s("INBOX"));
    for (const store::MessageRow &row : rows) {
        const auto text = mailbox().read([id = row.id](store::Reader &reader) { return reader.body(id); });
        second = text && text->contains("text of B") ? row.id : second;
    }
    QVERIFY(second.isValid());
    QVERIFY(mailbox().done(mailbox().engine().changeFlags({second}, setting(store::Flag::Flagged))));
    m_servers.doveadm({s("mailbox"), s("update"), s("-u"), s("demo"), s("--uid-validity"), s("777001"), s("INBOX")});
    mailbox().restart(); // a session that has it selected may be told of nothing, or be thrown out
    QVERIFY2(mailbox().flush(), qPrintable(mailbox().error));
    verifyQuiet();
    command("SELECT INBOX");
    const QByteArray flagged = other().command("SEARCH FLAGGED").value(0);
    QCOMPARE(flagged, QByteArray("* SEARCH 4"));
}

void TestConflicts::numberedAnewWithoutMessageId()
{
    QVERIFY(other().append("INBOX", source("bare", {})));
    QVERIFY(mailbox().sync());
    const PlacementId bare = mailbox().message(s("INBOX"), s("bare"));
    QVERIFY(mailbox().done(mailbox().engine().changeFlags({bare}, setting(store::Flag::Flagged))));
    m_servers.doveadm({s("mailbox"), s("update"), s("-u"), s("demo"), s("--uid-validity"), s("777002"), s("INBOX")});
    mailbox().restart(); // a session that has it selected may be told of nothing, or be thrown out
    QVERIFY2(mailbox().flush(), qPrintable(mailbox().error));
    verifyQuiet();
    verifySame();
    QVERIFY(server().contains(s("INBOX: bare [\\Flagged]")));
}

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"
