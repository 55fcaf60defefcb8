#include "ui/accounts/card.h"

#include "ui/common/colors.h"
#include "ui/common/metrics.h"

#include <QPainter>

namespace waxwing::ui {

void Card::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.line);
    painter.setBrush(colors.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::popupRadius, metrics::popupRadius);
}

} // namespace waxwing::ui
