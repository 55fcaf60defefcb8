// Conversations: the rules alone, then the rows that a folder keeps of them, against a brute-force computation under
// random work; and what hostile mail does to them.
#include "core/store/threading.h"
#include "fixture.h"
#include "oldcache.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

QByteArray idOf(quint32 uid)
{
    return "<" + QByteArray::number(uid) + "@example.org>";
}

NewMessage reply(quint32 uid, const QList<quint32> &references)
{
    NewMessage m = message(uid);
    for (const quint32 id : references) {
        m.references << idOf(id);
    }
    return m;
}

NewMessage titled(quint32 uid, const char *subject)
{
    return message(uid, q(subject));
}

ListSpec threaded(const QList<FolderId> &folders)
{
    ListSpec spec;
    spec.folder = folders.first();
    spec.others = folders.mid(1);
    spec.threaded = true;
    return spec;
}

// What a threaded list should show, from the flat one and the messages' conversations alone.
struct Expected {
    RowKey head;
    int count = 0;
    int unread = 0;
};
QList<Expected> bruteForce(Reader &reader, FolderId folder)
{
    ListSpec spec;
    spec.folder = folder;
    const QList<MessageRow> rows = reader.window(spec, 0, 1'000'000);
    QHash<ThreadId, qsizetype> places;
    QList<Expected> list;
    for (const MessageRow &row : rows) {
        if (!places.contains(row.thread)) {
            places.insert(row.thread, list.size());
            list << Expected{{row.received.toMSecsSinceEpoch(), row.id}, 0, 0};
        }
        Expected &expected = list[places[row.thread]];
        ++expected.count;
        expected.unread += !row.flags.testFlag(Flag::Seen);
    }
    return list;
}

void compareWithBruteForce(Reader &reader, FolderId folder)
{
    const QList<Expected> expected = bruteForce(reader, folder);
    const ListSpec spec = threaded({folder});
    QCOMPARE(reader.count(spec), qint64(expected.size()));
    const QList<MessageRow> rows = reader.window(spec, 0, 1'000'000);
    QCOMPARE(rows.size(), expected.size());
    for (qsizetype n = 0; n < rows.size(); ++n) {
        QCOMPARE(rows[n].id, expected[n].head.id);
        QCOMPARE(rows[n].threadCount, expected[n].count);
        QCOMPARE(rows[n].threadUnread, expected[n].unread);
    }
}

// How many conversations a folder has, by subjects of their members, newest conversation first.
QList<QStringList> conversations(Profile &p, const QString &path)
{
    Reader reader = p.reader();
    QList<QStringList> list;
    const QList<MessageRow> rows = reader.window(threaded({p.id(path)}), 0, 1000);
    for (const MessageRow &row : rows) {
        QStringList subjects;
        const QList<ConversationMember> members = reader.conversation(row.thread, {p.id(path)});
        for (const ConversationMember &member : members) {
            subjects << QString(QString(member.depth, QLatin1Char('>')) + member.row.subject);
        }
        list << subjects;
    }
    return list;
}

// The list of conversations as a model keeps it.
class Mirror {
public:
    void apply(const FolderChange &change)
    {
        for (const ThreadChange &thread : change.threads) {
            if (thread.before) {
                QVERIFY2(keys.removeOne(*thread.before), "a conversation that was not there changed");
            }
        }
        for (const ThreadChange &thread : change.threads) {
            if (thread.after) {
                keys.insert(std::lower_bound(keys.begin(), keys.end(), *thread.after, RowKey::before), *thread.after);
            }
        }
    }
    QList<RowKey> keys;
};

void keepHouse(Profile &p)
{
    while (p.run([&](Writer &) { return p.engine->keepHouse(); })) { }
}

} // namespace

class TestThreads : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void baseSubjects_data();
    void baseSubjects();
    void connectingIdsAreBounded();
    void treeOfAnswers();
    void treesSurviveCirclesAndDoubles();

    void answersJoinInAnyOrder();
    void subjectIsTheLastResort();
    void serverThreadsConnect();
    void serverIdsAreKept();
    void hostileReferences();
    void aConversationIsNeverTooLarge();
    void removalKeepsTheRestTogether();
    void rowsUnderRandomWork();
    void windowsOfSeveralFolders();
    void otherOrdersKeepOneRowAConversation();
    void conversationWithSent();
    void oldCachesAreFilledInTheBackground();
};

