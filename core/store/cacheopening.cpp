#include "core/store/cacheopening.h"

#include "core/base/step.h"
#include "core/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QUuid>

namespace waxwing::store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::store)
};

QString marker(const QString &path)
{
    return path + QStringLiteral(".rebuild");
}

std::unique_ptr<Database> opened(const QString &path)
{
    auto database = std::make_unique<Database>(path, Database::Mode::ReadWrite);
    database->keepPageSums();
    database->exec("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA "
                   "cache_size = -12000;"
                   " PRAGMA journal_size_limit = 67108864; PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY;");
    migrate(*database, cacheMigrations());
    // One page of each table: cheap, and enough to notice a file that is cut short or foreign.
    for (const char *table : {"meta", "folder", "message", "placement", "touch", "intent"}) {
        const QByteArray sql = QByteArray("SELECT * FROM ") + table + " LIMIT 1";
        database->query(sql.constData()).next();
    }
    return database;
}

// One set-aside file is kept, for somebody who wants to know what happened.
void setAside(const QString &path)
{
    stepBefore("cache set aside");
    const QString aside = path + QStringLiteral(".set-aside");
    QFile::remove(aside);
    QFile::rename(path, aside);
    QFile::remove(path + QStringLiteral("-wal"));
    QFile::remove(path + QStringLiteral("-shm"));
    QFile::remove(marker(path));
    stepAfter("cache set aside");
}

} // namespace

std::unique_ptr<Database> openCache(const QString &path, QStringList &notes)
{
    const QString damaged
        = Words::tr("The mail cache was damaged and is built again from the server. Nothing of yours is lost.");
    if (QFile::exists(marker(path))) {
        setAside(path);
        notes << damaged;
    }
    try {
        return opened(path);
    } catch (const Error &error) {
        if (error.code() != kDamaged && error.code() != kNewer) {
            throw;
        }
        setAside(path);
        notes << (error.code() == kNewer
                      ? Words::tr("The mail cache was written by a newer version of Waxwing and is built again.")
                      : damaged);
    }
    return opened(path);
}

QString cacheIdentity(Database &cache)
{
    Query query = cache.query("SELECT value FROM meta WHERE key = 'identity'");
    if (query.next()) {
        return query.text(0);
    }
    QString identity = QUuid::createUuid().toString(QUuid::WithoutBraces);
    cache.query("REPLACE INTO meta(key, value) VALUES('identity', ?)").bind(identity).run();
    return identity;
}

void markForRebuild(const QString &path)
{
    QFile file(marker(path));
    file.open(QIODevice::WriteOnly);
}

bool takeCleanMark(Database &cache)
{
    const bool clean = cache.number("SELECT value FROM meta WHERE key = 'clean'") != 0;
    if (clean) {
        cache.exec("DELETE FROM meta WHERE key = 'clean'");
    }
    return clean;
}

void setCleanMark(Database &cache)
{
    cache.exec("REPLACE INTO meta(key, value) VALUES('clean', 1)");
}

} // namespace waxwing::store
