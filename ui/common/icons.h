// The window's own icons: line drawings compiled in, tinted in the colour of the text they stand with at the
// moment they are painted, so that light, dark, disabled and any scale need no second file.
#pragma once

#include <QColor>
#include <QIcon>

class QPainter;

namespace waxwing::ui {

enum class Tint {
    Text,
    Text2,
    Accent,
    OnAccent,
    Error,
    Ok,
    Star,
    Link,
    OnTip,
    TipAction,
};

// name: a file of resources/icons without ".svg". An unknown name gives an icon that paints nothing.
QIcon icon(const QString &name, Tint tint = Tint::Text);
// For delegates, which know their colour. Centred in rect, at most as large as rect.
void paintIcon(QPainter *painter, const QString &name, const QRect &rect, const QColor &color);
QPixmap iconPixmap(const QString &name, const QSize &size, qreal devicePixelRatio, const QColor &color);

} // namespace waxwing::ui
