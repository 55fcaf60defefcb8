#include "core/store/journalsalvage.h"

#include "core/base/step.h"
#include "core/store/durablefile.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace waxwing::store {

namespace {

constexpr char kRollback[] = "-journal";
// What has this ending was read already.
constexpr char kSalvaged[] = ".salvaged";

struct Table {
    const char *name;
    const char *columns;
    int count;
};
constexpr Table kTables[] = {
    {"intent", "id, account, kind, state, generation, head, messages, relocation, checksum", 9},
    {"folder", "key, account, server_name, path, uidvalidity, checksum", 6},
    {"blob", "id, data, checksum", 3},
    {"damaged", "rowid, found, origin, data", 4},
    {"undo", "id, happened, what, undone, steps, checksum, part_of", 7},
    {"policy", "key, account, kind, amount, attachments", 5},
    {"option", "name, value", 2},
};

QString with(const QString &path, const char *suffix)
{
    return path + QLatin1String(suffix);
}

// False at the damage as at the end.
bool readNext(Query &rows, bool &damaged)
{
    try {
        return rows.next();
    } catch (const Error &) {
        damaged = true;
        return false;
    }
}

// Copies the rows that can still be read: forward until the damage, then backward until it. What is on the broken
// page itself is lost; what cannot be written ends the whole.
void salvageTable(Database &from, Database &to, const Table &table)
{
    const QByteArray columns(table.columns);
    const QByteArray marks = QByteArray("?,").repeated(table.count).chopped(1);
    const QByteArray insert
        = QByteArray("INSERT OR IGNORE INTO ") + table.name + "(" + columns + ") VALUES(" + marks + ")";
    for (const char *order : {"ASC", "DESC"}) {
        const QByteArray select = "SELECT " + columns + " FROM " + table.name + " ORDER BY rowid " + order;
        std::optional<Query> rows;
        try {
            rows.emplace(from.query(select.constData()));
        } catch (const Error &) {
            return; // a version that had no such table, or nothing to be read at all
        }
        bool damaged = false;
        while (readNext(*rows, damaged)) {
            Query write = to.query(insert.constData());
            for (int column = 0; column < table.count; ++column) {
                rows->copyTo(write, column);
            }
            write.run();
        }
        if (!damaged) {
            return;
        }
    }
}

void removeFile(const QString &path)
{
    if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT) {
        failWithErrno(path, errno);
    }
}

void replaceFile(const QString &from, const QString &to)
{
    stepBefore("journal replaced");
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) {
        failWithErrno(to, errno);
    }
    stepAfter("journal replaced");
    syncDirectory(QFileInfo(to).path());
}

// A second name for the damaged file, which keeps its first until the new one has it.
void keepBeside(const QString &path, const QString &aside)
{
    stepBefore("journal set aside");
    const bool linked = ::link(QFile::encodeName(path).constData(), QFile::encodeName(aside).constData()) == 0;
    if (!linked && !QFile::copy(path, aside)) { // file systems without links
        failWithErrno(aside, errno);
    }
    const QString rollback = with(path, kRollback);
    // It belongs to the damaged file; SQLite would play it back into the new one.
    if (QFileInfo(rollback).size() > 0) {
        renameWithoutOverwriting(rollback, with(aside, kRollback));
    } else {
        removeFile(rollback);
    }
    stepAfter("journal set aside");
    syncDirectory(QFileInfo(path).path());
}

QString newFile(const QString &path)
{
    return path + QStringLiteral(".new");
}

// The new file, complete and durable. kept: the name of the damaged one, for the note that is still to be shown.
void writeSalvaged(const QString &damaged, const QString &path, const QString &kept)
{
    {
        Database to(path, Database::Mode::ReadWrite);
        migrate(to, journalMigrations());
        Transaction transaction(to);
        Database from(damaged, Database::Mode::ReadWrite); // a transaction that was cut off is played back first
        for (const Table &table : kTables) {
            salvageTable(from, to, table);
        }
        to.query("INSERT INTO meta(key, value) VALUES('salvaged', ?)").bind(QFileInfo(kept).fileName()).run();
        transaction.commit();
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite)) {
        failWithErrno(path, errno);
    }
    syncFile(file);
    syncDirectory(QFileInfo(path).path());
}

// Missing, or made and never used: Journal gives each file an identity when it first opens it.
bool isUnused(const QString &path)
{
    if (QFileInfo(path).size() == 0) {
        return true;
    }
    try {
        Database database(path, Database::Mode::ReadWrite);
        return database.number("SELECT count(*) FROM meta") == 0;
    } catch (const Error &) {
        return false;
    }
}

// The newest damaged file that an older version has set aside; empty: none.
QString setAsideUnread(const QString &path)
{
    const QFileInfo journal(path);
    static const QRegularExpression plain(QStringLiteral("\\.damaged-[0-9]{8}-[0-9]{9}$"));
    const QStringList names
        = journal.dir().entryList({journal.fileName() + QStringLiteral(".damaged-*")}, QDir::Files, QDir::Name);
    const QStringList unread = names.filter(plain);
    return unread.isEmpty() ? QString() : journal.dir().filePath(unread.last());
}

} // namespace

void finishSalvage(const QString &path)
{
    removeFile(newFile(path));
    removeFile(with(newFile(path), kRollback));
    const QString damaged = setAsideUnread(path);
    if (damaged.isEmpty() || !isUnused(path)) {
        return;
    }
    const QString kept = with(damaged, kSalvaged);
    writeSalvaged(damaged, newFile(path), kept);
    removeFile(with(path, kRollback));
    replaceFile(newFile(path), path);
    renameWithoutOverwriting(damaged, kept);
}

void salvageJournal(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmsszzz"));
    const QString kept = with(path + QStringLiteral(".damaged-") + stamp, kSalvaged);
    writeSalvaged(path, newFile(path), kept);
    keepBeside(path, kept);
    replaceFile(newFile(path), path);
}

} // namespace waxwing::store
