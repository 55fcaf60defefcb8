#include "ui/common/fonts.h"

#include "ui/common/looks.h"

#include <QFontDatabase>

namespace waxwing::ui {

namespace {

qreal factor(TextSize size)
{
    switch (size) {
    case TextSize::Tiny: return 0.8;
    case TextSize::Small: return 0.9;
    case TextSize::Normal: return 1.0;
    case TextSize::PaneTitle: return 1.1;
    case TextSize::Subject: return 1.4;
    case TextSize::PageTitle: return 1.6;
    }
    return 1.0;
}

} // namespace

QFont sized(QFont base, TextSize size, QFont::Weight weight)
{
    // A system font may be given in pixels; then there is no point size to scale.
    if (base.pointSizeF() > 0) {
        base.setPointSizeF(base.pointSizeF() * factor(size));
    } else {
        base.setPixelSize(qRound(base.pixelSize() * factor(size)));
    }
    base.setWeight(weight);
    return base;
}

QFont tabularFigures(QFont font)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

QFont fixedFont(const QFont &base)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (base.pointSizeF() > 0) {
        font.setPointSizeF(base.pointSizeF());
    }
    return Looks::get().font(FontPlace::Fixed, font);
}

} // namespace waxwing::ui
