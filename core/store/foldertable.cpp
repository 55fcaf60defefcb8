#include "core/store/foldertable.h"

#include "core/store/path.h"

#include <QCoreApplication>

namespace waxwing::store {

const QByteArray &folderSql()
{
    static const QByteArray sql
        = "SELECT id, account, key, server_name, delimiter, server_path, server_role, own_role, selectable,"
          " server_subscribed, read_only, uidvalidity, uidnext, lowest_uid, highest_modseq, made_by, synthetic, path,"
          " parent, subscribed, hidden, total, unread, held, revision, server_exists, threads, namespace_kind FROM "
          "folder";
    return sql;
}

Folder readFolder(const Query &query)
{
    Folder f;
    int column = 0;
    f.id = query.id<FolderId>(column++);
    f.account = query.id<AccountId>(column++);
    f.key = query.text(column++);
    f.serverName = query.blob(column++);
    f.delimiter = query.text(column++);
    f.serverPath = query.text(column++);
    f.serverRole = Role(query.integer(column++));
    f.ownRole = Role(query.integer(column++));
    f.selectable = query.integer(column++);
    f.serverSubscribed = query.integer(column++);
    f.readOnly = query.integer(column++);
    f.uidValidity = query.id<UidValidity>(column++);
    f.uidNext = query.id<Uid>(column++);
    f.lowestUid = query.id<Uid>(column++);
    f.highestModSeq = query.id<ModSeq>(column++);
    f.madeBy = query.id<IntentId>(column++);
    f.synthetic = query.integer(column++);
    f.path = query.text(column++);
    f.parent = query.id<FolderId>(column++);
    f.subscribed = query.integer(column++);
    f.hidden = query.integer(column++);
    f.total = query.integer(column++);
    f.unread = query.integer(column++);
    f.held = query.integer(column++);
    f.revision = quint64(query.integer(column++));
    if (!query.isNull(column)) {
        f.exists = quint32(query.integer(column));
    }
    ++column;
    f.threads = query.integer(column++);
    f.namespaceKind = NamespaceKind(query.integer(column++));
    return f;
}

FolderRow rowOf(const Folder &f)
{
    FolderRow row;
    row.id = f.id;
    row.account = f.account;
    row.parent = f.parent;
    row.path = f.path;
    row.name = lastLevel(f.path);
    row.role = f.role();
    row.selectable = f.selectable;
    row.subscribed = f.subscribed;
    row.onServer = !f.serverName.isEmpty();
    row.readOnly = f.readOnly;
    row.namespaceKind = f.namespaceKind;
    row.total = f.total;
    row.unread = f.unread;
    row.held = f.held;
    row.threads = f.threads;
    return row;
}

FolderSyncState syncStateOf(const Folder &f)
{
    FolderSyncState state;
    state.id = f.id;
    state.account = f.account;
    state.serverName = f.serverName;
    state.delimiter = f.delimiter;
    state.path = f.serverPath.isEmpty() ? f.path : f.serverPath;
    state.uidValidity = f.uidValidity;
    state.uidNext = f.uidNext;
    state.lowestUid = f.lowestUid;
    state.highestModSeq = f.highestModSeq;
    state.exists = f.exists;
    state.selectable = f.selectable;
    state.readOnly = f.readOnly;
    state.subscribed = f.serverSubscribed;
    state.namespaceKind = f.namespaceKind;
    state.role = f.role();
    return state;
}

FolderTable::FolderTable(Database &cache, ChangeRecorder &changes) : m_cache(cache), m_changes(changes)
{
    load();
}

void FolderTable::load()
{
    Query query = m_cache.query(folderSql().constData());
    while (query.next()) {
        const Folder folder = readFolder(query);
        m_next = qMax(m_next, folder.id.value() + 1);
        m_folders.insert(folder.id, folder);
        if (!folder.key.isEmpty()) {
            m_keys.insert(folder.key, folder.id);
        }
    }
}

void FolderTable::reload()
{
    m_folders.clear();
    m_keys.clear();
    m_dirty.clear();
    load();
}

const Folder *FolderTable::find(FolderId id) const
{
    const auto it = m_folders.constFind(id);
    return it == m_folders.cend() ? nullptr : &*it;
}

const Folder &FolderTable::get(FolderId id) const
{
    if (const Folder *folder = find(id)) {
        return *folder;
    }
    throw Error(ErrorKind::Input, QCoreApplication::translate("waxwing::store", "That folder is no longer there."));
}

const Folder *FolderTable::byKey(const QString &key) const
{
    return key.isEmpty() ? nullptr : find(m_keys.value(key));
}

const Folder *FolderTable::byPath(AccountId account, const QString &path) const
{
    for (const Folder &folder : m_folders) {
        if (folder.account == account && !folder.hidden && folder.path == path) {
            return &folder;
        }
    }
    return nullptr;
}

QList<FolderId> FolderTable::ofAccount(AccountId account) const
{
    QList<FolderId> ids;
    for (const Folder &folder : m_folders) {
        if (folder.account == account) {
            ids << folder.id;
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

QSet<AccountId> FolderTable::accounts() const
{
    QSet<AccountId> accounts;
    for (const Folder &folder : m_folders) {
        accounts.insert(folder.account);
    }
    return accounts;
}

FolderId FolderTable::add(Folder folder)
{
    folder.id = FolderId(m_next++);
    m_changes.folderTree();
    put(folder);
    return folder.id;
}

void FolderTable::put(const Folder &changed)
{
    Folder &mine = m_folders[changed.id];
    Folder folder = changed;
    // A caller may have read its copy before rows came or went; counts are kept by count() alone.
    folder.total = mine.total;
    folder.unread = mine.unread;
    folder.held = mine.held;
    folder.threads = mine.threads;
    folder.revision = mine.revision;
    if (mine == folder) {
        return;
    }
    const bool tree = mine.path != folder.path || mine.parent != folder.parent || mine.hidden != folder.hidden;
    if (tree) {
        m_changes.folderTree();
    }
    m_changes.folderRow(folder.id);
    if (mine.key != folder.key) {
        m_keys.remove(mine.key);
        m_keys.insert(folder.key, folder.id);
    }
    mine = folder;
    m_dirty.insert(folder.id);
}

void FolderTable::remove(FolderId id)
{
    const Folder folder = m_folders.take(id);
    m_keys.remove(folder.key);
    m_dirty.remove(id);
    m_changes.folderTree();
    m_cache.query("DELETE FROM folder WHERE id = ?").bind(id).run();
}

void FolderTable::count(FolderId id, const Tally &difference)
{
    const auto it = m_folders.find(id);
    if (it == m_folders.end()) {
        return;
    }
    if (difference.total != 0 || difference.unread != 0 || difference.held != 0 || difference.threads != 0) {
        it->total += difference.total;
        it->unread += difference.unread;
        it->held += difference.held;
        it->threads += difference.threads;
        m_changes.folderRow(id);
        m_dirty.insert(id);
    }
}

void FolderTable::flush()
{
    const QSet<FolderId> changed = m_changes.unrevised();
    for (const FolderId id : changed) {
        const auto it = m_folders.find(id);
        if (it != m_folders.end()) {
            m_changes.revision(id, it->revision, it->revision + 1);
            ++it->revision;
            m_dirty.insert(id);
        }
    }
    for (const FolderId id : std::as_const(m_dirty)) {
        write(m_folders[id]);
    }
    m_dirty.clear();
}

void FolderTable::write(const Folder &f)
{
    m_cache
        .query(
            "REPLACE INTO folder(id, account, key, server_name, delimiter, server_path, server_role, own_role,"
            " selectable, server_subscribed, read_only, uidvalidity, uidnext, lowest_uid, highest_modseq, made_by,"
            " synthetic, path, parent, subscribed, hidden, total, unread, held, revision,"
            " server_exists, threads, namespace_kind) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(f.id, f.account.value(), f.key.isEmpty() ? std::nullopt : std::optional(f.key), f.serverName, f.delimiter,
              f.serverPath, int(f.serverRole), int(f.ownRole), f.selectable, f.serverSubscribed, f.readOnly,
              f.uidValidity, f.uidNext, f.lowestUid, f.highestModSeq, f.madeBy, f.synthetic, f.path, f.parent,
              f.subscribed, f.hidden, f.total, f.unread, f.held, qint64(f.revision),
              f.exists ? std::optional(qint64(*f.exists)) : std::nullopt, f.threads, int(f.namespaceKind))
        .run();
}

} // namespace waxwing::store
