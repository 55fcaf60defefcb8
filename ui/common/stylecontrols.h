// How each control is drawn, one function a control; Style only chooses among them.
#pragma once

#include "ui/common/style.h"

#include <QIcon>
#include <QStyleOption>

class QPainter;

namespace waxwing::ui {

constexpr auto buttonKindProperty = "waxwingButtonKind";
constexpr auto smallProperty = "waxwingSmall";

ButtonKind buttonKind(const QWidget *widget);
bool isSmall(const QWidget *widget);
void paintPushButton(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void paintToolButton(const QStyleOption *option, QPainter *painter, const QWidget *widget);
// Icon, gap and words, centred together.
struct ButtonLabel {
    QIcon icon;
    QSize iconSize;
    QString text;
};
void paintIconLabel(const QStyleOption *option, const ButtonLabel &label, QPainter *painter, const QWidget *widget);
void paintField(const QStyleOption *option, QPainter *painter);
void paintCheckBox(const QStyleOption *option, QPainter *painter);
void paintRadio(const QStyleOption *option, QPainter *painter);
void paintBranch(const QStyleOption *option, QPainter *painter);
void paintHeaderSection(const QStyleOption *option, QPainter *painter);
void paintMenuBarItem(const QStyleOptionMenuItem *item, QPainter *painter);
void paintProgress(const QStyleOptionProgressBar *bar, QPainter *painter);
void paintScrollBar(const QStyleOptionSlider *slider, QPainter *painter, const QRect &handle);
void paintComboBox(const QStyleOptionComboBox *combo, QPainter *painter);
// The palette and icon of a label whose button is not plain; its weight is set on the painter.
QIcon labelIcon(const QIcon &icon, const QWidget *widget);
QPalette labelPalette(const QPalette &palette, const QWidget *widget, QPainter *painter);

} // namespace waxwing::ui
