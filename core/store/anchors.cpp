#include "core/store/anchors.h"

#include <limits>

namespace waxwing::store {

namespace {

constexpr qint64 kStride = 512;
// Stands above every row.
constexpr RowKey kTop{std::numeric_limits<qint64>::max(), PlacementId(std::numeric_limits<qint64>::max())};

} // namespace

Anchors::Anchors(FolderId folder, quint64 revision) : m_folder(folder), m_revision(revision), m_anchors{{kTop, 0}} { }

// The last anchor with at most that many rows above it.
const Anchors::Anchor &Anchors::before(qint64 position) const
{
    const auto it = std::upper_bound(m_anchors.cbegin(), m_anchors.cend(), position,
                                     [](qint64 value, const Anchor &anchor) { return value < anchor.above; });
    return *std::prev(it);
}

void Anchors::extend(Database &cache, qint64 toPosition, const RowKey *toKey)
{
    const Anchor last = m_anchors.back();
    const bool reached = toKey ? !RowKey::before(last.key, *toKey) : last.above + kStride > toPosition;
    if (m_complete || reached) {
        return;
    }
    Query query = cache.query("SELECT received, id FROM placement WHERE shown_folder = ? AND (received, id) <= (?, ?)"
                              " ORDER BY received DESC, id DESC");
    query.bind(m_folder, last.key.received, last.key.id);
    qint64 position = last.above;
    while (query.next()) {
        if (position - m_anchors.back().above == kStride) {
            const RowKey key{query.integer(0), query.id<PlacementId>(1)};
            m_anchors.push_back({key, position});
            if (toKey ? !RowKey::before(key, *toKey) : position + kStride > toPosition) {
                return;
            }
        }
        ++position;
    }
    m_complete = true;
}

QList<RowKey> Anchors::keys(Database &cache, qint64 first, qint64 count)
{
    extend(cache, first, nullptr);
    const Anchor &anchor = before(first);
    QList<RowKey> keys;
    keys.reserve(qMin(count, qint64(1024)));
    Query query = cache.query("SELECT received, id FROM placement WHERE shown_folder = ? AND (received, id) <= (?, ?)"
                              " ORDER BY received DESC, id DESC LIMIT ? OFFSET ?");
    query.bind(m_folder, anchor.key.received, anchor.key.id, count, first - anchor.above);
    while (query.next()) {
        keys << RowKey{query.integer(0), query.id<PlacementId>(1)};
    }
    return keys;
}

qint64 Anchors::position(Database &cache, const RowKey &key)
{
    extend(cache, 0, &key);
    const auto it = std::partition_point(m_anchors.cbegin(), m_anchors.cend(), [&key](const Anchor &anchor) {
        return RowKey::before(anchor.key, key) || anchor.key == key;
    });
    const Anchor &anchor = *std::prev(it);
    Query query = cache.query("SELECT count(*) FROM placement WHERE shown_folder = ? AND (received, id) <= (?, ?)"
                              " AND (received, id) > (?, ?)");
    query.bind(m_folder, anchor.key.received, anchor.key.id, key.received, key.id);
    return anchor.above + (query.next() ? query.integer(0) : 0);
}

void Anchors::shift(const RowKey &key, qint64 by)
{
    const auto it = std::partition_point(m_anchors.begin(), m_anchors.end(),
                                         [&key](const Anchor &anchor) { return !RowKey::before(key, anchor.key); });
    for (auto anchor = it; anchor != m_anchors.end(); ++anchor) {
        anchor->above += by;
    }
}

bool Anchors::apply(const FolderChange &change)
{
    if (change.reload || change.before != m_revision) {
        return false;
    }
    for (const RowChange &row : change.rows) {
        if (row.before == row.after) {
            continue;
        }
        if (row.before) {
            shift(*row.before, -1);
        }
        if (row.after) {
            shift(*row.after, 1);
        }
    }
    m_revision = change.after;
    // Rows may have come below the last anchor: the end is to be found again.
    m_complete = false;
    return true;
}

} // namespace waxwing::store
