// How MessageListModel follows the store: patched by keys in the natural order, compared id by id in others.
#include "ui/models/messagelistmodel.h"
#include "ui/models/whenready.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace waxwing::models {

namespace {

// Above this a comparison costs more than showing the list anew.
constexpr qsizetype compareLimit = 50000;

// Rows in ascending order as runs of (first, count).
QList<std::pair<qint64, qint64>> runsOf(const QList<qint64> &rows)
{
    QList<std::pair<qint64, qint64>> runs;
    for (qint64 row : rows) {
        if (!runs.isEmpty() && runs.last().first + runs.last().second == row) {
            ++runs.last().second;
        } else {
            runs.append({row, 1});
        }
    }
    return runs;
}

} // namespace

void MessageListModel::storeChanged(const store::ChangeSet &changes)
{
    QList<PlacementId> stale = changes.bodies.isEmpty() ? QList<PlacementId>() : m_cache.idsOfMessages(changes.bodies);
    const auto change = changes.messages.constFind(m_query.spec.folder);
    if (change == changes.messages.constEnd()) {
        refresh(stale);
        return;
    }
    if (m_loading || change->reload) {
        // A load under way may have read the state before or after this commit.
        load();
        return;
    }
    if (m_natural) {
        patch(*change);
    } else {
        relist();
        for (const store::RowChange &row : change->rows) {
            if (row.after && m_cache.find(row.after->id)) {
                stale << row.after->id;
            }
        }
    }
    refresh(stale);
}

void MessageListModel::patch(const store::FolderChange &change)
{
    QList<store::RowKey> removed;
    QList<store::RowKey> inserted;
    QList<PlacementId> stale;
    for (const store::RowChange &row : change.rows) {
        if (row.before && row.after && *row.before == *row.after) {
            stale << row.after->id;
            continue;
        }
        if (row.before) {
            removed << *row.before;
        }
        if (row.after) {
            inserted << *row.after;
        }
    }
    if (!removed.isEmpty() || !inserted.isEmpty()) {
        ++m_epoch;
        if (!removeKeys(removed) || !insertKeys(std::move(inserted))) {
            load();
            return;
        }
    }
    refresh(stale);
}

// Inside an unknown gap any row may stand for any other, unless a view holds on to one of them.
bool MessageListModel::isUncertain(const RowCache::Place &place) const
{
    if (place.exact || (place.gapEnd < 0 && place.row == m_count)) {
        return false;
    }
    const qint64 end = place.gapEnd < 0 ? m_count : place.gapEnd;
    const QModelIndexList held = persistentIndexList();
    return std::any_of(held.cbegin(), held.cend(),
                       [&](const QModelIndex &index) { return index.row() >= place.row && index.row() < end; });
}

bool MessageListModel::removeKeys(const QList<store::RowKey> &keys)
{
    QSet<qint64> rows;
    for (const store::RowKey &key : keys) {
        const RowCache::Place place = m_cache.place(key);
        if ((place.exact && !place.present) || isUncertain(place)) {
            return false;
        }
        qint64 row = place.row;
        while (rows.contains(row)) { // several of one gap
            ++row;
        }
        const qint64 end = place.exact ? place.row + 1 : place.gapEnd < 0 ? m_count : place.gapEnd;
        if (row >= end) {
            return false;
        }
        rows.insert(row);
    }
    QList<qint64> ascending(rows.cbegin(), rows.cend());
    std::sort(ascending.begin(), ascending.end());
    const auto runs = runsOf(ascending);
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        beginRemoveRows({}, int(run->first), int(run->first + run->second - 1));
        m_cache.remove(run->first, run->second);
        m_count -= run->second;
        endRemoveRows();
    }
    return true;
}

bool MessageListModel::insertKeys(QList<store::RowKey> keys)
{
    std::sort(keys.begin(), keys.end(), store::RowKey::before);
    QList<qint64> rows;
    for (const store::RowKey &key : keys) {
        const RowCache::Place place = m_cache.place(key);
        if (place.present || isUncertain(place)) {
            return false;
        }
        // Each row inserted above pushes this one down by one.
        rows << place.row + rows.size();
    }
    for (const auto &[first, count] : runsOf(rows)) {
        beginInsertRows({}, int(first), int(first + count - 1));
        m_cache.insertGap(first, count);
        m_count += count;
        endInsertRows();
    }
    return true;
}

