#include "core/store/reader.h"

#include "core/store/journal.h"
#include "core/store/path.h"
#include "core/store/placements.h"
#include "core/store/readerprivate.h"
#include "core/store/rows.h"

namespace waxwing::store {

namespace {

std::unique_ptr<Database> openedForReading(const QString &path)
{
    auto database = std::make_unique<Database>(path, Database::Mode::ReadOnly);
    database->exec("PRAGMA cache_size = -8000");
    return database;
}

} // namespace

Reader::Reader(const StorePaths &paths) : d(std::make_unique<Private>(paths))
{
    d->own = openedForReading(paths.cache);
}

Reader::Reader(Database &cache, const StorePaths &paths, std::function<QByteArray(qint64)> blob)
    : d(std::make_unique<Private>(paths))
{
    d->shared = &cache;
    d->blob = std::move(blob);
}

Reader::~Reader() = default;

Database &Reader::Private::journalDatabase()
{
    if (!journal) {
        journal = openedForReading(paths.journal);
    }
    return *journal;
}

std::optional<Folder> Reader::Private::folder(FolderId id)
{
    static const QByteArray sql = folderSql() + " WHERE id = ?";
    Query query = db().query(sql.constData());
    query.bind(id);
    return query.next() ? std::optional(readFolder(query)) : std::nullopt;
}

QList<FolderRow> Reader::folders(AccountId account)
{
    static const QByteArray sql = folderSql() + " WHERE NOT hidden AND (?1 = 0 OR account = ?1) ORDER BY account, path";
    QList<FolderRow> rows;
    Query query = d->db().query(sql.constData());
    query.bind(account.value());
    while (query.next()) {
        rows << rowOf(readFolder(query));
    }
    return rows;
}

std::optional<FolderRow> Reader::folder(FolderId id)
{
    const auto folder = d->folder(id);
    return folder && !folder->hidden ? std::optional(rowOf(*folder)) : std::nullopt;
}

std::optional<FolderRow> Reader::folderByPath(AccountId account, const QString &path)
{
    static const QByteArray sql = folderSql() + " WHERE NOT hidden AND account = ? AND path = ? ORDER BY synthetic";
    Query query = d->db().query(sql.constData());
    query.bind(account.value(), pathOf(levelsOf(path)));
    return query.next() ? std::optional(rowOf(readFolder(query))) : std::nullopt;
}

std::optional<FolderRow> Reader::folderByRole(AccountId account, Role role)
{
    // What was set here comes before what the server says.
    static const QByteArray sql = folderSql()
        + " WHERE NOT hidden AND account = ?1 AND (own_role = ?2 OR (own_role = 0 AND server_role = ?2))"
          " ORDER BY own_role = ?2 DESC, id";
    Query query = d->db().query(sql.constData());
    query.bind(account.value(), int(role));
    return query.next() ? std::optional(rowOf(readFolder(query))) : std::nullopt;
}

std::optional<FolderSyncState> Reader::syncState(FolderId id)
{
    const auto folder = d->folder(id);
    return folder ? std::optional(syncStateOf(*folder)) : std::nullopt;
}

QList<FolderSyncState> Reader::syncStates(AccountId account)
{
    static const QByteArray sql = folderSql() + " WHERE NOT synthetic AND account = ? ORDER BY path";
    QList<FolderSyncState> states;
    Query query = d->db().query(sql.constData());
    query.bind(account.value());
    while (query.next()) {
        states << syncStateOf(readFolder(query));
    }
    return states;
}

std::optional<MessageRow> Reader::row(PlacementId id)
{
    Query query = d->db().query("SELECT " WAXWING_ROW_COLUMNS WAXWING_FROM_ROWS "WHERE p.id = ?");
    query.bind(id);
    return query.next() ? std::optional(readRow(query)) : std::nullopt;
}

QList<MessageRow> Reader::Private::rows(const QList<PlacementId> &ids)
{
    QList<MessageRow> rows;
    rows.reserve(ids.size());
    Query query = db().query("SELECT " WAXWING_ROW_COLUMNS WAXWING_FROM_ROWS "WHERE p.id = ?");
    for (const PlacementId id : ids) {
        query.bind(id);
        if (query.next()) {
            rows << readRow(query);
            query.next();
        }
    }
    return rows;
}

QList<MessageRow> Reader::rows(const QList<PlacementId> &ids)
{
    const Snapshot snapshot(d->db());
    return d->rows(ids);
}

std::optional<ServerLocation> Reader::serverLocation(PlacementId id)
{
    Query query = d->db().query("SELECT folder, uid FROM placement WHERE id = ?");
    query.bind(id);
    if (!query.next()) {
        return std::nullopt;
    }
    return ServerLocation{query.id<FolderId>(0), query.id<Uid>(1)};
}

std::optional<MessageDetail> Reader::detail(PlacementId id)
{
    Query query = d->db().query(
        "SELECT " WAXWING_ROW_COLUMNS ", m.account, m.to_list, m.cc, m.bcc, m.reply_to,"
        " m.message_id, m.in_reply_to, m.refs, m.structure, m.email_id, m.server_thread, m.labels" WAXWING_FROM_ROWS
        "WHERE p.id = ?");
    query.bind(id);
    if (!query.next()) {
        return std::nullopt;
    }
    MessageDetail detail;
    detail.row = readRow(query);
    int column = kRowColumnCount;
    detail.account = query.id<AccountId>(column++);
    detail.to = query.text(column++);
    detail.cc = query.text(column++);
    detail.bcc = query.text(column++);
    detail.replyTo = query.text(column++);
    detail.messageId = query.blob(column++);
    detail.inReplyTo = query.blob(column++);
    const QByteArray references = query.blob(column++);
    if (!references.isEmpty()) {
        detail.references = references.split(' ');
    }
    detail.structure = query.blob(column++);
    detail.emailId = query.blob(column++);
    detail.serverThread = query.blob(column++);
    if (!query.isNull(column)) {
        detail.labels = query.text(column).split(QLatin1Char('\n'));
    }
    return detail;
}

QList<PlacementId> Reader::placementsByMessageId(FolderId folder, const QByteArray &messageId)
{
    QList<PlacementId> ids;
    Query query = d->db().query("SELECT p.id FROM message m JOIN placement p ON p.message = m.id"
                                " WHERE m.key = ? AND m.message_id = ? AND p.shown_folder = ? ORDER BY p.id DESC");
    query.bind(messageKey(messageId), messageId, folder);
    while (query.next()) {
        ids << query.id<PlacementId>(0);
    }
    return ids;
}

std::optional<PlacementId> Reader::placementByMessageId(FolderId folder, const QByteArray &messageId)
{
    const QList<PlacementId> ids = placementsByMessageId(folder, messageId);
    return ids.isEmpty() ? std::nullopt : std::optional(ids.constFirst());
}

QList<PlacementId> Reader::placementsWithoutMessageId(FolderId folder, qint64 size)
{
    QList<PlacementId> ids;
    Query query = d->db().query("SELECT p.id FROM message m JOIN placement p ON p.message = m.id"
                                " WHERE m.size = ? AND m.key IS NULL AND p.folder = ?");
    query.bind(size, folder);
    while (query.next()) {
        ids << query.id<PlacementId>(0);
    }
    return ids;
}

std::optional<PlacementId> Reader::placementByUid(FolderId folder, Uid uid)
{
    Query query = d->db().query("SELECT id FROM placement WHERE folder = ? AND uid = ?");
    query.bind(folder, uid);
    return query.next() ? std::optional(query.id<PlacementId>(0)) : std::nullopt;
}

std::optional<QByteArray> Reader::body(PlacementId id)
{
    Query query = d->db().query("SELECT m.body, m.body_size, m.body_packed FROM placement p"
                                " JOIN message m ON m.id = p.message WHERE p.id = ? AND m.body IS NOT NULL");
    query.bind(id);
    if (!query.next()) {
        return std::nullopt;
    }
    return d->bodies.read({query.blob(0), query.integer(1), query.integer(2) != 0});
}

QList<Uid> Reader::uids(FolderId folder)
{
    QList<Uid> uids;
    Query query = d->db().query("SELECT uid FROM placement WHERE folder = ? AND uid IS NOT NULL ORDER BY uid");
    query.bind(folder);
    while (query.next()) {
        uids << query.id<Uid>(0);
    }
    return uids;
}

qint64 Reader::awaited(FolderId folder)
{
    Query query
        = d->db().query("SELECT count(*) FROM placement WHERE folder = ? AND uid IS NULL AND wait_from NOT NULL");
    query.bind(folder);
    return query.next() ? query.integer(0) : 0;
}

QList<Uid> Reader::uidsWithoutBody(FolderId folder, int limit)
{
    QList<Uid> uids;
    Query query = d->db().query("SELECT p.uid FROM placement p JOIN message m ON m.id = p.message WHERE p.folder = ?"
                                " AND p.uid IS NOT NULL AND m.body IS NULL ORDER BY p.uid DESC LIMIT ?");
    query.bind(folder, limit);
    while (query.next()) {
        uids << query.id<Uid>(0);
    }
    return uids;
}

QList<FlagUpdate> Reader::serverFlags(FolderId folder, Uid first, Uid last)
{
    QList<FlagUpdate> updates;
    Query query = d->db().query("SELECT uid, flags, keywords, modseq FROM placement"
                                " WHERE folder = ? AND uid BETWEEN ? AND ? ORDER BY uid");
    query.bind(folder, first.value(), last.value());
    while (query.next()) {
        updates << FlagUpdate{query.id<Uid>(0), Flags(int(query.integer(1))), splitKeywords(query.text(2)),
                              query.id<ModSeq>(3)};
    }
    return updates;
}

qint64 Reader::messageCount(AccountId account)
{
    Query query = d->db().query("SELECT sum(total) FROM folder WHERE NOT hidden AND (?1 = 0 OR account = ?1)");
    query.bind(account.value());
    return query.next() ? query.integer(0) : 0;
}

qint64 Reader::octets(FolderId folder)
{
    Query query = d->db().query("SELECT coalesce(sum(m.size), 0) FROM placement p JOIN message m ON m.id = p.message"
                                " WHERE p.shown_folder = ?");
    query.bind(folder);
    return query.next() ? query.integer(0) : 0;
}

QList<Intent> Reader::Private::intents(const char *condition, qint64 argument, AccountId account, Messages messages)
{
    QList<Intent> intents;
    const char *column
        = messages == Messages::All ? "messages" : "CASE WHEN length(messages) <= 16384 THEN messages END";
    const QByteArray sql = QByteArray("SELECT id, account, kind, state, head, ") + column + " FROM intent WHERE "
        + condition + " AND (?2 = 0 OR account = ?2) ORDER BY id";
    const auto folderOf = [this](const QString &key) {
        Query query = db().query("SELECT server_name, path, uidvalidity FROM folder_ref WHERE key = ?");
        query.bind(key);
        FolderRef folder{key, {}, {}, {}};
        if (query.next()) {
            folder = {key, query.blob(0), query.text(1), query.id<UidValidity>(2)};
        }
        return folder;
    };
    Query query = db().query(sql.constData());
    query.bind(argument, account.value());
    while (query.next()) {
        Intent intent;
        intent.id = query.id<IntentId>(0);
        intent.account = query.id<AccountId>(1);
        intent.kind = IntentKind(query.integer(2));
        intent.state = IntentState(query.integer(3));
        decodeHead(query.blob(4), intent);
        const QByteArray named = query.blob(5);
        if (!named.isEmpty()) {
            intent.messages = decodeMessages(named);
        }
        resolveFolders(intent, folderOf);
        intents << intent;
    }
    return intents;
}

qint64 Reader::journalGeneration()
{
    return d->db().number("SELECT value FROM meta WHERE key = 'journal_generation'");
}

QList<Intent> Reader::intents(AccountId account)
{
    const Snapshot snapshot(d->db());
    return d->intents("state <> ?1", int(IntentState::Done), account);
}

QList<Intent> Reader::intentsInBrief(AccountId account)
{
    const Snapshot snapshot(d->db());
    return d->intents("state <> ?1", int(IntentState::Done), account, Private::Messages::WhereFew);
}

std::optional<Intent> Reader::intent(IntentId id)
{
    const Snapshot snapshot(d->db());
    const QList<Intent> found = d->intents("id = ?1", id.value(), {});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QList<Intent> Reader::outbox(AccountId account)
{
    const Snapshot snapshot(d->db());
    return d->intents("kind = ?1", int(IntentKind::Send), account);
}

QByteArray Reader::blob(qint64 id)
{
    if (d->blob) {
        return d->blob(id);
    }
    return readBlob(d->journalDatabase(), id);
}

QByteArray Reader::sourceFor(const Intent &intent)
{
    if (intent.blob != 0) {
        return blob(intent.blob);
    }
    const QList<PlacementId> originals = touchedBy(intent.id);
    return originals.isEmpty() ? QByteArray() : body(originals.constFirst()).value_or(QByteArray());
}

QList<PlacementId> Reader::touchedBy(IntentId intent)
{
    QList<PlacementId> ids;
    Query query = d->db().query("SELECT placement FROM touch WHERE intent = ?");
    query.bind(intent);
    while (query.next()) {
        ids << query.id<PlacementId>(0);
    }
    return ids;
}

QList<PlacementId> Reader::madeBy(IntentId intent)
{
    QList<PlacementId> ids;
    Query query = d->db().query("SELECT id FROM placement WHERE made_by = ?");
    query.bind(intent);
    while (query.next()) {
        ids << query.id<PlacementId>(0);
    }
    return ids;
}

} // namespace waxwing::store
