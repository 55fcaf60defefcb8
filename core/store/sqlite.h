// A thin layer over SQLite's C API: connections and statements that clean up after themselves, errors that are
// waxwing::Error{Storage} with a sentence for a person. Thread-affine: one connection, one thread at a time.
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QByteArray>
#include <QString>

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace waxwing::store {

// Error::code() of what this layer throws, where somebody acts on it.
inline constexpr char kDamaged[] = "DAMAGED"; // not a database, or a malformed one
inline constexpr char kNewer[] = "NEWER"; // written by a later version of Waxwing
inline constexpr char kDiskFull[] = "FULL";
inline constexpr char kReadOnly[] = "READONLY";
inline constexpr char kBusy[] = "BUSY";

struct PreparedStatement {
    sqlite3_stmt *handle = nullptr;
    bool inUse = false;
};

// One use of a prepared statement. Columns and parameters count from 0 and 1 as in SQLite.
class Query {
public:
    Query(sqlite3 *database, PreparedStatement *shared, sqlite3_stmt *own);
    Query(Query &&other) noexcept;
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    Query &operator=(Query &&) = delete;
    ~Query();

    // Binds all parameters in order; an invalid strong id and an empty optional become NULL.
    template <class... Values> Query &bind(const Values &...values)
    {
        int index = 0;
        (set(++index, values), ...);
        return *this;
    }
    // True: a row can be read. After the last one the statement is reset and may be bound again.
    bool next();
    // Runs to the end, for statements without rows.
    void run();

    void set(int index, std::nullptr_t);
    void set(int index, const QString &text);
    void set(int index, const QByteArray &blob);
    void set(int index, qint64 value);
    template <std::integral T> void set(int index, T value) { set(index, static_cast<qint64>(value)); }
    template <class Tag, class Rep> void set(int index, StrongId<Tag, Rep> id)
    {
        id.isValid() ? set(index, static_cast<qint64>(id.value())) : set(index, nullptr);
    }
    template <class T> void set(int index, const std::optional<T> &value)
    {
        value ? set(index, *value) : set(index, nullptr);
    }

    // Binds this row's column as it is to the parameter of the same position in target.
    void copyTo(Query &target, int column) const;
    bool isNull(int column) const;
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    // The octets of a text or blob without a copy; valid until the next call of next().
    QByteArrayView view(int column) const;
    template <class Id> Id id(int column) const
    {
        return Id(static_cast<typename Id::Representation>(integer(column)));
    }

private:
    sqlite3_stmt *handle() const { return m_shared ? m_shared->handle : m_own; }
    void reset();

    sqlite3 *m_database;
    PreparedStatement *m_shared;
    sqlite3_stmt *m_own;
};

class Database {
public:
    enum class Mode { ReadWrite, ReadOnly };
    // Makes the file where it is missing (ReadWrite). what: the database's name in sentences: "mail cache".
    Database(const QString &path, Mode mode);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    // Before anything is written to one that is made anew: damage of its pages is noticed then (pagesums.h).
    void keepPageSums();
    // Any number of statements, without parameters or rows.
    void exec(const QByteArray &sql);
    // Prepared once per text, kept with the connection.
    Query query(const char *sql);
    qint64 lastInsertId() const;
    int changes() const;
    // First column of the first row, 0 when there is none.
    qint64 number(const char *sql);
    bool inTransaction() const;
    // Ends what another thread runs on this connection right now, with an Error there. Safe from any thread.
    void interrupt();
    const QString &path() const { return m_path; }

private:
    // Looked up with every row: without a copy of the text.
    struct HashOfText {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    QString m_path;
    sqlite3 *m_handle = nullptr;
    std::unordered_map<std::string, PreparedStatement, HashOfText, std::equal_to<>> m_statements;
};

// Rolls back unless committed.
class Transaction {
public:
    enum class Kind { Read, Write };
    explicit Transaction(Database &database, Kind kind = Kind::Write);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();
    void commit();

private:
    Database &m_database;
    bool m_open = true;
};

} // namespace waxwing::store
