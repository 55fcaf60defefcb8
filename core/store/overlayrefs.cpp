// References of pending intents to messages: found again after a rebuild, taken along when a message's truth moves.
#include "core/store/overlay.h"

namespace waxwing::store {

bool isSameMessage(const MessageRef &a, const MessageRef &b)
{
    if (a.folderKey != b.folderKey || a.uid != b.uid) {
        return false;
    }
    const bool sameMaker = a.madeBy == b.madeBy || !a.madeBy.isValid() || !b.madeBy.isValid();
    return a.uid.isValid() || (a.messageId == b.messageId && sameMaker);
}

void Overlay::match(const Placement &placement, const QByteArray &messageId)
{
    const Folder *folder = m_folders.find(placement.folder);
    if (!folder || folder->key.isEmpty() || m_unmatched == 0) {
        return;
    }
    Query query = m_cache.query("SELECT rowid, intent, uidvalidity, uid, message_id FROM unmatched WHERE key = ?");
    query.bind(folder->key);
    QList<qint64> matched;
    while (query.next()) {
        const MessageRef ref{folder->key, query.id<UidValidity>(2), query.id<Uid>(3), query.blob(4), {}};
        const bool byUid = ref.uid.isValid() && ref.uidValidity == folder->uidValidity;
        const bool same = byUid ? ref.uid == placement.uid : !messageId.isEmpty() && ref.messageId == messageId;
        if (!same) {
            continue;
        }
        const IntentId intent = query.id<IntentId>(1);
        attach(intent, placement, placement.uid);
        if (!byUid) {
            rewrite(intent, ref, {folder->key, folder->uidValidity, placement.uid, messageId, {}});
        }
        matched << query.integer(0);
    }
    for (const qint64 row : std::as_const(matched)) {
        m_cache.query("DELETE FROM unmatched WHERE rowid = ?").bind(row).run();
        --m_unmatched;
    }
    if (!matched.isEmpty()) {
        refold(placement.id);
    }
}

void Overlay::rewrite(IntentId intent, const MessageRef &from, const MessageRef &to)
{
    m_rewrites[intent].emplaceBack(from, to);
}

void Overlay::flush()
{
    const auto rewrites = std::exchange(m_rewrites, {});
    for (auto it = rewrites.cbegin(); it != rewrites.cend(); ++it) {
        if (m_pending.head(it.key())) {
            rewriteMessages(it.key(), it.value());
        }
    }
}

void Overlay::rewriteMessages(IntentId id, const Rewrites &rewrites)
{
    QList<MessageRef> messages = m_pending.messages(id);
    QHash<std::pair<QString, quint32>, qsizetype> byUid;
    for (qsizetype n = 0; n < messages.size(); ++n) {
        byUid.insert({messages[n].folderKey, messages[n].uid.value()}, n);
    }
    QSet<QString> keys;
    for (const auto &[from, to] : rewrites) {
        keys.insert(to.folderKey);
        if (from.uid.isValid()) {
            const qsizetype n = byUid.value({from.folderKey, from.uid.value()}, -1);
            if (n >= 0) {
                messages[n] = to;
                byUid.insert({to.folderKey, to.uid.value()}, n);
            }
            continue;
        }
        const auto found = std::find_if(messages.begin(), messages.end(),
                                        [&from = from](const MessageRef &ref) { return isSameMessage(ref, from); });
        if (found != messages.end()) {
            *found = to;
        }
    }
    m_pending.setMessages(id, messages);
    nameFolders(id, keys);
}

void Overlay::nameFolders(IntentId id, QSet<QString> keys)
{
    Intent head = *m_pending.head(id);
    for (const FolderRef &folder : std::as_const(head.folders)) {
        keys.remove(folder.key);
    }
    if (keys.isEmpty()) {
        return;
    }
    for (const QString &key : std::as_const(keys)) {
        head.folders << m_pending.folder(key);
    }
    m_pending.update(head);
}

void Overlay::adoptKeys()
{
    const QSet<AccountId> accounts = m_folders.accounts();
    for (const AccountId account : accounts) {
        QHash<QByteArray, QString> keys;
        const QHash<QString, FolderRef> known = m_pending.folders(account);
        for (const FolderRef &folder : known) {
            if (!m_folders.byKey(folder.key)) {
                keys.insert(folder.serverName, folder.key);
            }
        }
        const QList<FolderId> ids = m_folders.ofAccount(account);
        for (const FolderId id : ids) {
            Folder folder = m_folders.get(id);
            const QString key = keys.value(folder.serverName);
            if (folder.key.isEmpty() && !folder.serverName.isEmpty() && !key.isEmpty()) {
                folder.key = key;
                m_folders.put(folder);
            }
        }
    }
}

void Overlay::reapply()
{
    QSet<PlacementId> touched;
    Query query = m_cache.query("SELECT DISTINCT placement FROM touch");
    while (query.next()) {
        touched.insert(query.id<PlacementId>(0));
    }
    m_cache.exec("DELETE FROM touch; DELETE FROM unmatched");
    m_unmatched = 0;
    const QMap<IntentId, Intent> all = m_pending.all();
    Query stale = m_cache.query("SELECT DISTINCT made_by FROM placement WHERE made_by IS NOT NULL");
    QList<IntentId> makers;
    while (stale.next()) {
        makers << stale.id<IntentId>(0);
    }
    for (const IntentId maker : std::as_const(makers)) {
        if (!all.contains(maker)) {
            removeMade(maker);
        }
    }
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        Intent intent = *it;
        intent.messages = m_pending.messages(it.key());
        apply(intent);
        dropSurplusCopies(intent);
    }
    for (const PlacementId id : std::as_const(touched)) {
        refold(id);
    }
}

} // namespace waxwing::store
