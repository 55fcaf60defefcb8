// What is held of a message that is not held whole: never taken for it, and gone when it has to be.
#include "fixture.h"

#include <QCryptographicHash>

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

const QString two = QStringLiteral("2");

struct Box : Profile {
    Box()
    {
        list({q("INBOX"), q("Archive")});
        insert(q("INBOX"), messages(1, 3));
        one = at(q("INBOX"), 1);
    }
    Body body(const QByteArray &octets) const
    {
        Body made(paths().bodies);
        made.append(octets);
        return made;
    }
    void show(PlacementId row, const QByteArray &source)
    {
        run([&](Writer &w) {
            w.setShownParts(row, body(source),
                            {{two, q("a.pdf"), "base64", 4'000'000, false}, {q("3"), q("b.pdf"), "base64", 9, false}});
        });
    }
    void attach(PlacementId row, const QByteArray &octets)
    {
        run([&](Writer &w) { w.setLeftOutPart(row, two, body(octets)); });
    }
    void hold(PlacementId row, const QByteArray &source)
    {
        run([&](Writer &w) { w.setBody(row, body(source)); });
    }
    qint64 blobs() const
    {
        Database database(paths().bodies + QStringLiteral("/small.db"), Database::Mode::ReadOnly);
        return database.number("SELECT count(*) FROM body");
    }
    PlacementId one;
};

} // namespace

class TestParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void partsAreNoBody();
    void aBodyTakesTheirPlace();
    void shownAnewForgetsWhatWasFetched();
    void theyGoWithTheMessage();
    void evictionForgetsThem();
    void damagedIsNotHeld();
    void ofNoMessageNothingIsKept();
    void dueWithoutTheirAttachments();
};

void TestParts::partsAreNoBody()
{
    Box box;
    box.show(box.one, "shown");
    Reader reader = box.reader();
    const auto shown = reader.shownParts(box.one);
    QVERIFY(shown);
    QCOMPARE(shown->source, QByteArray("shown"));
    QCOMPARE(shown->leftOut.size(), 2);
    QCOMPARE(shown->leftOut.constFirst(), (mime::LeftOutPart{two, q("a.pdf"), "base64", 4'000'000, false}));
    QVERIFY(!reader.body(box.one));
    QVERIFY(!reader.row(box.one)->bodyHeld);
    QCOMPARE(reader.folder(box.id(q("INBOX")))->held, 0);
    QVERIFY(reader.uidsWithoutBody(box.id(q("INBOX")), 9).contains(Uid(1)));
    FolderPolicy all;
    all.kind = FolderPolicy::Kind::All;
    QVERIFY(reader.due(box.id(q("INBOX")), all, QDateTime::currentDateTimeUtc(), 9).contains(box.one));
    QVERIFY(!reader.leftOutPart(box.one, two));
    QVERIFY(!reader.leftOutPart(box.one, QString()));
    box.attach(box.one, "octets");
    QVERIFY(!box.last.bodies.isEmpty());
    QCOMPARE(reader.leftOutPart(box.one, two), std::optional(QByteArray("octets")));
    QVERIFY(reader.shownParts(box.one)->leftOut.constFirst().held);
    QVERIFY(!reader.body(box.one));
    // What is copied to another account is the message, never this.
    const Intent moved = box.apply(move({box.one}, box.id(q("Archive"))));
    QVERIFY(box.reader().sourceFor(moved).isEmpty());
}

void TestParts::aBodyTakesTheirPlace()
{
    Box box;
    box.show(box.one, "shown");
    box.attach(box.one, "octets");
    QCOMPARE(box.blobs(), 2);
    box.hold(box.one, "the whole");
    QCOMPARE(box.blobs(), 1);
    QVERIFY(!box.reader().shownParts(box.one));
    QVERIFY(!box.reader().leftOutPart(box.one, two));
    // Late answers: the message is here.
    box.show(box.one, "shown");
    box.attach(box.one, "octets");
    QVERIFY(!box.reader().shownParts(box.one));
    QCOMPARE(box.reader().body(box.one), std::optional(QByteArray("the whole")));
    QCOMPARE(box.blobs(), 1);
}

