#include "core/store/changerecorder.h"

namespace waxwing::store {

namespace {

// A list that changes by more reads its rows again sooner than it could apply them one by one.
constexpr qsizetype kMostRows = 1000;

} // namespace

void ChangeRecorder::row(FolderId folder, PlacementId id, std::optional<RowKey> before, std::optional<RowKey> after)
{
    Rows &rows = m_rows[folder];
    if (rows.reload) {
        return;
    }
    const auto it = rows.spans.find(id);
    if (it != rows.spans.end()) {
        it->after = after;
    } else if (rows.spans.size() < kMostRows) {
        rows.spans.insert(id, {before, after});
    } else {
        rows.reload = true;
        rows.spans.clear();
    }
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
        change.before = it->before;
        change.after = it->after;
        for (const Span &span : it->spans) {
            if (span.before || span.after) {
                change.rows << RowChange{span.before, span.after};
            }
        }
        if (change.reload || !change.rows.isEmpty()) {
            changes.messages.insert(it.key(), change);
        }
    }
    clear();
    return changes;
}

} // namespace waxwing::store
