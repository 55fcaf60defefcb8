#include "core/store/placements.h"

namespace waxwing::store {

namespace {

#define PLACEMENT_COLUMNS                                                                                              \
    "p.id, p.message, p.folder, p.uid, p.modseq, p.received, p.flags, p.keywords, p.wish_set, p.wish_clear,"           \
    " p.wish_keywords_set, p.wish_keywords_clear, p.wish_folder, p.wish_expunge, p.made_by, p.wait_from,"              \
    " m.body IS NOT NULL, m.thread"
#define FROM_PLACEMENT " FROM placement p JOIN message m ON m.id = p.message "

Placement readPlacement(const Query &query)
{
    Placement p;
    int column = 0;
    p.id = query.id<PlacementId>(column++);
    p.message = query.id<MessageId>(column++);
    p.folder = query.id<FolderId>(column++);
    p.uid = query.id<Uid>(column++);
    p.modSeq = query.id<ModSeq>(column++);
    p.received = query.integer(column++);
    p.flags = Flags(int(query.integer(column++)));
    p.keywords = splitKeywords(query.text(column++));
    p.wishSet = Flags(int(query.integer(column++)));
    p.wishClear = Flags(int(query.integer(column++)));
    p.wishKeywordsSet = splitKeywords(query.text(column++));
    p.wishKeywordsClear = splitKeywords(query.text(column++));
    p.wishFolder = query.id<FolderId>(column++);
    p.wishExpunge = query.integer(column++);
    p.madeBy = query.id<IntentId>(column++);
    p.waitFrom = query.id<Uid>(column++);
    p.held = query.integer(column++);
    p.thread = query.id<ThreadId>(column++);
    return p;
}

QList<Placement> readAll(Query &query)
{
    QList<Placement> placements;
    while (query.next()) {
        placements << readPlacement(query);
    }
    return placements;
}

std::optional<QString> orNull(const QStringList &keywords)
{
    return keywords.isEmpty() ? std::nullopt : std::optional(joinKeywords(keywords));
}

std::optional<int> orNull(Flags flags)
{
    return flags ? std::optional(int(flags)) : std::nullopt;
}

} // namespace

QString joinKeywords(const QStringList &keywords)
{
    return keywords.join(QLatin1Char(' '));
}

QStringList splitKeywords(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QStringList changedKeywords(const QStringList &keywords, const QStringList &set, const QStringList &clear)
{
    QStringList changed;
    for (const QString &keyword : keywords) {
        if (!clear.contains(keyword)) {
            changed << keyword;
        }
    }
    for (const QString &keyword : set) {
        if (!changed.contains(keyword)) {
            changed << keyword;
        }
    }
    return changed;
}

void Placement::forgetWish()
{
    wishSet = {};
    wishClear = {};
    wishKeywordsSet.clear();
    wishKeywordsClear.clear();
    wishFolder = {};
    wishExpunge = false;
}

Placements::Placements(Database &cache, FolderTable &folders, ChangeRecorder &changes)
    : m_cache(cache)
    , m_folders(folders)
    , m_changes(changes)
    , m_threadRows(cache, folders, changes)
    , m_threads(cache, m_threadRows)
{
    reload();
}

void Placements::reload()
{
    // Ids are never given twice, also after the newest row went: search.db and open windows may remember them.
    const auto next = [this](const char *stored, const char *highest) {
        return qMax(m_cache.number(stored), m_cache.number(highest) + 1);
    };
    m_nextPlacement = next("SELECT value FROM meta WHERE key = 'next_placement'", "SELECT max(id) FROM placement");
    m_nextMessage = next("SELECT value FROM meta WHERE key = 'next_message'", "SELECT max(id) FROM message");
    m_idsUsed = false;
    m_released.clear();
    m_gone.clear();
    m_threadRows.forget();
}

void Placements::flush()
{
    m_threadRows.flush();
    if (!m_idsUsed) {
        return;
    }
    m_idsUsed = false;
    Query query = m_cache.query("REPLACE INTO meta(key, value) VALUES(?, ?)");
    query.bind(QStringLiteral("next_placement"), m_nextPlacement).run();
    query.bind(QStringLiteral("next_message"), m_nextMessage).run();
}

std::optional<Placement> Placements::find(PlacementId id)
{
    Query query = m_cache.query("SELECT " PLACEMENT_COLUMNS FROM_PLACEMENT "WHERE p.id = ?");
    query.bind(id);
    return query.next() ? std::optional(readPlacement(query)) : std::nullopt;
}

std::optional<Placement> Placements::byUid(FolderId folder, Uid uid)
{
    Query query = m_cache.query("SELECT " PLACEMENT_COLUMNS FROM_PLACEMENT "WHERE p.folder = ? AND p.uid = ?");
    query.bind(folder, uid);
    return query.next() ? std::optional(readPlacement(query)) : std::nullopt;
}

QList<std::pair<Placement, QByteArray>> Placements::withoutUid(FolderId folder)
{
    QList<std::pair<Placement, QByteArray>> placements;
    Query query = m_cache.query("SELECT " PLACEMENT_COLUMNS ", m.message_id" FROM_PLACEMENT
                                "WHERE p.folder = ? AND p.uid IS NULL ORDER BY p.id");
    query.bind(folder);
    while (query.next()) {
        placements.emplaceBack(readPlacement(query), query.blob(18));
    }
    return placements;
}

QList<Placement> Placements::madeBy(IntentId intent)
{
    Query query = m_cache.query("SELECT " PLACEMENT_COLUMNS FROM_PLACEMENT "WHERE p.made_by = ? ORDER BY p.id");
    query.bind(intent);
    return readAll(query);
}

QList<Placement> Placements::inFolder(FolderId folder)
{
    Query query = m_cache.query("SELECT " PLACEMENT_COLUMNS FROM_PLACEMENT "WHERE p.folder = ?");
    query.bind(folder);
    return readAll(query);
}

QList<PlacementId> Placements::wishedInto(FolderId folder)
{
    QList<PlacementId> ids;
    Query query = m_cache.query("SELECT id FROM placement WHERE wish_folder = ?");
    query.bind(folder);
    while (query.next()) {
        ids << query.id<PlacementId>(0);
    }
    return ids;
}

QList<Placement> Placements::ofMessage(MessageId message)
{
    Query query = m_cache.query("SELECT " PLACEMENT_COLUMNS FROM_PLACEMENT "WHERE p.message = ?");
    query.bind(message);
    return readAll(query);
}

QByteArray Placements::messageIdOf(MessageId message)
{
    Query query = m_cache.query("SELECT message_id FROM message WHERE id = ?");
    query.bind(message);
    return query.next() ? query.blob(0) : QByteArray();
}

void Placements::count(const Placement &p, int sign)
{
    const FolderId shown = p.shownFolder();
    if (shown.isValid()) {
        const bool unread = !p.shownFlags().testFlag(Flag::Seen);
        m_folders.count(shown, {sign, unread ? sign : 0, p.held ? sign : 0});
    }
}

void Placements::countThread(const Placement &before, const Placement &after)
{
    const FolderId from = before.shownFolder();
    const FolderId to = after.shownFolder();
    const bool wasUnread = !before.shownFlags().testFlag(Flag::Seen);
    const bool unread = !after.shownFlags().testFlag(Flag::Seen);
    if (from != to || before.key() != after.key()) {
        m_threadRows.remove(from, before.thread, before.key(), wasUnread);
        m_threadRows.add(to, after.thread, after.key(), unread);
    } else if (unread != wasUnread) {
        m_threadRows.countUnread(to, after.thread, unread ? 1 : -1);
    }
}

PlacementId Placements::add(Placement p)
{
    p.id = PlacementId(m_nextPlacement++);
    m_idsUsed = true;
    if (!p.thread.isValid()) {
        Query query = m_cache.query("SELECT thread FROM message WHERE id = ?");
        query.bind(p.message);
        p.thread = query.next() ? query.id<ThreadId>(0) : ThreadId();
    }
    const FolderId shown = p.shownFolder();
    m_cache
        .query("INSERT INTO placement(id, message, folder, uid, modseq, received, flags, keywords, made_by, wait_from,"
               " shown_folder, shown_flags) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(p.id, p.message, p.folder, p.uid, p.modSeq, p.received, int(p.flags), orNull(p.keywords), p.madeBy,
              p.waitFrom, shown, int(p.shownFlags()))
        .run();
    count(p, 1);
    m_threadRows.add(shown, p.thread, p.key(), !p.shownFlags().testFlag(Flag::Seen));
    m_changes.row(shown, p.id, std::nullopt, p.key());
    return p.id;
}

void Placements::put(const Placement &before, const Placement &p, bool contentChanged)
{
    const FolderId shown = p.shownFolder();
    m_cache
        .query("UPDATE placement SET message = ?, folder = ?, uid = ?, modseq = ?, received = ?, flags = ?,"
               " keywords = ?, wish_set = ?, wish_clear = ?, wish_keywords_set = ?, wish_keywords_clear = ?,"
               " wish_folder = ?, wish_expunge = ?, made_by = ?, wait_from = ?, shown_folder = ?, shown_flags = ?"
               " WHERE id = ?")
        .bind(p.message, p.folder, p.uid, p.modSeq, p.received, int(p.flags), orNull(p.keywords), orNull(p.wishSet),
              orNull(p.wishClear), orNull(p.wishKeywordsSet), orNull(p.wishKeywordsClear), p.wishFolder,
              p.wishExpunge ? std::optional(1) : std::nullopt, p.madeBy, p.waitFrom, shown, int(p.shownFlags()), p.id)
        .run();
    count(before, -1);
    count(p, 1);
    countThread(before, p);
    const FolderId shownBefore = before.shownFolder();
    if (shownBefore != shown) {
        if (shownBefore.isValid()) {
            m_changes.row(shownBefore, p.id, before.key(), std::nullopt);
        }
        if (shown.isValid()) {
            m_changes.row(shown, p.id, std::nullopt, p.key());
        }
        return;
    }
    const auto keywords = [](const Placement &row) {
        return changedKeywords(row.keywords, row.wishKeywordsSet, row.wishKeywordsClear);
    };
    const bool visible = contentChanged || before.key() != p.key() || before.shownFlags() != p.shownFlags()
        || before.uid != p.uid || keywords(before) != keywords(p);
    if (shown.isValid() && visible) {
        m_changes.row(shown, p.id, before.key(), p.key());
    }
}

void Placements::remove(const Placement &p)
{
    m_removed = true;
    m_cache.query("DELETE FROM placement WHERE id = ?").bind(p.id).run();
    m_cache.query("DELETE FROM touch WHERE placement = ?").bind(p.id).run();
    count(p, -1);
    if (const FolderId shown = p.shownFolder(); shown.isValid()) {
        m_threadRows.remove(shown, p.thread, p.key(), !p.shownFlags().testFlag(Flag::Seen));
        m_changes.row(shown, p.id, p.key(), std::nullopt);
    }
    releaseMessage(p.message);
}

void Placements::releaseMessage(MessageId message)
{
    Query used = m_cache.query("SELECT 1 FROM placement WHERE message = ? LIMIT 1");
    used.bind(message);
    if (used.next()) {
        return;
    }
    Query query = m_cache.query("SELECT body, thread, account, message_id, subject, indexed FROM message WHERE id = ?");
    query.bind(message);
    if (!query.next()) {
        return;
    }
    if (!query.isNull(0)) {
        m_released << query.blob(0);
    }
    if (query.integer(5) != 0) {
        m_gone << message;
    }
    dropParts(message);
    m_cache.query("DELETE FROM message WHERE id = ?").bind(message).run();
    if (!query.isNull(1)) {
        m_threads.left(message, query.id<ThreadId>(1), query.id<AccountId>(2), query.blob(3), query.text(4));
    }
}

} // namespace waxwing::store
