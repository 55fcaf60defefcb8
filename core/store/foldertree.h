// The folder tree: what the server listed, and over it the fold of the pending folder intents (created, moved
// with everything below, deleted, subscribed). Recomputed whole for an account: a few thousand rows in memory.
#pragma once

#include "core/store/overlay.h"

namespace waxwing::store {

class FolderTree {
public:
    FolderTree(Pending &pending, FolderTable &folders, Placements &placements, Overlay &overlay);

    void setFolders(AccountId account, const QList<ServerFolder> &listing, bool complete);
    // Another client renamed it. Its row may be gone with the old name, and a new one there under the new one.
    void renamed(const QString &key, const QByteArray &serverName, const QStringList &levels);
    // Folds the account's pending folder intents again.
    void recompute(AccountId account);
    // The steps of completing a folder intent: the wish becomes truth.
    void created(const Intent &intent, const QByteArray &serverName);
    void moved(const Intent &intent, const QByteArray &serverName);
    void deleted(const Intent &intent);
    void subscribed(const Intent &intent);
    // A CreateFolder is forgotten: its row goes unless the server has it.
    void forgetCreated(const Intent &intent);
    // For a cache that is older than the journal: rows of folders that are only wanted get the name that is wanted now,
    // or go with a CreateFolder that is gone.
    void followMakers(AccountId account);
    void remove(FolderId folder); // with its placements
    void removeMessages(FolderId folder); // of the server's truth; pending changes of them are refused at replay

private:
    using Shown = QHash<FolderId, Folder>;
    void matchListing(AccountId account, const ServerFolder &entry, QHash<QByteArray, FolderId> &byName,
                      QHash<QString, FolderId> &byPath);
    void takeOver(Folder folder, const ServerFolder &entry);
    FolderId folderFor(const Intent &intent, AccountId account);
    void fold(const Intent &intent, Shown &shown);
    void linkParents(AccountId account, Shown &shown);
    FolderId makeLevel(AccountId account, const QString &path, Shown &shown, QHash<QString, FolderId> &byPath);
    void renameRef(const Folder &folder);

    Pending &m_pending;
    FolderTable &m_folders;
    Placements &m_placements;
    Overlay &m_overlay;
};

} // namespace waxwing::store
