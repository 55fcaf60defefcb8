// Every verb: applied at once, backed out, completed; and verbs on top of verbs.
#include "fixture.h"

using namespace waxwing;
using namespace waxwing::store;

class TestIntents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void flagsAreShownAtOnceAndBackedOut();
    void flagsBecomeTruthOnCompletion();
    void serverFlagsUnderAWish();
    void moveIsShownAtOnceAndBackedOut();
    void moveKeepsTheIdThroughCompletion();
    void moveWithoutAnswerIsAdoptedByMessageId();
    void movedTwiceBeforeReplay();
    void moveMetByASyncOfTheTargetFirst();
    void expungeOfOurOwnMoveHeardBeforeItsAnswer();
    void partlyDone();
    void partlyDoneOfTwoFolders();
    void expungeHidesThenRemoves();
    void copyMakesARowAndGetsItsUid();
    void copyOfAMessageThatIsThereTwice();
    void copiesMetByASyncBeforeTheirAnswer();
    void copyMetByASyncStaysWhenItIsCancelled();
    void anotherClientsCopyIsNotTakenForOurs();
    void copyOfWhatAnotherClientDeletedFirst();
    void partlyDoneWithoutUids();
    void copyRefusedTakesItsRowAway();
    void appendIsReadableAtOnce();
    void draftSavedTwiceIsAppendedOnce();
    void draftReplacesTheOneOnTheServer();
    void refusedDraftStaysVisible();
    void cancelledAppendTakesItsFollowersAlong();
    void retryAppliesAgain();
    void cancelIsRefusedWhileSending();
    void sendIsDurableInEveryState();
    void keywordsFold();
    void messagesOfAnotherAccountAreNotTouched();
    void failedJobLeavesNothing();
};

namespace {

struct Box : Profile {
    Box()
    {
        list({QStringLiteral("INBOX"), QStringLiteral("A"), QStringLiteral("B")});
        insert(QStringLiteral("INBOX"), messages(1, 3));
        inbox = id(QStringLiteral("INBOX"));
        a = id(QStringLiteral("A"));
        b = id(QStringLiteral("B"));
        one = at(QStringLiteral("INBOX"), 1);
        two = at(QStringLiteral("INBOX"), 2);
        three = at(QStringLiteral("INBOX"), 3);
    }
    FolderId inbox;
    FolderId a;
    FolderId b;
    PlacementId one;
    PlacementId two;
    PlacementId three;

    void tried(const Intent &intent)
    {
        run([&](Writer &w) {
            w.noteAttempt(intent.id, std::nullopt);
            w.postpone(intent.id, QStringLiteral("Later."), {});
        });
    }

    MessageRow row(PlacementId id) { return reader().row(id).value_or(MessageRow()); }
    FolderRow folderRow(FolderId id) { return reader().folder(id).value_or(FolderRow()); }
    QList<MessageRef> refs(const Intent &intent) { return reader().intent(intent.id)->messages; }
};

Verb append(FolderId folder, const QByteArray &messageId, const QByteArray &source)
{
    Verb verb;
    verb.kind = IntentKind::Append;
    verb.folder = folder;
    NewMessage m = message(0, QStringLiteral("Draft"));
    m.uid = {};
    m.messageId = messageId;
    m.size = source.size();
    verb.message = m;
    verb.source = source;
    verb.flags.set = Flag::Draft | Flag::Seen;
    return verb;
}

} // namespace

void TestIntents::flagsAreShownAtOnceAndBackedOut()
{
    Box box;
    const Intent intent = box.apply(flags({box.one, box.two}, Flag::Seen));
    QCOMPARE(box.row(box.one).flags, Flags(Flag::Seen));
    QCOMPARE(box.folderRow(box.inbox).unread, 1);
    QCOMPARE(box.last.messages[box.inbox].rows.size(), 2);
    box.run([&](Writer &w) { w.refuse(intent.id, QStringLiteral("No."), {}); });
    QCOMPARE(box.row(box.one).flags, Flags());
    QCOMPARE(box.folderRow(box.inbox).unread, 3);
    QCOMPARE(box.reader().intents().first().state, IntentState::Refused);
    QVERIFY(box.run([&](Writer &w) { return w.cancel(intent.id); }));
    QVERIFY(box.reader().intents().isEmpty());
}

