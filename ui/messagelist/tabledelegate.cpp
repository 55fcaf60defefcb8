#include "ui/messagelist/tabledelegate.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"
#include "ui/messagelist/conversationmark.h"
#include "ui/messagelist/rowpaint.h"
#include "ui/models/columns.h"
#include "ui/models/messagelistmodel.h"

#include <QPainter>

namespace waxwing::ui {

namespace {

using models::ColumnLook;
using store::Flag;

constexpr int arrowRoom = 18;

QRect centredSquare(const QRect &rect, int side)
{
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    return square;
}

void paintMark(QPainter *painter, const QStyleOptionViewItem &option, ColumnLook look, const store::MessageRow &row,
               bool unread)
{
    const Colors &colors = Colors::of(option.palette);
    const bool flagged = row.flags.testFlag(Flag::Flagged);
    const QRect icon = centredSquare(option.rect, metrics::iconSize);
    if (look == ColumnLook::UnreadDot && unread) {
        paintRounded(painter, centredSquare(option.rect, metrics::unreadDotSize), metrics::unreadDotSize / 2.0,
                     colors.accent);
    } else if (look == ColumnLook::Star && (flagged || option.state.testFlag(QStyle::State_MouseOver))) {
        paintIcon(painter, flagged ? QStringLiteral("star") : QStringLiteral("star-outline"), icon,
                  flagged ? colors.star : colors.text2);
    } else if (look == ColumnLook::Attachment && row.hasAttachment) {
        paintIcon(painter, QStringLiteral("attachment"), icon, colors.text2);
    }
}

void paintTags(QPainter *painter, const QStyleOptionViewItem &option, const QStringList &tags)
{
    constexpr int leastRoom = 24; // for a letter and the dots
    QRect room = option.rect.adjusted(8, 0, -4, 0);
    room.setTop(option.rect.center().y() - tagHeight / 2 + 1);
    room.setHeight(tagHeight);
    for (const QString &tag : tags) {
        if (room.width() < leastRoom) {
            return;
        }
        room.setLeft(room.left() + paintTag(painter, option, room, tag, Qt::AlignLeft));
    }
}

// What of a subject's cell an arrow, a count and the depth leave for the words.
QRect paintConversation(QPainter *painter, const QStyleOptionViewItem &option, const QRect &text,
                        const ConversationMark &mark)
{
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    QRect room = text.adjusted(conversationIndent(mark), 0, 0, 0);
    if (mark.count > 1) {
        const int width = countWidth(mark, option.font);
        paintArrow(painter, TableDelegate::arrowRect(option.rect, option.direction).adjusted(2, 2, -2, -2), mark,
                   option);
        const QRect pill(room.left() + arrowRoom, room.center().y() - 7, width, 16);
        paintCount(painter, visual(pill), mark, option);
        room.adjust(arrowRoom + width + 6, 0, 0, 0);
    }
    return visual(room);
}

} // namespace

QRect TableDelegate::arrowRect(const QRect &cell, Qt::LayoutDirection direction)
{
    const QRect logical(cell.left() + 5, cell.center().y() - metrics::iconSize / 2 + 1, metrics::iconSize,
                        metrics::iconSize);
    return QStyle::visualRect(direction, cell, logical);
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const models::Column &column = models::columns()[index.column()];
    const QVariant value = index.data(models::MessageListModel::RowRole);
    const Colors &colors = Colors::of(option.palette);
    if (!value.isValid()) {
        if (column.look == ColumnLook::Text && option.rect.width() > 16) {
            const QRect bar = option.rect.adjusted(8, 9, -option.rect.width() / 4, -9);
            paintRounded(painter, QStyle::visualRect(option.direction, option.rect, bar), 4, colors.line);
        }
        return;
    }
    const auto row = value.value<store::MessageRow>();
    const ConversationMark mark = conversationMark(index, row);
    const bool unread = mark.unread;
    if (column.look == ColumnLook::Tags) {
        paintTags(painter, option, models::tagsOf(row));
        return;
    }
    if (column.look != ColumnLook::Text) {
        paintMark(painter, option, column.look, row, unread);
        return;
    }
    QFont font = sized(option.font, TextSize::Normal, unread ? QFont::DemiBold : QFont::Normal);
    font.setStrikeOut(row.flags.testFlag(Flag::Deleted));
    if (column.sort == store::SortColumn::Received || column.trailing) {
        font = tabularFigures(font);
    }
    QRect text = option.rect.adjusted(8, 0, -8, 0);
    if (column.sort == store::SortColumn::Subject) {
        text = paintConversation(painter, option, text, mark);
    }
    paintMarkedText(painter, text, index.data().toString(), font, column.soft && !unread ? colors.text2 : colors.text,
                    m_words, option, column.trailing);
}

} // namespace waxwing::ui
