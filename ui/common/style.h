// Fusion, redrawn where the design differs: flat grounds, thin lines, one accent. Colours come from the palette
// of the widget that is drawn (colors.h).
#pragma once

#include <QProxyStyle>

class QAbstractButton;

namespace waxwing::ui {

enum class ButtonKind {
    Plain, // border and base ground; flat tool buttons have neither
    Primary, // accent ground: one a window
    Link, // words in link colour, no border
    Tip, // on the dark ground of a toast
    Mark, // its icon says whether it is on
};

// How a push or tool button is drawn. Small: 26 px high, for rows and chips.
void setButtonKind(QAbstractButton *button, ButtonKind kind);
void setSmall(QAbstractButton *button);

class Style : public QProxyStyle {
    Q_OBJECT
public:
    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
};

} // namespace waxwing::ui
