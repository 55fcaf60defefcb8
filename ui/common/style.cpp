#include "ui/common/style.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace waxwing::ui {

namespace {

constexpr auto kindProperty = "waxwingButtonKind";
constexpr auto smallProperty = "waxwingSmall";

ButtonKind kindOf(const QWidget *widget)
{
    return widget ? ButtonKind(widget->property(kindProperty).toInt()) : ButtonKind::Plain;
}

bool isSmall(const QWidget *widget)
{
    return widget && widget->property(smallProperty).toBool();
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
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

void paintPushButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Colors &colors = Colors::of(option->palette);
    const ButtonKind kind = kindOf(widget);
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
    if (kindOf(widget) == ButtonKind::Primary) {
        paintPrimaryGround(option, painter, colors);
        return;
    }
    const QColor ground = pressedOrHover(option, {}, colors.treeHover, colors.selectedIdle);
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

QColor buttonText(const Colors &colors, ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary: return colors.onAccent;
    case ButtonKind::Link: return colors.link;
    case ButtonKind::Tip: return colors.tipAction;
    case ButtonKind::Plain: break;
    }
    return colors.text;
}

// The label of a button that is not plain: own colour and weight.
template <class Option> Option tintedLabel(const Option &option, const QWidget *widget, QPainter *painter)
{
    Option copy = option;
    const QColor color = buttonText(Colors::of(option.palette), kindOf(widget));
    for (auto group : {QPalette::Active, QPalette::Inactive}) {
        copy.palette.setColor(group, QPalette::ButtonText, color);
    }
    copy.palette.setColor(QPalette::Disabled, QPalette::ButtonText, faded(color));
    QFont font = painter->font();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    return copy;
}

} // namespace

void setButtonKind(QAbstractButton *button, ButtonKind kind)
{
    button->setProperty(kindProperty, int(kind));
    if (kind != ButtonKind::Plain) {
        QFont font = button->font();
        font.setWeight(QFont::DemiBold);
        button->setFont(font);
    }
    button->update();
}

void setSmall(QAbstractButton *button)
{
    button->setProperty(smallProperty, true);
    button->updateGeometry();
}

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) { }

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: paintPushButton(option, painter, widget); return;
    case PE_PanelButtonTool: paintToolButton(option, painter, widget); return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0) {
            paintField(option, painter);
        }
        return;
    }
    case PE_FrameLineEdit: paintField(option, painter); return;
    case PE_IndicatorCheckBox: paintCheckBox(option, painter); return;
    case PE_IndicatorRadioButton: paintRadio(option, painter); return;
    case PE_IndicatorBranch: paintBranch(option, painter); return;
    case PE_FrameFocusRect: // drawn with the panel
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar: return;
    case PE_IndicatorToolBarSeparator: {
        const int x = option->rect.center().x();
        painter->fillRect(QRect(x, option->rect.top() + 4, 1, option->rect.height() - 8),
                          Colors::of(option->palette).line);
        return;
    }
    case PE_PanelTipLabel: paintRounded(painter, option->rect, 0, Colors::of(option->palette).tip); return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel: paintPushButton(option, painter, widget); return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && kindOf(widget) != ButtonKind::Plain) {
            const QStyleOptionButton label = tintedLabel(*button, widget, painter);
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && kindOf(widget) != ButtonKind::Plain) {
            const QStyleOptionToolButton label = tintedLabel(*button, widget, painter);
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_Splitter: painter->fillRect(option->rect, Colors::of(option->palette).line); return;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea: painter->fillRect(option->rect, Colors::of(option->palette).window); return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            paintMenuBarItem(item, painter);
            return;
        }
        break;
    case CE_HeaderSection: paintHeaderSection(option, painter); return;
    case CE_HeaderEmptyArea: painter->fillRect(option->rect, Colors::of(option->palette).raised); return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel: return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            paintProgress(bar, painter);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            paintScrollBar(slider, painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && !combo->editable) {
            paintComboBox(combo, painter);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !slider) {
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    // No arrow buttons: the groove is the whole bar.
    const bool vertical = slider->orientation == Qt::Vertical;
    const int length = vertical ? slider->rect.height() : slider->rect.width();
    const qint64 range = qint64(slider->maximum) - slider->minimum;
    int handle = length;
    if (range > 0) {
        handle = qBound(28, int(qint64(slider->pageStep) * length / (range + slider->pageStep)), length);
    }
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - handle,
                                              slider->upsideDown);
    const auto along = [&](int from, int size) {
        const QRect rect = vertical ? QRect(slider->rect.x(), from, slider->rect.width(), size)
                                    : QRect(from, slider->rect.y(), size, slider->rect.height());
        return visualRect(slider->direction, slider->rect, rect);
    };
    switch (part) {
    case SC_ScrollBarSlider: return along(start, handle);
    case SC_ScrollBarGroove: return along(0, length);
    case SC_ScrollBarSubPage: return along(0, start);
    case SC_ScrollBarAddPage: return along(start + handle, length - start - handle);
    default: return {};
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 11;
    case PM_SplitterWidth: // QSplitterHandle widens what the mouse can grab
        return 1;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize: return metrics::iconSize;
    case PM_ToolBarItemSpacing:
    case PM_ToolBarFrameWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ToolBarItemMargin:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin: return 0;
    case PM_TreeViewIndentation: return metrics::treeIndent;
    case PM_ToolBarHandleExtent: return 0;
    case PM_ToolBarSeparatorExtent: return 17;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int height = isSmall(widget) ? metrics::smallButtonHeight : metrics::buttonHeight;
    switch (type) {
    case CT_PushButton: result = QSize(size.width() + (isSmall(widget) ? 20 : 28), qMax(height, size.height())); break;
    case CT_ToolButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool withText = button && button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
        result = QSize(withText ? result.width() + 10 : qMax(height, result.width()), qMax(height, size.height()));
        break;
    }
    case CT_ComboBox: result.setHeight(qMax(height, result.height())); break;
    case CT_LineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            result.setHeight(qMax(metrics::buttonHeight, result.height()));
        }
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator) {
            result.rheight() = qMax(result.height(), 28);
            result.rwidth() += 16;
        }
        break;
    case CT_MenuBarItem: result = QSize(size.width() + 20, 28); break;
    default: break;
    }
    return result;
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ToolTip_WakeUpDelay: return 600;
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_UnderlineShortcut: // mnemonics are shown while Alt is held
        return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace waxwing::ui
