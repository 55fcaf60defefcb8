// What a transaction changed, sent to the models after its commit. Row ids alone give a model no positions,
// so every row change carries its old and new key in the natural order.
#pragma once

#include "core/base/ids.h"

#include <QHash>
#include <QList>
#include <QMetaType>

#include <optional>

namespace waxwing::store {

// Natural order: newest first, then highest id first. received: ms since the epoch, UTC.
struct RowKey {
    qint64 received = 0;
    PlacementId id;
    bool operator==(const RowKey &) const = default;
    // True when a stands above b in the list.
    static bool before(const RowKey &a, const RowKey &b)
    {
        return a.received != b.received ? a.received > b.received : a.id > b.id;
    }
};

struct RowChange {
    std::optional<RowKey> before; // nullopt: inserted
    std::optional<RowKey> after; // nullopt: removed; equal to before: only content changed
};

// A conversation's row in a folder: its key is that of its newest message there, which is its head.
struct ThreadChange {
    ThreadId thread;
    std::optional<RowKey> before; // nullopt: it was not in the folder
    std::optional<RowKey> after; // nullopt: it is no longer there; equal to before: counts or members changed
};

struct FolderChange {
    bool reload = false; // too many rows changed to name them
    bool inPlace = true; // and none of them came, went or stands elsewhere now
    // The folder's list revision before and after: a list that stands at another one must be read again.
    quint64 before = 0;
    quint64 after = 0;
    QList<RowChange> rows;
    bool reloadThreads = false; // too many conversations changed to name them
    bool threadsInPlace = true; // and none of them came, went or stands elsewhere now
    QList<ThreadChange> threads;
};

struct ChangeSet {
    quint64 revision = 0; // ascending, one a commit
    bool folderTree = false; // folders added, removed, moved, renamed
    QList<FolderId> folderRows; // counts, roles or subscription changed
    QHash<FolderId, FolderChange> messages;
    bool intents = false; // pending changes or outbox rows changed
    QList<MessageId> bodies; // a body arrived or was evicted

    bool isEmpty() const
    {
        return !folderTree && folderRows.isEmpty() && messages.isEmpty() && !intents && bodies.isEmpty();
    }
};

} // namespace waxwing::store

Q_DECLARE_METATYPE(waxwing::store::ChangeSet)
