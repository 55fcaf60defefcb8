#include "core/store/rows.h"

#include "core/store/placements.h"

#include <QTimeZone>

namespace waxwing::store {

MessageRow readRow(const Query &query)
{
    MessageRow row;
    int column = 0;
    row.id = query.id<PlacementId>(column++);
    row.message = query.id<MessageId>(column++);
    row.folder = query.id<FolderId>(column++);
    const FolderId truth = query.id<FolderId>(column++);
    row.uid = query.id<Uid>(column++);
    if (row.folder != truth) {
        row.uid = {}; // a UID of the folder it is about to leave
    }
    row.subject = query.text(column++);
    row.fromName = query.text(column++);
    row.fromAddress = query.text(column++);
    row.toText = query.text(column++);
    if (!query.isNull(column)) {
        row.date
            = QDateTime::fromMSecsSinceEpoch(query.integer(column), Qt::OffsetFromUTC, int(query.integer(column + 1)));
    }
    column += 2;
    row.received = QDateTime::fromMSecsSinceEpoch(query.integer(column++), Qt::UTC);
    row.size = query.integer(column++);
    row.flags = Flags(int(query.integer(column++)));
    row.keywords = changedKeywords(splitKeywords(query.text(column)), splitKeywords(query.text(column + 1)),
                                   splitKeywords(query.text(column + 2)));
    column += 3;
    row.hasAttachment = query.integer(column++);
    row.bodyHeld = query.integer(column++);
    row.preview = query.text(column++);
    row.thread = query.id<ThreadId>(column++);
    return row;
}

} // namespace waxwing::store
