#include "ui/models/listquery.h"

#include "ui/models/rowcache.h"

#include <QSet>

#include <algorithm>

namespace waxwing::models {

namespace {

using store::MessageRow;
using store::Reader;
using store::RowKey;

bool passes(const MessageRow &row, const store::ListSpec &spec)
{
    using store::Flag;
    return spec.lists(row.folder) && !(spec.unreadOnly && row.flags.testFlag(Flag::Seen))
        && (spec.sender.isEmpty() || row.fromAddress.compare(spec.sender, Qt::CaseInsensitive) == 0)
        && !(spec.flaggedOnly && !row.flags.testFlag(Flag::Flagged)) && !(spec.attachmentOnly && !row.hasAttachment);
}

// Where the row belongs among ids that are in natural order: log n single reads.
qsizetype naturalPlace(Reader &reader, const QList<PlacementId> &ids, const MessageRow &row)
{
    qsizetype low = 0;
    qsizetype high = ids.size();
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        const auto other = reader.row(ids[middle]);
        if (other && RowKey::before(keyOf(*other), keyOf(row))) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void mergeExtra(Reader &reader, const Query &query, QList<PlacementId> &ids)
{
    const QSet<PlacementId> known(ids.cbegin(), ids.cend());
    const bool byDate = query.spec.column == store::SortColumn::Received && !query.spec.ascending;
    for (const MessageRow &row : reader.rows(query.extra)) {
        if (known.contains(row.id) || !passes(row, query.spec)) {
            continue;
        }
        // In other orders what the server added stands at the end: only the store can compare those columns.
        ids.insert(byDate ? naturalPlace(reader, ids, row) : ids.size(), row.id);
    }
}

// Where to look on among the unread ones, which stand in the list's own order. Only the store can compare the columns
// of other orders: what stands above the current row there is counted in one pass.
qsizetype placeBelow(Reader &reader, const Query &query, const QList<PlacementId> &unread, const MessageRow &current)
{
    if (query.spec.column == store::SortColumn::Received && !query.spec.ascending) {
        return naturalPlace(reader, unread, current);
    }
    const QList<PlacementId> above
        = reader.ids(query.spec, 0, qMax<qint64>(0, reader.position(query.spec, current.id)));
    const QSet<PlacementId> passed(above.cbegin(), above.cend());
    qsizetype place = 0;
    while (place < unread.size() && passed.contains(unread[place])) {
        ++place;
    }
    return place;
}

} // namespace

PlacementId readNextUnread(Reader &reader, const Query &query, PlacementId current)
{
    store::ListSpec spec = query.spec;
    spec.unreadOnly = true;
    const QList<PlacementId> unread = reader.ids(spec, 0, reader.count(spec));
    const auto row = reader.row(current);
    if (!row) {
        return unread.value(0);
    }
    for (qsizetype at = placeBelow(reader, query, unread, *row); at < unread.size(); ++at) {
        const auto other = reader.row(unread[at]);
        if (other && other->id != row->id && !(spec.threaded && other->thread == row->thread)) {
            return other->id;
        }
    }
    return {};
}

QList<qint64> readNewer(Reader &reader, const Query &query, const QList<QDateTime> &times,
                        const QList<PlacementId> &ids, qint64 within)
{
    if (query.spec.isNatural() && query.extra.isEmpty()) {
        return reader.positions(query.spec, times, within);
    }
    QList<qint64> newer;
    const qint64 count = ids.size();
    const auto idAt
        = [&](qint64 fromNewest) { return ids[query.spec.ascending ? count - 1 - fromNewest : fromNewest]; };
    qint64 low = 0;
    for (const QDateTime &time : times) {
        for (qint64 high = count; low < high;) { // log n single reads
            const qint64 middle = (low + high) / 2;
            const auto row = reader.row(idAt(middle));
            if (row && row->received > time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        newer << low;
    }
    return newer;
}

Window readWindow(Reader &reader, const Query &query, qint64 first, int limit)
{
    Window window;
    window.count = reader.count(query.spec);
    window.first = qBound<qint64>(0, first, window.count);
    window.rows = reader.window(query.spec, window.first, limit);
    return window;
}

Listing readListing(Reader &reader, const Query &query, int firstRows)
{
    Listing listing;
    listing.ids = reader.ids(query.spec, 0, reader.count(query.spec));
    if (!query.extra.isEmpty()) {
        mergeExtra(reader, query, listing.ids);
    }
    listing.firstRows = readRows(reader, query, listing.ids.first(qMin<qsizetype>(firstRows, listing.ids.size())));
    return listing;
}

QList<MessageRow> readRows(Reader &reader, const Query &query, const QList<PlacementId> &ids)
{
    return query.spec.threaded ? reader.threadRows(ids) : reader.rows(ids);
}

QList<PlacementId> readMessagesOf(Reader &reader, const Query &query, const QList<RowRange> &rows)
{
    store::ListSpec spec = query.spec;
    const qint64 count = reader.count(spec);
    const bool all = rows.size() == 1 && rows.first().first == 0 && rows.first().last + 1 == count;
    if (all && spec.threaded && !spec.isFiltered()) {
        spec.threaded = false; // as many as there are, but no question for each conversation
        return reader.ids(spec, 0, reader.count(spec));
    }
    QList<PlacementId> ids;
    for (const RowRange &range : rows) {
        ids += reader.ids(spec, range.first, range.last - range.first + 1);
    }
    return spec.threaded ? reader.withConversations(ids) : ids;
}

} // namespace waxwing::models
