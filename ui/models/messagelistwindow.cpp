// How MessageListModel knows its rows: what is in memory, what is asked of the store, and who asks for it.
#include "ui/models/messagelistmodel.h"
#include "ui/models/whenready.h"

#include <numeric>

namespace waxwing::models {

namespace {

constexpr qint64 fetchMargin = 64; // read ahead on either side of what was asked for
constexpr qint64 fetchLimit = 512;
// A window whose count is not the model's was read before or after a commit whose ChangeSet is still under
// way; after this many the list is loaded anew.
constexpr int mismatchLimit = 5;
// More selected rows than this are not looked at one by one here: the store is asked for them.
constexpr int mostByRow = 5'000;

qint64 rowsIn(const QList<RowRange> &ranges)
{
    return std::accumulate(ranges.cbegin(), ranges.cend(), qint64(0),
                           [](qint64 sum, const RowRange &range) { return sum + range.last - range.first + 1; });
}

void addOnce(QList<PlacementId> &ids, QSet<PlacementId> &known, PlacementId id)
{
    if (!known.contains(id)) {
        known.insert(id);
        ids << id;
    }
}

} // namespace

const store::MessageRow *MessageListModel::row(int row) const
{
    if (row < 0 || row >= rowCount()) {
        return nullptr;
    }
    const Expansions::Place place = m_open.placeOf(row);
    if (place.member >= 0) {
        return &m_open.at(place.top)->members[place.member].row;
    }
    const store::MessageRow *found = m_cache.at(place.top);
    if (!found) {
        request(place.top);
    }
    return found;
}

PlacementId MessageListModel::topIdAt(qint64 top) const
{
    if (holdsIds()) {
        return top >= 0 && top < m_ids.size() ? m_ids[top] : PlacementId();
    }
    const store::MessageRow *found = m_cache.at(top);
    return found ? found->id : PlacementId();
}

PlacementId MessageListModel::idAt(int row) const
{
    const Expansions::Place place = m_open.placeOf(row);
    return place.member >= 0 ? m_open.at(place.top)->members[place.member].row.id : topIdAt(place.top);
}

std::optional<qint64> MessageListModel::topOf(PlacementId id) const
{
    if (holdsIds()) {
        const qsizetype row = m_ids.indexOf(id);
        return row < 0 ? std::nullopt : std::optional<qint64>(row);
    }
    return m_cache.find(id);
}

std::optional<int> MessageListModel::rowOf(PlacementId id) const
{
    if (const auto member = m_open.viewRowOf(id)) {
        return int(*member);
    }
    const auto top = topOf(id);
    return top ? std::optional<int>(int(m_open.viewRow(*top))) : std::nullopt;
}

void MessageListModel::locate(PlacementId id, std::function<void(int)> answer)
{
    const auto known = rowOf(id);
    if (known || (holdsIds() && !isThreaded())) {
        answer(known.value_or(-1));
        return;
    }
    const quint64 epoch = m_epoch;
    const store::ListSpec spec = m_query.spec;
    whenReady(this, m_store.read([spec, id](store::Reader &reader) { return reader.position(spec, id); }),
              [this, epoch, answer](qint64 top) {
                  answer(epoch == m_epoch && top >= 0 && top < m_count ? int(m_open.viewRow(top)) : -1);
              });
}

void MessageListModel::resolve(const QList<RowRange> &ranges, std::function<void(const QList<PlacementId> &)> answer,
                               std::function<void()> giveUp)
{
    tryResolve({ranges, std::move(answer), std::move(giveUp), mismatchLimit});
}

// What the memory knows goes into ids; rows that must be asked for, because they are not here or stand for a
// conversation, into topRows.
bool MessageListModel::resolveFromMemory(const QList<RowRange> &ranges, QList<PlacementId> &ids,
                                         QList<RowRange> &topRows) const
{
    if (isThreaded() && ranges.size() == 1 && ranges.first().first == 0 && ranges.first().last + 1 == rowCount()) {
        topRows = {RowRange{0, int(m_count) - 1}}; // asked for as one, however many there are
        return false;
    }
    if (!isThreaded() && holdsIds()) {
        for (const RowRange &range : ranges) {
            ids += m_ids.mid(range.first, range.last - range.first + 1);
        }
        return true;
    }
    if (!isThreaded() && rowsIn(ranges) > mostByRow) {
        topRows = ranges;
        return false;
    }
    QSet<PlacementId> known;
    for (const RowRange &range : ranges) {
        for (int viewRow = range.first; viewRow <= range.last; ++viewRow) {
            const Expansions::Place place = m_open.placeOf(viewRow);
            const PlacementId id = idAt(viewRow);
            if (place.member >= 0 || (id.isValid() && !isThreaded())) {
                addOnce(ids, known, id);
                continue;
            }
            const store::MessageRow *found = m_cache.at(place.top);
            if (found && found->threadCount <= 1) {
                addOnce(ids, known, found->id);
                continue;
            }
            const int top = int(place.top);
            if (!topRows.isEmpty() && topRows.last().last + 1 == top) {
                topRows.last().last = top;
            } else {
                topRows << RowRange{top, top};
            }
        }
    }
    return topRows.isEmpty();
}

void MessageListModel::tryResolve(Resolving question)
{
    QList<PlacementId> known;
    QList<RowRange> unknown;
    if (resolveFromMemory(question.ranges, known, unknown)) {
        question.answer(known);
        return;
    }
    const quint64 epoch = m_epoch;
    const qint64 count = m_count;
    const Query query = m_query;
    auto read = m_store.read(
        [query, known, unknown, count](store::Reader &reader) {
            QList<PlacementId> ids;
            if (reader.count(query.spec) != count) {
                return ids;
            }
            if (known.isEmpty() && !query.spec.threaded) {
                return readMessagesOf(reader, query, unknown); // each is there once
            }
            QSet<PlacementId> distinct;
            const QList<PlacementId> all = known + readMessagesOf(reader, query, unknown);
            for (const PlacementId id : all) {
                addOnce(ids, distinct, id);
            }
            return ids;
        },
        store::Store::Read::List);
    const auto giveUp = [giveUp = question.giveUp] {
        if (giveUp) {
            giveUp();
        }
    };
    whenReady(
        this, read,
        [this, epoch, question, giveUp](const QList<PlacementId> &ids) mutable {
            if (epoch == m_epoch && !ids.isEmpty()) {
                question.answer(ids);
            } else if (epoch == m_epoch && question.tries-- > 0) {
                tryResolve(question);
            } else {
                giveUp();
            }
        },
        [giveUp](const Error &error) {
            qCWarning(logUi).noquote() << error.text();
            giveUp();
        });
}

void MessageListModel::rowsChanged(qint64 first, qint64 last)
{
    Q_EMIT dataChanged(index(int(m_open.viewRow(first)), 0), index(int(m_open.viewRow(last)), columnCount() - 1));
}

void MessageListModel::viewRowChanged(qint64 viewRow)
{
    Q_EMIT dataChanged(index(int(viewRow), 0), index(int(viewRow), columnCount() - 1));
}

// The first question of an event-loop turn starts the read; the others of that turn widen it.
void MessageListModel::request(qint64 row) const
{
    const bool idle = m_wantedFirst < 0;
    m_wantedFirst = idle ? row : qMin<qint64>(m_wantedFirst, row);
    m_wantedLast = qMax<qint64>(m_wantedLast, row);
    auto *self = const_cast<MessageListModel *>(this);
    if (m_grouped && m_natural && row > m_groupedTo) {
        self->groupTo(row);
    }
    if (idle && !m_fetching) {
        QMetaObject::invokeMethod(
            self, [self] { self->fetch(); }, Qt::QueuedConnection);
    }
}

void MessageListModel::fetch()
{
    if (m_wantedFirst < 0 || m_fetching) {
        return;
    }
    const qint64 first = qMax<qint64>(0, m_wantedFirst - fetchMargin);
    const int limit = int(qMin(fetchLimit, m_wantedLast + fetchMargin - first + 1));
    m_wantedFirst = m_wantedLast = -1;
    m_fetching = true;
    const quint64 epoch = m_epoch;
    const qint64 count = m_count;
    const Query query = m_query;
    const QList<PlacementId> ids = holdsIds() ? m_ids.mid(first, limit) : QList<PlacementId>();
    const bool natural = m_natural;
    auto read = m_store.read([query, first, limit, ids, natural, count](store::Reader &reader) {
        return natural ? readWindow(reader, query, first, limit) : Window{count, first, readRows(reader, query, ids)};
    });
    whenReady(
        this, read,
        [this, epoch, count](const Window &window) {
            m_fetching = false;
            if (epoch == m_epoch && window.count == count) {
                m_mismatches = 0;
                takeRows(window.first, window.rows);
            } else if (epoch == m_epoch && ++m_mismatches > mismatchLimit) {
                load();
            } else if (m_count > 0) {
                // The views still show placeholders: let them ask again.
                rowsChanged(0, m_count - 1);
            }
            fetch();
        },
        [this](const Error &error) {
            m_fetching = false;
            qCWarning(logUi).noquote() << error.text();
        });
}

void MessageListModel::takeRows(qint64 first, QList<store::MessageRow> rows)
{
    if (rows.isEmpty() || first + rows.size() > m_count) {
        return;
    }
    const qint64 last = first + rows.size() - 1;
    m_cache.put(first, std::move(rows), (first + last) / 2);
    rowsChanged(first, last);
    reopen(first, last);
}

} // namespace waxwing::models