void TestIntents::flagsBecomeTruthOnCompletion()
{
    Box box;
    const Intent intent = box.apply(flags({box.one}, Flag::Flagged));
    QCOMPARE(box.reader().serverFlags(box.inbox, Uid(1), Uid(1)).first().flags, Flags());
    box.complete(intent);
    QCOMPARE(box.reader().serverFlags(box.inbox, Uid(1), Uid(1)).first().flags, Flags(Flag::Flagged));
    QCOMPARE(box.row(box.one).flags, Flags(Flag::Flagged));
    QVERIFY(box.reader().intents().isEmpty());
}

void TestIntents::serverFlagsUnderAWish()
{
    Box box;
    const Intent intent = box.apply(flags({box.one}, Flag::Seen));
    FlagUpdate update;
    update.uid = Uid(1);
    update.flags = Flag::Answered;
    box.run([&](Writer &w) { w.updateFlags(box.inbox, {update}); });
    QCOMPARE(box.row(box.one).flags, Flag::Answered | Flag::Seen);
    QVERIFY(box.run([&](Writer &w) { return w.cancel(intent.id); }));
    QCOMPARE(box.row(box.one).flags, Flags(Flag::Answered));
}

void TestIntents::moveIsShownAtOnceAndBackedOut()
{
    Box box;
    const Intent intent = box.apply(move({box.two}, box.a));
    QCOMPARE(box.shown(QStringLiteral("INBOX")), (QList<quint32>{3, 1}));
    QCOMPARE(box.row(box.two).folder, box.a);
    QVERIFY(!box.row(box.two).uid.isValid());
    QCOMPARE(box.reader().serverLocation(box.two)->uid, Uid(2));
    QCOMPARE(box.folderRow(box.a).total, 1);
    QCOMPARE(box.reader().uids(box.inbox), (QList<Uid>{Uid(1), Uid(2), Uid(3)}));
    box.run([&](Writer &w) { w.refuse(intent.id, QStringLiteral("No."), {}); });
    QCOMPARE(box.shown(QStringLiteral("INBOX")), (QList<quint32>{3, 2, 1}));
    QCOMPARE(box.folderRow(box.a).total, 0);
}

void TestIntents::moveKeepsTheIdThroughCompletion()
{
    Box box;
    const Intent intent = box.apply(move({box.two}, box.a));
    box.complete(intent, relocated({{2, 17}}));
    QCOMPARE(box.row(box.two).uid, Uid(17));
    QCOMPARE(box.at(QStringLiteral("A"), 17), box.two);
    NewMessage again = message(2);
    again.uid = Uid(17);
    box.insert(QStringLiteral("A"), {again});
    QCOMPARE(box.shown(QStringLiteral("A")), (QList<quint32>{17}));
}

void TestIntents::moveWithoutAnswerIsAdoptedByMessageId()
{
    Box box;
    box.complete(box.apply(move({box.two}, box.a)));
    QCOMPARE(box.shown(QStringLiteral("A")), (QList<quint32>{0}));
    NewMessage arrived = message(2);
    arrived.uid = Uid(9);
    box.insert(QStringLiteral("A"), {arrived});
    QCOMPARE(box.at(QStringLiteral("A"), 9), box.two);
    QCOMPARE(box.shown(QStringLiteral("A")), (QList<quint32>{9}));
    // One that never comes (removed elsewhere meanwhile) does not stay for ever.
    box.complete(box.apply(move({box.one}, box.a)));
    QCOMPARE(box.shown(QStringLiteral("A")).size(), 2);
    box.insert(QStringLiteral("A"), messages(30, 30));
    QCOMPARE(box.shown(QStringLiteral("A")).size(), 2);
    QVERIFY(!box.reader().row(box.one));
}

