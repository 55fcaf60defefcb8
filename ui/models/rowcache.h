// The rows of a list that are in memory: runs of consecutive rows around what was looked at. What lies between
// two runs is known by number only, so that memory does not grow with the folder.
#pragma once

#include "core/store/changeset.h"
#include "core/store/types.h"

#include <QList>
#include <QSet>

#include <map>
#include <optional>

namespace waxwing::models {

class RowCache {
public:
    // Rows kept; the run that holds row 0 stays, so that new mail at the top always finds its place exactly.
    static constexpr qsizetype capacity = 4096;
    static constexpr qsizetype topRows = 128;

    void clear() { m_runs.clear(); }
    const store::MessageRow *at(qint64 row) const;
    void replace(qint64 row, const store::MessageRow &content);
    // Puts a fetched run in; what it overlaps is replaced. keep: the row whose surroundings are dropped last.
    void put(qint64 first, QList<store::MessageRow> rows, qint64 keep);
    // Everything from row on moves down; the new rows themselves are not known yet.
    void insertGap(qint64 row, qint64 count);
    void remove(qint64 row, qint64 count);
    // Rows whose message is one of these, for contents that changed.
    QList<PlacementId> ids() const;
    QList<PlacementId> idsOfMessages(const QList<MessageId> &messages) const;
    std::optional<qint64> find(PlacementId id) const;
    // Those of the ids that are here; one pass, however many are asked for.
    QList<PlacementId> present(const QSet<PlacementId> &ids) const;
    // The row of a conversation in a threaded list.
    std::optional<qint64> findThread(ThreadId thread, FolderId folder) const;

    // Where a row with this key stands in the natural order, or belongs: exact when a run shows it, otherwise
    // the first row of the unknown gap it falls into.
    struct Place {
        qint64 row = 0;
        bool exact = false;
        bool present = false; // a row with this very id is there
        qint64 gapEnd = 0; // not exact: one past the last row of the gap, -1: until the end of the list
    };
    Place place(const store::RowKey &key) const;

private:
    qsizetype size() const;
    void trim(qint64 keep);
    void halveLongest(qint64 keep);

    std::map<qint64, QList<store::MessageRow>> m_runs; // by first row; never touching, never empty
};

store::RowKey keyOf(const store::MessageRow &row);

} // namespace waxwing::models
