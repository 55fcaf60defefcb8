#include "core/store/bodydatabase.h"

#include "core/base/log.h"
#include "core/base/step.h"
#include "core/store/schema.h"

#include <QFile>

namespace waxwing::store {

namespace {

void removeFiles(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm"}) {
        QFile::remove(path + QLatin1String(suffix));
    }
}

std::unique_ptr<Database> openedForWriting(const QString &path)
{
    auto database = std::make_unique<Database>(path, Database::Mode::ReadWrite);
    database->keepPageSums();
    database->exec("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                   " PRAGMA journal_size_limit = 16777216; PRAGMA secure_delete = OFF");
    migrate(*database, bodyMigrations());
    return database;
}

bool isDisposable(const Error &error)
{
    return error.code() == kDamaged || error.code() == kNewer;
}

} // namespace

BodyDatabase::BodyDatabase(QString path, Access access) : m_path(std::move(path)), m_access(access)
{
    if (m_access == Access::Write) {
        open();
    }
}

void BodyDatabase::open()
{
    if (m_access == Access::Read) {
        if (QFile::exists(m_path)) {
            m_database = std::make_unique<Database>(m_path, Database::Mode::ReadOnly);
        }
        return;
    }
    try {
        m_database = openedForWriting(m_path);
        return;
    } catch (const Error &error) {
        if (!isDisposable(error)) {
            throw;
        }
        qCWarning(logStore).noquote() << "held messages dropped:" << error.text();
    }
    removeFiles(m_path);
    m_database = openedForWriting(m_path);
}

bool BodyDatabase::isUsable()
{
    if (!m_database) {
        open();
    }
    return m_database != nullptr;
}

void BodyDatabase::begin()
{
    if (!m_open) {
        m_database->exec("BEGIN IMMEDIATE");
        m_open = true;
    }
}

bool BodyDatabase::put(const QByteArray &hash, const QByteArray &data)
{
    try {
        begin();
        // Written even where it exists: the one there may be the damaged one that is fetched again.
        m_database->query("INSERT INTO body(hash, data) VALUES(?1, ?2) ON CONFLICT(hash) DO UPDATE SET data = ?2")
            .bind(hash, data)
            .run();
        return true;
    } catch (const Error &error) {
        if (error.code() != kDamaged) {
            throw;
        }
        qCWarning(logStore).noquote() << error.text();
        return false;
    }
}

std::optional<QByteArray> BodyDatabase::read(const QByteArray &hash)
{
    try {
        if (!isUsable()) {
            return std::nullopt;
        }
        Query query = m_database->query("SELECT data FROM body WHERE hash = ?");
        query.bind(hash);
        return query.next() ? std::optional(query.blob(0)) : std::nullopt;
    } catch (const Error &error) {
        qCWarning(logStore).noquote() << error.text();
        m_database.reset(); // another file may be there next time
        return std::nullopt;
    }
}

void BodyDatabase::remove(const QByteArray &hash)
{
    begin();
    m_database->query("DELETE FROM body WHERE hash = ?").bind(hash).run();
}

void BodyDatabase::commit()
{
    if (m_open) {
        m_open = false;
        stepBefore("bodies commit");
        m_database->exec("COMMIT");
        stepAfter("bodies commit");
    }
}

void BodyDatabase::rollback()
{
    if (m_open && m_database->inTransaction()) {
        m_database->exec("ROLLBACK");
    }
    m_open = false;
}

bool BodyDatabase::shrink(bool (*wanted)(Database &), qint64 pages)
{
    if (!wanted(*m_database)) {
        return false;
    }
    m_database->exec("PRAGMA incremental_vacuum(" + QByteArray::number(pages) + ")");
    return true;
}

} // namespace waxwing::store
