#include "ui/messagelist/conversationmark.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/stylepaint.h"

#include <QPainter>

namespace waxwing::ui {

namespace {

using models::MessageListModel;

constexpr int indentStep = 16;
constexpr int mostSteps = 5;

} // namespace

ConversationMark conversationMark(const QModelIndex &index, const store::MessageRow &row)
{
    ConversationMark mark;
    mark.depth = index.data(MessageListModel::DepthRole).toInt();
    mark.unread = !row.flags.testFlag(store::Flag::Seen);
    if (index.data(MessageListModel::ConversationRole).toBool()) {
        mark.count = row.threadCount;
        mark.expanded = index.data(MessageListModel::ExpandedRole).toBool();
        mark.unread = row.threadUnread > 0;
    }
    return mark;
}

int conversationIndent(const ConversationMark &mark)
{
    return qMin(mark.depth, mostSteps) * indentStep;
}

int countWidth(const ConversationMark &mark, const QFont &font)
{
    if (mark.count < 2) {
        return 0;
    }
    const QFontMetrics metrics(sized(font, TextSize::Tiny, QFont::Medium));
    return qMax(20, metrics.horizontalAdvance(badgeText(mark.count)) + 12);
}

void paintCount(QPainter *painter, const QRect &rect, const ConversationMark &mark, const QStyleOptionViewItem &option)
{
    const Colors &colors = Colors::of(option.palette);
    const QColor ground = mark.expanded ? colors.badge : QColor();
    paintRounded(painter, rect, rect.height() / 2.0, ground, colors.edge);
    painter->setFont(tabularFigures(sized(option.font, TextSize::Tiny, QFont::Medium)));
    painter->setPen(colors.text2);
    painter->drawText(rect, Qt::AlignCenter, badgeText(mark.count));
}

void paintArrow(QPainter *painter, const QRect &rect, const ConversationMark &mark, const QStyleOptionViewItem &option)
{
    const QString towards
        = option.direction == Qt::RightToLeft ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right");
    paintIcon(painter, mark.expanded ? QStringLiteral("chevron-down") : towards, rect,
              Colors::of(option.palette).text3);
}

} // namespace waxwing::ui