void TestIntents::movedTwiceBeforeReplay()
{
    Box box;
    const Intent first = box.apply(move({box.two}, box.a));
    // Tried once, it is not composed with what comes after.
    box.run([&](Writer &w) {
        w.noteAttempt(first.id, std::nullopt);
        w.postpone(first.id, QStringLiteral("Later."), {});
    });
    const Intent second = box.apply(move({box.two}, box.b));
    QCOMPARE(box.row(box.two).folder, box.b);
    box.complete(first, relocated({{2, 5}}));
    QCOMPARE(box.row(box.two).folder, box.b);
    QCOMPARE(box.refs(second).first().uid, Uid(5));
    QCOMPARE(box.reader().intent(second.id)->folders.size(), 2);
    box.complete(second, relocated({{5, 7}}));
    QCOMPARE(box.at(QStringLiteral("B"), 7), box.two);
    QCOMPARE(box.shown(QStringLiteral("A")), QList<quint32>());
    QCOMPARE(box.shown(QStringLiteral("INBOX")), (QList<quint32>{3, 1}));
}

void TestIntents::moveMetByASyncOfTheTargetFirst()
{
    Box box;
    const Intent intent = box.apply(move({box.two}, box.a));
    NewMessage arrived = message(2);
    arrived.uid = Uid(9);
    arrived.flags = Flag::Answered;
    box.insert(QStringLiteral("A"), {arrived});
    box.complete(intent, relocated({{2, 9}}));
    QCOMPARE(box.shown(QStringLiteral("A")), (QList<quint32>{9}));
    QCOMPARE(box.at(QStringLiteral("A"), 9), box.two);
    QCOMPARE(box.row(box.two).flags, Flags(Flag::Answered));
    QCOMPARE(box.folderRow(box.a).total, 1);
}

void TestIntents::expungeOfOurOwnMoveHeardBeforeItsAnswer()
{
    Box box;
    const Intent intent = box.apply(move({box.two}, box.a));
    const Intent later = box.apply(flags({box.two}, Flag::Flagged));
    box.run([&](Writer &w) { w.noteAttempt(intent.id, std::nullopt); });
    box.run([&](Writer &w) { w.removeUids(box.inbox, {Uid(2)}); });
    QCOMPARE(box.row(box.two).folder, box.a);
    box.complete(intent, relocated({{2, 4}}));
    QCOMPARE(box.at(QStringLiteral("A"), 4), box.two);
    QCOMPARE(box.refs(later).first().uid, Uid(4));
    // Where nothing of ours is under way, it is another client's removal.
    box.run([&](Writer &w) { w.removeUids(box.inbox, {Uid(3)}); });
    QVERIFY(!box.reader().row(box.three));
}

void TestIntents::partlyDone()
{
    Box box;
    const Intent intent = box.apply(move({box.one, box.two, box.three}, box.a));
    const QList<MessageRef> all = box.refs(intent);
    box.run([&](Writer &w) { w.completePartly(intent.id, {all[0]}, relocated({{1, 11}})); });
    QCOMPARE(box.refs(intent).size(), 2);
    QCOMPARE(box.at(QStringLiteral("A"), 11), box.one);
    QVERIFY(box.run([&](Writer &w) { return w.cancel(intent.id); }));
    QCOMPARE(box.shown(QStringLiteral("A")), (QList<quint32>{11}));
    QCOMPARE(box.shown(QStringLiteral("INBOX")), (QList<quint32>{3, 2}));
}

