#include "ui/models/columns.h"

#include "ui/models/texts.h"

#include <QCoreApplication>

namespace waxwing::models {

namespace {

using store::Flag;
using store::MessageRow;
using store::SortColumn;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::models::Columns)
};

QString unreadText(const MessageRow &row, const RowContext &)
{
    return row.flags.testFlag(Flag::Seen) ? QString() : Words::tr("Unread");
}

QString starText(const MessageRow &row, const RowContext &)
{
    return row.flags.testFlag(Flag::Flagged) ? Words::tr("Starred") : QString();
}

QString attachmentText(const MessageRow &row, const RowContext &)
{
    return row.hasAttachment ? Words::tr("Attachment") : QString();
}

QString subjectText(const MessageRow &row, const RowContext &)
{
    return row.subject.isEmpty() ? Words::tr("No subject") : oneLine(row.subject);
}

QString fromText(const MessageRow &row, const RowContext &context)
{
    return correspondent(row, context.sentFolder);
}

QString dateText(const MessageRow &row, const RowContext &context)
{
    return tableTime(shownDate(row), context.now);
}

QString sizeColumnText(const MessageRow &row, const RowContext &)
{
    return sizeText(row.size);
}

QList<Column> makeColumns()
{
    const QString none;
    return {
        {QStringLiteral("unread"), Words::tr("Unread"), QStringLiteral("unread"), ColumnLook::UnreadDot, 28, false,
         false, SortColumn::Unread, unreadText},
        {QStringLiteral("star"), Words::tr("Starred"), QStringLiteral("star-outline"), ColumnLook::Star, 26, false,
         false, SortColumn::Flagged, starText},
        {QStringLiteral("attachment"), Words::tr("Attachment"), QStringLiteral("attachment"), ColumnLook::Attachment,
         26, false, false, SortColumn::Attachment, attachmentText},
        {QStringLiteral("subject"), Words::tr("Subject"), none, ColumnLook::Text, 0, false, false, SortColumn::Subject,
         subjectText},
        {QStringLiteral("from"), Words::tr("From"), none, ColumnLook::Text, 184, false, false, SortColumn::From,
         fromText},
        {QStringLiteral("date"), Words::tr("Date"), none, ColumnLook::Text, 132, false, false, SortColumn::Received,
         dateText},
        {QStringLiteral("size"), Words::tr("Size"), none, ColumnLook::Text, 72, true, true, SortColumn::Size,
         sizeColumnText},
    };
}

} // namespace

const QList<Column> &columns()
{
    static const QList<Column> table = makeColumns();
    return table;
}

int columnIndex(const QString &id)
{
    const QList<Column> &table = columns();
    for (int i = 0; i < table.size(); ++i) {
        if (table[i].id == id) {
            return i;
        }
    }
    return -1;
}

} // namespace waxwing::models