void TestThreads::baseSubjects_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("isReply");
    QTest::newRow("plain") << q("Lunch") << q("lunch") << false;
    QTest::newRow("re") << q("Re: Lunch") << q("lunch") << true;
    QTest::newRow("many") << q("RE: Aw: re[4]: Lunch") << q("lunch") << true;
    QTest::newRow("tag") << q("[list] Re: [list]  Lunch") << q("lunch") << true;
    QTest::newRow("tag alone") << q("[important]") << q("[important]") << false;
    QTest::newRow("forward is its own") << q("Fwd: Lunch") << q("fwd: lunch") << false;
    QTest::newRow("chinese") << q("回复：午饭") << q("午饭") << true;
    QTest::newRow("word with colon") << q("FYI: Lunch") << q("fyi: lunch") << false;
    QTest::newRow("only re") << q("Re:") << QString() << true;
    QTest::newRow("hostile") << QString(QString(q("Re:")).repeated(100'000) + q("x")) << q("r") << true;
}

void TestThreads::baseSubjects()
{
    QFETCH(QString, subject);
    QFETCH(QString, base);
    QFETCH(bool, isReply);
    const BaseSubject found = baseSubject(subject);
    QCOMPARE(found.text, base);
    QCOMPARE(found.reply, isReply);
}

void TestThreads::connectingIdsAreBounded()
{
    QList<QByteArray> million;
    for (quint32 n = 0; n < 1'000'000; ++n) {
        million << idOf(n);
    }
    const QList<QByteArray> ids = connectingIds(idOf(7), million, "your mail of Monday <x@example.org> (was <y@z>)");
    QCOMPARE(ids.size(), kMostReferences + 2);
    QCOMPARE(ids.first(), idOf(0));
    QCOMPARE(ids[kMostReferences - 1], idOf(999'999));
    QCOMPARE(ids.last(), QByteArray("<y@z>"));
    QVERIFY(connectingIds(idOf(1), {idOf(1), {}, idOf(1)}, "nonsense < without end").isEmpty());
}

void TestThreads::treeOfAnswers()
{
    // 0 ← 1 ← 3, 0 ← 2, and 4 whose parent is missing but whose grandparent is 1.
    const QList<TreeMessage> messages{{idOf(0), {}, 0},
                                      {idOf(1), {idOf(0)}, 1},
                                      {idOf(2), {idOf(0)}, 2},
                                      {idOf(3), {idOf(0), idOf(1)}, 3},
                                      {idOf(4), {idOf(0), idOf(1), idOf(99)}, 4}};
    QList<std::pair<qsizetype, int>> found;
    const QList<TreePlace> places = conversationTree(messages);
    for (const TreePlace &place : places) {
        found << std::pair(place.index, place.depth);
    }
    const QList<std::pair<qsizetype, int>> wanted{{0, 0}, {1, 1}, {3, 2}, {4, 2}, {2, 1}};
    QCOMPARE(found, wanted);
}

void TestThreads::treesSurviveCirclesAndDoubles()
{
    const QList<TreeMessage> circle{{idOf(0), {idOf(2)}, 0},
                                    {idOf(1), {idOf(0)}, 1},
                                    {idOf(2), {idOf(1)}, 2},
                                    {idOf(0), {idOf(0)}, 3},
                                    {{}, {{}}, 4}};
    const QList<TreePlace> places = conversationTree(circle);
    QCOMPARE(places.size(), circle.size());
    QSet<qsizetype> seen;
    for (const TreePlace &place : places) {
        seen.insert(place.index);
    }
    QCOMPARE(seen.size(), circle.size());

    // A chain as long as a conversation can be: no recursion, no square cost that anybody would feel.
    QList<TreeMessage> chain;
    for (quint32 n = 0; n < kMostThreadMembers; ++n) {
        chain << TreeMessage{idOf(n), n == 0 ? QList<QByteArray>() : QList<QByteArray>{idOf(n - 1)}, n};
    }
    QCOMPARE(conversationTree(chain).last().depth, int(kMostThreadMembers) - 1);
}

void TestThreads::answersJoinInAnyOrder()
{
    QList<NewMessage> list{message(1), reply(2, {1}), reply(3, {1, 2}), reply(4, {9}), reply(5, {9, 4}), message(6)};
    std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.uid < b.uid; });
    const QList<QStringList> wanted{
        {q("Subject 6")}, {q("Subject 4"), q(">Subject 5")}, {q("Subject 1"), q(">Subject 2"), q(">>Subject 3")}};
    int orders = 0;
    do {
        Profile p;
        p.list({q("INBOX")});
        p.insert(q("INBOX"), list);
        QCOMPARE(conversations(p, q("INBOX")), wanted);
        for (int skip = 0; skip < 60; ++skip) { // a dozen of the 720
            std::next_permutation(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.uid < b.uid; });
        }
    } while (++orders < 12);
}