void TestIntents::partlyDoneOfTwoFolders()
{
    Box box;
    box.insert(QStringLiteral("B"), messages(1, 1)); // a UID that INBOX has too
    const PlacementId other = box.at(QStringLiteral("B"), 1);
    const Intent intent = box.apply(move({box.one, other}, box.a));
    const QList<MessageRef> all = box.refs(intent);
    box.run([&](Writer &w) { w.noteAttempt(intent.id, AttemptNote()); });
    box.run([&](Writer &w) { w.completePartly(intent.id, {all[0]}, relocated({{1, 11}})); });
    QCOMPARE(box.at(QStringLiteral("A"), 11), box.one);
    QCOMPARE(box.refs(intent).constFirst().folderKey, all[1].folderKey);
    // The rest is not under way, and is not looked for among what the first part put into the target.
    QVERIFY(!box.reader().intent(intent.id)->attempt);
    QVERIFY(box.run([&](Writer &w) { return w.cancel(intent.id); }));
    QCOMPARE(box.shown(QStringLiteral("A")), (QList<quint32>{11}));
    QCOMPARE(box.shown(QStringLiteral("B")), (QList<quint32>{1}));
    QCOMPARE(box.shown(QStringLiteral("INBOX")), (QList<quint32>{3, 2}));
}

void TestIntents::expungeHidesThenRemoves()
{
    Box box;
    Verb verb;
    verb.kind = IntentKind::Expunge;
    verb.messages = {box.one};
    const Intent intent = box.apply(verb);
    QCOMPARE(box.shown(QStringLiteral("INBOX")), (QList<quint32>{3, 2}));
    QVERIFY(box.run([&](Writer &w) { return w.cancel(intent.id); }));
    QCOMPARE(box.shown(QStringLiteral("INBOX")), (QList<quint32>{3, 2, 1}));
    box.complete(box.apply(verb));
    QVERIFY(!box.reader().row(box.one));
    QCOMPARE(box.reader().uids(box.inbox).size(), 2);
}

void TestIntents::copyMakesARowAndGetsItsUid()
{
    Box box;
    Verb verb = move({box.one, box.two}, box.a);
    verb.kind = IntentKind::Copy;
    const Intent intent = box.apply(verb);
    QCOMPARE(box.folderRow(box.a).total, 2);
    QCOMPARE(box.folderRow(box.inbox).total, 3);
    box.complete(intent, relocated({{1, 21}, {2, 22}}));
    QCOMPARE(box.shown(QStringLiteral("A")), (QList<quint32>{22, 21}));
    QCOMPARE(box.row(box.at(QStringLiteral("A"), 21)).message, box.row(box.one).message);
}

void TestIntents::copyOfAMessageThatIsThereTwice()
{
    Box box;
    NewMessage again = message(1);
    again.uid = Uid(4);
    box.insert(QStringLiteral("INBOX"), {again});
    Verb verb = move({box.one, box.at(QStringLiteral("INBOX"), 4)}, box.a);
    verb.kind = IntentKind::Copy;
    box.complete(box.apply(verb), relocated({{1, 21}, {4, 24}}));
    const QList<quint32> copies = box.shown(QStringLiteral("A"));
    QCOMPARE(QSet<quint32>(copies.cbegin(), copies.cend()), (QSet<quint32>{21, 24}));
}

// Found by the soak: the answers came crosswise, and one of the copies went.
void TestIntents::copiesMetByASyncBeforeTheirAnswer()
{
    Box box;
    NewMessage again = message(1);
    again.uid = Uid(4);
    box.insert(QStringLiteral("INBOX"), {again});
    Verb verb = move({box.one, box.at(QStringLiteral("INBOX"), 4)}, box.inbox);
    verb.kind = IntentKind::Copy;
    const Intent intent = box.apply(verb);
    box.tried(intent);
    NewMessage first = again;
    first.uid = Uid(5);
    NewMessage second = again;
    second.uid = Uid(6);
    box.insert(QStringLiteral("INBOX"), {first, second});
    Profile other(box.path());
    box.complete(intent, relocated({{1, 5}, {4, 6}}));
    other.complete(intent, relocated({{1, 6}, {4, 5}}));
    for (const QList<quint32> &shown : {box.shown(QStringLiteral("INBOX")), other.shown(QStringLiteral("INBOX"))}) {
        QCOMPARE(shown.size(), 6);
        QCOMPARE(QSet<quint32>(shown.cbegin(), shown.cend()), (QSet<quint32>{1, 2, 3, 4, 5, 6}));
    }
}

