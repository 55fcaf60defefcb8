// Opening journal.db: its settings, its checks, and what is done about damage. The journal is as large as what
// waits, so every row is read and verified at each start.
#include "core/store/intentcodec.h"
#include "core/store/journal.h"
#include "core/store/journalsalvage.h"
#include "core/store/schema.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QUuid>

namespace waxwing::store {

namespace {

// How long a filed message stays in the outbox's list.
constexpr int kKeptSendDays = 14;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::store)
};

void checkReadable(const QString &path)
{
    Database database(path, Database::Mode::ReadWrite);
    if (database.number("PRAGMA user_version") > journalMigrations().size()) {
        migrate(database, journalMigrations()); // throws kNewer before anything is written
    }
    Query check = database.query("PRAGMA quick_check(1)");
    if (check.next() && check.text(0) != QLatin1String("ok")) {
        throw Error(ErrorKind::Storage, Words::tr("The journal of pending changes is damaged."), check.text(0))
            .withCode(kDamaged);
    }
}

QString prepared(const QString &path)
{
    finishSalvage(path);
    try {
        checkReadable(path);
    } catch (const Error &error) {
        if (error.code() != kDamaged) {
            throw;
        }
        salvageJournal(path);
    }
    return path;
}

} // namespace

Journal::Journal(const QString &path, QStringList &notes) : m_database(prepared(path), Database::Mode::ReadWrite)
{
    // TRUNCATE with EXTRA: the journal's new length is synced too, so that it cannot rise again (pager.c).
    m_database.exec("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;");
    migrate(m_database, journalMigrations());
    noteSalvage(notes);
    load(notes);
}

void Journal::noteSalvage(QStringList &notes)
{
    QString damaged;
    {
        Query salvaged = m_database.query("SELECT value FROM meta WHERE key = 'salvaged'");
        damaged = salvaged.next() ? salvaged.text(0) : QString();
    }
    if (!damaged.isEmpty()) {
        notes << Words::tr(
                     "The journal of pending changes was damaged. What could be read was kept; the damaged file is %1.")
                     .arg(damaged);
        m_database.exec("DELETE FROM meta WHERE key = 'salvaged'");
    }
}

void Journal::load(QStringList &notes)
{
    Query identity = m_database.query("SELECT value FROM meta WHERE key = 'identity'");
    if (identity.next()) {
        m_identity = identity.text(0);
    } else {
        m_identity = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_database.query("REPLACE INTO meta(key, value) VALUES('identity', ?)").bind(m_identity).run();
    }
    m_generation = m_database.number("SELECT value FROM meta WHERE key = 'generation'");
    QList<qint64> intents;
    QStringList folders;
    loadFolders(folders);
    loadIntents(intents);
    if (!intents.isEmpty() || !folders.isEmpty()) {
        begin();
        for (const qint64 id : std::as_const(intents)) {
            setAside("intent", QByteArray::number(id));
        }
        for (const QString &key : std::as_const(folders)) {
            setAside("folder", key.toUtf8());
        }
        notes << Words::tr("%n pending change(s) could not be read and were set aside.", nullptr,
                           int(intents.size() + folders.size()));
    }
    commit();
}

void Journal::setAside(const char *origin, const QByteArray &key)
{
    const bool intent = qstrcmp(origin, "intent") == 0;
    const QString name = QString::fromLatin1(origin);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (intent) {
        m_database
            .query("INSERT INTO damaged(found, origin, data) SELECT ?, ?, head || messages FROM intent WHERE id = ?")
            .bind(now, name, key.toLongLong())
            .run();
        m_database.query("DELETE FROM intent WHERE id = ?").bind(key.toLongLong()).run();
        return;
    }
    m_database.query("INSERT INTO damaged(found, origin, data) SELECT ?, ?, server_name FROM folder WHERE key = ?")
        .bind(now, name, QString::fromUtf8(key))
        .run();
    m_database.query("DELETE FROM folder WHERE key = ?").bind(QString::fromUtf8(key)).run();
}

void Journal::loadFolders(QStringList &damaged)
{
    Query query = m_database.query("SELECT key, account, server_name, path, uidvalidity, checksum FROM folder");
    while (query.next()) {
        const FolderRef folder{query.text(0), query.blob(2), query.text(3), query.id<UidValidity>(4)};
        const QByteArray checksum
            = rowChecksum({folder.key.toUtf8(), QByteArray::number(query.integer(1)), folder.serverName,
                           folder.path.toUtf8(), QByteArray::number(folder.uidValidity.value())});
        if (checksum != query.blob(5)) {
            damaged << folder.key;
            continue;
        }
        m_folders[query.id<AccountId>(1)].insert(folder.key, folder);
    }
}

void Journal::loadIntents(QList<qint64> &damaged)
{
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addDays(-kKeptSendDays);
    QList<IntentId> forgotten;
    Query query = m_database.query("SELECT id, account, kind, state, generation, head, messages, relocation, checksum"
                                   " FROM intent ORDER BY id");
    while (query.next()) {
        QList<QByteArray> columns;
        for (int column = 0; column < 5; ++column) {
            columns << QByteArray::number(query.integer(column));
        }
        Intent intent;
        intent.id = query.id<IntentId>(0);
        intent.account = query.id<AccountId>(1);
        intent.kind = IntentKind(query.integer(2));
        intent.state = IntentState(query.integer(3));
        columns << query.blob(5) << query.blob(6) << query.blob(7);
        try {
            decodeHead(columns[5], intent);
        } catch (const Error &) {
            columns.clear();
        }
        if (rowChecksum(columns) != query.blob(8)) {
            damaged << intent.id.value();
        } else if (intent.state != IntentState::Done) {
            m_pending.insert(intent.id, intent);
        } else if (intent.kind != IntentKind::Send) {
            m_done.insert(intent.id, query.integer(4));
        } else if (intent.created < oldest) {
            forgotten << intent.id;
        }
    }
    for (const IntentId id : std::as_const(forgotten)) {
        remove(id);
    }
}

} // namespace waxwing::store
