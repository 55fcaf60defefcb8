// Reader: folders by their journal identity, the undo history, and what is held for reading offline.
#include "core/store/journalsettings.h"
#include "core/store/readerprivate.h"
#include "core/store/undohistory.h"

namespace waxwing::store {

namespace {

constexpr qint64 kEarliest = 0; // ms; nothing was received before

// On the server, not here: p is the placement, m its message. Bound: folder, since (ms), attachments (octets or -1).
#define WAXWING_FROM_DUE                                                                                               \
    " FROM placement p JOIN message m ON m.id = p.message WHERE p.folder = ?1 AND p.uid IS NOT NULL"                   \
    " AND p.shown_folder IS NOT NULL AND m.body IS NULL AND p.received >= ?2"                                          \
    " AND (?3 < 0 OR NOT m.attachment OR m.size <= ?3)"

qint64 sinceOf(const FolderPolicy &policy, const QDateTime &now)
{
    const QDateTime since = policy.since(now);
    return since.isValid() ? since.toMSecsSinceEpoch() : kEarliest;
}

QList<PlacementId> idsOf(Query &query)
{
    QList<PlacementId> ids;
    while (query.next()) {
        ids << query.id<PlacementId>(0);
    }
    return ids;
}

} // namespace

std::optional<FolderRow> Reader::folderByKey(const QString &key)
{
    static const QByteArray sql = folderSql() + " WHERE NOT hidden AND key = ?";
    Query query = d->db().query(sql.constData());
    query.bind(key);
    return !key.isEmpty() && query.next() ? std::optional(rowOf(readFolder(query))) : std::nullopt;
}

QList<PlacementId> Reader::placementsOf(MessageId message)
{
    Query query = d->db().query("SELECT id FROM placement WHERE message = ? AND shown_folder IS NOT NULL ORDER BY id");
    query.bind(message);
    return idsOf(query);
}

QList<UndoRecord> Reader::undoRecords()
{
    return UndoHistory(d->journalDatabase()).list();
}

std::optional<UndoRecord> Reader::undoRecord(qint64 id)
{
    return UndoHistory(d->journalDatabase()).find(id);
}

QString Reader::option(const QString &name)
{
    return JournalSettings(d->journalDatabase()).option(name);
}

FolderPolicy Reader::folderPolicy(FolderId id)
{
    const auto folder = d->folder(id);
    if (!folder || folder->key.isEmpty()) {
        return {};
    }
    return JournalSettings(d->journalDatabase()).policy(folder->key);
}

QHash<FolderId, FolderPolicy> Reader::folderPolicies(AccountId account)
{
    QHash<FolderId, FolderPolicy> policies;
    const QHash<QString, FolderPolicy> byKey = JournalSettings(d->journalDatabase()).policies(account);
    for (auto policy = byKey.cbegin(); policy != byKey.cend(); ++policy) {
        if (const auto folder = folderByKey(policy.key())) {
            policies.insert(folder->id, *policy);
        }
    }
    return policies;
}

QList<PlacementId> Reader::due(FolderId folder, const FolderPolicy &policy, const QDateTime &now, int limit)
{
    if (!policy.holdsBodies()) {
        return {};
    }
    Query query = d->db().query("SELECT p.id" WAXWING_FROM_DUE " ORDER BY p.received DESC, p.id DESC LIMIT ?4");
    query.bind(folder, sinceOf(policy, now), policy.attachments, limit);
    return idsOf(query);
}

QList<PlacementId> Reader::dueShown(FolderId folder, const FolderPolicy &policy, const QDateTime &now, qint64 from,
                                    int limit)
{
    if (!policy.holdsBodies() || policy.attachments < 0) {
        return {};
    }
    Query query = d->db().query("SELECT p.id FROM placement p JOIN message m ON m.id = p.message WHERE p.folder = ?1"
                                " AND p.uid IS NOT NULL AND p.shown_folder IS NOT NULL AND m.body IS NULL"
                                " AND p.received >= ?2 AND m.attachment AND m.size > ?3 AND m.size >= ?4"
                                " AND NOT EXISTS(SELECT 1 FROM part WHERE message = m.id)"
                                " ORDER BY p.received DESC, p.id DESC LIMIT ?5");
    query.bind(folder, sinceOf(policy, now), policy.attachments, from, limit);
    return idsOf(query);
}

HoldingCost Reader::holdingCost(FolderId folder, const FolderPolicy &policy, const QDateTime &now)
{
    HoldingCost cost;
    Query held = d->db().query("SELECT count(*), sum(body_size) FROM (SELECT DISTINCT m.id, m.body_size"
                               " FROM placement p JOIN message m ON m.id = p.message"
                               " WHERE p.folder = ? AND m.body IS NOT NULL)");
    held.bind(folder);
    if (held.next()) {
        cost.heldMessages = held.integer(0);
        cost.heldOctets = held.integer(1);
    }
    if (policy.holdsBodies()) {
        Query due = d->db().query("SELECT count(*), sum(m.size)" WAXWING_FROM_DUE);
        due.bind(folder, sinceOf(policy, now), policy.attachments);
        if (due.next()) {
            cost.dueMessages = due.integer(0);
            cost.dueOctets = due.integer(1);
        }
    }
    return cost;
}

} // namespace waxwing::store
