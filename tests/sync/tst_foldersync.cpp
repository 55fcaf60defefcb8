// Resync against servers whose counters and answers contradict each other.
#include "core/sync/foldersync.h"
#include "tests/sync/syncfixture.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::sync::test;

namespace {

QCoro::Task<SyncReport> runSync(Fixture *f, const char *path)
{
    const FolderId id = f->folderRow(path).id;
    const auto state = f->read([id](store::Reader &reader) { return reader.syncState(id); });
    FolderSync step(f->store, f->session, f->hidden, *state, store::Priority::Foreground, [](qint64, qint64) {});
    const SyncReport report = co_await step.run();
    co_return report;
}

} // namespace

#define SELECTED(exists)                                                                                               \
    "C: A2 SELECT INBOX\n"                                                                                             \
    "S: * " exists " EXISTS\n"                                                                                         \
    "S: * OK [UIDVALIDITY 7] v\n"                                                                                      \
    "S: * OK [UIDNEXT 14] n\n"                                                                                         \
    "S: A2 OK [READ-WRITE] done\n"
// The counters as they are after the fetches: select() of the selected mailbox asks by NOOP.
#define NOOP(tag) "C: " tag " NOOP\nS: " tag " OK done\n"
#define FETCHED(number, uid, id)                                                                                       \
    "S: * " number " FETCH (UID " uid " FLAGS () INTERNALDATE \"24-Nov-2026 10:00:00 +0000\" RFC822.SIZE 100 "         \
    "ENVELOPE (NIL \"s\" NIL NIL NIL NIL NIL NIL NIL \"<" id "@x>\"))\n"
#define FLAGS_SAME                                                                                                     \
    "C~ A3 UID FETCH 11:13 \\(.*FLAGS.*\\)\n"                                                                          \
    "S: * 1 FETCH (UID 11 FLAGS ())\n"                                                                                 \
    "S: * 2 FETCH (UID 12 FLAGS (\\Flagged))\n"                                                                        \
    "S: * 3 FETCH (UID 13 FLAGS ())\n"                                                                                 \
    "S: A3 OK done\n"

