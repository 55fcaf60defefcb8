// Copies of a message that the server does not have yet: each is itself, though their names are one.
#include "core/store/intentcodec.h"
#include "fixture.h"

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

Verb on(IntentKind kind, const QList<PlacementId> &ids, FolderId target = {})
{
    Verb verb;
    verb.kind = kind;
    verb.messages = ids;
    verb.folder = target;
    return verb;
}

struct Box : Profile {
    Box()
    {
        list({s("INBOX"), s("A"), s("B")});
        a = id(s("A"));
        b = id(s("B"));
    }
    FolderId a;
    FolderId b;

    Verb draft(const QByteArray &source, const QList<PlacementId> &replaced = {})
    {
        Verb verb = on(IntentKind::Append, replaced, a);
        verb.account = kAccount;
        verb.message = message(0, s("Draft"));
        verb.message->uid = {};
        verb.message->messageId = "<d@x>";
        verb.message->size = source.size();
        verb.source = source;
        return verb;
    }
    PlacementId madeBy(const Intent &intent)
    {
        const QList<PlacementId> shown = reader().placementsByMessageId(intent.target ? folderOf(intent) : a, "<d@x>");
        for (const PlacementId id : shown) {
            if (!m_seen.contains(id)) {
                m_seen.insert(id);
                return id;
            }
        }
        return {};
    }
    Flags flagsOf(PlacementId id) { return reader().row(id).value_or(MessageRow()).flags; }
    QList<MessageRef> refs(const Intent &intent)
    {
        return run([&](Writer &w) { return w.reader().intent(intent.id).value_or(Intent()).messages; });
    }

private:
    FolderId folderOf(const Intent &intent) { return id(intent.target->path); }
    QSet<PlacementId> m_seen;
};

} // namespace

class TestCopies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachCopyHasItsOwnMarks();
    void eachCopyGetsItsOwnUid();
    void oneWithoutUidKeepsItsChanges();
    void copyOfADraftOutlivesItsNextVersion();
    void sentDraftLeavesNoVersionBehind();
    void anotherClientsTwinIsNotOurs();
    void referencesOfOlderVersionsAreRead();
};

void TestCopies::eachCopyHasItsOwnMarks()
{
    Box box;
    const PlacementId draft = box.madeBy(box.apply(box.draft("one")));
    const PlacementId copy = box.madeBy(box.apply(on(IntentKind::Copy, {draft}, box.a)));
    QVERIFY(copy.isValid() && copy != draft);
    Verb star = on(IntentKind::ChangeFlags, {draft});
    star.flags.set = Flag::Flagged;
    box.apply(star);
    for (int opened = 0; opened < 2; ++opened) {
        QVERIFY(box.flagsOf(draft).testFlag(Flag::Flagged));
        QVERIFY(!box.flagsOf(copy).testFlag(Flag::Flagged));
        box.open();
    }
    box.apply(on(IntentKind::Move, {draft}, box.b));
    QVERIFY(box.reader().row(draft)->folder == box.b);
    QVERIFY(box.reader().row(copy)->folder == box.a);
}

void TestCopies::eachCopyGetsItsOwnUid()
{
    Box box;
    const Intent append = box.apply(box.draft("one"));
    const PlacementId draft = box.madeBy(append);
    const Intent copying = box.apply(on(IntentKind::Copy, {draft}, box.a));
    const PlacementId copy = box.madeBy(copying);
    Verb star = on(IntentKind::ChangeFlags, {draft});
    star.flags.set = Flag::Flagged;
    const Intent starring = box.apply(star);
    const Intent moving = box.apply(on(IntentKind::Move, {copy}, box.b));
    box.complete(append, relocated({{0, 7}}));
    QCOMPARE(box.refs(starring).first().uid, Uid(7));
    QCOMPARE(box.refs(copying).first().uid, Uid(7));
    QVERIFY(!box.refs(moving).first().uid.isValid());
    box.complete(copying, relocated({{7, 8}}));
    QCOMPARE(box.refs(moving).first().uid, Uid(8));
    QCOMPARE(box.reader().row(draft)->uid, Uid(7));
}

