#include "core/store/changerecorder.h"

namespace waxwing::store {

namespace {

// A list that changes by more reads its rows again sooner than it could apply them one by one.
constexpr qsizetype kMostRows = 1000;

template <class Spans, class Id>
void note(Spans &spans, bool &reload, Id id, const std::optional<RowKey> &before, const std::optional<RowKey> &after)
{
    if (reload) {
        return;
    }
    const auto it = spans.find(id);
    if (it != spans.end()) {
        it->after = after;
    } else if (spans.size() < kMostRows) {
        spans.insert(id, {before, after});
    } else {
        reload = true;
        spans.clear();
    }
}

} // namespace

void ChangeRecorder::row(FolderId folder, PlacementId id, std::optional<RowKey> before, std::optional<RowKey> after)
{
    Rows &rows = m_rows[folder];
    rows.inPlace = rows.inPlace && before == after;
    note(rows.spans, rows.reload, id, before, after);
}

void ChangeRecorder::thread(FolderId folder, const ThreadChange &change)
{
    Rows &rows = m_rows[folder];
    rows.threadsInPlace = rows.threadsInPlace && change.before == change.after;
    note(rows.threads, rows.reloadThreads, change.thread, change.before, change.after);
}

void ChangeRecorder::revision(FolderId folder, quint64 before, quint64 after)
{
    Rows &rows = m_rows[folder];
    rows.before = before;
    rows.after = after;
}

QSet<FolderId> ChangeRecorder::unrevised() const
{
    QSet<FolderId> folders;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        if (it->after == 0) {
            folders.insert(it.key());
        }
    }
    return folders;
}

ChangeSet ChangeRecorder::take(quint64 revision)
{
    ChangeSet changes;
    changes.revision = revision;
    changes.folderTree = m_folderTree;
    changes.intents = m_intents;
    changes.folderRows = m_folderRows.values();
    changes.bodies = m_bodies.values();
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        FolderChange change;
        change.reload = it->reload;
        change.inPlace = it->inPlace;
        change.before = it->before;
        change.after = it->after;
        for (const Span &span : it->spans) {
            if (span.before || span.after) {
                change.rows << RowChange{span.before, span.after};
            }
        }
        change.reloadThreads = it->reloadThreads;
        change.threadsInPlace = it->threadsInPlace;
        for (auto thread = it->threads.cbegin(); thread != it->threads.cend(); ++thread) {
            if (thread->before || thread->after) {
                change.threads << ThreadChange{thread.key(), thread->before, thread->after};
            }
        }
        if (change.reload || !change.rows.isEmpty() || change.reloadThreads || !change.threads.isEmpty()) {
            changes.messages.insert(it.key(), change);
        }
    }
    clear();
    return changes;
}

} // namespace waxwing::store
