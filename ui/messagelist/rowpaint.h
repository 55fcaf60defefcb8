// What cards and table rows share: the ground of a row, text with its search hits marked.
#pragma once

#include <QStyleOptionViewItem>

class QPainter;

namespace waxwing::ui {

// Ground, bar at the leading edge, focus outline, and the divider below a card.
void paintRowGround(QPainter *painter, const QStyleOptionViewItem &option, bool divider);
// One line, cut at its end; the words that were searched for stand on the colour of a hit.
void paintMarkedText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font, const QColor &color,
                     const QStringList &words, const QStyleOptionViewItem &option, bool trailing = false);

// A tag in its colours at the leading (AlignLeft) or trailing end of room, which is as the text runs; tagHeight high.
// How much it takes, with the gap beside it.
inline constexpr int tagHeight = 16;
int paintTag(QPainter *painter, const QStyleOptionViewItem &option, const QRect &room, const QString &tag,
             Qt::Alignment end);
// The heading of a group of rows.
void paintGroupHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &title);

} // namespace waxwing::ui
