#include "ui/models/rowcache.h"

#include <algorithm>

namespace waxwing::models {

store::RowKey keyOf(const store::MessageRow &row)
{
    return {row.received.toMSecsSinceEpoch(), row.id};
}

const store::MessageRow *RowCache::at(qint64 row) const
{
    auto run = m_runs.upper_bound(row);
    if (run == m_runs.begin()) {
        return nullptr;
    }
    --run;
    const qint64 offset = row - run->first;
    return offset < run->second.size() ? &run->second[offset] : nullptr;
}

void RowCache::replace(qint64 row, const store::MessageRow &content)
{
    auto run = m_runs.upper_bound(row);
    if (run == m_runs.begin()) {
        return;
    }
    --run;
    const qint64 offset = row - run->first;
    if (offset < run->second.size()) {
        run->second[offset] = content;
    }
}

void RowCache::put(qint64 first, QList<store::MessageRow> rows, qint64 keep)
{
    if (rows.isEmpty()) {
        return;
    }
    const qint64 end = first + rows.size();
    // Cut what overlaps, then join with the neighbours that touch.
    auto run = m_runs.upper_bound(first);
    if (run != m_runs.begin()) {
        auto before = std::prev(run);
        if (before->first + before->second.size() >= first) {
            QList<store::MessageRow> head = before->second.first(first - before->first);
            QList<store::MessageRow> tail = before->second.mid(end - before->first);
            rows = head + rows + tail;
            first = before->first;
            m_runs.erase(before);
        }
    }
    for (run = m_runs.lower_bound(first); run != m_runs.end() && run->first <= first + rows.size();) {
        rows += run->second.mid(first + rows.size() - run->first);
        run = m_runs.erase(run);
    }
    m_runs.emplace(first, std::move(rows));
    trim(keep);
}

void RowCache::insertGap(qint64 row, qint64 count)
{
    std::map<qint64, QList<store::MessageRow>> moved;
    for (auto &[first, rows] : m_runs) {
        if (first >= row) {
            moved.emplace(first + count, std::move(rows));
        } else if (first + rows.size() > row) {
            moved.emplace(row + count, rows.mid(row - first));
            moved.emplace(first, rows.first(row - first));
        } else {
            moved.emplace(first, std::move(rows));
        }
    }
    m_runs = std::move(moved);
}

void RowCache::remove(qint64 row, qint64 count)
{
    const qint64 end = row + count;
    std::map<qint64, QList<store::MessageRow>> left;
    const auto add = [&left](qint64 first, const QList<store::MessageRow> &rows) {
        if (rows.isEmpty()) {
            return;
        }
        // Runs that touch now are joined, so that place() sees no empty gap.
        if (!left.empty() && std::prev(left.end())->first + std::prev(left.end())->second.size() == first) {
            std::prev(left.end())->second += rows;
        } else {
            left.emplace(first, rows);
        }
    };
    for (const auto &[first, rows] : m_runs) {
        const qint64 runEnd = first + rows.size();
        if (first < row) {
            add(first, rows.first(qMin(runEnd, row) - first));
        }
        if (runEnd > end) {
            const qint64 from = qMax(first, end);
            add(from - count, rows.mid(from - first));
        }
    }
    m_runs = std::move(left);
}

QList<PlacementId> RowCache::ids() const
{
    QList<PlacementId> ids;
    for (const auto &[first, rows] : m_runs) {
        for (const store::MessageRow &row : rows) {
            ids << row.id;
        }
    }
    return ids;
}

QList<PlacementId> RowCache::idsOfMessages(const QList<MessageId> &messages) const
{
    QList<PlacementId> ids;
    const QSet<MessageId> wanted(messages.cbegin(), messages.cend());
    for (const auto &[first, rows] : m_runs) {
        for (const store::MessageRow &row : rows) {
            if (wanted.contains(row.message)) {
                ids << row.id;
            }
        }
    }
    return ids;
}

std::optional<qint64> RowCache::find(PlacementId id) const
{
    for (const auto &[first, rows] : m_runs) {
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (rows[i].id == id) {
                return first + i;
            }
        }
    }
    return std::nullopt;
}

QList<PlacementId> RowCache::present(const QSet<PlacementId> &ids) const
{
    QList<PlacementId> found;
    for (const auto &[first, rows] : m_runs) {
        for (const store::MessageRow &row : rows) {
            if (ids.contains(row.id)) {
                found << row.id;
            }
        }
    }
    return found;
}

std::optional<qint64> RowCache::findThread(ThreadId thread, FolderId folder) const
{
    for (const auto &[first, rows] : m_runs) {
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (rows[i].thread == thread && rows[i].folder == folder) {
                return first + i;
            }
        }
    }
    return std::nullopt;
}

RowCache::Place RowCache::place(const store::RowKey &key) const
{
    const auto above = [](const store::MessageRow &row, const store::RowKey &wanted) {
        return store::RowKey::before(keyOf(row), wanted);
    };
    qint64 gapStart = 0;
    for (const auto &[first, rows] : m_runs) {
        const auto spot = std::lower_bound(rows.cbegin(), rows.cend(), key, above);
        if (spot == rows.cbegin() && first > gapStart && spot->id != key.id) {
            return {gapStart, false, false, first};
        }
        if (spot != rows.cend()) {
            return {first + (spot - rows.cbegin()), true, spot->id == key.id, 0};
        }
        gapStart = first + rows.size();
    }
    return {gapStart, false, false, -1};
}

qsizetype RowCache::size() const
{
    qsizetype total = 0;
    for (const auto &[first, rows] : m_runs) {
        total += rows.size();
    }
    return total;
}

// Drops the run farthest from keep, never the one at the top; when only runs around keep are left, the longest
// is halved.
void RowCache::trim(qint64 keep)
{
    while (size() > capacity) {
        auto victim = m_runs.end();
        qint64 farthest = 0;
        for (auto run = m_runs.begin(); run != m_runs.end(); ++run) {
            const qint64 last = run->first + run->second.size() - 1;
            const qint64 distance = keep < run->first ? run->first - keep : qMax<qint64>(0, keep - last);
            if (run->first != 0 && distance > farthest) {
                farthest = distance;
                victim = run;
            }
        }
        if (victim != m_runs.end()) {
            m_runs.erase(victim);
        } else {
            halveLongest(keep);
        }
    }
}

void RowCache::halveLongest(qint64 keep)
{
    const auto shorter = [](const auto &a, const auto &b) { return a.second.size() < b.second.size(); };
    const auto run = std::max_element(m_runs.begin(), m_runs.end(), shorter);
    const qint64 first = run->first;
    const QList<store::MessageRow> rows = std::move(run->second);
    m_runs.erase(run);
    const qsizetype half = rows.size() / 2;
    const qsizetype middle = qBound<qint64>(0, keep - first, rows.size() - 1);
    const qsizetype from = qBound<qsizetype>(0, middle - half / 2, rows.size() - half);
    m_runs.emplace(first + from, rows.mid(from, half));
    if (first == 0 && from > topRows) {
        m_runs.emplace(0, rows.first(topRows));
    }
}

} // namespace waxwing::models