// Without UIDPLUS the row waits for its UID (RFC 4315), and is still the one that its changes mean.
void TestCopies::oneWithoutUidKeepsItsChanges()
{
    Box box;
    const Intent append = box.apply(box.draft("one"));
    const PlacementId draft = box.madeBy(append);
    const PlacementId copy = box.madeBy(box.apply(on(IntentKind::Copy, {draft}, box.a)));
    Verb star = on(IntentKind::ChangeFlags, {draft});
    star.flags.set = Flag::Flagged;
    box.apply(star);
    box.complete(append);
    box.open();
    QVERIFY(box.flagsOf(draft).testFlag(Flag::Flagged));
    QVERIFY(!box.flagsOf(copy).testFlag(Flag::Flagged));
}

void TestCopies::copyOfADraftOutlivesItsNextVersion()
{
    Box box;
    const PlacementId draft = box.madeBy(box.apply(box.draft("one")));
    const PlacementId copy = box.madeBy(box.apply(on(IntentKind::Copy, {draft}, box.b)));
    box.apply(box.draft("the second", {draft}));
    for (int opened = 0; opened < 2; ++opened) {
        QCOMPARE(box.reader().body(copy), std::optional(QByteArray("one")));
        const QList<PlacementId> inA = box.reader().placementsByMessageId(box.a, "<d@x>");
        QCOMPARE(box.subjects(s("A")).size(), 1);
        QCOMPARE(box.reader().body(inA.constFirst()), std::optional(QByteArray("the second")));
        box.open();
    }
}

// The version on the server is what the deletion is of, when the one that was to replace it never left.
void TestCopies::sentDraftLeavesNoVersionBehind()
{
    Box box;
    const Intent first = box.apply(box.draft("one"));
    const PlacementId old = box.madeBy(first);
    box.complete(first, relocated({{0, 4}}));
    const PlacementId draft = box.madeBy(box.apply(box.draft("the second", {old})));
    const Intent removal = box.apply(on(IntentKind::Expunge, {draft}));
    QCOMPARE(box.reader().intents().size(), 1);
    QCOMPARE(box.refs(removal).size(), 1);
    QCOMPARE(box.refs(removal).first().uid, Uid(4));
    QVERIFY(box.subjects(s("A")).isEmpty());

    Box fresh;
    const PlacementId only = fresh.madeBy(fresh.apply(fresh.draft("one")));
    fresh.apply(on(IntentKind::Expunge, {only}));
    QVERIFY(fresh.reader().intents().isEmpty());
    QVERIFY(fresh.subjects(s("A")).isEmpty());
}

void TestCopies::anotherClientsTwinIsNotOurs()
{
    Box box;
    const Intent append = box.apply(box.draft("one"));
    const PlacementId draft = box.madeBy(append);
    NewMessage twin = message(3, s("Draft"));
    twin.messageId = "<d@x>";
    box.insert(s("A"), {twin});
    QVERIFY(!box.reader().row(draft)->uid.isValid());
    box.complete(append, relocated({{0, 4}}));
    QCOMPARE(box.shown(s("A")).size(), 2);
    QCOMPARE(box.reader().row(draft)->uid, Uid(4));
}

void TestCopies::referencesOfOlderVersionsAreRead()
{
    const MessageRef ref{s("k"), UidValidity(3), Uid(), "<d@x>", IntentId(9)};
    const MessageRef known{s("k"), UidValidity(3), Uid(5), "<e@x>", {}};
    const QByteArray now = encodeMessages({ref, known});
    const QList<MessageRef> read = decodeMessages(now);
    QCOMPARE(read.size(), 2);
    QCOMPARE(read.first().madeBy, IntentId(9));
    QVERIFY(isSameMessage(read.first(), ref) && isSameMessage(read.last(), known));
    // As version 0.1 wrote it: the makers, which stand behind all, are not there.
    const QList<MessageRef> older = decodeMessages(now.chopped(8));
    QCOMPARE(older.size(), 2);
    QVERIFY(!older.first().madeBy.isValid());
    QVERIFY(isSameMessage(older.first(), ref));
    // One that is not named by its maker may be any; one of another maker is another.
    MessageRef other = ref;
    other.madeBy = IntentId(10);
    QVERIFY(!isSameMessage(other, ref));
}

QTEST_GUILESS_MAIN(TestCopies)
#include "tst_copies.moc"