void TestThreads::subjectIsTheLastResort()
{
    Profile p;
    p.list({q("INBOX")});
    NewMessage elsewhere = titled(6, "Re: Lunch");
    elsewhere.references << "<other@example.org>";
    p.insert(q("INBOX"),
             {titled(1, "Lunch"), titled(2, "Re: Lunch"), titled(3, "Aw: lunch"), titled(4, "Daily report"),
              titled(5, "Daily report"), elsewhere, titled(7, ""), titled(8, "Re:")});
    QCOMPARE(conversations(p, q("INBOX")),
             (QList<QStringList>{{q("Re:")},
                                 {q("Subject 7")},
                                 {q("Re: Lunch")},
                                 {q("Daily report")},
                                 {q("Daily report")},
                                 {q("Lunch"), q("Re: Lunch"), q("Aw: lunch")}}));
    // The answer came first.
    p.insert(q("INBOX"), {titled(9, "Re: Tea"), titled(10, "Tea")});
    QCOMPARE(conversations(p, q("INBOX")).first(), (QStringList{q("Re: Tea"), q("Tea")}));
}

void TestThreads::serverThreadsConnect()
{
    Profile p;
    p.list({q("INBOX")});
    NewMessage a = message(1);
    NewMessage b = message(2);
    a.serverThread = b.serverThread = "M1234";
    p.insert(q("INBOX"), {a, b, message(3)});
    QCOMPARE(conversations(p, q("INBOX")).size(), 2);
    Reader reader = p.reader();
    QCOMPARE(reader.row(p.at(q("INBOX"), 1))->thread, reader.row(p.at(q("INBOX"), 2))->thread);
}

void TestThreads::serverIdsAreKept()
{
    Profile p;
    p.list({q("INBOX")});
    NewMessage m = message(1);
    m.emailId = "E1";
    m.serverThread = "T1";
    m.labels = QStringList{q("Work"), q("Über uns")};
    p.insert(q("INBOX"), {m});
    auto detail = p.reader().detail(p.at(q("INBOX"), 1));
    QCOMPARE(detail->emailId, m.emailId);
    QCOMPARE(detail->serverThread, m.serverThread);
    QCOMPARE(detail->labels, m.labels);
    m.labels.removeFirst();
    p.insert(q("INBOX"), {m}); // fetched once more
    QCOMPARE(p.reader().detail(p.at(q("INBOX"), 1))->labels, m.labels);
    p.insert(q("INBOX"), {message(1)}); // by somebody who did not ask for them
    QCOMPARE(p.reader().detail(p.at(q("INBOX"), 1))->labels, m.labels);
}

void TestThreads::hostileReferences()
{
    Profile p;
    p.list({q("INBOX")});
    NewMessage million = message(1);
    for (quint32 n = 0; n < 1'000'000; ++n) {
        million.references << idOf(1'000'000 + n);
    }
    NewMessage self = reply(2, {2, 2, 2});
    NewMessage double1 = message(3);
    NewMessage double2 = message(4, q("Another text"));
    double2.messageId = double1.messageId;
    p.insert(q("INBOX"), {million, self, double1, double2, reply(5, {6}), reply(6, {5}), reply(7, {3})});
    Reader reader = p.reader();
    compareWithBruteForce(reader, p.id(q("INBOX")));
    QCOMPARE(p.shown(q("INBOX")).size(), 7);
    QCOMPARE(conversations(p, q("INBOX")).size(), 4);
    QCOMPARE(reader.detail(p.at(q("INBOX"), 1))->references.size(), kMostReferences);
}

