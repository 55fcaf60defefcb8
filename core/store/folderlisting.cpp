// A listing from the server against the rows that are here.
#include "core/store/foldertree.h"
#include "core/store/path.h"

namespace waxwing::store {

namespace {

bool isInbox(const ServerFolder &entry)
{
    return entry.levels.size() == 1 && entry.levels.first().compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0;
}

// RFC 3501 5.1: INBOX in any case is one mailbox.
QByteArray nameKey(const QByteArray &serverName, bool inbox)
{
    return inbox ? QByteArrayLiteral("INBOX") : serverName;
}

} // namespace

void FolderTree::setFolders(AccountId account, const QList<ServerFolder> &listing, bool complete)
{
    QHash<QByteArray, FolderId> byName; // rows not matched yet
    const QList<FolderId> ids = m_folders.ofAccount(account);
    for (const FolderId id : ids) {
        const Folder &folder = m_folders.get(id);
        if (!folder.serverName.isEmpty()) {
            byName.insert(nameKey(folder.serverName, folder.serverPath == QLatin1String("INBOX")), id);
        }
    }
    QList<const ServerFolder *> unknown;
    for (const ServerFolder &entry : listing) {
        const auto it = byName.find(nameKey(entry.serverName, isInbox(entry)));
        if (it == byName.end()) {
            unknown << &entry;
            continue;
        }
        takeOver(m_folders.get(*it), entry);
        byName.erase(it);
    }
    // A name that is new may be a folder we made or moved ourselves: it is met by the path it is shown under.
    QHash<QString, FolderId> byPath;
    const QSet<FolderId> unlisted(byName.cbegin(), byName.cend());
    for (const FolderId id : ids) {
        const Folder &folder = m_folders.get(id);
        const bool gone = unlisted.contains(id) && (complete || folder.path != folder.serverPath);
        if (!folder.synthetic && (folder.serverName.isEmpty() || gone)) {
            byPath.insert(folder.path, id);
        }
        // Made under its first name by the server, wished under another one by now.
        if (!folder.synthetic && folder.serverName.isEmpty()) {
            byPath.insert(folder.serverPath, id);
        }
    }
    for (const ServerFolder *entry : std::as_const(unknown)) {
        matchListing(account, *entry, byName, byPath);
    }
    if (complete) {
        for (const FolderId id : std::as_const(byName)) {
            remove(id);
        }
        for (const FolderId id : ids) {
            const Folder *folder = m_folders.find(id);
            if (folder && folder->serverName.isEmpty() && !folder->synthetic && !folder->madeBy.isValid()) {
                remove(id);
            }
        }
    }
    recompute(account);
}

void FolderTree::matchListing(AccountId account, const ServerFolder &entry, QHash<QByteArray, FolderId> &byName,
                              QHash<QString, FolderId> &byPath)
{
    const QString path = pathOf(entry.levels);
    const FolderId known = byPath.value(path);
    if (known.isValid()) {
        byPath.removeIf([known](const auto &row) { return row.value() == known; });
        const Folder folder = m_folders.get(known);
        byName.remove(nameKey(folder.serverName, folder.serverPath == QLatin1String("INBOX")));
        takeOver(folder, entry);
        return;
    }
    Folder folder;
    folder.account = account;
    folder.key = m_pending.keyOf(account, entry.serverName);
    if (m_folders.byKey(folder.key)) {
        folder.key.clear();
    }
    folder.serverName = entry.serverName;
    folder.serverPath = path;
    folder.path = path;
    folder.id = m_folders.add(folder);
    takeOver(folder, entry);
    if (!folder.key.isEmpty()) {
        // A rebuilt cache meets a folder that pending intents name.
        m_overlay.reapply();
    }
}

void FolderTree::takeOver(Folder folder, const ServerFolder &entry)
{
    const bool renamed = folder.serverName != entry.serverName;
    folder.serverName = entry.serverName;
    folder.serverPath = pathOf(entry.levels);
    folder.delimiter = entry.delimiter;
    folder.serverRole = isInbox(entry) ? Role::Inbox : entry.role;
    const bool emptied = folder.selectable && !entry.selectable;
    folder.selectable = entry.selectable;
    folder.serverSubscribed = entry.subscribed;
    folder.namespaceKind = entry.namespaceKind;
    m_folders.put(folder);
    if (renamed) {
        renameRef(folder);
    }
    // Deleted on the server, it stays as a level above others (RFC 9051 7.3.1 \NonExistent): its messages went.
    if (emptied) {
        removeMessages(folder.id);
    }
}

} // namespace waxwing::store
