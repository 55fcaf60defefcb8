#include "ui/common/stylecontrols.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"

#include <QPainter>
#include <QWidget>

namespace waxwing::ui {

namespace {

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

// A push button without a frame, as in tool bars.
bool isFlat(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && button->features.testFlag(QStyleOptionButton::Flat);
}

QColor pressedOrHover(const QStyleOption *option, const QColor &rest, const QColor &hover, const QColor &pressed)
{
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On)) {
        return pressed;
    }
    return has(option, QStyle::State_Enabled) && has(option, QStyle::State_MouseOver) ? hover : rest;
}

void paintPrimaryGround(const QStyleOption *option, QPainter *painter, const Colors &colors)
{
    QColor ground = colors.accent;
    if (!has(option, QStyle::State_Enabled)) {
        ground = faded(ground);
    } else if (has(option, QStyle::State_Sunken)) {
        ground = ground.darker(115);
    } else if (has(option, QStyle::State_MouseOver)) {
        ground = ground.lighter(108);
    }
    paintRounded(painter, option->rect, metrics::buttonRadius, ground);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange)) {
        paintRounded(painter, QRectF(option->rect).adjusted(3, 3, -3, -3), metrics::buttonRadius - 2, {},
                     colors.onAccent, 1.5);
    }
}

QColor buttonText(const Colors &colors, ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary: return colors.onAccent;
    case ButtonKind::Link: return colors.link;
    case ButtonKind::Tip: return colors.tipAction;
    case ButtonKind::Plain:
    case ButtonKind::Mark: break;
    }
    return colors.text;
}

} // namespace

ButtonKind buttonKind(const QWidget *widget)
{
    return widget ? ButtonKind(widget->property(buttonKindProperty).toInt()) : ButtonKind::Plain;
}

bool isSmall(const QWidget *widget)
{
    return widget && widget->property(smallProperty).toBool();
}

void paintPushButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Colors &colors = Colors::of(option->palette);
    const ButtonKind kind = buttonKind(widget);
    if (kind == ButtonKind::Primary) {
        paintPrimaryGround(option, painter, colors);
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    if (kind == ButtonKind::Link) {
        const QColor ground = pressedOrHover(option, {}, colors.hover, colors.selectedIdle);
        paintRounded(painter, option->rect, metrics::buttonRadius, ground);
    } else if (kind == ButtonKind::Tip) {
        paintRounded(painter, option->rect, metrics::buttonRadius,
                     has(option, QStyle::State_MouseOver) ? faded(colors.text3) : QColor(), colors.tipAction);
    } else if (isFlat(option)) {
        const QColor ground = pressedOrHover(option, {}, colors.treeHover, colors.selectedIdle);
        paintRounded(painter, option->rect, metrics::buttonRadius, ground);
    } else {
        const QColor ground = pressedOrHover(option, colors.base, colors.hover, colors.selectedIdle);
        paintRounded(painter, option->rect, metrics::buttonRadius, ground, enabled ? colors.edge : faded(colors.edge));
    }
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange)) {
        paintFocusRing(painter, option->rect, metrics::buttonRadius, colors);
    }
}

void paintToolButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Colors &colors = Colors::of(option->palette);
    if (buttonKind(widget) == ButtonKind::Primary) {
        paintPrimaryGround(option, painter, colors);
        return;
    }
    const bool mark = buttonKind(widget) == ButtonKind::Mark && !has(option, QStyle::State_Sunken);
    const QColor rest = mark && has(option, QStyle::State_MouseOver) ? colors.treeHover : QColor();
    const QColor ground = mark ? rest : pressedOrHover(option, {}, colors.treeHover, colors.selectedIdle);
    if (ground.isValid()) {
        paintRounded(painter, option->rect, metrics::buttonRadius, ground);
    }
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange)) {
        paintFocusRing(painter, option->rect, metrics::buttonRadius, colors);
    }
}