class TestFolderSync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingNewButAFlag()
    {
        Fixture f("", SELECTED("3") FLAGS_SAME NOOP("A4"));
        const SyncReport report = await(runSync(&f, "INBOX"));
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.changed, 1);
        QCOMPARE(report.newMessages + report.removed, 0);
    }

    void vanishedMessageIsRemoved()
    {
        Fixture f("",
                  SELECTED("2") "C~ A3 UID FETCH 11:13 \\(.*FLAGS.*\\)\n"
                                "S: * 1 FETCH (UID 11 FLAGS ())\n"
                                "S: * 2 FETCH (UID 13 FLAGS ())\n"
                                "S: A3 OK done\n" NOOP("A4") "C: A5 UID SEARCH ALL\n"
                                                             "S: * SEARCH 11 13\n"
                                                             "S: A5 OK done\n" NOOP("A6"));
        const SyncReport report = await(runSync(&f, "INBOX"));
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.removed, 1);
        QCOMPARE(f.uids("INBOX"), (QList<Uid>{Uid(11), Uid(13)}));
    }

    // OK with an empty SEARCH on a non-empty folder deletes nothing.
    void emptySearchOnFullFolder()
    {
        Fixture f("",
                  SELECTED("2")
                      FLAGS_SAME NOOP("A4") "C: A5 UID SEARCH ALL\n"
                                            "S: * SEARCH\n"
                                            "S: A5 OK done\n" NOOP("A6") "C~ A7 UID FETCH 1:\\* \\(.*FLAGS.*\\)\n"
                                                                         "S: A7 OK done\n");
        const SyncReport report = await(runSync(&f, "INBOX"));
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.removed, 0);
        QCOMPARE(f.uids("INBOX").size(), 3);
    }

    void interruptedFetchDeletesNothing()
    {
        Fixture f("",
                  SELECTED("3") "C~ A3 UID FETCH 11:13 \\(.*FLAGS.*\\)\n"
                                "S: * 1 FETCH (UID 11 FLAGS ())\n"
                                "X: lost\n");
        const Error error = failureOf(runSync(&f, "INBOX"));
        QCOMPARE(error.kind(), ErrorKind::Network);
        QCOMPARE(f.uids("INBOX").size(), 3);
    }

    void condstoreAsksOnlyForWhatChanged()
    {
        Fixture f("CONDSTORE",
                  "C: A2 SELECT INBOX (CONDSTORE)\n"
                  "S: * 3 EXISTS\n"
                  "S: * OK [UIDVALIDITY 7] v\n"
                  "S: * OK [UIDNEXT 14] n\n"
                  "S: * OK [HIGHESTMODSEQ 90] m\n"
                  "S: A2 OK [READ-WRITE] done\n"
                  "C~ A3 UID FETCH 1:\\* \\(.*FLAGS.*\\) \\(CHANGEDSINCE 80\\)\n"
                  "S: * 1 FETCH (UID 11 MODSEQ (85) FLAGS (\\Seen))\n"
                  "S: A3 OK done\n" NOOP("A4"));
        const FolderId id = f.folderRow("INBOX").id;
        f.store
            .write(store::Priority::User,
                   [id](store::Writer &w) {
                       store::FolderSyncState state = *w.reader().syncState(id);
                       state.highestModSeq = ModSeq(80);
                       w.setSyncState(state);
                   })
            .waitForFinished();
        const SyncReport report = await(runSync(&f, "INBOX"));
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.changed, 1);
        QCOMPARE(f.read([id](store::Reader &r) { return r.syncState(id); })->highestModSeq, ModSeq(90));
    }

    // RFC 3501 2.3.1.1: everything is fetched anew; what has a pending change keeps its row and its change, and is
    // counted once.
    void uidValidityChangedUnderPendingChanges()
    {
        Fixture f("",
                  "C: A2 SELECT INBOX\n"
                  "S: * 3 EXISTS\n"
                  "S: * OK [UIDVALIDITY 8] v\n"
                  "S: * OK [UIDNEXT 5] n\n"
                  "S: A2 OK [READ-WRITE] done\n"
                  "C: A3 UID SEARCH ALL\n"
                  "S: * SEARCH 1 2 4\n"
                  "S: A3 OK done\n" NOOP("A4") "C~ A5 UID FETCH 1:2,4 \\(.*ENVELOPE.*\\)\n" FETCHED("1", "1", "m11")
                      FETCHED("2", "2", "m12") FETCHED("3", "4", "new") "S: A5 OK done\n");
        const PlacementId eleven = f.placement(11);
        const PlacementId twelve = f.placement(12);
        store::Verb seen;
        seen.kind = store::IntentKind::ChangeFlags;
        seen.account = account;
        seen.messages = {eleven};
        seen.flags.set = store::Flag::Seen;
        const store::Intent flag = f.apply(seen);
        store::Verb away;
        away.kind = store::IntentKind::Move;
        away.account = account;
        away.messages = {twelve};
        away.folder = f.folderRow("Archive").id;
        const store::Intent move = f.apply(away);
        await(runSync(&f, "INBOX"));
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(f.uids("INBOX"), (QList<Uid>{Uid(1), Uid(2), Uid(4)}));
        QCOMPARE(f.placement(1), eleven);
        QCOMPARE(f.placement(2), twelve);
        QVERIFY(f.read([eleven](store::Reader &r) { return r.row(eleven); })->flags.testFlag(store::Flag::Seen));
        QCOMPARE(f.folderRow("INBOX").total, 2);
        QCOMPARE(f.folderRow("INBOX").unread, 1);
        QCOMPARE(f.folderRow("Archive").total, 1);
        for (const auto &[intent, uid] : {std::pair(flag, 1), std::pair(move, 2)}) {
            const store::MessageRef ref = f.intent(intent.id)->messages.constFirst();
            QCOMPARE(ref.uid, Uid(uid));
            QCOMPARE(ref.uidValidity, UidValidity(8));
        }
    }

    // What we marked \Deleted ourselves is not fetched again, and is shown again when somebody takes the mark back.
    void hiddenStayHidden()
    {
        Fixture f("",
                  "C: A2 SELECT INBOX\n"
                  "S: * 4 EXISTS\n"
                  "S: * OK [UIDVALIDITY 7] v\n"
                  "S: * OK [UIDNEXT 14] n\n"
                  "S: A2 OK [READ-WRITE] done\n" FLAGS_SAME NOOP("A4"));
        f.hidden.add("INBOX", UidValidity(7), imap::UidSet::of({Uid(5)}));
        const SyncReport report = await(runSync(&f, "INBOX"));
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.newMessages, 0);
    }
};

QTEST_GUILESS_MAIN(TestFolderSync)
#include "tst_foldersync.moc"
