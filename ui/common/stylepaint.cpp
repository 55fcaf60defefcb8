#include "ui/common/stylepaint.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace waxwing::ui {

void paintRounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &ground, const QColor &border,
                  qreal borderWidth)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF shape = rect;
    if (border.isValid()) {
        // A pen is centred on its path: half of it inside keeps the line sharp and within rect.
        shape.adjust(borderWidth / 2, borderWidth / 2, -borderWidth / 2, -borderWidth / 2);
        painter->setPen(QPen(border, borderWidth));
    } else {
        painter->setPen(Qt::NoPen);
    }
    painter->setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(shape, radius, radius);
    painter->restore();
}

void paintFocusRing(QPainter *painter, const QRectF &rect, qreal radius, const Colors &colors)
{
    paintRounded(painter, rect, radius, {}, colors.accent, 2);
}

int lineFlags(const QString &text, Qt::LayoutDirection layout, Qt::Alignment edge)
{
    const Qt::Alignment place = QStyle::visualAlignment(layout, edge) | Qt::AlignVCenter | Qt::AlignAbsolute;
    const int own = text.isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
    return int(place) | Qt::TextSingleLine | own;
}

QString badgeText(qint64 count)
{
    if (count < 10000) {
        return QLocale().toString(count);
    }
    return QCoreApplication::translate("waxwing::ui::Badge", "%1k", "thousands, on a narrow badge")
        .arg(QLocale().toString(count / 1000));
}

int paintBadge(QPainter *painter, const QRect &rect, qint64 count, const QFont &font, const QColor &ground,
               const QColor &text, Qt::LayoutDirection direction)
{
    const QString label = badgeText(count);
    const QFontMetrics metrics(font);
    const int height = 16;
    const int width = qMax(22, metrics.horizontalAdvance(label) + 13);
    const QRect logical(rect.right() - width + 1, rect.center().y() - height / 2 + 1, width, height);
    const QRect pill = QStyle::visualRect(direction, rect, logical);
    paintRounded(painter, pill, height / 2.0, ground);
    painter->save();
    painter->setFont(font);
    painter->setPen(text);
    painter->drawText(pill, Qt::AlignCenter, label);
    painter->restore();
    return width;
}

} // namespace waxwing::ui
