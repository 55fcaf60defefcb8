// Held sources and texts: kept once, found damaged, evicted by policy, and the space they gave back.
#include "fixture.h"

#include <QCryptographicHash>
#include <QDirIterator>

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

struct Box : Profile {
    Box()
    {
        list({q("INBOX"), q("A"), q("B")});
        insert(q("INBOX"), messages(1, 3));
        one = at(q("INBOX"), 1);
        two = at(q("INBOX"), 2);
    }
    void hold(PlacementId id, const QByteArray &source)
    {
        Body body(paths().bodies);
        body.append(source);
        run([&](Writer &w) { w.setBody(id, std::move(body)); });
    }
    PlacementId one;
    PlacementId two;
};

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    file.write(bytes);
}

QByteArray noise(int n, qsizetype size)
{
    QByteArray bytes;
    for (int step = 0; bytes.size() < size; ++step) {
        bytes += QCryptographicHash::hash(QByteArray::number(n * 100'000 + step), QCryptographicHash::Sha256).toHex();
    }
    return bytes;
}

void keepHouse(Profile &p)
{
    while (p.run([&](Writer &) { return p.engine->keepHouse(); })) { }
}

} // namespace

class TestBodies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bodyDamagedIsNotHeld_data();
    void bodyDamagedIsNotHeld();
    void bodyDatabaseDamaged();
    void aFailedTransactionHoldsNothing();
    void textsOfRemovedMessagesGo();
    void evictionForgetsWhatTheServerHas();
    void evictionInPieces();
    void freedSpaceIsGivenBack();
    void theLogOfChangesStaysSmall();
};

void TestBodies::bodyDamagedIsNotHeld_data()
{
    QTest::addColumn<int>("repeated");
    QTest::newRow("in the database") << 50;
    QTest::newRow("in a file of its own") << 0;
}

void TestBodies::bodyDamagedIsNotHeld()
{
    QFETCH(int, repeated);
    Box box;
    QByteArray source = QByteArray("Hello, this is text that packs well.\r\n").repeated(qMax(1, repeated));
    for (quint32 n = 0; repeated == 0 && source.size() < 400'000; ++n) { // does not pack
        source += QCryptographicHash::hash(QByteArray::number(n), QCryptographicHash::Sha256).toBase64();
    }
    const auto put = [&] {
        Body body(box.paths().bodies);
        body.append(source);
        box.run([&](Writer &w) { w.setBody(box.one, std::move(body)); });
    };
    const QString database = box.paths().bodies + QStringLiteral("/small.db");
    const auto files = [&] {
        QStringList list;
        QDirIterator it(box.paths().bodies, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString file = it.next();
            if (!file.startsWith(database)) {
                list << file;
            }
        }
        return list;
    };
    put();
    QCOMPARE(box.reader().body(box.one), std::optional(source));
    QCOMPARE(box.reader().folder(box.id(q("INBOX")))->held, 1);
    QCOMPARE(files().size(), repeated == 0 ? 1 : 0);
    if (repeated == 0) {
        QFile::resize(files().first(), 20);
    } else {
        Database bodies(database, Database::Mode::ReadWrite);
        QCOMPARE(bodies.number("SELECT count(*) FROM body"), 1);
        QVERIFY(bodies.number("SELECT length(data) FROM body") < source.size() / 8);
        bodies.exec("UPDATE body SET data = x'00112233'");
    }
    QVERIFY(!box.reader().body(box.one));
    put();
    QCOMPARE(box.reader().body(box.one), std::optional(source));
    // The same content once more is held once, and goes with its last message.
    NewMessage twin = message(50);
    box.insert(q("INBOX"), {twin});
    Body body(box.paths().bodies);
    body.append(source);
    box.run([&](Writer &w) { w.setBody(box.at(q("INBOX"), 50), std::move(body)); });
    box.run([&](Writer &w) { w.removeUids(box.id(q("INBOX")), {Uid(50)}); });
    QCOMPARE(box.reader().body(box.one), std::optional(source));
    box.run([&](Writer &w) { w.removeUids(box.id(q("INBOX")), {Uid(1)}); });
    QVERIFY(files().isEmpty());
    Database bodies(database, Database::Mode::ReadOnly);
    QCOMPARE(bodies.number("SELECT count(*) FROM body"), 0);
}

void TestBodies::bodyDatabaseDamaged()
{
    Box box;
    const auto put = [&] {
        Body body(box.paths().bodies);
        body.append("text");
        box.run([&](Writer &w) { w.setBody(box.one, std::move(body)); });
    };
    put();
    box.engine.reset();
    overwrite(box.paths().bodies + QStringLiteral("/small.db"), 0, QByteArray("no database ").repeated(1000));
    box.open();
    QVERIFY(box.notes.isEmpty()); // it is fetched again when it is wanted, nothing to say
    QVERIFY(!box.reader().body(box.one));
    put();
    QCOMPARE(box.reader().body(box.one), std::optional(QByteArray("text")));
}

void TestBodies::textsOfRemovedMessagesGo()
{
    Box box;
    const auto found = [&](const char *text) {
        ListSpec spec;
        spec.folder = box.id(q("INBOX"));
        spec.text = q(text);
        return box.reader().count(spec);
    };
    box.run([&](Writer &w) { w.setPreviewAndText(box.one, q("preview"), q("Rhubarb and custard")); });
    box.run([&](Writer &w) { w.setPreviewAndText(box.two, q("preview"), q("Rhubarb pie")); });
    QCOMPARE(found("rhubarb"), 2);
    box.run([&](Writer &w) { w.setPreviewAndText(box.two, q("preview"), q("Apple pie")); });
    QCOMPARE(found("rhubarb"), 1);
    QCOMPARE(found("apple"), 1);
    box.run([&](Writer &w) { w.removeUids(box.id(q("INBOX")), {Uid(1)}); });
    Database search(box.paths().search, Database::Mode::ReadOnly);
    QCOMPARE(search.number("SELECT count(*) FROM held_text"), 1);
    QCOMPARE(search.number("SELECT count(*) FROM body_text WHERE body_text MATCH 'rhubarb'"), 0);
    QCOMPARE(search.number("SELECT count(*) FROM body_text WHERE body_text MATCH 'pie'"), 1);
}

