// Gathers what one transaction changes into a ChangeSet: several changes of a row become one, from its first
// key to its last; beyond a thousand rows a folder says "reload", and so
// do its conversations.
#pragma once

#include "core/store/changeset.h"

#include <QSet>

namespace waxwing::store {

class ChangeRecorder {
public:
    void row(FolderId folder, PlacementId id, std::optional<RowKey> before, std::optional<RowKey> after);
    void thread(FolderId folder, const ThreadChange &change);
    void folderTree() { m_folderTree = true; }
    void folderRow(FolderId folder) { m_folderRows.insert(folder); }
    void intents() { m_intents = true; }
    void body(MessageId message) { m_bodies.insert(message); }
    // The folder's list revision before and after this transaction.
    void revision(FolderId folder, quint64 before, quint64 after);
    // Folders whose rows changed and whose revision is not noted yet.
    QSet<FolderId> unrevised() const;
    // Empties the recorder.
    ChangeSet take(quint64 revision);
    void clear() { *this = {}; }

private:
    struct Span {
        std::optional<RowKey> before;
        std::optional<RowKey> after;
    };
    struct Rows {
        bool reload = false;
        bool inPlace = true;
        quint64 before = 0;
        quint64 after = 0;
        QHash<PlacementId, Span> spans;
        bool reloadThreads = false;
        bool threadsInPlace = true;
        QHash<ThreadId, Span> threads;
    };

    QHash<FolderId, Rows> m_rows;
    QSet<FolderId> m_folderRows;
    QSet<MessageId> m_bodies;
    bool m_folderTree = false;
    bool m_intents = false;
};

} // namespace waxwing::store
