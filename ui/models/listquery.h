// What the message list asks of the reader; runs on the store's reader thread, in one snapshot a call.
#pragma once

#include "core/store/reader.h"

#include <QList>

namespace waxwing::models {

struct Query {
    store::ListSpec spec;
    QList<PlacementId> extra; // what the server found besides, merged by date; only with a text
    // Threaded: an open conversation also shows what the rest of the account has of it, sent mail above all.
    bool withOthers = false;
};

// Rows of the natural order, with the count that their positions belong to.
struct Window {
    qint64 count = 0;
    qint64 first = 0;
    QList<store::MessageRow> rows;
};

Window readWindow(store::Reader &reader, const Query &query, qint64 first, int limit);

// Every id of another order, filter or search, and the first rows.
struct Listing {
    QList<PlacementId> ids;
    QList<store::MessageRow> firstRows;
};

Listing readListing(store::Reader &reader, const Query &query, int firstRows);

// Rows as the query's list shows them: of messages, or of conversations.
QList<store::MessageRow> readRows(store::Reader &reader, const Query &query, const QList<PlacementId> &ids);

// Rows first … last, both included.
struct RowRange {
    int first = 0;
    int last = -1;
};
// The messages behind rows of the list, all of their conversations included.
QList<PlacementId> readMessagesOf(store::Reader &reader, const Query &query, const QList<RowRange> &rows);

// How many rows are newer than each of these times, which come newest first. In the natural order as far down as
// within; ids: of any other order by date, as the list holds them.
QList<qint64> readNewer(store::Reader &reader, const Query &query, const QList<QDateTime> &times,
                        const QList<PlacementId> &ids, qint64 within);

// The first unread message below this one in the list, or of the list when the message is invalid; of another
// conversation, where the list shows those. Invalid: there is none.
PlacementId readNextUnread(store::Reader &reader, const Query &query, PlacementId current);

} // namespace waxwing::models
