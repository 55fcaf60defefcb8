#include "ui/messagelist/carddelegate.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"
#include "ui/messagelist/conversationmark.h"
#include "ui/messagelist/rowpaint.h"
#include "ui/models/columns.h"
#include "ui/models/messagelistmodel.h"
#include "ui/models/texts.h"

#include <QPainter>

namespace waxwing::ui {

namespace {

using store::Flag;
using store::MessageRow;

constexpr int textLeft = 28;
constexpr int gap = 8;

// A card's three lines, from its height.
struct Lines {
    explicit Lines(const QRect &card) : top(rows::cardPadding()), height((card.height() + 1 - 2 * top) / 3) { }
    int top;
    int height;
};

void paintPlaceholder(QPainter *painter, const QStyleOptionViewItem &option)
{
    const QColor color = Colors::of(option.palette).line;
    const Lines lines(option.rect);
    const QRect rect = option.rect.adjusted(textLeft, lines.top + 5, -metrics::listMargin, 0);
    const int widths[] = {45, 75, 90};
    for (int line = 0; line < 3; ++line) {
        const QRect bar(rect.left(), rect.top() + line * lines.height, rect.width() * widths[line] / 100, 8);
        paintRounded(painter, QStyle::visualRect(option.direction, option.rect, bar), 4, color);
    }
}

} // namespace

QRect CardDelegate::starRect(const QRect &card, Qt::LayoutDirection direction)
{
    const Lines lines(card);
    const QRect logical(card.right() - metrics::listMargin - metrics::iconSize + 1,
                        card.top() + lines.top + lines.height + 1, metrics::iconSize, metrics::iconSize);
    return QStyle::visualRect(direction, card, logical);
}

QRect CardDelegate::arrowRect(const QRect &card, Qt::LayoutDirection direction)
{
    const Lines lines(card);
    const QRect logical(card.left() + 7, card.top() + lines.top + lines.height + 3, metrics::iconSize,
                        metrics::iconSize);
    return QStyle::visualRect(direction, card, logical);
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant value = index.data(models::MessageListModel::RowRole);
    if (!value.isValid()) {
        paintPlaceholder(painter, option);
        return;
    }
    const auto row = value.value<MessageRow>();
    const auto *list = qobject_cast<const models::MessageListModel *>(index.model());
    const ConversationMark mark = conversationMark(index, row);
    QRect line = option.rect.adjusted(textLeft + conversationIndent(mark), 0, -metrics::listMargin, 0);
    const Lines lines(option.rect);
    line.setTop(option.rect.top() + lines.top);
    line.setHeight(lines.height);
    if (mark.count > 1) {
        paintArrow(painter, arrowRect(option.rect, option.direction).adjusted(2, 2, -2, -2), mark, option);
    }
    paintFirstLine(painter, option, line, row, mark, list && list->isSentFolder());
    paintSecondLine(painter, option, line.translated(0, lines.height), row, mark.unread);
    paintThirdLine(painter, option, line.translated(0, 2 * lines.height), row);
}

void CardDelegate::paintFirstLine(QPainter *painter, const QStyleOptionViewItem &option, const QRect &line,
                                  const MessageRow &row, const ConversationMark &mark, bool sentFolder) const
{
    const Colors &colors = Colors::of(option.palette);
    const bool unread = mark.unread;
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    if (unread) {
        const QRect dot(line.left() - textLeft + 11, line.center().y() - metrics::unreadDotSize / 2 + 1,
                        metrics::unreadDotSize, metrics::unreadDotSize);
        paintRounded(painter, visual(dot), metrics::unreadDotSize / 2.0, colors.accent);
    }
    const QFont::Weight weight = unread ? QFont::DemiBold : QFont::Normal;
    const QFont dateFont = tabularFigures(sized(option.font, TextSize::Small, weight));
    const QString date = models::shortTime(models::shownDate(row), QDateTime::currentDateTime());
    const int dateWidth = QFontMetrics(dateFont).horizontalAdvance(date) + 2;
    const QRect dateRect(line.right() - dateWidth + 1, line.top(), dateWidth, line.height());
    paintMarkedText(painter, visual(dateRect), date, dateFont, unread ? colors.text : colors.text2, {}, option, true);
    const QFont nameFont = sized(option.font, TextSize::Normal, weight);
    const QString names = models::correspondent(row, sentFolder);
    const int pill = countWidth(mark, option.font);
    const int room = line.width() - dateWidth - gap - (pill > 0 ? pill + gap : 0);
    const int width = qMin(room, QFontMetrics(nameFont).horizontalAdvance(names) + 2);
    paintMarkedText(painter, visual({line.left(), line.top(), room, line.height()}), names, nameFont, colors.text,
                    m_words, option);
    if (pill > 0) {
        const QRect count(line.left() + width + 6, line.top() + 2, pill, 16);
        paintCount(painter, visual(count), mark, option);
    }
}

void CardDelegate::paintSecondLine(QPainter *painter, const QStyleOptionViewItem &option, const QRect &line,
                                   const MessageRow &row, bool unread) const
{
    const Colors &colors = Colors::of(option.palette);
    const bool flagged = row.flags.testFlag(Flag::Flagged);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    int taken = 0;
    if (flagged || hovered) {
        paintIcon(painter, flagged ? QStringLiteral("star") : QStringLiteral("star-outline"),
                  starRect(option.rect, option.direction), flagged ? colors.star : colors.text2);
        taken += metrics::iconSize + 6;
    }
    if (row.hasAttachment) {
        const QRect icon(line.right() - taken - metrics::iconSize + 1, line.top() + 2, metrics::iconSize,
                         metrics::iconSize);
        paintIcon(painter, QStringLiteral("attachment"), QStyle::visualRect(option.direction, option.rect, icon),
                  colors.text2);
        taken += metrics::iconSize + 6;
    }
    QFont font = sized(option.font, TextSize::Normal, unread ? QFont::DemiBold : QFont::Normal);
    font.setStrikeOut(row.flags.testFlag(Flag::Deleted));
    const QRect rect = QStyle::visualRect(option.direction, option.rect, line.adjusted(0, 0, -taken, 0));
    const QString subject = row.subject.isEmpty() ? tr("No subject") : models::oneLine(row.subject);
    paintMarkedText(painter, rect, subject, font, colors.text, m_words, option);
}

void CardDelegate::paintThirdLine(QPainter *painter, const QStyleOptionViewItem &option, const QRect &line,
                                  const MessageRow &row) const
{
    const Colors &colors = Colors::of(option.palette);
    QRect room = line;
    const QStringList tags = models::tagsOf(row);
    for (const QString &tag : tags) {
        if (room.width() > line.width() / 2) {
            const QRect place = QRect(room.left(), room.top() + 2, room.width(), tagHeight);
            room.adjust(0, 0, -paintTag(painter, option, place, tag.left(16), Qt::AlignRight), 0);
        }
    }
    // Until the text is here, the sender's real address stands in its place.
    const QString text = row.preview.isEmpty() ? row.fromAddress : row.preview;
    paintMarkedText(painter, QStyle::visualRect(option.direction, option.rect, room), models::oneLine(text),
                    sized(option.font, TextSize::Small), colors.text2, m_words, option);
}

} // namespace waxwing::ui
