#include "ui/messagelist/chip.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"

#include <QPainter>
#include <QStyle>

namespace waxwing::ui {

namespace {

constexpr int padding = 11;
constexpr int checkWidth = 16;

} // namespace

Chip::Chip(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, [this] { updateGeometry(); });
}

QSize Chip::sizeHint() const
{
    const QFont font = sized(this->font(), TextSize::Small, isChecked() ? QFont::DemiBold : QFont::Normal);
    return {QFontMetrics(font).horizontalAdvance(text()) + 2 * padding + (isChecked() ? checkWidth : 0),
            metrics::chipHeight};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = Colors::of(palette());
    const bool on = isChecked();
    const QColor edge = on ? colors.accent : colors.edge;
    const QColor ground = on ? colors.selected : underMouse() && isEnabled() ? colors.hover : QColor();
    paintRounded(&painter, rect(), height() / 2.0, ground, isEnabled() ? edge : faded(edge));
    QRect room = rect().adjusted(padding, 0, -padding, 0);
    const QColor text = isEnabled() ? (on ? colors.text : colors.text2) : faded(colors.text2);
    if (on) {
        const QRect logical(room.left() - 2, room.center().y() - 5, 12, 12);
        paintIcon(&painter, QStringLiteral("done"), QStyle::visualRect(layoutDirection(), rect(), logical), text);
        room.adjust(checkWidth, 0, 0, 0);
    }
    painter.setFont(sized(font(), TextSize::Small, on ? QFont::DemiBold : QFont::Normal));
    painter.setPen(text);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), room), Qt::AlignCenter | Qt::TextSingleLine,
                     this->text());
    if (hasFocus()) {
        paintFocusRing(&painter, rect(), height() / 2.0, colors);
    }
}

} // namespace waxwing::ui