void paintField(const QStyleOption *option, QPainter *painter)
{
    const Colors &colors = Colors::of(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focused = has(option, QStyle::State_HasFocus);
    paintRounded(painter, option->rect, metrics::buttonRadius, colors.base,
                 focused       ? colors.accent
                     : enabled ? colors.edge
                               : faded(colors.edge),
                 focused ? 2 : 1);
}

void paintCheckBox(const QStyleOption *option, QPainter *painter)
{
    const Colors &colors = Colors::of(option->palette);
    const bool on = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor ground = on ? colors.accent : colors.base;
    const QColor border = on ? colors.accent : colors.edge;
    paintRounded(painter, option->rect, 4, enabled ? ground : faded(ground), enabled ? border : faded(border));
    if (on) {
        paintIcon(painter, has(option, QStyle::State_NoChange) ? QStringLiteral("remove") : QStringLiteral("done"),
                  option->rect.adjusted(2, 2, -2, -2), colors.onAccent);
    }
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange)) {
        paintFocusRing(painter, QRectF(option->rect).adjusted(-2, -2, 2, 2), 5, colors);
    }
}

void paintRadio(const QStyleOption *option, QPainter *painter)
{
    const Colors &colors = Colors::of(option->palette);
    const QRectF rect = option->rect;
    const bool on = has(option, QStyle::State_On);
    paintRounded(painter, rect, rect.width() / 2, colors.base, on ? colors.accent : colors.edge, on ? 2 : 1);
    if (on) {
        const qreal inset = rect.width() * 0.3;
        paintRounded(painter, rect.adjusted(inset, inset, -inset, -inset), rect.width(), colors.accent);
    }
}

void paintBranch(const QStyleOption *option, QPainter *painter)
{
    if (!has(option, QStyle::State_Children)) {
        return;
    }
    const bool open = has(option, QStyle::State_Open);
    const bool mirrored = option->direction == Qt::RightToLeft;
    const QString name = open ? QStringLiteral("chevron-down")
        : mirrored            ? QStringLiteral("chevron-left")
                              : QStringLiteral("chevron-right");
    QRect square(0, 0, 12, 12);
    square.moveCenter(option->rect.center());
    paintIcon(painter, name, square, Colors::of(option->palette).text3);
}

void paintHeaderSection(const QStyleOption *option, QPainter *painter)
{
    const Colors &colors = Colors::of(option->palette);
    painter->fillRect(option->rect, has(option, QStyle::State_MouseOver) ? colors.hover : colors.raised);
    painter->setPen(colors.line);
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    const bool mirrored = option->direction == Qt::RightToLeft;
    const int x = mirrored ? option->rect.left() : option->rect.right();
    painter->drawLine(x, option->rect.top() + 6, x, option->rect.bottom() - 6);
}

void paintMenuBarItem(const QStyleOptionMenuItem *item, QPainter *painter)
{
    const Colors &colors = Colors::of(item->palette);
    painter->fillRect(item->rect, colors.window);
    if (has(item, QStyle::State_Selected)) {
        paintRounded(painter, item->rect.adjusted(1, 2, -1, -2), metrics::rowRadius, colors.selectedIdle);
    }
    painter->setPen(has(item, QStyle::State_Enabled) ? colors.text : faded(colors.text));
    painter->drawText(item->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextHideMnemonic, item->text);
}

void paintProgress(const QStyleOptionProgressBar *bar, QPainter *painter)
{
    const Colors &colors = Colors::of(bar->palette);
    QRectF groove = bar->rect;
    groove.setTop(groove.center().y() - 2);
    groove.setHeight(4);
    paintRounded(painter, groove, 2, colors.badge);
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    // Unknown length: a third of the bar, standing; what is done is said in words beside it.
    const qreal part = range > 0 ? qreal(bar->progress - bar->minimum) / qreal(range) : 0.33;
    QRectF done = groove;
    done.setWidth(groove.width() * qBound(0.0, part, 1.0));
    if (bar->direction == Qt::RightToLeft) {
        done.moveRight(groove.right());
    }
    paintRounded(painter, done, 2, colors.accent);
}

