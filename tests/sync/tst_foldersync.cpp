// Resync against servers whose counters and answers contradict each other.
#include "core/sync/foldersync.h"
#include "tests/sync/syncfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::sync::test;

namespace {

QCoro::Task<SyncReport> runSync(Fixture *f, const char *path)
{
    const FolderId id = f->folderRow(path).id;
    const auto state = f->read([id](store::Reader &reader) { return reader.syncState(id); });
    FolderSync step(f->store, f->session, f->hidden, f->ownStores, *state, store::Priority::Foreground,
                    [](qint64, qint64) {});
    const SyncReport report = co_await step.run();
    co_return report;
}

SyncReport synced(Fixture &f)
{
    const auto outcome = waxwing::test::outcomeOf(runSync(&f, "INBOX"));
    if (outcome.error) {
        qWarning("%s", qPrintable(outcome.error->text()));
    }
    return outcome.value.value_or(SyncReport());
}

store::FolderSyncState stateOf(Fixture &f)
{
    const FolderId id = f.folderRow("INBOX").id;
    return *f.read([id](store::Reader &reader) { return reader.syncState(id); });
}

void setModSeq(Fixture &f, quint64 modSeq)
{
    if (f.session.hasCapability("ENABLE")) { // sent with the login; its answer has its place in the script
        QTRY_VERIFY(f.session.isEnabled("QRESYNC"));
    }
    store::FolderSyncState state = stateOf(f);
    state.highestModSeq = ModSeq(modSeq);
    f.store.write(store::Priority::User, [state](store::Writer &w) { w.setSyncState(state); }).waitForFinished();
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
#define NAMED(uid, id) "S: * 1 FETCH (UID " uid " ENVELOPE (NIL \"s\" NIL NIL NIL NIL NIL NIL NIL \"<" id "@x>\"))\n"
#define FLAGS_SAME                                                                                                     \
    "C: A3 UID FETCH 1:13 (UID FLAGS)\n"                                                                               \
    "S: * 1 FETCH (UID 11 FLAGS ())\n"                                                                                 \
    "S: * 2 FETCH (UID 12 FLAGS (\\Flagged))\n"                                                                        \
    "S: * 3 FETCH (UID 13 FLAGS ())\n"                                                                                 \
    "S: A3 OK done\n"
#define ENABLED                                                                                                        \
    "C: A2 ENABLE QRESYNC\n"                                                                                           \
    "S: * ENABLED QRESYNC\n"                                                                                           \
    "S: A2 OK done\n"
// INBOX as known up to MODSEQ 80, and what the server counts now.
#define RESYNCED(exists, next, modseq)                                                                                 \
    "C: A3 SELECT INBOX (QRESYNC (7 80 11:13))\n"                                                                      \
    "S: * " exists " EXISTS\n"                                                                                         \
    "S: * OK [UIDVALIDITY 7] v\n"                                                                                      \
    "S: * OK [UIDNEXT " next "] n\n"                                                                                   \
    "S: * OK [HIGHESTMODSEQ " modseq "] m\n"
#define CONDSTORE_SELECTED(exists, modseq)                                                                             \
    "C: A2 SELECT INBOX (CONDSTORE)\n"                                                                                 \
    "S: * " exists " EXISTS\n"                                                                                         \
    "S: * OK [UIDVALIDITY 7] v\n"                                                                                      \
    "S: * OK [UIDNEXT 14] n\n"                                                                                         \
    "S: * OK [HIGHESTMODSEQ " modseq "] m\n"                                                                           \
    "S: A2 OK [READ-WRITE] done\n"

class TestFolderSync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingNewButAFlag()
    {
        Fixture f("", SELECTED("3") FLAGS_SAME);
        const SyncReport report = synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.changed, 1);
        QCOMPARE(report.newMessages + report.removed, 0);
    }

