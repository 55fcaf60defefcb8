// Sizes relative to the system's font, which is what 10 pt stands for in the design.
#pragma once

#include <QFont>

namespace waxwing::ui {

enum class TextSize {
    Tiny, // 8: tags, badges
    Small, // 9: dates, preview, chips
    Normal, // 10
    PaneTitle, // 11
    Subject, // 14
    PageTitle, // 16
};

// base: the widget's or the application's font.
QFont sized(QFont base, TextSize size, QFont::Weight weight = QFont::Normal);
// Columns of numbers that stand under each other.
QFont tabularFigures(QFont font);
// The chosen fixed font, else the system's at the size of base.
QFont fixedFont(const QFont &base);

} // namespace waxwing::ui
