// The writer's folder rows: all in memory (a few thousand at most), changed ones written back in the same
// transaction. Keeps each folder's counts as placements come, change and go.
#pragma once

#include "core/store/changerecorder.h"
#include "core/store/sqlite.h"
#include "core/store/types.h"

#include <QHash>
#include <QSet>

namespace waxwing::store {

struct Folder {
    FolderId id;
    AccountId account;
    QString key; // the journal's identity; empty: no intent has named it yet
    QByteArray serverName; // empty: not on the server yet
    QString delimiter;
    QString serverPath; // truth, encoded
    Role serverRole = Role::None;
    Role ownRole = Role::None; // set here; wins over the server's
    bool selectable = true;
    bool serverSubscribed = false;
    bool readOnly = false;
    NamespaceKind namespaceKind = NamespaceKind::Personal;
    UidValidity uidValidity;
    Uid uidNext;
    Uid lowestUid;
    ModSeq highestModSeq;
    std::optional<quint32> exists;
    IntentId madeBy; // the CreateFolder that still waits
    bool synthetic = false; // a level the server did not list
    // Shown:
    QString path;
    FolderId parent;
    bool subscribed = false;
    bool hidden = false;
    qint64 total = 0;
    qint64 unread = 0;
    qint64 held = 0;
    qint64 threads = 0;
    quint64 revision = 0;

    Role role() const { return ownRole != Role::None ? ownRole : serverRole; }
    bool operator==(const Folder &) const = default;
};

struct Tally {
    qint64 total = 0;
    qint64 unread = 0;
    qint64 held = 0;
    qint64 threads = 0;
};

class FolderTable {
public:
    FolderTable(Database &cache, ChangeRecorder &changes);

    const Folder *find(FolderId id) const;
    // Throws Error{Input} where there is none (it may have gone while the user acted).
    const Folder &get(FolderId id) const;
    const Folder *byKey(const QString &key) const;
    const Folder *byPath(AccountId account, const QString &path) const; // shown ones only
    QList<FolderId> ofAccount(AccountId account) const;
    QSet<AccountId> accounts() const;
    FolderId add(Folder folder); // gives it its id
    void put(const Folder &folder); // by its id; its counts and revision are not taken
    void remove(FolderId id); // the row; its placements are the caller's
    void count(FolderId id, const Tally &difference);

    // Writes what changed.
    void flush();
    // Forgets what was not written (after a rollback).
    void reload();

private:
    void load();
    void write(const Folder &folder);

    Database &m_cache;
    ChangeRecorder &m_changes;
    QHash<FolderId, Folder> m_folders;
    QHash<QString, FolderId> m_keys;
    QSet<FolderId> m_dirty;
    qint64 m_next = 1;
};

// How a folder row is read, for the writer and the readers alike.
const QByteArray &folderSql(); // SELECT … FROM folder
Folder readFolder(const Query &query);
FolderRow rowOf(const Folder &folder);
FolderSyncState syncStateOf(const Folder &folder);

} // namespace waxwing::store
