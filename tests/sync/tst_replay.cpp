// The remote step of an intent where servers and connections misbehave (robustness.md "State").
#include "core/sync/imapreplay.h"
#include "core/sync/refusal.h"
#include "tests/sync/syncfixture.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::sync::test;
using store::IntentKind;
using store::Verb;

namespace {

store::Verb moveVerb(Fixture &f, quint32 uid)
{
    Verb verb;
    verb.kind = IntentKind::Move;
    verb.account = account;
    verb.messages = {f.placement(uid)};
    verb.folder = f.folderRow("Archive").id;
    return verb;
}

store::Verb flagVerb(Fixture &f, quint32 uid)
{
    Verb verb;
    verb.kind = IntentKind::ChangeFlags;
    verb.account = account;
    verb.messages = {f.placement(uid)};
    verb.flags.set = store::Flag::Seen;
    return verb;
}

store::Verb renameVerb(FolderId folder, const char *name)
{
    Verb verb;
    verb.kind = IntentKind::MoveFolder;
    verb.account = account;
    verb.folder = folder;
    verb.newLevels = QStringList{QString::fromLatin1(name)};
    return verb;
}

ReplayOutcome replay(Fixture &f, const store::Intent &intent)
{
    ImapReplay step(f.store, f.session, f.hidden, f.ownStores);
    return await(step.run(intent));
}

} // namespace

#define SELECT_INBOX(tag, validity)                                                                                    \
    "C: " tag " SELECT INBOX\n"                                                                                        \
    "S: * 3 EXISTS\n"                                                                                                  \
    "S: * OK [UIDVALIDITY " validity "] v\n"                                                                           \
    "S: * OK [UIDNEXT 14] n\n"                                                                                         \
    "S: " tag " OK [READ-WRITE] done\n"
#define STATUS_ARCHIVE(tag)                                                                                            \
    "C~ " tag " STATUS Archive \\(.*\\)\n"                                                                             \
    "S: * STATUS Archive (MESSAGES 0 UIDNEXT 50 UIDVALIDITY 9)\n"                                                      \
    "S: " tag " OK done\n"
#define LISTED(list, lsub, name)                                                                                       \
    "C: " list " LIST \"\" \"*\"\n"                                                                                    \
    "C: " lsub " LSUB \"\" \"*\"\n"                                                                                    \
    "S: * LIST () \"/\" INBOX\n"                                                                                       \
    "S: * LIST () \"/\" " name "\n"                                                                                    \
    "S: " list " OK done\n"                                                                                            \
    "S: " lsub " OK done\n"

class TestReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Gmail: EXPUNGE would take the label INBOX away and leave the message in All Mail. In Trash it deletes.
    void deletedForEverOnGmail()
    {
        Fixture f("MOVE UIDPLUS X-GM-EXT-1",
                  SELECT_INBOX("A2", "7") "C~ A3 UID MOVE 12 \"?.Gmail./Trash\"?\n"
                                          "S: * OK [COPYUID 5 12 40] moved\n"
                                          "S: * 2 EXPUNGE\n"
                                          "S: A3 OK done\n"
                                          "C~ A4 SELECT \"?.Gmail./Trash\"?\n"
                                          "S: * 1 EXISTS\n"
                                          "S: * OK [UIDVALIDITY 5] v\n"
                                          "S: * OK [UIDNEXT 41] n\n"
                                          "S: A4 OK [READ-WRITE] done\n"
                                          "C: A5 UID STORE 40 +FLAGS.SILENT (\\Deleted)\n"
                                          "S: A5 OK done\n"
                                          "C: A6 UID EXPUNGE 40\n"
                                          "S: * 1 EXPUNGE\n"
                                          "S: A6 OK done\n");
        f.store
            .write(store::Priority::User,
                   [](store::Writer &writer) {
                       writer.setFolders(account,
                                         {serverFolder("INBOX", store::Role::Inbox), serverFolder("Archive"),
                                          serverFolder("[Gmail]/Trash", store::Role::Trash)},
                                         true);
                   })
            .waitForFinished();
        Verb verb;
        verb.kind = IntentKind::Expunge;
        verb.account = account;
        verb.messages = {f.placement(12)};
        const store::Intent intent = f.apply(verb);
        const ReplayOutcome outcome = replay(f, intent);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(outcome, ReplayOutcome::Done);
        QCOMPARE(f.uids("INBOX"), (QList<Uid>{Uid(11), Uid(13)}));
    }

    void flagsAreStored()
    {
        Fixture f("",
                  SELECT_INBOX("A2", "7") "C: A3 UID STORE 11 +FLAGS.SILENT (\\Seen)\n"
                                          "S: A3 OK done\n");
        const store::Intent intent = f.apply(flagVerb(f, 11));
        QCOMPARE(replay(f, intent), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QVERIFY(!f.intent(intent.id));
    }

    // An earlier move was taken back for one of two messages: now the server has them in two folders.
    void messagesOfTwoFoldersAreDoneOneByOne()
    {
        Fixture f("UIDPLUS",
                  SELECT_INBOX("A2", "7") "C: A3 UID STORE 12 +FLAGS.SILENT (\\Seen)\n"
                                          "S: A3 OK done\n"
                                          "C: A4 SELECT Archive\n"
                                          "S: * 1 EXISTS\n"
                                          "S: * OK [UIDVALIDITY 9] v\n"
                                          "S: * OK [UIDNEXT 13] n\n"
                                          "S: A4 OK [READ-WRITE] done\n"
                                          "C: A5 UID STORE 12 +FLAGS.SILENT (\\Seen)\n"
                                          "S: A5 OK done\n");
        f.store
            .write(store::Priority::User, [](store::Writer &w) { Fixture::fill(w, "Archive", 9, 13, {message(12)}); })
            .waitForFinished();
        Verb verb = flagVerb(f, 12);
        verb.messages.append(f.placement(12, "Archive"));
        const store::Intent intent = f.apply(verb);
        QCOMPARE(replay(f, intent), ReplayOutcome::Changed);
        const std::optional<store::Intent> rest = f.intent(intent.id);
        QVERIFY(rest);
        QCOMPARE(rest->messages.size(), 1);
        QCOMPARE(replay(f, *rest), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QVERIFY(!f.intent(intent.id));
    }

    void storeRefusedRollsTheScreenBack()
    {
        Fixture f("",
                  SELECT_INBOX("A2", "7") "C: A3 UID STORE 11 +FLAGS.SILENT (\\Seen)\n"
                                          "S: A3 NO [NOPERM] not yours\n");
        const PlacementId row = f.placement(11);
        const store::Intent intent = f.apply(flagVerb(f, 11));
        QCOMPARE(replay(f, intent), ReplayOutcome::Refused);
        QVERIFY(f.intent(intent.id)->problem.contains(QLatin1String("not allow")));
        QVERIFY(!f.read([row](store::Reader &r) { return r.row(row); })->flags.testFlag(store::Flag::Seen));
    }

    void badIsRefusedNotRepeated()
    {
        Fixture f("",
                  SELECT_INBOX("A2", "7") "C: A3 UID STORE 11 +FLAGS.SILENT (\\Seen)\n"
                                          "S: A3 BAD what\n");
        QCOMPARE(replay(f, f.apply(flagVerb(f, 11))), ReplayOutcome::Refused);
    }

    void connectionLostPostpones()
    {
        Fixture f("",
                  SELECT_INBOX("A2", "7") "C: A3 UID STORE 11 +FLAGS.SILENT (\\Seen)\n"
                                          "X: lost\n");
        const store::Intent intent = f.apply(flagVerb(f, 11));
        QCOMPARE(replay(f, intent), ReplayOutcome::Postponed);
        QCOMPARE(f.intent(intent.id)->state, store::IntentState::Waiting);
    }

    // Seen as RENAME of a mailbox to itself: the listing met a row that was shown under its old name again.
    void folderMoveUndoneBeforeItsListing()
    {
        Fixture f("",
                  LISTED("A2", "A3", "Archive") "C: A4 RENAME Archive Attic\n"
                                                "S: A4 OK done\n" LISTED("A5", "A6", "Attic")
                                                    LISTED("A7", "A8", "Attic") "C: A9 RENAME Attic Archive\n"
                                                                                "S: A9 OK done\n" LISTED("A10", "A11",
                                                                                                         "Archive"));
        const FolderId folder = f.folderRow("Archive").id;
        const store::Intent there = f.apply(renameVerb(folder, "Attic"));
        f.store.write(store::Priority::User, [&](store::Writer &w) { w.noteAttempt(there.id, std::nullopt); })
            .waitForFinished();
        const store::Intent back = f.apply(renameVerb(folder, "Archive"));
        QCOMPARE(replay(f, there), ReplayOutcome::Done);
        QCOMPARE(f.folderRow("Archive").id, folder);
        QCOMPARE(replay(f, *f.intent(back.id)), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(f.folderRow("Archive").id, folder);
    }

    // RENAME to its own name is refused (RFC 3501 6.3.5), and the subscription would be taken away.
    void folderIsThereAlready()
    {
        Fixture f("", LISTED("A2", "A3", "Attic"));
        const store::Intent intent = f.apply(renameVerb(f.folderRow("Archive").id, "Attic"));
        f.store
            .write(store::Priority::User,
                   [key = intent.target->key](store::Writer &w) {
                       w.folderRenamed(key, "Attic", {QStringLiteral("Attic")});
                   })
            .waitForFinished();
        QCOMPARE(replay(f, *f.intent(intent.id)), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
    }

    void moveWithCopyUid()
    {
        Fixture f("MOVE UIDPLUS",
                  SELECT_INBOX("A2", "7") STATUS_ARCHIVE("A3") "C: A4 UID MOVE 12 Archive\n"
                                                               "S: * OK [COPYUID 9 12 50] moved\n"
                                                               "S: * 2 EXPUNGE\n"
                                                               "S: A4 OK done\n");
        const PlacementId row = f.placement(12);
        QCOMPARE(replay(f, f.apply(moveVerb(f, 12))), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(f.placement(50, "Archive"), row);
        QCOMPARE(f.uids("INBOX"), (QList<Uid>{Uid(11), Uid(13)}));
    }

    void copyRefusedLeavesTheSource_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("word");
        QTest::newRow("quota") << QByteArray("NO [OVERQUOTA] full\n") << QStringLiteral("full");
        QTest::newRow("folder gone") << QByteArray("NO [TRYCREATE] gone\n" LISTED(
            "A5", "A6", "Else") "C~ A7 STATUS INBOX \\(.*\\)\n"
                                "S: * STATUS INBOX (MESSAGES 3 UIDNEXT 14 UIDVALIDITY 7)\n"
                                "S: A7 OK done\n"
                                "C~ A8 STATUS Else \\(.*\\)\n"
                                "S: * STATUS Else (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 8)\n"
                                "S: A8 OK done\n")
                                     << QStringLiteral("no longer");
    }
    void copyRefusedLeavesTheSource()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QString, word);
        const QByteArray script
            = QByteArray(SELECT_INBOX("A2", "7") STATUS_ARCHIVE("A3") "C: A4 UID COPY 12 Archive\nS: A4 ") + reply;
        Fixture f("UIDPLUS", script.constData());
        const PlacementId row = f.placement(12);
        const store::Intent intent = f.apply(moveVerb(f, 12));
        QCOMPARE(replay(f, intent), ReplayOutcome::Refused);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QVERIFY2(f.intent(intent.id)->problem.contains(word), qPrintable(f.intent(intent.id)->problem));
        QCOMPARE(f.read([row](store::Reader &r) { return r.row(row); })->folder, f.folderRow("INBOX").id);
    }

    // COPY OK, then the connection is lost: the second attempt finds the copy and makes no other.
    void copyDoneAndConnectionLost()
    {
        Fixture first("UIDPLUS",
                      SELECT_INBOX("A2", "7") STATUS_ARCHIVE("A3") "C: A4 UID COPY 12 Archive\n"
                                                                   "X: lost\n");
        const store::Intent intent = first.apply(moveVerb(first, 12));
        QCOMPARE(replay(first, intent), ReplayOutcome::Postponed);
        const store::Intent again = *first.intent(intent.id);
        QVERIFY(again.attempt.has_value());
        QCOMPARE(again.attempt->targetUidNext, Uid(50));

        Fixture f("UIDPLUS",
                  SELECT_INBOX("A2", "7") "C~ A3 STATUS Archive \\(.*\\)\n"
                                          "S: * STATUS Archive (MESSAGES 1 UIDNEXT 51 UIDVALIDITY 9)\n"
                                          "S: A3 OK done\n"
                                          "C~ A4 UID FETCH 12 \\(.*\\)\n"
                                          "S: * 2 FETCH (UID 12 RFC822.SIZE 100 ENVELOPE (NIL NIL NIL NIL NIL NIL NIL "
                                          "NIL NIL \"<m12@x>\"))\n"
                                          "S: A4 OK done\n"
                                          "C: A5 SELECT Archive\n"
                                          "S: * 1 EXISTS\n"
                                          "S: * OK [UIDVALIDITY 9] v\n"
                                          "S: * OK [UIDNEXT 51] n\n"
                                          "S: A5 OK [READ-WRITE] done\n"
                                          "C~ A6 UID FETCH 50:\\* \\(.*\\)\n"
                                          "S: * 1 FETCH (UID 50 RFC822.SIZE 100 ENVELOPE (NIL NIL NIL NIL NIL NIL NIL "
                                          "NIL NIL \"<m12@x>\"))\n"
                                          "S: A6 OK done\n" SELECT_INBOX(
                                              "A7", "7") "C: A8 UID STORE 12 +FLAGS.SILENT (\\Deleted)\n"
                                                         "S: A8 OK done\n"
                                                         "C: A9 UID EXPUNGE 12\n"
                                                         "S: * 2 EXPUNGE\n"
                                                         "S: A9 OK done\n");
        // The same change in a store of its own, as the journal of the first remembers it.
        store::Intent mine = f.apply(moveVerb(f, 12));
        f.store.write(store::Priority::User, [&](store::Writer &w) { w.noteAttempt(mine.id, again.attempt); })
            .waitForFinished();
        mine = *f.intent(mine.id);
        QCOMPARE(replay(f, mine), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(f.uids("Archive"), QList<Uid>{Uid(50)});
    }

    // The same message twice in one folder, and no COPYUID: each copy stands for one of them.
    void moveOfAMessageThatIsThereTwice()
    {
#define BOTH(tag, set, first, second)                                                                                  \
    "C~ " tag " UID FETCH " set " \\(.*\\)\n"                                                                          \
    "S: * 2 FETCH (UID " first " RFC822.SIZE 100 ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL \"<m12@x>\"))\n"        \
    "S: * 4 FETCH (UID " second " RFC822.SIZE 100 ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL \"<m12@x>\"))\n"       \
    "S: " tag " OK done\n"
        Fixture f("",
                  SELECT_INBOX("A2", "7")
                      STATUS_ARCHIVE("A3") "C: A4 UID COPY 12,14 Archive\n"
                                           "S: A4 OK done\n" BOTH(
                                               "A5", "12,14", "12",
                                               "14") "C: A6 SELECT Archive\n"
                                                     "S: * 2 EXISTS\n"
                                                     "S: * OK [UIDVALIDITY 9] v\n"
                                                     "S: * OK [UIDNEXT 52] n\n"
                                                     "S: A6 OK [READ-WRITE] done\n" BOTH("A7", "50:\\*", "50", "51")
                                                         SELECT_INBOX("A8", "7") "C: A9 UID STORE 12,14 +FLAGS.SILENT "
                                                                                 "(\\Deleted)\n"
                                                                                 "S: A9 OK done\n");
        const FolderId inbox = f.folderRow("INBOX").id;
        store::NewMessage again = message(12);
        again.uid = Uid(14);
        f.store.write(store::Priority::User, [=](store::Writer &w) { w.insertMessages(inbox, {again}); })
            .waitForFinished();
        Verb verb = moveVerb(f, 12);
        verb.messages.append(f.placement(14));
        QCOMPARE(replay(f, f.apply(verb)), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(f.uids("Archive"), (QList<Uid>{Uid(50), Uid(51)}));
        QCOMPARE(f.uids("INBOX"), (QList<Uid>{Uid(11), Uid(13)}));
#undef BOTH
    }

    // A copy that cannot be seen: then nothing is removed, also not of those whose copies can.
    void moveOfWhichOneCopyIsNotThere()
    {
        Fixture f("",
                  SELECT_INBOX("A2", "7")
                      STATUS_ARCHIVE("A3") "C: A4 UID COPY 12:13 Archive\n"
                                           "S: A4 OK done\n"
                                           "C~ A5 UID FETCH 12:13 \\(.*\\)\n"
                                           "S: A5 OK done\n"
                                           "C: A6 SELECT Archive\n"
                                           "S: * 1 EXISTS\n"
                                           "S: * OK [UIDVALIDITY 9] v\n"
                                           "S: * OK [UIDNEXT 51] n\n"
                                           "S: A6 OK [READ-WRITE] done\n"
                                           "C~ A7 UID FETCH 50:\\* \\(.*\\)\n"
                                           "S: * 1 FETCH (UID 50 RFC822.SIZE 100 ENVELOPE (NIL NIL "
                                           "NIL NIL NIL NIL NIL NIL NIL \"<m12@x>\"))\n"
                                           "S: A7 OK done\n" SELECT_INBOX("A8", "7") "C: A9 UID SEARCH UID 13\n"
                                                                                     "S: * SEARCH 13\n"
                                                                                     "S: A9 OK done\n");
        Verb verb = moveVerb(f, 12);
        verb.messages.append(f.placement(13));
        QCOMPARE(replay(f, f.apply(verb)), ReplayOutcome::Refused);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(f.uids("INBOX"), (QList<Uid>{Uid(11), Uid(12), Uid(13)}));
    }

    // The UID one message has now is what another was called before the folder was numbered anew.
    void moveAfterNumbersAreGivenToOthers()
    {
        Fixture f("MOVE UIDPLUS",
                  SELECT_INBOX("A2", "8") "C: A3 UID SEARCH HEADER MESSAGE-ID \"<m11@x>\"\n"
                                          "S: * SEARCH 12\n"
                                          "S: A3 OK done\n"
                                          "C: A4 UID SEARCH HEADER MESSAGE-ID \"<m12@x>\"\n"
                                          "S: * SEARCH 11\n"
                                          "S: A4 OK done\n" STATUS_ARCHIVE("A5") "C: A6 UID MOVE 11:12 Archive\n"
                                                                                 "S: * OK [COPYUID 9 11:12 50:51] m\n"
                                                                                 "S: A6 OK done\n");
        const PlacementId eleven = f.placement(11);
        const PlacementId twelve = f.placement(12);
        Verb verb = moveVerb(f, 11);
        verb.messages.append(twelve);
        QCOMPARE(replay(f, f.apply(verb)), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(f.placement(51, "Archive"), eleven);
        QCOMPARE(f.placement(50, "Archive"), twelve);
    }

    // Without UIDPLUS nothing is expunged; what we marked is remembered and hidden.
    void expungeWithoutUidPlusHides()
    {
        Fixture f("",
                  SELECT_INBOX("A2", "7") "C: A3 UID STORE 13 +FLAGS.SILENT (\\Deleted)\n"
                                          "S: A3 OK done\n");
        Verb verb;
        verb.kind = IntentKind::Expunge;
        verb.account = account;
        verb.messages = {f.placement(13)};
        QCOMPARE(replay(f, f.apply(verb)), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QVERIFY(f.hidden.of("INBOX", UidValidity(7)).contains(Uid(13)));
        QCOMPARE(f.uids("INBOX"), (QList<Uid>{Uid(11), Uid(12)}));
    }

    void advertisedUidPlusThatRefuses()
    {
        Fixture f("UIDPLUS",
                  SELECT_INBOX("A2", "7") "C: A3 UID STORE 13 +FLAGS.SILENT (\\Deleted)\n"
                                          "S: A3 OK done\n"
                                          "C: A4 UID EXPUNGE 13\n"
                                          "S: A4 BAD no\n");
        Verb verb;
        verb.kind = IntentKind::Expunge;
        verb.account = account;
        verb.messages = {f.placement(13)};
        QCOMPARE(replay(f, f.apply(verb)), ReplayOutcome::Done);
        QVERIFY(f.hidden.of("INBOX", UidValidity(7)).contains(Uid(13)));
    }

    // UIDVALIDITY changed while the change waited: found again by Message-ID, never by bare UID.
    void uidValidityChangedMidQueue()
    {
        Fixture f("",
                  SELECT_INBOX("A2", "8") "C: A3 UID SEARCH HEADER MESSAGE-ID \"<m11@x>\"\n"
                                          "S: * SEARCH 3\n"
                                          "S: A3 OK done\n"
                                          "C: A4 UID STORE 3 +FLAGS.SILENT (\\Seen)\n"
                                          "S: A4 OK done\n");
        QCOMPARE(replay(f, f.apply(flagVerb(f, 11))), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
    }

    void uidValidityChangedAndNotFound()
    {
        Fixture f("",
                  SELECT_INBOX("A2", "8") "C: A3 UID SEARCH HEADER MESSAGE-ID \"<m11@x>\"\n"
                                          "S: * SEARCH\n"
                                          "S: A3 OK done\n");
        const store::Intent intent = f.apply(flagVerb(f, 11));
        QCOMPARE(replay(f, intent), ReplayOutcome::Refused);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
    }

    // APPEND done but the reply lost: looked for from the noted UIDNEXT on, not appended again.
    void appendReplyLost()
    {
        Fixture f("UIDPLUS",
                  "C: A2 SELECT Archive\n"
                  "S: * 1 EXISTS\n"
                  "S: * OK [UIDVALIDITY 9] v\n"
                  "S: * OK [UIDNEXT 51] n\n"
                  "S: A2 OK [READ-WRITE] done\n"
                  "C: A3 UID SEARCH HEADER MESSAGE-ID \"<copy@x>\"\n"
                  "S: * SEARCH 50\n"
                  "S: A3 OK done\n"
                  "C: A4 NOOP\n"
                  "S: A4 OK done\n");
        Verb verb;
        verb.kind = IntentKind::Append;
        verb.account = account;
        verb.folder = f.folderRow("Archive").id;
        verb.messageId = "<copy@x>";
        verb.message = message(0);
        verb.message->messageId = verb.messageId;
        verb.source = "Message-ID: <copy@x>\r\n\r\nx\r\n";
        store::Intent intent = f.apply(verb);
        store::AttemptNote note;
        note.targetUidValidity = UidValidity(9);
        note.targetUidNext = Uid(50);
        f.store.write(store::Priority::User, [&](store::Writer &w) { w.noteAttempt(intent.id, note); })
            .waitForFinished();
        QCOMPARE(replay(f, *f.intent(intent.id)), ReplayOutcome::Done);
        QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
        QCOMPARE(f.uids("Archive"), QList<Uid>{Uid(50)});
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
