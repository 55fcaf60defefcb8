#include "ui/messagelist/listheaderview.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/models/columns.h"

#include <QPainter>

namespace waxwing::ui {

ListHeaderView::ListHeaderView(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("messageListHeader"));
    setAccessibleName(tr("Columns"));
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(24);
    setFrameShape(QFrame::NoFrame);
}

void ListHeaderView::arrange()
{
    const QList<models::Column> &columns = models::columns();
    for (int section = 0; section < columns.size(); ++section) {
        const models::Column &column = columns[section];
        if (column.width == 0) {
            setSectionResizeMode(section, Stretch);
        } else {
            setSectionResizeMode(section, column.icon.isEmpty() ? Interactive : Fixed);
            resizeSection(section, column.width);
        }
    }
    setSortIndicator(models::columnIndex(QStringLiteral("date")), Qt::DescendingOrder);
}

void ListHeaderView::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    const models::Column &column = models::columns()[section];
    const Colors &colors = Colors::of(palette());
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    const bool sorted = sortIndicatorSection() == section;
    if (!column.icon.isEmpty()) {
        QRect square(0, 0, 14, 14);
        square.moveCenter(rect.center());
        paintIcon(painter, column.icon, square, sorted ? colors.accent : colors.text2);
        painter->restore();
        return;
    }
    const QFont font = sized(this->font(), TextSize::Small, sorted ? QFont::DemiBold : QFont::Normal);
    const QString title = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    const Qt::Alignment side
        = QStyle::visualAlignment(layoutDirection(), column.trailing ? Qt::AlignRight : Qt::AlignLeft);
    const QRect room = rect.adjusted(8, 0, -8, 0);
    painter->setFont(font);
    painter->setPen(sorted ? colors.text : colors.text2);
    painter->drawText(room, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, title);
    if (sorted) {
        const int width = QFontMetrics(font).horizontalAdvance(title);
        const bool right = side.testFlag(Qt::AlignRight);
        QRect arrow(0, 0, 11, 11);
        arrow.moveCenter({right ? room.right() - width - 12 : room.left() + width + 12, room.center().y() + 1});
        paintIcon(painter,
                  sortIndicatorOrder() == Qt::DescendingOrder ? QStringLiteral("chevron-down")
                                                              : QStringLiteral("chevron-up"),
                  arrow, colors.text2);
    }
    painter->restore();
}

} // namespace waxwing::ui