void TestIntents::copyMetByASyncStaysWhenItIsCancelled()
{
    Box box;
    Verb verb = move({box.one, box.two}, box.a);
    verb.kind = IntentKind::Copy;
    const Intent intent = box.apply(verb);
    box.tried(intent);
    NewMessage arrived = message(1);
    arrived.uid = Uid(21);
    box.insert(QStringLiteral("A"), {arrived});
    QVERIFY(box.run([&](Writer &w) { return w.cancel(intent.id); }));
    QCOMPARE(box.shown(QStringLiteral("A")), (QList<quint32>{21}));
}

void TestIntents::anotherClientsCopyIsNotTakenForOurs()
{
    Box box;
    Verb verb = move({box.one}, box.a);
    verb.kind = IntentKind::Copy;
    const Intent intent = box.apply(verb);
    NewMessage theirs = message(1);
    theirs.uid = Uid(21);
    box.insert(QStringLiteral("A"), {theirs});
    QCOMPARE(box.shown(QStringLiteral("A")).size(), 2);
    box.complete(intent, relocated({{1, 22}}));
    const QList<quint32> shown = box.shown(QStringLiteral("A"));
    QCOMPARE(QSet<quint32>(shown.cbegin(), shown.cend()), (QSet<quint32>{21, 22}));
}

void TestIntents::copyOfWhatAnotherClientDeletedFirst()
{
    Box box;
    Verb verb = move({box.one, box.two, box.three}, box.a);
    verb.kind = IntentKind::Copy;
    const Intent intent = box.apply(verb);
    box.run([&](Writer &w) { w.removeUids(box.inbox, {Uid(1)}); }); // heard before the copy
    Relocation answer = relocated({{3, 23}});
    answer.gone = {Uid(1), Uid(2)}; // not yet heard
    box.complete(intent, answer);
    QCOMPARE(box.shown(QStringLiteral("A")), (QList<quint32>{23}));
    QCOMPARE(box.folderRow(box.a).total, 1);
}

// A folder numbered anew: the Message-ID says which of them were found.
void TestIntents::partlyDoneWithoutUids()
{
    Box box;
    const Intent intent = box.apply(flags({box.one, box.two}, Flag::Seen));
    box.run([&](Writer &w) { w.resetUids(box.inbox, UidValidity(2)); });
    const QList<MessageRef> both = box.refs(intent);
    QVERIFY(!both[0].uid.isValid());
    box.run([&](Writer &w) { w.completePartly(intent.id, {both[1]}, {}); });
    QCOMPARE(box.refs(intent).size(), 1);
    QCOMPARE(box.refs(intent)[0].messageId, both[0].messageId);
    box.run([&](Writer &w) { w.refuse(intent.id, QStringLiteral("Not found."), {}); });
    QVERIFY(box.row(box.two).flags.testFlag(Flag::Seen));
    QVERIFY(!box.row(box.one).flags.testFlag(Flag::Seen));
}

void TestIntents::copyRefusedTakesItsRowAway()
{
    Box box;
    Verb verb = move({box.one}, box.a);
    verb.kind = IntentKind::Copy;
    const Intent intent = box.apply(verb);
    box.run([&](Writer &w) { w.refuse(intent.id, QStringLiteral("Full."), {}); });
    QCOMPARE(box.folderRow(box.a).total, 0);
    box.run([&](Writer &w) { w.retry(intent.id); });
    QCOMPARE(box.folderRow(box.a).total, 1);
    QCOMPARE(box.folderRow(box.inbox).total, 3);
}

void TestIntents::appendIsReadableAtOnce()
{
    Box box;
    const QByteArray source = "Subject: Draft\r\n\r\nHello\r\n";
    const Intent intent = box.apply(append(box.a, "<d1@x>", source));
    const PlacementId row = *box.reader().placementByMessageId(box.a, "<d1@x>");
    QCOMPARE(box.reader().body(row), std::optional(source));
    QCOMPARE(box.reader().blob(intent.blob), source);
    QCOMPARE(box.row(row).flags, Flag::Draft | Flag::Seen);
    box.complete(intent, relocated({{0, 3}}));
    QCOMPARE(box.at(QStringLiteral("A"), 3), row);
    QCOMPARE(box.reader().body(row), std::optional(source));
    QVERIFY_EXCEPTION_THROWN(box.reader().blob(intent.blob), Error);
}

