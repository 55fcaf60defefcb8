// The palette of the window: one table for light, one for dark. Which one applies is read from the QPalette
// that a widget has, so that nothing has to be handed around and a subtree can be dark in a light window.
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace waxwing::ui {

struct TagColors {
    QColor text;
    QColor ground;
};

struct Colors {
    bool dark = false;
    QColor window; // toolbar, menu bar
    QColor sidebar; // folder pane
    QColor base; // list, reader, fields
    QColor raised; // cards, table header
    QColor line; // dividers
    QColor edge; // borders of fields, chips, buttons; 3:1 on base
    QColor text;
    QColor text2; // dates, preview, addresses, icons in lists
    QColor text3; // placeholder, arrows of the tree
    QColor accent; // main button, unread dot, bars, focus
    QColor onAccent;
    QColor selected; // ground of a selected row in the focused pane
    QColor selectedIdle; // the same, another pane has the focus
    QColor hover; // row under the pointer, in lists
    QColor treeHover; // row or flat button under the pointer, on window and sidebar
    QColor link;
    QColor infoGround; // remote content, coverage of a search
    QColor infoBorder;
    QColor error; // always with an icon and words
    QColor errorGround;
    QColor ok;
    QColor star;
    QColor hit; // ground of a search hit
    std::array<QColor, 3> quotes; // by depth
    QColor badge; // ground of a count
    QColor tip; // ground of toast and drag caption
    QColor onTip;
    QColor tipAction;
    std::array<TagColors, 5> tags; // teal, plum, green, red, blue

    static const Colors &light();
    static const Colors &darkTable();
    // The table that goes with a palette: dark when its window is.
    static const Colors &of(const QPalette &palette);
    // The application's palette made from this table.
    QPalette palette() const;
    // Always the same colours for the same text (a tag, a sender), from the five pairs.
    const TagColors &tagFor(const QString &text) const;
};

// color at 45 %, the strength of what is disabled or dragged away.
QColor faded(QColor color);

} // namespace waxwing::ui