void MessageListModel::refresh(const QList<PlacementId> &ids)
{
    QList<PlacementId> shown;
    std::copy_if(ids.cbegin(), ids.cend(), std::back_inserter(shown),
                 [this](PlacementId id) { return m_cache.find(id).has_value(); });
    if (shown.isEmpty()) {
        return;
    }
    whenReady(this, m_store.read([shown](store::Reader &reader) { return reader.rows(shown); }),
              [this](const QList<store::MessageRow> &rows) {
                  for (const store::MessageRow &row : rows) {
                      if (const auto place = m_cache.find(row.id)) {
                          m_cache.replace(*place, row);
                          Q_EMIT dataChanged(index(int(*place), 0), index(int(*place), columnCount() - 1));
                      }
                  }
              });
}

void MessageListModel::relist()
{
    if (m_relisting) {
        m_relistAgain = true;
        return;
    }
    m_relisting = true;
    m_relistAgain = false;
    const quint64 epoch = m_epoch;
    const Query query = m_query;
    auto read = m_store.read([query](store::Reader &reader) { return readListing(reader, query, 0); });
    whenReady(this, read, [this, epoch](const Listing &listing) {
        if (epoch != m_epoch) {
            return;
        }
        m_relisting = false;
        mergeListing(listing);
        if (m_relistAgain) {
            relist();
        }
    });
}

void MessageListModel::mergeListing(const Listing &listing)
{
    if (listing.ids == m_ids) {
        return;
    }
    if (qMax(listing.ids.size(), m_ids.size()) > compareLimit) {
        takeListing(listing);
        return;
    }
    ++m_epoch;
    removeMissing(listing.ids);
    reorder(listing.ids);
    insertNew(listing.ids);
}

void MessageListModel::removeMissing(const QList<PlacementId> &ids)
{
    const QSet<PlacementId> wanted(ids.cbegin(), ids.cend());
    QList<qint64> gone;
    for (qsizetype row = 0; row < m_ids.size(); ++row) {
        if (!wanted.contains(m_ids[row])) {
            gone << row;
        }
    }
    const auto runs = runsOf(gone);
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        beginRemoveRows({}, int(run->first), int(run->first + run->second - 1));
        m_cache.remove(run->first, run->second);
        m_ids.remove(run->first, run->second);
        m_count = m_ids.size();
        endRemoveRows();
    }
}

// The rows that stay, in the order they have now.
void MessageListModel::reorder(const QList<PlacementId> &ids)
{
    const QSet<PlacementId> present(m_ids.cbegin(), m_ids.cend());
    QList<PlacementId> order;
    std::copy_if(ids.cbegin(), ids.cend(), std::back_inserter(order),
                 [&](PlacementId id) { return present.contains(id); });
    if (order == m_ids) {
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QHash<PlacementId, int> places;
    for (qsizetype row = 0; row < order.size(); ++row) {
        places.insert(order[row], int(row));
    }
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex &old : from) {
        to << index(places.value(m_ids[old.row()]), old.column());
    }
    m_ids = order;
    m_cache.clear();
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void MessageListModel::insertNew(const QList<PlacementId> &ids)
{
    const QSet<PlacementId> present(m_ids.cbegin(), m_ids.cend());
    QList<qint64> fresh;
    for (qsizetype row = 0; row < ids.size(); ++row) {
        if (!present.contains(ids[row])) {
            fresh << row;
        }
    }
    for (const auto &[first, count] : runsOf(fresh)) {
        beginInsertRows({}, int(first), int(first + count - 1));
        m_cache.insertGap(first, count);
        for (qint64 row = first; row < first + count; ++row) {
            m_ids.insert(row, ids[row]);
        }
        m_count = m_ids.size();
        endInsertRows();
    }
}

} // namespace waxwing::models