void TestIntents::draftSavedTwiceIsAppendedOnce()
{
    Box box;
    box.apply(append(box.a, "<d1@x>", "one"));
    Verb second = append(box.a, "<d1@x>", "two");
    second.messages = {*box.reader().placementByMessageId(box.a, "<d1@x>")};
    const Intent intent = box.apply(second);
    QCOMPARE(box.reader().intents().size(), 1);
    QCOMPARE(box.folderRow(box.a).total, 1);
    QCOMPARE(box.refs(intent).size(), 0);
    QCOMPARE(box.reader().body(*box.reader().placementByMessageId(box.a, "<d1@x>")), std::optional(QByteArray("two")));
}

void TestIntents::draftReplacesTheOneOnTheServer()
{
    Box box;
    Verb first = append(box.inbox, "<d1@x>", "one");
    first.messages = {box.one};
    box.apply(first);
    QCOMPARE(box.folderRow(box.inbox).total, 3);
    Verb second = append(box.inbox, "<d2@x>", "two");
    second.messages = {*box.reader().placementByMessageId(box.inbox, "<d1@x>")};
    const Intent intent = box.apply(second);
    QCOMPARE(box.refs(intent).size(), 1);
    QCOMPARE(box.refs(intent).first().uid, Uid(1));
    QCOMPARE(box.folderRow(box.inbox).total, 3);
    box.complete(intent, relocated({{0, 9}}));
    QVERIFY(!box.reader().row(box.one));
    QCOMPARE(box.folderRow(box.inbox).total, 3);
}

void TestIntents::refusedDraftStaysVisible()
{
    Box box;
    const Intent intent = box.apply(append(box.a, "<d1@x>", "one"));
    box.run([&](Writer &w) { w.refuse(intent.id, QStringLiteral("The mailbox is full."), {}); });
    QCOMPARE(box.folderRow(box.a).total, 1);
    QVERIFY(box.run([&](Writer &w) { return w.cancel(intent.id); }));
    QCOMPARE(box.folderRow(box.a).total, 0);
}

void TestIntents::cancelledAppendTakesItsFollowersAlong()
{
    Box box;
    const Intent draft = box.apply(append(box.a, "<d1@x>", "one"));
    const PlacementId row = *box.reader().placementByMessageId(box.a, "<d1@x>");
    box.apply(flags({row}, Flag::Flagged));
    const Intent both = box.apply(flags({row, box.one}, Flag::Answered));
    QVERIFY(box.run([&](Writer &w) { return w.cancel(draft.id); }));
    QCOMPARE(box.reader().intents().size(), 1);
    QCOMPARE(box.refs(both).size(), 1);
    QCOMPARE(box.row(box.one).flags, Flags(Flag::Answered));
}

void TestIntents::retryAppliesAgain()
{
    Box box;
    const Intent intent = box.apply(move({box.one}, box.a));
    box.run([&](Writer &w) { w.refuse(intent.id, QStringLiteral("No."), QStringLiteral("NO")); });
    box.run([&](Writer &w) { w.retry(intent.id); });
    QCOMPARE(box.row(box.one).folder, box.a);
    const Intent now = *box.reader().intent(intent.id);
    QCOMPARE(now.state, IntentState::Waiting);
    QVERIFY(now.problem.isEmpty());
    QCOMPARE(now.messages.size(), 1);
}