void TestBodies::aFailedTransactionHoldsNothing()
{
    Box box;
    const auto fail = [&] {
        Body body(box.paths().bodies);
        body.append("text");
        box.run([&](Writer &w) {
            w.setBody(box.one, std::move(body));
            throw Error(ErrorKind::Input, q("No."));
        });
    };
    QVERIFY_EXCEPTION_THROWN(fail(), Error);
    QVERIFY(!box.reader().body(box.one));
    box.hold(box.two, "other");
    const Database bodies(box.paths().bodies + QStringLiteral("/small.db"), Database::Mode::ReadOnly);
    QCOMPARE(const_cast<Database &>(bodies).number("SELECT count(*) FROM body"), 1);
}

void TestBodies::evictionForgetsWhatTheServerHas()
{
    Box box;
    box.insert(q("INBOX"), messages(4, 8));
    const FolderId inbox = box.id(q("INBOX"));
    for (quint32 uid = 1; uid <= 8; ++uid) {
        box.hold(box.at(q("INBOX"), uid), "source " + QByteArray::number(uid));
    }
    // 5 has a change pending, 6 was moved away, 7 is in another folder too, and a draft is only here.
    box.apply(flags({box.at(q("INBOX"), 5)}, Flag::Seen));
    box.apply(move({box.at(q("INBOX"), 6)}, box.id(q("A"))));
    box.insert(q("B"), {message(7)});
    Verb append;
    append.kind = IntentKind::Append;
    append.folder = inbox;
    append.message = message(0);
    append.message->uid = {};
    append.source = "draft";
    const Intent draft = box.apply(append);
    Eviction eviction;
    eviction.folder = inbox;
    eviction.before = message(8).internalDate;
    QVERIFY(!box.run([&](Writer &w) { return w.evictBodies(eviction); }));
    Reader reader = box.reader();
    for (quint32 uid = 1; uid <= 8; ++uid) {
        const bool held = uid >= 5;
        QCOMPARE(reader.body(box.at(q("INBOX"), uid)).has_value(), held);
    }
    QCOMPARE(reader.folder(inbox)->held, 4); // 5, 7, 8 and the draft
    const auto made = reader.placementByMessageId(inbox, draft.message->messageId);
    QVERIFY(made && reader.body(*made));
    Database bodies(box.paths().bodies + QStringLiteral("/small.db"), Database::Mode::ReadOnly);
    QCOMPARE(bodies.number("SELECT count(*) FROM body"), 5);
    QVERIFY(!box.last.bodies.isEmpty());
    QVERIFY(box.last.messages.contains(inbox));
}

void TestBodies::evictionInPieces()
{
    Box box;
    box.insert(q("INBOX"), messages(4, 30));
    for (quint32 uid = 1; uid <= 30; ++uid) {
        box.hold(box.at(q("INBOX"), uid), "source " + QByteArray::number(uid));
    }
    Eviction eviction;
    eviction.folder = box.id(q("INBOX"));
    eviction.rows = 7;
    int pieces = 0;
    do {
        eviction.from = box.run([&](Writer &w) { return w.evictBodies(eviction); });
        ++pieces;
    } while (eviction.from);
    QCOMPARE(pieces, 5);
    QCOMPARE(box.reader().folder(eviction.folder)->held, 0);
}

void TestBodies::freedSpaceIsGivenBack()
{
    Box box;
    box.insert(q("INBOX"), messages(4, 300));
    box.run([&](Writer &w) {
        for (quint32 uid = 1; uid <= 300; ++uid) {
            Body body(box.paths().bodies);
            body.append(noise(int(uid), 40'000));
            const auto id = w.reader().placementByUid(box.id(q("INBOX")), Uid(uid));
            w.setBody(*id, std::move(body));
        }
    });
    const auto pages = [&] {
        Database bodies(box.paths().bodies + QStringLiteral("/small.db"), Database::Mode::ReadOnly);
        return bodies.number("PRAGMA page_count");
    };
    const qint64 full = pages();
    Eviction eviction;
    eviction.folder = box.id(q("INBOX"));
    box.run([&](Writer &w) { w.evictBodies(eviction); });
    QVERIFY(box.engine->mayKeepHouse());
    keepHouse(box);
    QVERIFY2(pages() < full / 2, qPrintable(QStringLiteral("%1 of %2 pages").arg(pages()).arg(full)));
    QVERIFY(!box.engine->mayKeepHouse());
}

void TestBodies::theLogOfChangesStaysSmall()
{
    Box box;
    Reader reader = box.reader();
    ListSpec spec;
    spec.folder = box.id(q("INBOX"));
    for (quint32 first = 4; first < 20'000; first += 1000) {
        box.insert(q("INBOX"), messages(first, first + 999));
        reader.window(spec, 0, 100);
        reader.detail(reader.ids(spec, 10, 1).value(0));
    }
    // A thousand pages (SQLite's automatic checkpoint) and one transaction.
    QVERIFY(QFileInfo(QString(box.paths().cache + QLatin1String("-wal"))).size() < 12'000'000);
}

QTEST_GUILESS_MAIN(TestBodies)
#include "tst_bodies.moc"
