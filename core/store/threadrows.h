// The writer's rows of conversations: for each folder that shows messages of one, how many, how many unread, and
// which is the newest. Changes gather in memory and are written by flush(), so that a thousand flags of one
// conversation cost one row. Invalid threads (not looked at yet) are ignored.
#pragma once

#include "core/store/foldertable.h"

#include <map>

namespace waxwing::store {

class ThreadRows {
public:
    ThreadRows(Database &cache, FolderTable &folders, ChangeRecorder &changes);

    // A message of the conversation is shown in the folder from now on, or no longer.
    void add(FolderId folder, ThreadId thread, const RowKey &key, bool unread);
    void remove(FolderId folder, ThreadId thread, const RowKey &key, bool unread);
    // One of its messages became unread (1) or read (-1).
    void countUnread(FolderId folder, ThreadId thread, int difference);
    // A conversation that nobody knows yet: its rows need not be looked for.
    void expectNew(ThreadId thread) { m_new = thread; }
    // All rows of one become rows of the other. The messages themselves are the caller's.
    void merge(ThreadId from, ThreadId into);
    // Placements read earlier in this transaction may still name a conversation that was merged.
    ThreadId current(ThreadId thread) const;

    void flush();
    void forget(); // after a commit or a rollback

private:
    struct Counts {
        qint64 count = 0;
        qint64 unread = 0;
        std::optional<RowKey> head;
        bool operator==(const Counts &) const = default;
    };
    struct Row {
        Counts before;
        Counts now;
        bool findHead = false; // its newest message went
        bool touched = false;
    };
    using Place = std::pair<ThreadId, FolderId>;

    void makeRoom();
    Row &row(FolderId folder, ThreadId thread);
    QList<FolderId> foldersOf(ThreadId thread);
    std::optional<RowKey> newest(FolderId folder, ThreadId thread);
    void write(const Place &place, const Row &row);

    Database &m_cache;
    FolderTable &m_folders;
    ChangeRecorder &m_changes;
    std::map<Place, Row> m_rows;
    QHash<ThreadId, ThreadId> m_merged;
    ThreadId m_new;
};

} // namespace waxwing::store
