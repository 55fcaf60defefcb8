#include "barerows.h"

#include <QElapsedTimer>

#include <map>
#include <memory>
#include <sqlite3.h>
#include <vector>

namespace waxwing::bench {

namespace {

struct FreeValue {
    void operator()(sqlite3_value *value) const { sqlite3_value_free(value); }
};
using Row = std::vector<std::unique_ptr<sqlite3_value, FreeValue>>;

// number: which chunk a row belongs to, as SQL over its columns.
struct Table {
    const char *name;
    const char *number;
    std::map<qint64, std::vector<Row>> chunks;
    sqlite3_stmt *insert = nullptr;
};

void check(int result)
{
    if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW) {
        qFatal("SQLite said %d", result);
    }
}

sqlite3 *opened(const QString &path)
{
    sqlite3 *db = nullptr;
    check(sqlite3_open(path.toUtf8().constData(), &db));
    return db;
}

void load(sqlite3 *db, Table &table, qint64 chunk)
{
    sqlite3_stmt *select = nullptr;
    const QByteArray sql
        = QByteArray("SELECT (") + table.number + " - 1) / " + QByteArray::number(chunk) + ", * FROM " + table.name;
    check(sqlite3_prepare_v2(db, sql.constData(), -1, &select, nullptr));
    while (sqlite3_step(select) == SQLITE_ROW) {
        Row row;
        for (int column = 1; column < sqlite3_column_count(select); ++column) {
            row.emplace_back(sqlite3_value_dup(sqlite3_column_value(select, column)));
        }
        table.chunks[sqlite3_column_int64(select, 0)].push_back(std::move(row));
    }
    sqlite3_finalize(select);
}

void copySchema(sqlite3 *from, sqlite3 *to)
{
    sqlite3_stmt *select = nullptr;
    check(sqlite3_prepare_v2(from, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC", -1,
                             &select, nullptr));
    while (sqlite3_step(select) == SQLITE_ROW) {
        const auto *sql = reinterpret_cast<const char *>(sqlite3_column_text(select, 0));
        check(sqlite3_exec(to, sql, nullptr, nullptr, nullptr));
    }
    sqlite3_finalize(select);
}

void prepare(sqlite3 *db, Table &table)
{
    if (table.chunks.empty()) {
        return;
    }
    const size_t columns = table.chunks.begin()->second.front().size();
    QByteArray sql = QByteArray("INSERT INTO ") + table.name + " VALUES(?";
    for (size_t n = 1; n < columns; ++n) {
        sql += ",?";
    }
    sql += ')';
    check(sqlite3_prepare_v2(db, sql.constData(), -1, &table.insert, nullptr));
}

void insert(const Table &table, qint64 chunk)
{
    const auto rows = table.chunks.find(chunk);
    if (rows == table.chunks.end()) {
        return;
    }
    for (const Row &row : rows->second) {
        for (size_t n = 0; n < row.size(); ++n) {
            sqlite3_bind_value(table.insert, int(n + 1), row[n].get());
        }
        check(sqlite3_step(table.insert));
        sqlite3_reset(table.insert);
    }
}

} // namespace

double secondsToInsertAgain(const QString &cache, const QString &target, qint64 chunk)
{
    std::vector<Table> tables;
    for (const auto &[name, number] : {std::pair{"message", "id"}, std::pair{"placement", "message"},
                                       std::pair{"thread_member", "message"}, std::pair{"thread_ref", "thread"},
                                       std::pair{"thread_subject", "message"}, std::pair{"folder_thread", "head"}}) {
        tables.push_back({name, number, {}, nullptr});
    }
    sqlite3 *from = opened(cache);
    sqlite3 *to = opened(target);
    check(sqlite3_exec(to, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;", nullptr,
                       nullptr, nullptr));
    copySchema(from, to);
    for (Table &table : tables) {
        load(from, table, chunk);
        prepare(to, table);
    }
    sqlite3_close(from);
    const qint64 chunks = tables.front().chunks.rbegin()->first + 1;
    QElapsedTimer timer;
    timer.start();
    for (qint64 n = 0; n < chunks; ++n) {
        check(sqlite3_exec(to, "BEGIN", nullptr, nullptr, nullptr));
        for (const Table &table : tables) {
            insert(table, n);
        }
        check(sqlite3_exec(to, "COMMIT", nullptr, nullptr, nullptr));
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    for (const Table &table : tables) {
        sqlite3_finalize(table.insert);
    }
    sqlite3_close(to);
    return seconds;
}

} // namespace waxwing::bench
