#include "ui/models/columns.h"

#include "ui/models/texts.h"

#include <QCoreApplication>

namespace waxwing::models {

namespace {

using store::Flag;
using store::MessageRow;
using store::SortColumn;

QString tr(const char *text)
{
    return QCoreApplication::translate("waxwing::models::Columns", text);
}

QString unreadText(const MessageRow &row, const RowContext &)
{
    return row.flags.testFlag(Flag::Seen) ? QString() : tr("Unread");
}

QString starText(const MessageRow &row, const RowContext &)
{
    return row.flags.testFlag(Flag::Flagged) ? tr("Starred") : QString();
}

QString attachmentText(const MessageRow &row, const RowContext &)
{
    return row.hasAttachment ? tr("Attachment") : QString();
}

QString subjectText(const MessageRow &row, const RowContext &)
{
    return row.subject.isEmpty() ? tr("No subject") : oneLine(row.subject);
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
        {QStringLiteral("unread"), tr("Unread"), QStringLiteral("unread"), ColumnLook::UnreadDot, 28, false, false,
         SortColumn::Unread, unreadText},
        {QStringLiteral("star"), tr("Starred"), QStringLiteral("star-outline"), ColumnLook::Star, 26, false, false,
         SortColumn::Flagged, starText},
        {QStringLiteral("attachment"), tr("Attachment"), QStringLiteral("attachment"), ColumnLook::Attachment, 26,
         false, false, SortColumn::Attachment, attachmentText},
        {QStringLiteral("subject"), tr("Subject"), none, ColumnLook::Text, 0, false, false, SortColumn::Subject,
         subjectText},
        {QStringLiteral("from"), tr("From"), none, ColumnLook::Text, 184, false, false, SortColumn::From, fromText},
        {QStringLiteral("date"), tr("Date"), none, ColumnLook::Text, 132, false, false, SortColumn::Received, dateText},
        {QStringLiteral("size"), tr("Size"), none, ColumnLook::Text, 72, true, true, SortColumn::Size, sizeColumnText},
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
