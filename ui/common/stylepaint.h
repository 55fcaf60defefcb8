// The shapes that Style and the delegates share.
#pragma once

#include "ui/common/colors.h"

#include <QRect>

class QPainter;

namespace waxwing::ui {

// A rounded rectangle filled with ground and, when border is valid, outlined inside rect.
void paintRounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &ground, const QColor &border = {},
                  qreal borderWidth = 1);
// The 2 px ring of keyboard focus, inside the border.
void paintFocusRing(QPainter *painter, const QRectF &rect, qreal radius, const Colors &colors);
// A count on its pill, at the trailing edge of rect. Returns the width it took.
int paintBadge(QPainter *painter, const QRect &rect, qint64 count, const QFont &font, const QColor &ground,
               const QColor &text, Qt::LayoutDirection direction);
// To paint one line of text with: at the leading edge of the layout (AlignRight: at the trailing one), but running in
// the text's own direction, so that it is cut at its own end and its full stop stays behind it.
int lineFlags(const QString &text, Qt::LayoutDirection layout, Qt::Alignment edge = Qt::AlignLeft);
// "999", then "1.2k": a badge stays narrow.
QString badgeText(qint64 count);

} // namespace waxwing::ui
