#include "core/store/foldertree.h"

#include "core/store/path.h"

namespace waxwing::store {

FolderTree::FolderTree(Pending &pending, FolderTable &folders, Placements &placements, Overlay &overlay)
    : m_pending(pending), m_folders(folders), m_placements(placements), m_overlay(overlay)
{
}

void FolderTree::recompute(AccountId account)
{
    const QMap<IntentId, Intent> pending = m_pending.all();
    for (const Intent &intent : pending) {
        if (intent.account == account && intent.kind == IntentKind::CreateFolder
            && intent.state != IntentState::Refused) {
            folderFor(intent, account);
        }
    }
    Shown shown;
    const QList<FolderId> ids = m_folders.ofAccount(account);
    for (const FolderId id : ids) {
        Folder folder = m_folders.get(id);
        folder.hidden = false;
        // One that is only wanted yet gets its path when its CreateFolder's turn comes.
        folder.path = folder.madeBy.isValid() && folder.serverName.isEmpty() ? QString() : folder.serverPath;
        folder.subscribed = folder.serverSubscribed;
        shown.insert(id, folder);
    }
    for (const Intent &intent : pending) {
        if (intent.account == account && intent.state != IntentState::Refused) {
            fold(intent, shown);
        }
    }
    linkParents(account, shown);
    for (const Folder &folder : std::as_const(shown)) {
        m_folders.put(folder);
    }
}

// A folder that exists only here has a row from the moment it is wanted.
FolderId FolderTree::folderFor(const Intent &intent, AccountId account)
{
    if (const Folder *folder = m_folders.byKey(intent.target->key)) {
        return folder->id;
    }
    Folder folder;
    folder.account = account;
    folder.key = intent.target->key;
    folder.serverPath = pathOf(intent.newLevels);
    folder.path = folder.serverPath;
    folder.madeBy = intent.id;
    return m_folders.add(folder);
}

void FolderTree::fold(const Intent &intent, Shown &shown)
{
    const Folder *target = intent.target ? m_folders.byKey(intent.target->key) : nullptr;
    const auto it = target ? shown.find(target->id) : shown.end();
    if (it == shown.end()) {
        return;
    }
    switch (intent.kind) {
    case IntentKind::CreateFolder:
        it->subscribed = true; // as every client subscribes what it creates
        if (it->path.isEmpty()) {
            it->path = it->serverPath;
        }
        break;
    case IntentKind::SubscribeFolder: it->subscribed = intent.subscribe; break;
    case IntentKind::DeleteFolder: {
        const QString path = it->path;
        for (Folder &folder : shown) {
            folder.hidden = folder.hidden || isAtOrBelow(folder.path, path);
        }
        break;
    }
    case IntentKind::MoveFolder: {
        const QString from = it->path;
        const QString to = pathOf(intent.newLevels);
        for (Folder &folder : shown) {
            if (!folder.hidden && !folder.synthetic && isAtOrBelow(folder.path, from)) {
                folder.path = to + folder.path.mid(from.size());
            }
        }
        break;
    }
    default: break;
    }
}

void FolderTree::linkParents(AccountId account, Shown &shown)
{
    QHash<QString, FolderId> byPath;
    for (const Folder &folder : std::as_const(shown)) {
        if (!folder.hidden && !folder.synthetic) {
            byPath.insert(folder.path, folder.id);
        }
    }
    // Levels we had to make up stay only as long as something stands below them and nothing in their place.
    QList<FolderId> synthetic;
    for (const Folder &folder : std::as_const(shown)) {
        const bool free = !byPath.contains(folder.serverPath);
        if (folder.synthetic && free) {
            byPath.insert(folder.serverPath, folder.id);
        }
        if (folder.synthetic) {
            synthetic << folder.id;
        }
    }
    QSet<FolderId> parents;
    QList<FolderId> open = shown.keys();
    while (!open.isEmpty()) {
        const FolderId id = open.takeLast();
        if (shown[id].hidden) {
            shown[id].parent = {};
            continue;
        }
        const QString above = parentPath(shown[id].path);
        FolderId parent;
        if (!above.isEmpty() && !shown[id].synthetic) {
            parent = makeLevel(account, above, shown, byPath);
        } else if (!above.isEmpty()) {
            parent = byPath.value(above);
        }
        shown[id].parent = parent;
        for (FolderId up = parent; up.isValid() && !parents.contains(up);
             up = byPath.value(parentPath(shown[up].path))) {
            parents.insert(up);
        }
    }
    for (const FolderId id : std::as_const(synthetic)) {
        if (!parents.contains(id) || byPath.value(shown[id].serverPath) != id) {
            shown.remove(id);
            m_folders.remove(id);
        }
    }
}

FolderId FolderTree::makeLevel(AccountId account, const QString &path, Shown &shown, QHash<QString, FolderId> &byPath)
{
    if (const FolderId known = byPath.value(path); known.isValid()) {
        return known;
    }
    Folder folder;
    folder.account = account;
    folder.synthetic = true;
    folder.selectable = false;
    folder.serverPath = path;
    folder.path = path;
    const QString above = parentPath(path);
    if (!above.isEmpty()) {
        folder.parent = makeLevel(account, above, shown, byPath);
    }
    folder.id = m_folders.add(folder);
    shown.insert(folder.id, folder);
    byPath.insert(path, folder.id);
    return folder.id;
}

void FolderTree::removeMessages(FolderId id)
{
    const QList<Placement> placements = m_placements.inFolder(id);
    for (const Placement &placement : placements) {
        m_placements.remove(placement);
    }
}

void FolderTree::remove(FolderId id)
{
    const QList<PlacementId> wished = m_placements.wishedInto(id);
    removeMessages(id);
    m_folders.remove(id);
    // What was to be moved into it stays where it is: the move will be refused, not the message lost.
    for (const PlacementId placement : wished) {
        m_overlay.refold(placement);
    }
}

void FolderTree::renameRef(const Folder &folder)
{
    if (!folder.key.isEmpty()) {
        m_pending.updateFolder({folder.key, folder.serverName, folder.serverPath, folder.uidValidity});
    }
}

void FolderTree::created(const Intent &intent, const QByteArray &serverName)
{
    const Folder *known = intent.target ? m_folders.byKey(intent.target->key) : nullptr;
    if (!known) {
        return;
    }
    Folder folder = *known;
    folder.madeBy = {};
    folder.serverSubscribed = true;
    if (!serverName.isEmpty() && folder.serverName.isEmpty()) {
        folder.serverName = serverName;
    }
    m_folders.put(folder);
    renameRef(folder);
}

void FolderTree::moved(const Intent &intent, const QByteArray &serverName)
{
    const Folder *target = intent.target ? m_folders.byKey(intent.target->key) : nullptr;
    if (!target) {
        return;
    }
    const Folder top = *target;
    const QString to = pathOf(intent.newLevels);
    const QByteArray namesBelow = top.serverName + top.delimiter.toUtf8();
    const QList<FolderId> ids = m_folders.ofAccount(intent.account);
    for (const FolderId id : ids) {
        Folder folder = m_folders.get(id);
        if (folder.synthetic || !isAtOrBelow(folder.serverPath, top.serverPath)) {
            continue;
        }
        folder.serverPath = to + folder.serverPath.mid(top.serverPath.size());
        const bool renamed = id == top.id || folder.serverName.startsWith(namesBelow);
        // A listing may have shown the new names before the answer came.
        const bool listed = top.serverPath == to;
        if (renamed && !listed && !top.serverName.isEmpty()) {
            // Without a name the row waits for the next listing, which meets it by its path.
            folder.serverName
                = serverName.isEmpty() ? QByteArray() : serverName + folder.serverName.mid(top.serverName.size());
        }
        m_folders.put(folder);
        renameRef(folder);
    }
}

void FolderTree::renamed(const QString &key, const QByteArray &serverName, const QStringList &levels)
{
    const QString to = pathOf(levels);
    const AccountId account = m_pending.accountOf(key);
    const QList<FolderId> ids = m_folders.ofAccount(account);
    if (const Folder *known = m_folders.byKey(key)) {
        const Folder top = *known;
        const QByteArray namesBelow = top.serverName + top.delimiter.toUtf8();
        for (const FolderId id : ids) {
            Folder folder = m_folders.get(id);
            const bool below = !top.delimiter.isEmpty() && folder.serverName.startsWith(namesBelow);
            if (folder.synthetic || (id != top.id && !below)) {
                continue;
            }
            folder.serverPath = to + folder.serverPath.mid(top.serverPath.size());
            folder.serverName = serverName + folder.serverName.mid(top.serverName.size());
            m_folders.put(folder);
            renameRef(folder);
        }
    } else {
        FolderRef ref = m_pending.folder(key);
        ref.serverName = serverName;
        ref.path = to;
        m_pending.updateFolder(ref);
        m_overlay.adoptKeys();
        m_overlay.reapply();
    }
    recompute(account);
}

void FolderTree::deleted(const Intent &intent)
{
    const Folder *target = intent.target ? m_folders.byKey(intent.target->key) : nullptr;
    if (!target) {
        return;
    }
    const FolderId doomed = target->id;
    const QString path = target->serverPath;
    QSet<QString> named;
    for (const FolderRef &folder : intent.folders) {
        named.insert(folder.key);
    }
    const QList<FolderId> ids = m_folders.ofAccount(intent.account);
    for (const FolderId id : ids) {
        const Folder *folder = m_folders.find(id);
        // One that is only here yet was made after the deletion: a new folder of the old name, and what waits in it.
        const bool isNew = folder && folder->serverName.isEmpty() && id != doomed && !named.contains(folder->key);
        if (folder && !isNew && isAtOrBelow(folder->serverPath, path)) {
            remove(id);
        }
    }
}

void FolderTree::subscribed(const Intent &intent)
{
    if (const Folder *target = intent.target ? m_folders.byKey(intent.target->key) : nullptr) {
        Folder folder = *target;
        folder.serverSubscribed = intent.subscribe;
        m_folders.put(folder);
    }
}

void FolderTree::followMakers(AccountId account)
{
    const QList<FolderId> ids = m_folders.ofAccount(account);
    for (const FolderId id : ids) {
        Folder folder = m_folders.get(id);
        if (!folder.madeBy.isValid()) {
            continue;
        }
        const Intent *maker = m_pending.head(folder.madeBy);
        if (maker && maker->state != IntentState::Refused) {
            folder.serverPath = folder.serverName.isEmpty() ? pathOf(maker->newLevels) : folder.serverPath;
            m_folders.put(folder);
        } else if (folder.serverName.isEmpty()) {
            remove(id);
        } else {
            folder.madeBy = {};
            m_folders.put(folder);
        }
    }
}

void FolderTree::forgetCreated(const Intent &intent)
{
    const Folder *folder = intent.target ? m_folders.byKey(intent.target->key) : nullptr;
    if (!folder) {
        return;
    }
    if (folder->serverName.isEmpty()) {
        remove(folder->id);
        return;
    }
    Folder kept = *folder;
    kept.madeBy = {};
    m_folders.put(kept);
}

} // namespace waxwing::store
