#include "core/store/anchors.h"

#include <algorithm>
#include <limits>

namespace waxwing::store {

namespace {

constexpr qint64 kStride = 512;
// Stands above every row.
constexpr RowKey kTop{std::numeric_limits<qint64>::max(), PlacementId(std::numeric_limits<qint64>::max())};

// Keys of a list from one on, downwards: a seek in each folder, merged.
class KeyScan {
public:
    KeyScan(Database &cache, const ListBase &base, const RowKey &from)
    {
        m_sources.reserve(size_t(base.folders.size()));
        for (const FolderId folder : base.folders) {
            const char *sql = base.threaded
                ? "SELECT newest, head FROM folder_thread WHERE folder = ? AND (newest, head) <= (?, ?)"
                  " ORDER BY newest DESC, head DESC"
                : "SELECT received, id FROM placement WHERE shown_folder = ? AND (received, id) <= (?, ?)"
                  " ORDER BY received DESC, id DESC";
            m_sources.push_back({cache.query(sql), std::nullopt});
            m_sources.back().query.bind(folder, from.received, from.id);
            advance(m_sources.back());
        }
    }

    std::optional<RowKey> next()
    {
        const auto topmost
            = [](const Source &a, const Source &b) { return a.key && (!b.key || RowKey::before(*a.key, *b.key)); };
        const auto source = std::min_element(m_sources.begin(), m_sources.end(), topmost);
        if (source == m_sources.end() || !source->key) {
            return std::nullopt;
        }
        const RowKey key = *source->key;
        advance(*source);
        return key;
    }

private:
    struct Source {
        Query query;
        std::optional<RowKey> key;
    };
    static void advance(Source &source)
    {
        source.key = source.query.next()
            ? std::optional(RowKey{source.query.integer(0), source.query.id<PlacementId>(1)})
            : std::nullopt;
    }

    std::vector<Source> m_sources;
};

} // namespace

Anchors::Anchors(ListBase base, QList<quint64> revisions)
    : m_base(std::move(base)), m_revisions(std::move(revisions)), m_anchors{{kTop, 0}}
{
}

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
    KeyScan scan(cache, m_base, last.key);
    qint64 position = last.above;
    while (const auto key = scan.next()) {
        if (position - m_anchors.back().above == kStride) {
            m_anchors.push_back({*key, position});
            if (toKey ? !RowKey::before(*key, *toKey) : position + kStride > toPosition) {
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
    KeyScan scan(cache, m_base, anchor.key);
    for (qint64 position = anchor.above; position < first + count; ++position) {
        const auto key = scan.next();
        if (!key) {
            break;
        }
        if (position >= first) {
            keys << *key;
        }
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
    qint64 position = anchor.above;
    for (const FolderId folder : m_base.folders) {
        Query query = cache.query(
            m_base.threaded ? "SELECT count(*) FROM folder_thread WHERE folder = ? AND (newest, head) <= (?, ?)"
                              " AND (newest, head) > (?, ?)"
                            : "SELECT count(*) FROM placement WHERE shown_folder = ? AND (received, id) <= (?, ?)"
                              " AND (received, id) > (?, ?)");
        query.bind(folder, anchor.key.received, anchor.key.id, key.received, key.id);
        position += query.next() ? query.integer(0) : 0;
    }
    return position;
}

void Anchors::shift(const RowKey &key, qint64 by)
{
    const auto it = std::partition_point(m_anchors.begin(), m_anchors.end(),
                                         [&key](const Anchor &anchor) { return !RowKey::before(key, anchor.key); });
    for (auto anchor = it; anchor != m_anchors.end(); ++anchor) {
        anchor->above += by;
    }
}

void Anchors::shift(const std::optional<RowKey> &before, const std::optional<RowKey> &after)
{
    if (before == after) {
        return;
    }
    if (before) {
        shift(*before, -1);
    }
    if (after) {
        shift(*after, 1);
    }
}

bool Anchors::apply(FolderId folder, const FolderChange &change)
{
    const qsizetype index = m_base.folders.indexOf(folder);
    if (index < 0 || change.after <= m_revisions[index]) {
        return true;
    }
    const bool moved
        = m_base.threaded ? change.reloadThreads && !change.threadsInPlace : change.reload && !change.inPlace;
    if (moved || change.before != m_revisions[index]) {
        return false;
    }
    if (m_base.threaded) {
        for (const ThreadChange &thread : change.threads) {
            shift(thread.before, thread.after);
        }
    } else {
        for (const RowChange &row : change.rows) {
            shift(row.before, row.after);
        }
    }
    m_revisions[index] = change.after;
    // Rows may have come below the last anchor: the end is to be found again.
    m_complete = false;
    return true;
}

} // namespace waxwing::store