void TestIntents::cancelIsRefusedWhileSending()
{
    Box box;
    const Intent intent = box.apply(move({box.one}, box.a));
    AttemptNote note;
    note.targetUidNext = Uid(44);
    box.run([&](Writer &w) { w.noteAttempt(intent.id, note); });
    QVERIFY(!box.run([&](Writer &w) { return w.cancel(intent.id); }));
    box.run([&](Writer &w) { w.postpone(intent.id, QStringLiteral("No network."), {}); });
    const Intent now = *box.reader().intent(intent.id);
    QCOMPARE(now.state, IntentState::Waiting);
    QCOMPARE(now.attempts, 1);
    QCOMPARE(now.attempt->targetUidNext, Uid(44));
    QVERIFY(box.run([&](Writer &w) { return w.cancel(intent.id); }));
}

void TestIntents::sendIsDurableInEveryState()
{
    Box box;
    Verb verb;
    verb.kind = IntentKind::Send;
    verb.account = kAccount;
    verb.source = "Bcc: eve@example.org\r\n\r\n";
    verb.transferSource = "\r\n";
    verb.messageId = "<s@x>";
    verb.recipients = {QStringLiteral("bob@example.org")};
    const Intent intent = box.apply(verb);
    QCOMPARE(box.reader().blob(intent.blob), verb.source);
    QCOMPARE(box.reader().blob(intent.transferBlob), verb.transferSource);
    const auto state = [&](SendState s) {
        box.run([&](Writer &w) { w.setSendState(intent.id, s, {}, {}); });
        box.open();
        return box.reader().outbox().first();
    };
    QCOMPARE(state(SendState::Sending).state, IntentState::Sending);
    QVERIFY(!box.run([&](Writer &w) { return w.cancel(intent.id); }));
    QCOMPARE(state(SendState::Unknown).state, IntentState::Refused);
    QCOMPARE(state(SendState::Accepted).state, IntentState::Waiting);
    QVERIFY(!box.run([&](Writer &w) { return w.cancel(intent.id); }));
    const Intent filed = state(SendState::Filed);
    QCOMPARE(filed.sendState, SendState::Filed);
    QCOMPARE(filed.recipients.first().address, QStringLiteral("bob@example.org"));
    QVERIFY(box.reader().intents().isEmpty());
}

void TestIntents::keywordsFold()
{
    Box box;
    Verb verb = flags({box.one}, {});
    verb.flags.setKeywords = {QStringLiteral("work"), QStringLiteral("later")};
    box.apply(verb);
    Verb back = flags({box.one}, {});
    back.flags.clearKeywords = {QStringLiteral("later")};
    const Intent cleared = box.apply(back);
    QCOMPARE(box.row(box.one).keywords, QStringList{QStringLiteral("work")});
    QVERIFY(box.run([&](Writer &w) { return w.cancel(cleared.id); }));
    QCOMPARE(box.row(box.one).keywords.size(), 2);
}

void TestIntents::messagesOfAnotherAccountAreNotTouched()
{
    Box box;
    box.run([&](Writer &w) { w.setFolders(AccountId(2), {folder(QStringLiteral("INBOX"))}, true); });
    const FolderId other = box.reader().folderByPath(AccountId(2), QStringLiteral("inbox"))->id;
    QVERIFY_EXCEPTION_THROWN(box.apply(move({box.one}, other)), Error);
    QCOMPARE(box.row(box.one).folder, box.inbox);
    QVERIFY(box.reader().intents().isEmpty());
}

void TestIntents::failedJobLeavesNothing()
{
    Box box;
    const auto job = [&](Writer &w) {
        w.apply(flags({box.one}, Flag::Seen));
        w.setFolders(kAccount, {folder(QStringLiteral("INBOX"))}, true);
        throw Error(ErrorKind::Cancelled, QStringLiteral("stop"));
    };
    QVERIFY_EXCEPTION_THROWN(box.run(job), Error);
    QCOMPARE(box.folderRow(box.inbox).unread, 3);
    QCOMPARE(box.tree().size(), 3);
    QVERIFY(box.reader().intents().isEmpty());
    box.open();
    QVERIFY(box.reader().intents().isEmpty());
    box.apply(flags({box.one}, Flag::Seen));
    QCOMPARE(box.folderRow(box.inbox).unread, 2);
}

QTEST_GUILESS_MAIN(TestIntents)
#include "tst_intents.moc"
