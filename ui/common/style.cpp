#include "ui/common/style.h"

#include "ui/common/metrics.h"
#include "ui/common/stylecontrols.h"
#include "ui/common/stylepaint.h"

#include <QAbstractButton>
#include <QPainter>
#include <QStyleFactory>

namespace waxwing::ui {

void setButtonKind(QAbstractButton *button, ButtonKind kind)
{
    button->setProperty(buttonKindProperty, int(kind));
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
    case PE_PanelItemViewRow: // the delegates paint their grounds
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
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button) {
            if (!button->icon.isNull() && !button->text.isEmpty()) {
                paintIconLabel(button, {button->icon, button->iconSize, button->text}, painter, widget);
                return;
            }
            if (buttonKind(widget) != ButtonKind::Plain) {
                QStyleOptionButton label = *button;
                label.palette = labelPalette(button->palette, widget, painter);
                label.icon = labelIcon(button->icon, widget);
                QProxyStyle::drawControl(element, &label, painter, widget);
                return;
            }
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button->icon.isNull()) {
            paintIconLabel(button, {button->icon, button->iconSize, button->text}, painter, widget);
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
    if (control == CC_ToolButton) {
        // The arrow of a menu would stand on a lone icon.
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->toolButtonStyle == Qt::ToolButtonIconOnly) {
            QStyleOptionToolButton plain = *button;
            plain.features &= ~(QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup);
            QProxyStyle::drawComplexControl(control, &plain, painter, widget);
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
        handle = qBound(qMin(28, length), int(qint64(slider->pageStep) * length / (range + slider->pageStep)), length);
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
        result = QSize(withText ? size.width() + 24 : qMax(height, result.width()), qMax(height, size.height()));
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
    case SH_DialogButtonBox_ButtonsHaveIcons: // the theme's, in colours of its own
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_UnderlineShortcut: // mnemonics are shown while Alt is held
        return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace waxwing::ui
