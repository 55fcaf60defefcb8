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

// What the list's own rows see of a change: messages, or conversations.
QList<store::RowChange> MessageListModel::rowChanges(const store::FolderChange &change)
{
    if (!isThreaded()) {
        return change.rows;
    }
    QList<store::RowChange> rows;
    for (const store::ThreadChange &thread : change.threads) {
        rows << store::RowChange{thread.before, thread.after};
        if (thread.before && thread.after && thread.before->id != thread.after->id) {
            Q_EMIT conversationRenewed(thread.before->id, thread.after->id);
        }
    }
    return rows;
}

void MessageListModel::storeChanged(const store::ChangeSet &changes)
{
    QList<PlacementId> stale = changes.bodies.isEmpty() ? QList<PlacementId>() : m_cache.idsOfMessages(changes.bodies);
    QList<store::RowChange> rows;
    bool touched = false;
    bool reload = false;
    for (auto it = changes.messages.cbegin(); it != changes.messages.cend(); ++it) {
        if (!m_query.spec.lists(it.key()) && m_open.isEmpty()) {
            continue; // an open conversation may show messages of other folders
        }
        for (const store::RowChange &row : it->rows) {
            if (row.after && row.before == row.after) {
                stale << row.after->id;
            }
        }
        if (m_query.spec.lists(it.key())) {
            touched = true;
            const bool inPlace = m_natural && it->inPlace && (!isThreaded() || it->threadsInPlace);
            const bool many = it->reload || (isThreaded() && it->reloadThreads);
            reload = reload || (many && !inPlace);
            if (many && inPlace) {
                stale << m_cache.ids(); // the selection and the place in the list stay
            }
            rows += rowChanges(*it);
        }
    }
    if (touched && (m_loading || reload)) {
        // A load under way may have read the state before or after this commit.
        load();
        return;
    }
    if (touched && m_natural) {
        patch(rows);
    } else if (touched) {
        m_relist.request();
        for (const store::RowChange &row : std::as_const(rows)) {
            if (row.after) {
                stale << row.after->id;
            }
        }
    }
    refresh(stale);
    rereadOpen(changes);
    if (touched && m_grouped) {
        regroup();
    }
}

void MessageListModel::patch(const QList<store::RowChange> &changes)
{
    QList<store::RowKey> removed;
    QList<store::RowKey> inserted;
    QList<PlacementId> stale;
    for (const store::RowChange &row : changes) {
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
    return std::any_of(held.cbegin(), held.cend(), [&](const QModelIndex &index) {
        const qint64 top = m_open.placeOf(index.row()).top;
        return top >= place.row && top < end;
    });
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
        removeRun(run->first, run->second);
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
        insertRun(first, {}, count);
    }
    return true;
}

// With what is open below them.
void MessageListModel::removeRun(qint64 first, qint64 count)
{
    for (qint64 top = first; top < first + count && !m_open.isEmpty(); ++top) {
        if (const OpenConversation *open = m_open.at(top)) { // a newer message may be about to stand for it
            m_toOpen.insert({open->thread, open->folder});
        }
    }
    beginRemoveRows({}, int(m_open.viewRow(first)), int(m_open.viewRow(first + count)) - 1);
    m_open.removedTop(first, count);
    m_cache.remove(first, count);
    if (holdsIds()) {
        m_ids.remove(first, count);
    }
    m_count -= count;
    shrinkGroups(m_groups, first, count, m_count);
    endRemoveRows();
}

void MessageListModel::insertRun(qint64 first, const QList<PlacementId> &ids, qint64 count)
{
    const int row = int(m_open.viewRow(first));
    beginInsertRows({}, row, row + int(count) - 1);
    m_open.insertedTop(first, count);
    m_cache.insertGap(first, count);
    for (qsizetype n = 0; n < ids.size(); ++n) {
        m_ids.insert(first + n, ids[n]);
    }
    m_count += count;
    shiftGroups(m_groups, first, count);
    endInsertRows();
}

void MessageListModel::refresh(const QList<PlacementId> &ids)
{
    if (ids.isEmpty()) {
        return;
    }
    const QSet<PlacementId> distinct(ids.cbegin(), ids.cend());
    const QList<PlacementId> shown = m_cache.present(distinct);
    const QList<PlacementId> members = m_open.present(distinct);
    if (!shown.isEmpty()) {
        const Query query = m_query;
        whenReady(this, m_store.read([query, shown](store::Reader &reader) { return readRows(reader, query, shown); }),
                  [this, query](const QList<store::MessageRow> &rows) {
                      if (query.spec == m_query.spec) {
                          takeRefreshed(rows);
                      }
                  });
    }
    if (!members.isEmpty()) {
        whenReady(this, m_store.read([members](store::Reader &reader) { return reader.rows(members); }),
                  [this](const QList<store::MessageRow> &rows) {
                      for (const store::MessageRow &row : rows) {
                          const QList<qint64> viewRows = m_open.replace(row);
                          std::for_each(viewRows.cbegin(), viewRows.cend(), [this](qint64 r) { viewRowChanged(r); });
                      }
                  });
    }
}

void MessageListModel::takeRefreshed(const QList<store::MessageRow> &rows)
{
    for (const store::MessageRow &row : rows) {
        if (const auto place = m_cache.find(row.id)) {
            m_cache.replace(*place, row);
            viewRowChanged(m_open.viewRow(*place));
        }
    }
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
    if (m_grouped) {
        regroup();
    }
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
        removeRun(run->first, run->second);
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
    rememberOpen();
    closeAll();
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
        insertRun(first, ids.mid(first, count), count);
    }
}

} // namespace waxwing::models