    // The answers to a fetch of every flag name every message: what they leave out is gone, and nobody need ask.
    void vanishedMessageIsRemoved()
    {
        Fixture f("",
                  SELECTED("2") "C: A3 UID FETCH 1:13 (UID FLAGS)\n"
                                "S: * 1 FETCH (UID 11 FLAGS ())\n"
                                "S: * 2 FETCH (UID 13 FLAGS ())\n"
                                "S: A3 OK done\n");
        const SyncReport report = synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.removed, 1);
        QCOMPARE(f.uids("INBOX"), (QList<Uid>{Uid(11), Uid(13)}));
    }

    // OK with an empty SEARCH on a non-empty folder deletes nothing, and the counters are not believed next time.
    void emptySearchOnFullFolder()
    {
        Fixture f("",
                  SELECTED("2") FLAGS_SAME "C: A4 UID SEARCH ALL\n"
                                           "S: * SEARCH\n"
                                           "S: A4 OK done\n" NOOP("A5") "C~ A6 UID FETCH 1:\\* \\(.*FLAGS.*\\)\n"
                                                                        "S: A6 OK done\n");
        const SyncReport report = synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.removed, 0);
        QCOMPARE(f.uids("INBOX").size(), 3);
        QVERIFY(!stateOf(f).exists);
    }

    // A whole resync in two trips: what changed and vanished with the SELECT, then what is new.
    void qresyncTellsAllWithTheSelect()
    {
        Fixture f("ENABLE CONDSTORE QRESYNC",
                  ENABLED RESYNCED("3", "15", "90") "S: * VANISHED (EARLIER) 12\n"
                                                    "S: * 1 FETCH (UID 11 FLAGS (\\Seen) MODSEQ (85))\n"
                                                    "S: A3 OK [READ-WRITE] done\n"
                                                    "C~ A4 UID FETCH 14:\\* \\(.*ENVELOPE.*\\)\n" FETCHED(
                                                        "3", "14", "new") "S: A4 OK done\n");
        setModSeq(f, 80);
        const SyncReport report = synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.newMessages, 1);
        QCOMPARE(report.changed, 1);
        QCOMPARE(report.removed, 1);
        QCOMPARE(f.uids("INBOX"), (QList<Uid>{Uid(11), Uid(13), Uid(14)}));
        QCOMPARE(stateOf(f).highestModSeq, ModSeq(90));
        QCOMPARE(stateOf(f).uidNext, Uid(15));
        QCOMPARE(stateOf(f).exists, std::optional<quint32>(3));
    }

    void qresyncWithoutNewsIsOneTrip()
    {
        Fixture f("ENABLE CONDSTORE QRESYNC", ENABLED RESYNCED("3", "14", "80") "S: A3 OK [READ-WRITE] done\n");
        setModSeq(f, 80);
        const SyncReport report = synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.newMessages + report.changed + report.removed, 0);
    }

    // robustness.md "State": VANISHED 1:* that EXISTS contradicts empties nothing.
    void qresyncClaimsEverythingVanished()
    {
        Fixture f("ENABLE CONDSTORE QRESYNC",
                  ENABLED RESYNCED("3", "14", "90") "S: * VANISHED (EARLIER) 1:4294967295\n"
                                                    "S: A3 OK [READ-WRITE] done\n"
                                                    "C: A4 UID SEARCH ALL\n"
                                                    "S: * SEARCH 11 12 13\n"
                                                    "S: A4 OK done\n");
        setModSeq(f, 80);
        const SyncReport report = synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.removed, 0);
        QCOMPARE(f.uids("INBOX").size(), 3);
    }

    // A server that lost its memory: its modification sequences begin anew, and say nothing about what we know.
    void modSeqWentBack()
    {
        Fixture f("CONDSTORE",
                  CONDSTORE_SELECTED("3", "5") "C: A3 UID FETCH 11:13 (UID ENVELOPE)\n" NAMED("11", "m11")
                      NAMED("12", "m12") "S: A3 OK done\n"
                                         "C: A4 UID FETCH 1:13 (UID FLAGS)\n"
                                         "S: * 1 FETCH (UID 11 FLAGS ())\n"
                                         "S: * 2 FETCH (UID 12 FLAGS (\\Flagged))\n"
                                         "S: * 3 FETCH (UID 13 FLAGS ())\n"
                                         "S: A4 OK done\n"
                                         "C: A5 UID SEARCH ALL\n"
                                         "S: * SEARCH 11 12 13\n"
                                         "S: A5 OK done\n");
        setModSeq(f, 80);
        const SyncReport report = synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.changed, 1);
        QCOMPARE(stateOf(f).highestModSeq, ModSeq(5));
    }

    // Dovecot 2.3: a mailbox deleted and made again within a second has the same UIDVALIDITY, and its UIDs anew.
    void sameUidNamesAnotherMessage()
    {
        Fixture f("CONDSTORE",
                  CONDSTORE_SELECTED("1", "5") "C: A3 UID FETCH 11:13 (UID ENVELOPE)\n" NAMED(
                      "11", "other") "S: A3 OK done\n"
                                     "C~ A4 UID FETCH 1:\\* \\(.*ENVELOPE.*\\)\n"
                                     "C: A5 UID SEARCH ALL\n" FETCHED("1", "11", "other") "S: A4 OK done\n"
                                                                                          "S: * SEARCH 11\n"
                                                                                          "S: A5 OK done\n");
        setModSeq(f, 80);
        synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(f.uids("INBOX"), QList<Uid>{Uid(11)});
        const PlacementId row = f.placement(11);
        QCOMPARE(f.read([row](store::Reader &r) { return r.detail(row); })->messageId, QByteArray("<other@x>"));
    }

    // HIGHESTMODSEQ stays still while EXISTS changes: without QRESYNC an expunge need not raise it.
    void condstoreSearchesForWhatVanished()
    {
        Fixture f("CONDSTORE ESEARCH",
                  CONDSTORE_SELECTED("2", "80") "C: A3 UID SEARCH RETURN (ALL) ALL\n"
                                                "S: * ESEARCH (TAG \"A3\") UID ALL 11,13\n"
                                                "S: A3 OK done\n");
        setModSeq(f, 80);
        const SyncReport report = synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.removed, 1);
        QCOMPARE(f.uids("INBOX"), (QList<Uid>{Uid(11), Uid(13)}));
    }

    void interruptedFetchDeletesNothing()
    {
        Fixture f("",
                  SELECTED("3") "C: A3 UID FETCH 1:13 (UID FLAGS)\n"
                                "S: * 1 FETCH (UID 11 FLAGS ())\n"
                                "X: lost\n");
        const Error error = failureOf(runSync(&f, "INBOX"));
        QCOMPARE(error.kind(), ErrorKind::Network);
        QCOMPARE(f.uids("INBOX").size(), 3);
    }

    void condstoreAsksOnlyForWhatChanged()
    {
        Fixture f("CONDSTORE",
                  CONDSTORE_SELECTED("3", "90") "C~ A3 UID FETCH 1:13 \\(.*FLAGS.*\\) \\(CHANGEDSINCE 80\\)\n"
                                                "S: * 1 FETCH (UID 11 MODSEQ (85) FLAGS (\\Seen))\n"
                                                "S: A3 OK done\n");
        setModSeq(f, 80);
        const SyncReport report = synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.changed, 1);
        QCOMPARE(stateOf(f).highestModSeq, ModSeq(90));
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
                  "C~ A3 UID FETCH 1:\\* \\(.*ENVELOPE.*\\)\n"
                  "C: A4 UID SEARCH ALL\n" FETCHED("1", "1", "m11") FETCHED("2", "2", "m12")
                      FETCHED("3", "4", "new") "S: A3 OK done\n"
                                               "S: * SEARCH 1 2 4\n"
                                               "S: A4 OK done\n");
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
        synced(f);
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

    // What was read while our own STORE ran may be older than it: not written, and asked for again once it is done.
    void flagsReadBesideAnOwnStoreAreNoNews()
    {
        Fixture f("",
                  SELECTED("3") FLAGS_SAME "C: A4 SELECT INBOX\n"
                                           "S: * 3 EXISTS\n"
                                           "S: * OK [UIDVALIDITY 7] v\n"
                                           "S: * OK [UIDNEXT 14] n\n"
                                           "S: A4 OK [READ-WRITE] done\n"
                                           "C: A5 UID FETCH 1:13 (UID FLAGS)\n"
                                           "S: * 1 FETCH (UID 11 FLAGS ())\n"
                                           "S: * 2 FETCH (UID 12 FLAGS (\\Flagged))\n"
                                           "S: * 3 FETCH (UID 13 FLAGS ())\n"
                                           "S: A5 OK done\n");
        const PlacementId twelve = f.placement(12);
        const auto isStarred = [&] {
            return f.read([twelve](store::Reader &r) { return r.row(twelve); })->flags.testFlag(store::Flag::Flagged);
        };
        QSignalSpy settled(&f.ownStores, &OwnStores::settled);
        std::shared_ptr<void> running = f.ownStores.running("INBOX", imap::UidSet::of({Uid(12)}));
        QCOMPARE(synced(f).changed, 0);
        QVERIFY(!isStarred());
        QCoreApplication::processEvents();
        QCOMPARE(settled.size(), 0);
        running.reset();
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(settled.constFirst().constFirst().value<FolderId>(), f.folderRow("INBOX").id);
        QCOMPARE(synced(f).changed, 1);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QVERIFY(isStarred());
    }

    // The row of a message that we moved here is known by COPYUID before it is fetched, and may be marked meanwhile.
    void headersReadBesideAnOwnStoreAreAskedForAgain()
    {
        Fixture f("",
                  "C: A2 SELECT INBOX\n"
                  "S: * 4 EXISTS\n"
                  "S: * OK [UIDVALIDITY 7] v\n"
                  "S: * OK [UIDNEXT 15] n\n"
                  "S: A2 OK [READ-WRITE] done\n"
                  "C~ A3 UID FETCH 14:\\* \\(.*ENVELOPE.*\\)\n"
                  "C: A4 UID FETCH 1:13 (UID FLAGS)\n" FETCHED("4", "14", "m14") "S: A3 OK done\n"
                                                                                 "S: * 1 FETCH (UID 11 FLAGS ())\n"
                                                                                 "S: * 2 FETCH (UID 12 FLAGS ())\n"
                                                                                 "S: * 3 FETCH (UID 13 FLAGS ())\n"
                                                                                 "S: A4 OK done\n");
        QSignalSpy settled(&f.ownStores, &OwnStores::settled);
        std::shared_ptr<void> running = f.ownStores.running("INBOX", imap::UidSet::of({Uid(14)}));
        synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        running.reset();
        QTRY_COMPARE(settled.size(), 1);
    }

    void onlyWhatWasAskedBeforeAnOwnStoreIsDoubted()
    {
        OwnStores own;
        const quint64 before = own.now();
        std::shared_ptr<void> running = own.running("INBOX", imap::UidSet::range(Uid(3), Uid(5)));
        const quint64 during = own.now();
        running.reset();
        const quint64 after = own.now();
        QVERIFY(own.mayBeOlder("INBOX", Uid(4), before));
        QVERIFY(own.mayBeOlder("INBOX", Uid(4), during));
        QVERIFY(!own.mayBeOlder("INBOX", Uid(4), after));
        QVERIFY(!own.mayBeOlder("INBOX", Uid(6), before));
        QVERIFY(!own.mayBeOlder("Archive", Uid(4), before));
        for (quint32 uid = 100; uid < 300; ++uid) { // nobody syncs: what is remembered stays bounded, and doubts more
            running = own.running("INBOX", imap::UidSet::range(Uid(uid), Uid(uid)));
            running.reset();
        }
        QVERIFY(own.mayBeOlder("INBOX", Uid(100), before));
        QVERIFY(own.mayBeOlder("INBOX", Uid(299), after));
        own.forget("INBOX", own.now());
        QVERIFY(!own.mayBeOlder("INBOX", Uid(299), 0));
    }

    // What we marked \Deleted ourselves is not fetched again, and is shown again when somebody takes the mark back.
    void hiddenStayHidden()
    {
        Fixture f("",
                  "C: A2 SELECT INBOX\n"
                  "S: * 4 EXISTS\n"
                  "S: * OK [UIDVALIDITY 7] v\n"
                  "S: * OK [UIDNEXT 14] n\n"
                  "S: A2 OK [READ-WRITE] done\n"
                  "C: A3 UID FETCH 1:13 (UID FLAGS)\n"
                  "S: * 1 FETCH (UID 5 FLAGS (\\Deleted))\n"
                  "S: * 2 FETCH (UID 11 FLAGS ())\n"
                  "S: * 3 FETCH (UID 12 FLAGS ())\n"
                  "S: * 4 FETCH (UID 13 FLAGS ())\n"
                  "S: A3 OK done\n");
        f.hidden.add("INBOX", UidValidity(7), imap::UidSet::of({Uid(5)}));
        const SyncReport report = synced(f);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(report.newMessages, 0);
    }
};

QTEST_GUILESS_MAIN(TestFolderSync)
#include "tst_foldersync.moc"
