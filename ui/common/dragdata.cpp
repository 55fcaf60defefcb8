#include "ui/common/dragdata.h"

#include "ui/common/colors.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"

#include <QPainter>
#include <QWidget>

namespace waxwing::ui {

QPixmap dragPixmap(const QString &icon, const QString &text, const QWidget *source)
{
    constexpr int widest = 240;
    const QFontMetrics metrics = source->fontMetrics();
    const QString label = metrics.elidedText(text.simplified(), Qt::ElideRight, widest);
    const QSize size(metrics.horizontalAdvance(label) + 48, 28);
    const qreal ratio = source->devicePixelRatioF();
    QPixmap pixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const Colors &colors = Colors::of(source->palette());
    const QRect rect({0, 0}, size);
    paintRounded(&painter, rect, metrics::rowRadius, colors.base, colors.accent);
    paintIcon(&painter, icon, QRect(10, 6, 16, 16), colors.text2);
    painter.setFont(source->font());
    painter.setPen(colors.text);
    painter.drawText(rect.adjusted(34, 0, -8, 0), Qt::AlignVCenter | Qt::TextSingleLine, label);
    return pixmap;
}

} // namespace waxwing::ui