void paintScrollBar(const QStyleOptionSlider *slider, QPainter *painter, const QRect &handle)
{
    if (slider->maximum <= slider->minimum) {
        return;
    }
    const Colors &colors = Colors::of(slider->palette);
    const bool vertical = slider->orientation == Qt::Vertical;
    const bool lively = has(slider, QStyle::State_MouseOver) || has(slider, QStyle::State_Sunken);
    const int inset = lively ? 2 : 3;
    painter->fillRect(slider->rect, slider->palette.color(QPalette::Base));
    const QRectF shape
        = vertical ? QRectF(handle).adjusted(inset, 2, -inset, -2) : QRectF(handle).adjusted(2, inset, -2, -inset);
    QColor color = lively ? colors.text3 : colors.edge;
    color.setAlphaF(lively ? 0.8F : 0.55F);
    paintRounded(painter, shape, qMin(shape.width(), shape.height()) / 2, color);
}

void paintComboBox(const QStyleOptionComboBox *combo, QPainter *painter)
{
    if (combo->frame) {
        paintField(combo, painter);
    }
    QRect arrow(0, 0, 12, 12);
    arrow.moveCenter(QPoint(0, combo->rect.center().y()));
    arrow.moveRight(combo->rect.right() - 10);
    paintIcon(painter, QStringLiteral("chevron-down"), QStyle::visualRect(combo->direction, combo->rect, arrow),
              Colors::of(combo->palette).text3);
}

void paintIconLabel(const QStyleOption *option, const ButtonLabel &label, QPainter *painter, const QWidget *widget)
{
    constexpr int gap = 7;
    if (buttonKind(widget) != ButtonKind::Plain) {
        QFont font = painter->font();
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
    }
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const QColor full = buttonText(Colors::of(option->palette), buttonKind(widget));
    const int words = painter->fontMetrics().size(Qt::TextShowMnemonic, label.text).width();
    const int width = label.iconSize.width() + gap + words;
    const QRect row = option->rect;
    const QRect icon(row.left() + (row.width() - width) / 2, row.center().y() - label.iconSize.height() / 2 + 1,
                     label.iconSize.width(), label.iconSize.height());
    const QRect text(icon.right() + 1 + gap, row.top(), words + 2, row.height());
    const auto visual
        = [option](const QRect &rect) { return QStyle::visualRect(option->direction, option->rect, rect); };
    labelIcon(label.icon, widget)
        .paint(painter, visual(icon), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    painter->setPen(enabled ? full : faded(full));
    painter->drawText(visual(text), Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextHideMnemonic, label.text);
}

QIcon labelIcon(const QIcon &icon, const QWidget *widget)
{
    // Only our own icons have names that can be tinted anew.
    if (icon.isNull() || icon.name().isEmpty()) {
        return icon;
    }
    switch (buttonKind(widget)) {
    case ButtonKind::Primary: return ui::icon(icon.name(), Tint::OnAccent);
    case ButtonKind::Link: return ui::icon(icon.name(), Tint::Link);
    case ButtonKind::Tip: return ui::icon(icon.name(), Tint::TipAction);
    case ButtonKind::Plain:
    case ButtonKind::Mark: break;
    }
    return icon;
}

QPalette labelPalette(const QPalette &palette, const QWidget *widget, QPainter *painter)
{
    QPalette tinted = palette;
    const QColor color = buttonText(Colors::of(palette), buttonKind(widget));
    for (auto group : {QPalette::Active, QPalette::Inactive}) {
        tinted.setColor(group, QPalette::ButtonText, color);
    }
    tinted.setColor(QPalette::Disabled, QPalette::ButtonText, faded(color));
    QFont font = painter->font();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    return tinted;
}

} // namespace waxwing::ui
