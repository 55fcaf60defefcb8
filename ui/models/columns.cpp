#include "ui/models/columns.h"

#include "ui/models/tags.h"
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

QString toText(const MessageRow &row, const RowContext &)
{
    return oneLine(row.toText);
}

QString tagsText(const MessageRow &row, const RowContext &)
{
    return tagsOf(row).join(QStringLiteral(", "));
}

QString folderText(const MessageRow &row, const RowContext &context)
{
    return context.places.folder ? context.places.folder(row.folder) : QString();
}

QString accountText(const MessageRow &row, const RowContext &context)
{
    return context.places.account ? context.places.account(row.folder) : QString();
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
        {QStringLiteral("to"), Words::tr("To"), none, ColumnLook::Text, 160, false, false, SortColumn::To, toText,
         false, ColumnIn::ReceivedMail},
        {QStringLiteral("tags"), Words::tr("Tags"), none, ColumnLook::Tags, 88, false, false, SortColumn::Tags,
         tagsText},
        {QStringLiteral("date"), Words::tr("Date"), none, ColumnLook::Text, 132, false, false, SortColumn::Received,
         dateText},
        {QStringLiteral("size"), Words::tr("Size"), none, ColumnLook::Text, 72, true, true, SortColumn::Size,
         sizeColumnText},
        {QStringLiteral("folder"), Words::tr("Folder"), none, ColumnLook::Text, 120, false, true, SortColumn::Folder,
         folderText, true, ColumnIn::SeveralFolders},
        {QStringLiteral("account"), Words::tr("Account"), none, ColumnLook::Text, 128, false, true, SortColumn::Account,
         accountText, true, ColumnIn::SeveralAccounts},
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

bool isIn(const Column &column, const ListKind &kind)
{
    switch (column.in) {
    case ColumnIn::EveryList: return true;
    case ColumnIn::SeveralAccounts: return kind.severalAccounts;
    case ColumnIn::SeveralFolders: return kind.severalFolders;
    case ColumnIn::ReceivedMail: return !kind.sent;
    }
    return true;
}

std::optional<SortColumn> sortOf(const Column &column, bool sentFolder)
{
    return sentFolder && column.sort == SortColumn::From ? SortColumn::To : column.sort;
}

int columnSortedBy(SortColumn sort, bool sentFolder)
{
    const QList<Column> &table = columns();
    for (int i = 0; i < table.size(); ++i) {
        if (sortOf(table[i], sentFolder) == sort) {
            return i;
        }
    }
    return columnIndex(QStringLiteral("date"));
}

QStringList tagsOf(const MessageRow &row)
{
    QStringList tags;
    for (const QString &keyword : row.keywords) {
        if (const QString tag = oneLine(tagName(keyword)); !tag.isEmpty()) {
            tags << tag;
        }
    }
    return tags;
}

} // namespace waxwing::models
