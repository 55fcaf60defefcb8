#include "ui/messagelist/rowpaint.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace waxwing::ui {

namespace {

QList<QTextLayout::FormatRange> hits(const QString &text, const QStringList &words, const Colors &colors)
{
    QList<QTextLayout::FormatRange> ranges;
    for (const QString &word : words) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0 && !word.isEmpty();
             at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
            QTextLayout::FormatRange range;
            range.start = int(at);
            range.length = int(word.size());
            range.format.setBackground(colors.hit);
            range.format.setForeground(colors.text);
            ranges << range;
        }
    }
    return ranges;
}

} // namespace

void paintRowGround(QPainter *painter, const QStyleOptionViewItem &option, bool divider)
{
    const Colors &colors = Colors::of(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool active = option.state.testFlag(QStyle::State_Active);
    const QRect rect = option.rect;
    if (selected) {
        painter->fillRect(rect, active ? colors.selected : colors.selectedIdle);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(rect, colors.hover);
    }
    if (divider) {
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(colors.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(rect.adjusted(0, 0, -1, -1));
    }
    if (selected) {
        const QRect bar(rect.left(), rect.top(), metrics::selectionBarWidth, rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, rect, bar), active ? colors.accent : colors.edge);
    }
}

void paintMarkedText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font, const QColor &color,
                     const QStringList &words, const QStyleOptionViewItem &option, bool trailing)
{
    const QString line = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    const QList<QTextLayout::FormatRange> marks = hits(line, words, Colors::of(option.palette));
    const Qt::Alignment wanted = trailing ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::Alignment alignment = QStyle::visualAlignment(option.direction, wanted);
    painter->setFont(font);
    painter->setPen(color);
    if (marks.isEmpty()) {
        painter->drawText(rect, lineFlags(line, option.direction, wanted), line);
        return;
    }
    QTextLayout layout(line, font);
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine laid = layout.createLine();
    layout.endLayout();
    if (laid.isValid()) {
        const qreal x = alignment.testFlag(Qt::AlignRight) ? rect.right() - laid.naturalTextWidth() : rect.left();
        layout.draw(painter, QPointF(x, rect.top() + (rect.height() - laid.height()) / 2));
    }
}

int paintTag(QPainter *painter, const QStyleOptionViewItem &option, const QRect &room, const QString &tag,
             Qt::Alignment end)
{
    const TagColors &colors = Colors::of(option.palette).tagFor(tag);
    const QFont font = sized(option.font, TextSize::Tiny, QFont::Medium);
    const int width = qMin(room.width(), QFontMetrics(font).horizontalAdvance(tag) + 12);
    const int left = end.testFlag(Qt::AlignRight) ? room.right() - width + 1 : room.left();
    const QRect rect = QStyle::visualRect(option.direction, option.rect, QRect(left, room.top(), width, room.height()));
    paintRounded(painter, rect, 3, colors.ground);
    painter->setFont(font);
    painter->setPen(colors.text);
    painter->drawText(rect.adjusted(4, 0, -4, 0), Qt::AlignCenter,
                      QFontMetrics(font).elidedText(tag, Qt::ElideRight, width - 8));
    return width + 4;
}

void paintGroupHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &title)
{
    const Colors &colors = Colors::of(option.palette);
    const QRect rect = option.rect;
    painter->fillRect(rect, colors.raised);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line);
    const QRect text = QStyle::visualRect(option.direction, rect, rect.adjusted(metrics::listMargin, 0, -8, -1));
    paintMarkedText(painter, text, title, sized(option.font, TextSize::Small, QFont::DemiBold), colors.text2, {},
                    option);
}

} // namespace waxwing::ui
