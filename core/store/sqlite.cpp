#include "core/store/sqlite.h"

#include "core/base/step.h"
#include "core/store/pagesums.h"

#include <QCoreApplication>
#include <QFile>

#include <sqlite3.h>

namespace waxwing::store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::store)
};

struct Sentence {
    const char *code;
    QString summary;
};

Sentence sentenceFor(int result)
{
    switch (result & 0xff) {
    case SQLITE_FULL: return {kDiskFull, Words::tr("The disk is full, so the mail store cannot be written.")};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {kReadOnly, Words::tr("The mail store cannot be written because its files are read-only.")};
    case SQLITE_CANTOPEN: return {kReadOnly, Words::tr("The mail store cannot be opened.")};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {kDamaged, Words::tr("A file of the mail store is damaged.")};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {kBusy, Words::tr("The mail store is in use by another program.")};
    case SQLITE_NOMEM: return {"", Words::tr("There is not enough memory for the mail store.")};
    case SQLITE_IOERR: return {"", Words::tr("The disk reported an error while the mail store was in use.")};
    default: return {"", Words::tr("The mail store could not do what was asked.")};
    }
}

[[noreturn]] void fail(sqlite3 *database, int result)
{
    const int extended = database ? sqlite3_extended_errcode(database) : result;
    // A write that met no space is reported as an I/O error by some file systems.
    const bool full = extended == SQLITE_IOERR_WRITE && sqlite3_system_errno(database) == ENOSPC;
    const bool changed = extended == SQLITE_IOERR_DATA; // on the disk, since it was written
    const Sentence sentence = sentenceFor(full ? SQLITE_FULL : changed ? SQLITE_CORRUPT : result);
    const QString message = database ? QString::fromUtf8(sqlite3_errmsg(database)) : QString();
    const QString technical = QStringLiteral("SQLite %1: %2").arg(extended).arg(message);
    throw Error(ErrorKind::Storage, sentence.summary, technical).withCode(sentence.code);
}

sqlite3_stmt *prepare(sqlite3 *database, const char *sql, unsigned flags)
{
    sqlite3_stmt *statement = nullptr;
    const int result = sqlite3_prepare_v3(database, sql, -1, flags, &statement, nullptr);
    if (result != SQLITE_OK) {
        fail(database, result);
    }
    return statement;
}

} // namespace

Query::Query(sqlite3 *database, PreparedStatement *shared, sqlite3_stmt *own)
    : m_database(database), m_shared(shared), m_own(own)
{
}

Query::Query(Query &&other) noexcept
    : m_database(other.m_database)
    , m_shared(std::exchange(other.m_shared, nullptr))
    , m_own(std::exchange(other.m_own, nullptr))
{
}

Query::~Query()
{
    if (m_shared) {
        sqlite3_reset(m_shared->handle);
        sqlite3_clear_bindings(m_shared->handle);
        m_shared->inUse = false;
    }
    sqlite3_finalize(m_own);
}

bool Query::next()
{
    const int result = sqlite3_step(handle());
    if (result == SQLITE_ROW) {
        return true;
    }
    if (result != SQLITE_DONE) {
        sqlite3 *database = m_database;
        fail(database, result);
    }
    reset();
    return false;
}

void Query::run()
{
    while (next()) { }
}

void Query::reset()
{
    sqlite3_reset(handle());
}

void Query::set(int index, std::nullptr_t)
{
    sqlite3_bind_null(handle(), index);
}

void Query::set(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(handle(), index, utf8.constData(), quint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Query::set(int index, const QByteArray &blob)
{
    // A null pointer would bind NULL: an empty blob is not "unknown".
    sqlite3_bind_blob64(handle(), index, blob.constData(), quint64(blob.size()), SQLITE_TRANSIENT);
}

void Query::set(int index, qint64 value)
{
    sqlite3_bind_int64(handle(), index, value);
}

void Query::copyTo(Query &target, int column) const
{
    sqlite3_bind_value(target.handle(), column + 1, sqlite3_column_value(handle(), column));
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(handle(), column) == SQLITE_NULL;
}

qint64 Query::integer(int column) const
{
    return sqlite3_column_int64(handle(), column);
}

QString Query::text(int column) const
{
    return QString::fromUtf8(view(column));
}

QByteArray Query::blob(int column) const
{
    return view(column).toByteArray();
}

QByteArrayView Query::view(int column) const
{
    const void *data = sqlite3_column_blob(handle(), column);
    return {static_cast<const char *>(data), sqlite3_column_bytes(handle(), column)};
}

Database::Database(const QString &path, Mode mode) : m_path(path)
{
    // Else SQLite counts its memory, under one lock for all threads, with every allocation: a seventh of an insertion.
    // Refused, without harm, where SQLite is in use already.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(uncounted)
    const int flags = SQLITE_OPEN_NOMUTEX
        | (mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    const int result = sqlite3_open_v2(QFile::encodeName(path).constData(), &m_handle, flags, pageSumsVfs());
    if (result != SQLITE_OK) {
        try {
            fail(m_handle, result);
        } catch (...) {
            sqlite3_close_v2(m_handle);
            throw;
        }
    }
    sqlite3_extended_result_codes(m_handle, 1);
    // Longer than any transaction of the writer: only a foreign program can keep the lock beyond it.
    sqlite3_busy_timeout(m_handle, 5000);
}

Database::~Database()
{
    for (auto &[sql, statement] : m_statements) {
        sqlite3_finalize(statement.handle);
    }
    sqlite3_close_v2(m_handle);
}

void Database::keepPageSums()
{
    reservePageSums(m_handle);
}

void Database::exec(const QByteArray &sql)
{
    const int result = sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) {
        fail(m_handle, result);
    }
}

Query Database::query(const char *sql)
{
    auto found = m_statements.find(std::string_view(sql));
    if (found == m_statements.end()) {
        found = m_statements.try_emplace(sql).first;
    }
    PreparedStatement &statement = found->second;
    if (!statement.handle) {
        statement.handle = prepare(m_handle, sql, SQLITE_PREPARE_PERSISTENT);
    }
    if (statement.inUse) {
        return Query(m_handle, nullptr, prepare(m_handle, sql, 0));
    }
    statement.inUse = true;
    return Query(m_handle, &statement, nullptr);
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

int Database::changes() const
{
    return sqlite3_changes(m_handle);
}

qint64 Database::number(const char *sql)
{
    Query query = this->query(sql);
    return query.next() ? query.integer(0) : 0;
}

bool Database::inTransaction() const
{
    return !sqlite3_get_autocommit(m_handle);
}

void Database::interrupt()
{
    sqlite3_interrupt(m_handle);
}

Transaction::Transaction(Database &database, Kind kind) : m_database(database)
{
    m_database.exec(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    if (!m_open || !m_database.inTransaction()) {
        return;
    }
    try {
        m_database.exec("ROLLBACK");
    } catch (const Error &) {
        // SQLite has rolled back by itself after a disk error; there is nothing left to undo.
    }
}

void Transaction::commit()
{
    stepBefore("database commit");
    m_database.exec("COMMIT");
    stepAfter("database commit");
    m_open = false;
}

} // namespace waxwing::store
