// What the store costs: against bare SQLite inserting the same rows, windows in a million rows, one action on ten
// thousand messages. Prints one line a measure; exits 1 where a goal of the project is missed.
#include "core/store/store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <sqlite3.h>

using namespace waxwing;
using namespace waxwing::store;

namespace {

constexpr quint32 kChunk = 2000;
int missed = 0;

void report(const QString &what, double value, const QString &unit, bool good)
{
    QTextStream(stdout) << what.leftJustified(52) << QString::number(value, 'f', 2).rightJustified(12) << ' ' << unit
                        << (good ? "" : "  MISSED") << Qt::endl;
    missed += !good;
}

NewMessage message(quint32 uid)
{
    NewMessage m;
    m.uid = Uid(uid);
    m.flags = uid % 3 ? Flags(Flag::Seen) : Flags();
    m.subject = QStringLiteral("Minutes of meeting %1, and what we should do about it").arg(uid);
    m.fromName = QStringLiteral("Person %1").arg(uid % 977);
    m.fromAddress = QStringLiteral("person%1@example.org").arg(uid % 977);
    m.toText = QStringLiteral("Somebody Else");
    m.to = QStringLiteral("Somebody Else <somebody.else@example.com>");
    m.internalDate = QDateTime::fromMSecsSinceEpoch(1'500'000'000'000 + qint64(uid) * 61'000, Qt::UTC);
    m.date = m.internalDate;
    m.size = 4000 + uid % 5000;
    m.messageId = "<" + QByteArray::number(uid * 2654435761U) + "." + QByteArray::number(uid) + "@mail.example.org>";
    m.references = {"<parent." + QByteArray::number(uid / 4) + "@mail.example.org>"};
    m.structure = QByteArray(120, 's');
    return m;
}

QList<NewMessage> messages(quint32 first, quint32 count)
{
    QList<NewMessage> list;
    list.reserve(count);
    for (quint32 uid = first; uid < first + count; ++uid) {
        list << message(uid);
    }
    return list;
}

void check(int result)
{
    if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW) {
        qFatal("SQLite said %d", result);
    }
}

// The least that any program would do: the same columns in one table, the list's index, chunks as the store has.
double bareSqlite(const QString &path, const QList<QList<NewMessage>> &chunks)
{
    sqlite3 *db = nullptr;
    check(sqlite3_open(path.toUtf8().constData(), &db));
    check(sqlite3_exec(db,
                       "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;"
                       "CREATE TABLE m(id INTEGER PRIMARY KEY, folder, uid, flags, received, size, subject, from_name,"
                       " from_address, to_text, to_list, message_id, refs, structure);"
                       "CREATE UNIQUE INDEX u ON m(folder, uid); CREATE INDEX r ON m(folder, received DESC, id DESC);"
                       "CREATE INDEX i ON m(message_id)",
                       nullptr, nullptr, nullptr));
    sqlite3_stmt *insert = nullptr;
    check(sqlite3_prepare_v2(db, "INSERT INTO m VALUES(NULL,1,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &insert, nullptr));
    QElapsedTimer timer;
    timer.start();
    for (const QList<NewMessage> &chunk : chunks) {
        check(sqlite3_exec(db, "BEGIN", nullptr, nullptr, nullptr));
        for (const NewMessage &m : chunk) {
            int column = 0;
            const auto text = [&](const QByteArray &value) {
                sqlite3_bind_text(insert, ++column, value.constData(), int(value.size()), SQLITE_TRANSIENT);
            };
            sqlite3_bind_int64(insert, ++column, m.uid.value());
            sqlite3_bind_int64(insert, ++column, int(m.flags));
            sqlite3_bind_int64(insert, ++column, m.internalDate.toMSecsSinceEpoch());
            sqlite3_bind_int64(insert, ++column, m.size);
            text(m.subject.toUtf8());
            text(m.fromName.toUtf8());
            text(m.fromAddress.toUtf8());
            text(m.toText.toUtf8());
            text(m.to.toUtf8());
            text(m.messageId);
            text(m.references.join(' '));
            text(m.structure);
            check(sqlite3_step(insert));
            sqlite3_reset(insert);
        }
        check(sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr));
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return seconds;
}

FolderId makeFolder(Store &store)
{
    return store
        .write(Priority::User,
               [](Writer &w) {
                   ServerFolder folder;
                   folder.serverName = "INBOX";
                   folder.levels = {QStringLiteral("INBOX")};
                   folder.delimiter = QStringLiteral("/");
                   ServerFolder other = folder;
                   other.serverName = "Other";
                   other.levels = {QStringLiteral("Other")};
                   w.setFolders(AccountId(1), {folder, other}, true);
                   return w.reader().folderByPath(AccountId(1), QStringLiteral("INBOX"))->id;
               })
        .result();
}

double insertAll(Store &store, FolderId folder, const QList<QList<NewMessage>> &chunks)
{
    QElapsedTimer timer;
    timer.start();
    for (const QList<NewMessage> &chunk : chunks) {
        store.write(Priority::Background, [&](Writer &w) { w.insertMessages(folder, chunk); }).waitForFinished();
    }
    return double(timer.nsecsElapsed()) / 1e9;
}

void insertion(const QString &dir)
{
    constexpr quint32 kRows = 100'000;
    QList<QList<NewMessage>> chunks;
    for (quint32 first = 1; first <= kRows; first += kChunk) {
        chunks << messages(first, kChunk);
    }
    const double bare = bareSqlite(dir + QStringLiteral("/bare.db"), chunks);
    Store store(StorePaths::below(dir + QStringLiteral("/insert")));
    const double ours = insertAll(store, makeFolder(store), chunks);
    report(QStringLiteral("bare SQLite, 100 000 envelopes"), kRows / bare, QStringLiteral("rows/s"), true);
    report(QStringLiteral("store, 100 000 envelopes (goal 60 000)"), kRows / ours, QStringLiteral("rows/s"),
           kRows / ours >= 60'000);
    report(QStringLiteral("  ratio to bare SQLite (goal 1.5)"), ours / bare, QStringLiteral("x"), ours / bare <= 1.5);
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + qsizetype(values.size() / 2), values.end());
    return values[values.size() / 2];
}

void windows(Store &store, FolderId folder, qint64 rows)
{
    Reader reader(store.paths());
    ListSpec spec;
    spec.folder = folder;
    QElapsedTimer timer;
    timer.start();
    reader.window(spec, 0, 100);
    report(QStringLiteral("first window of a cold folder"), double(timer.nsecsElapsed()) / 1e6, QStringLiteral("ms"),
           timer.elapsed() <= 20);
    timer.restart();
    reader.window(spec, rows - 100, 100);
    report(QStringLiteral("first window at the end (anchors made)"), double(timer.nsecsElapsed()) / 1e6,
           QStringLiteral("ms"), true);
    std::vector<double> times;
    QRandomGenerator random(1);
    for (int n = 0; n < 200; ++n) {
        const qint64 first = random.bounded(rows);
        timer.restart();
        reader.window(spec, first, 100);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    const double middle = median(times);
    report(QStringLiteral("window of 100 rows anywhere, median (goal 5)"), middle, QStringLiteral("ms"), middle <= 5);
    report(QStringLiteral("  slowest of 200"), *std::max_element(times.begin(), times.end()), QStringLiteral("ms"),
           true);
    timer.restart();
    spec.unreadOnly = true;
    reader.count(spec);
    report(QStringLiteral("unread filter computed"), double(timer.nsecsElapsed()) / 1e6, QStringLiteral("ms"), true);
    timer.restart();
    spec.unreadOnly = false;
    spec.column = SortColumn::Subject;
    reader.window(spec, rows / 2, 100);
    report(QStringLiteral("order by subject computed"), double(timer.nsecsElapsed()) / 1e6, QStringLiteral("ms"), true);
    timer.restart();
    spec.column = SortColumn::Received;
    spec.text = QStringLiteral("meeting 777");
    const qint64 found = reader.count(spec);
    report(QStringLiteral("text filter computed, %1 found").arg(found), double(timer.nsecsElapsed()) / 1e6,
           QStringLiteral("ms"), true);
}

void actions(Store &store, FolderId folder)
{
    const QList<PlacementId> ids = store
                                       .read([folder](Reader &r) {
                                           ListSpec spec;
                                           spec.folder = folder;
                                           return r.ids(spec, 1000, 10'000);
                                       })
                                       .result();
    const FolderId other
        = store.read([](Reader &r) { return r.folderByPath(AccountId(1), QStringLiteral("Other"))->id; }).result();
    const auto timed = [&](const QString &what, const Verb &verb, double goal) {
        QElapsedTimer timer;
        timer.start();
        const Intent intent = store.write(Priority::User, [&](Writer &w) { return w.apply(verb); }).result();
        const double ms = double(timer.nsecsElapsed()) / 1e6;
        report(what, ms, QStringLiteral("ms"), ms <= goal);
        return intent;
    };
    Verb seen;
    seen.kind = IntentKind::ChangeFlags;
    seen.flags.set = Flag::Flagged;
    seen.messages = ids.first(1);
    timed(QStringLiteral("flag 1 message, durable"), seen, 100);
    seen.messages = ids;
    timed(QStringLiteral("flag 10 000 messages, durable (goal 1000)"), seen, 1000);
    Verb move;
    move.kind = IntentKind::Move;
    move.folder = other;
    move.messages = ids;
    const Intent moved = timed(QStringLiteral("move 10 000 messages, durable (goal 1000)"), move, 1000);
    Relocation relocation;
    relocation.uidValidity = UidValidity(1);
    for (const MessageRef &ref : moved.messages) {
        relocation.uids << std::pair(ref.uid, ref.uid);
    }
    QElapsedTimer timer;
    timer.start();
    store.write(Priority::User, [&](Writer &w) { w.complete(moved.id, relocation); }).waitForFinished();
    report(QStringLiteral("complete the move of 10 000"), double(timer.nsecsElapsed()) / 1e6, QStringLiteral("ms"),
           true);
}

void opening(const StorePaths &paths)
{
    QElapsedTimer timer;
    timer.start();
    Store store(paths);
    store.read([](Reader &r) { return r.folders(); }).waitForFinished();
    report(QStringLiteral("opening, to the folder list"), double(timer.nsecsElapsed()) / 1e6, QStringLiteral("ms"),
           true);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const quint32 million = app.arguments().contains(QStringLiteral("--quick")) ? 100'000 : 1'000'000;
    QTemporaryDir dir;
    insertion(dir.path());
    const StorePaths paths = StorePaths::below(dir.path() + QStringLiteral("/big"));
    {
        Store store(paths);
        const FolderId folder = makeFolder(store);
        QElapsedTimer timer;
        timer.start();
        for (quint32 first = 1; first <= million; first += kChunk) {
            insertAll(store, folder, {messages(first, kChunk)});
        }
        report(QStringLiteral("%1 rows inserted (with making them up)").arg(million), double(timer.elapsed()) / 1e3,
               QStringLiteral("s"), true);
        windows(store, folder, million);
        actions(store, folder);
    }
    opening(paths);
    return missed ? 1 : 0;
}