void TestParts::shownAnewForgetsWhatWasFetched()
{
    Box box;
    box.show(box.one, "shown");
    box.attach(box.one, "octets");
    box.show(box.one, "shown again");
    QCOMPARE(box.reader().shownParts(box.one)->source, QByteArray("shown again"));
    QVERIFY(!box.reader().shownParts(box.one)->leftOut.constFirst().held);
    QCOMPARE(box.blobs(), 1);
}

// The same octets may be a part of one message and all of another: what is used stays.
void TestParts::theyGoWithTheMessage()
{
    Box box;
    box.show(box.one, "shown");
    box.attach(box.one, "the same octets");
    const PlacementId other = box.at(q("INBOX"), 2);
    box.hold(other, "the same octets");
    QCOMPARE(box.blobs(), 2);
    box.run([&](Writer &w) { w.removeUids(box.id(q("INBOX")), {Uid(2)}); });
    QCOMPARE(box.reader().leftOutPart(box.one, two), std::optional(QByteArray("the same octets")));
    box.run([&](Writer &w) { w.removeUids(box.id(q("INBOX")), {Uid(1)}); });
    QCOMPARE(box.blobs(), 0);
    Database cache(box.paths().cache, Database::Mode::ReadOnly);
    QCOMPARE(cache.number("SELECT count(*) FROM part"), 0);
}

void TestParts::evictionForgetsThem()
{
    Box box;
    const PlacementId wanted = box.at(q("INBOX"), 2);
    box.show(box.one, "shown");
    box.show(wanted, "shown, and about to be moved");
    box.apply(flags({wanted}, Flag::Seen));
    Eviction all;
    all.folder = box.id(q("INBOX"));
    box.run([&](Writer &w) { w.evictBodies(all); });
    QVERIFY(!box.reader().shownParts(box.one));
    QVERIFY(box.reader().shownParts(wanted));
    QCOMPARE(box.reader().folder(all.folder)->held, 0);
    QCOMPARE(box.blobs(), 1);
}

void TestParts::damagedIsNotHeld()
{
    Box box;
    box.show(box.one, "shown");
    box.attach(box.one, "octets");
    {
        Database bodies(box.paths().bodies + QStringLiteral("/small.db"), Database::Mode::ReadWrite);
        bodies.exec("UPDATE body SET data = x'00'");
    }
    QVERIFY(!box.reader().shownParts(box.one));
    QVERIFY(!box.reader().leftOutPart(box.one, two));
    box.show(box.one, "shown");
    QCOMPARE(box.reader().shownParts(box.one)->source, QByteArray("shown"));
}

void TestParts::ofNoMessageNothingIsKept()
{
    Box box;
    box.show(PlacementId(999), "shown");
    box.attach(box.one, "a part of what was never shown");
    QVERIFY(!box.reader().leftOutPart(box.one, two));
    QCOMPARE(box.blobs(), 0);
}

// What a policy leaves out because of its attachments is to be shown all the same; each is asked about once.
void TestParts::dueWithoutTheirAttachments()
{
    Box box;
    QList<NewMessage> large = messages(4, 6);
    for (NewMessage &m : large) {
        m.size = 3'000'000;
        m.hasAttachment = m.uid != Uid(6);
    }
    box.insert(q("INBOX"), large);
    FolderPolicy policy;
    policy.kind = FolderPolicy::Kind::All;
    policy.attachments = 1'000'000;
    const FolderId inbox = box.id(q("INBOX"));
    const auto due
        = [&](qint64 from) { return box.reader().dueShown(inbox, policy, QDateTime::currentDateTimeUtc(), from, 9); };
    const PlacementId four = box.at(q("INBOX"), 4);
    const PlacementId five = box.at(q("INBOX"), 5);
    QCOMPARE(due(500'000), (QList<PlacementId>{five, four}));
    QVERIFY(due(4'000'000).isEmpty());
    box.show(four, "shown");
    box.run([&](Writer &w) { w.noteOnlyWhole(five); });
    QVERIFY(due(500'000).isEmpty());
    QVERIFY(!box.reader().shownParts(five));
    box.run([&](Writer &w) { w.noteOnlyWhole(four); }); // what is there stays
    QVERIFY(box.reader().shownParts(four));
    box.show(five, "shown after all");
    QVERIFY(box.reader().shownParts(five));
    policy.attachments = -1;
    QVERIFY(due(500'000).isEmpty()); // they come whole
}

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