void TestThreads::aConversationIsNeverTooLarge()
{
    Profile p;
    p.list({q("INBOX")});
    constexpr quint32 kRows = 5000;
    QList<NewMessage> list;
    for (quint32 uid = 1; uid <= kRows; ++uid) {
        list << reply(uid, {900'000});
    }
    p.insert(q("INBOX"), list);
    Reader reader = p.reader();
    compareWithBruteForce(reader, p.id(q("INBOX")));
    const QList<MessageRow> rows = reader.window(threaded({p.id(q("INBOX"))}), 0, 100);
    QCOMPARE(rows.size(), 3);
    qint64 total = 0;
    for (const MessageRow &row : rows) {
        QVERIFY(row.threadCount <= kMostThreadMembers);
        total += row.threadCount;
    }
    QCOMPARE(total, qint64(kRows));
}

void TestThreads::removalKeepsTheRestTogether()
{
    Profile p;
    p.list({q("INBOX")});
    p.insert(q("INBOX"), {message(1), reply(2, {1}), reply(3, {1, 2})});
    p.run([&](Writer &w) { w.removeUids(p.id(q("INBOX")), {Uid(1), Uid(3)}); });
    // Only names what went.
    p.insert(q("INBOX"), {reply(4, {1})});
    QCOMPARE(conversations(p, q("INBOX")), (QList<QStringList>{{q("Subject 2"), q("Subject 4")}}));
    p.run([&](Writer &w) { w.removeUids(p.id(q("INBOX")), {Uid(2), Uid(4)}); });
    Database cache(p.paths().cache, Database::Mode::ReadOnly);
    for (const char *table : {"thread_member", "thread_ref", "thread_subject", "folder_thread"}) {
        const QByteArray sql = QByteArray("SELECT count(*) FROM ") + table;
        QCOMPARE(cache.number(sql.constData()), 0);
    }
}

void TestThreads::rowsUnderRandomWork()
{
    QRandomGenerator random(20261124);
    Profile p;
    const QStringList names{q("INBOX"), q("A"), q("B")};
    p.list(names);
    QHash<FolderId, Mirror> mirrors;
    QHash<FolderId, quint32> nextUid;
    QList<FolderId> folders;
    for (const QString &name : names) {
        folders << p.id(name);
        mirrors.insert(folders.last(), {});
    }
    Reader kept(p.paths()); // follows by ChangeSets
    const auto anyRow = [&]() -> PlacementId {
        ListSpec spec;
        spec.folder = folders[random.bounded(3)];
        Reader reader = p.reader();
        const qint64 count = reader.count(spec);
        return count == 0 ? PlacementId() : reader.ids(spec, random.bounded(count), 1).value(0);
    };
    QList<Intent> pending;
    for (int round = 0; round < 200; ++round) {
        const FolderId folder = folders[random.bounded(3)];
        p.last = {};
        switch (random.bounded(6)) {
        case 0:
        case 1: {
            QList<NewMessage> list;
            for (int n = random.bounded(1, 8); n > 0; --n) {
                const quint32 uid = ++nextUid[folder];
                NewMessage m = message(uid);
                m.messageId = idOf(quint32(random.bounded(200)));
                m.subject = QStringLiteral("%1 %2").arg(folder.value()).arg(uid);
                m.internalDate = QDateTime::fromMSecsSinceEpoch(random.bounded(1000), Qt::UTC);
                m.flags = random.bounded(2) ? Flags(Flag::Seen) : Flags();
                for (int r = random.bounded(3); r > 0; --r) {
                    m.references << idOf(quint32(random.bounded(200)));
                }
                list << m;
            }
            p.run([&](Writer &w) { w.insertMessages(folder, list); });
            break;
        }
        case 2:
            if (const PlacementId id = anyRow(); id.isValid()) {
                pending << p.apply(flags({id}, random.bounded(2) ? Flag::Seen : Flag::Flagged));
            }
            break;
        case 3:
            if (const PlacementId id = anyRow(); id.isValid()) {
                pending << p.apply(move({id}, folder));
            }
            break;
        case 4:
            if (!pending.isEmpty()) {
                const Intent intent = pending.takeAt(random.bounded(int(pending.size())));
                if (random.bounded(2)) {
                    p.run([&](Writer &w) { w.cancel(intent.id); });
                } else {
                    p.complete(intent);
                }
            }
            break;
        default: {
            const QList<Uid> uids = p.reader().uids(folder);
            if (!uids.isEmpty()) {
                p.run([&](Writer &w) { w.removeUids(folder, {uids[random.bounded(int(uids.size()))]}); });
            }
        }
        }
        // Composed with a later one some are gone.
        Reader now = p.reader();
        pending.removeIf([&now](const Intent &intent) { return !now.intent(intent.id); });
        kept.apply(p.last);
        for (auto it = p.last.messages.cbegin(); it != p.last.messages.cend(); ++it) {
            mirrors[it.key()].apply(*it);
        }
        for (const FolderId id : std::as_const(folders)) {
            Reader fresh = p.reader();
            compareWithBruteForce(fresh, id);
            compareWithBruteForce(kept, id);
            QList<RowKey> keys;
            const QList<Expected> expected = bruteForce(fresh, id);
            for (const Expected &row : expected) {
                keys << row.head;
            }
            QCOMPARE(mirrors[id].keys, keys);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
    }
}

void TestThreads::windowsOfSeveralFolders()
{
    Profile p;
    p.list({q("A"), q("B"), q("C")});
    QList<NewMessage> inA;
    QList<NewMessage> inB;
    for (quint32 uid = 1; uid <= 1500; ++uid) {
        (uid % 3 ? inA : inB) << (uid % 5 ? message(uid) : reply(uid, {uid - 3}));
    }
    p.insert(q("A"), inA);
    p.insert(q("B"), inB);
    p.insert(q("C"), {message(5000)});
    Reader reader = p.reader();
    ListSpec flat;
    flat.folder = p.id(q("A"));
    flat.others = {p.id(q("B"))};
    QCOMPARE(reader.count(flat), 1500);
    QList<quint32> uids;
    for (qint64 first = 0; first < 1500; first += 70) {
        const QList<MessageRow> rows = reader.window(flat, first, 70);
        for (const MessageRow &row : rows) {
            QCOMPARE(reader.position(flat, row.id), qint64(uids.size()));
            uids << row.uid.value();
        }
    }
    QCOMPARE(uids.size(), 1500);
    QVERIFY(std::is_sorted(uids.cbegin(), uids.cend(), std::greater<>()));
    // Filters and other orders see the same rows.
    ListSpec bySize = flat;
    bySize.column = SortColumn::Size;
    bySize.ascending = true;
    QCOMPARE(reader.window(bySize, 0, 1).value(0).uid, Uid(1));
    QCOMPARE(reader.count(bySize), 1500);

    const ListSpec threads = threaded({p.id(q("A")), p.id(q("B"))});
    QCOMPARE(reader.count(threads), reader.folder(p.id(q("A")))->threads + reader.folder(p.id(q("B")))->threads);
    const QList<MessageRow> rows = reader.window(threads, 0, 2000);
    QCOMPARE(rows.size(), reader.count(threads));
    for (qsizetype n = 1; n < rows.size(); ++n) {
        QVERIFY(rows[n - 1].received > rows[n].received);
    }
    // A change of one of them is followed.
    ListSpec end = flat;
    QCOMPARE(reader.window(end, 1499, 1).size(), 1);
    p.insert(q("B"), {message(9000)});
    reader.apply(p.last);
    QCOMPARE(reader.window(flat, 0, 1).value(0).uid, Uid(9000));
    QCOMPARE(reader.window(flat, 1500, 1).value(0).uid, Uid(1));
}

void TestThreads::otherOrdersKeepOneRowAConversation()
{
    Profile p;
    p.list({q("INBOX")});
    NewMessage big = reply(3, {1});
    big.size = 1'000'000;
    NewMessage read = message(4);
    read.flags = Flag::Seen;
    p.insert(q("INBOX"), {message(1), reply(2, {1}), big, read, message(5)});
    Reader reader = p.reader();
    ListSpec spec = threaded({p.id(q("INBOX"))});
    spec.column = SortColumn::Size;
    QList<quint32> uids;
    QList<MessageRow> rows = reader.window(spec, 0, 10);
    for (const MessageRow &row : std::as_const(rows)) {
        uids << row.uid.value();
    }
    QCOMPARE(uids, (QList<quint32>{3, 5, 4}));
    QCOMPARE(rows.first().threadCount, 3);
    QCOMPARE(reader.count(spec), 3);
    QCOMPARE(reader.position(spec, p.at(q("INBOX"), 1)), 0);
    spec.unreadOnly = true;
    QCOMPARE(reader.count(spec), 2);
    spec = threaded({p.id(q("INBOX"))});
    spec.ownAddresses = QStringList{q("bob@example.org")};
    QCOMPARE(reader.count(spec), 3);
    spec.ownAddresses = QStringList{q("eve@example.org")};
    QCOMPARE(reader.count(spec), 0);
    spec.ownAddresses = QStringList{q("ob@example.org")}; // the end of another's
    QCOMPARE(reader.count(spec), 0);
    spec.ownAddresses = QStringList{q("bob@example.or")};
    QCOMPARE(reader.count(spec), 0);
    NewMessage tagged = message(9);
    tagged.to = q("Shop <Bob+shop@Example.org>, x@y.example");
    p.insert(q("INBOX"), {tagged});
    Reader later = p.reader();
    spec.ownAddresses = QStringList{q("eve@example.org"), q("bob@example.org")};
    QCOMPARE(later.count(spec), 4);
}

void TestThreads::conversationWithSent()
{
    Profile p;
    p.run([&](Writer &w) {
        w.setFolders(kAccount,
                     {folder(q("INBOX"), Role::Inbox), folder(q("Sent"), Role::Sent), folder(q("Trash"), Role::Trash),
                      folder(q("Label"))},
                     true);
    });
    NewMessage mine = reply(2, {1});
    mine.fromName = q("Me");
    p.insert(q("INBOX"), {message(1), reply(3, {1, 2})});
    p.insert(q("Sent"), {mine});
    p.insert(q("Trash"), {reply(4, {1})});
    p.insert(q("Label"), {message(1)}); // the same message once more
    Reader reader = p.reader();
    const FolderId inbox = p.id(q("INBOX"));
    const MessageRow row = reader.window(threaded({inbox}), 0, 10).value(0);
    QCOMPARE(row.threadCount, 2);
    QCOMPARE(row.participants, QStringList{q("Ann")});
    QCOMPARE(reader.conversation(row.thread, {inbox}).size(), 2);
    const QList<ConversationMember> all = reader.conversation(row.thread, {inbox}, true);
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[0].row.folder, inbox);
    QCOMPARE(all[1].row.fromName, q("Me"));
    QCOMPARE(all[1].depth, 1);
    QCOMPARE(all[2].depth, 2);
    QCOMPARE(reader.withConversations({row.id, row.id}).size(), 2);
}

// A profile whose cache was written by version 1: its tables, made by its own step.
void TestThreads::oldCachesAreFilledInTheBackground()
{
    QTemporaryDir dir;
    const StorePaths paths = StorePaths::below(dir.path());
    writeCacheOfVersion1(paths, 1200);
    Profile p(dir.path());
    QVERIFY(p.notes.isEmpty());
    const FolderId inbox = p.id(q("INBOX"));
    QCOMPARE(p.shown(q("INBOX")).size(), 1200);
    QCOMPARE(p.reader().count(threaded({inbox})), 0);
    // New mail is not held up, and is not counted twice later.
    p.insert(q("INBOX"), {reply(1201, {1199})});
    p.run([&](Writer &w) { w.removeUids(inbox, {Uid(10)}); });
    keepHouse(p);
    Reader reader = p.reader();
    compareWithBruteForce(reader, inbox);
    // 1 to 3, 299 groups of four, 1200 alone; and what the removed one had held together is two.
    QCOMPARE(reader.count(threaded({inbox})), 302);
    p.open();
    keepHouse(p);
    compareWithBruteForce(reader, inbox);
}

QTEST_GUILESS_MAIN(TestThreads)
#include "tst_threads.moc"
