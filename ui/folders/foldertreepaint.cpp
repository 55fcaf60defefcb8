// How the tree's rows are drawn: grounds, the place a drop would go to, the arrows.
#include "ui/common/colors.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"
#include "ui/folders/folderdelegate.h"
#include "ui/folders/folderdrop.h"
#include "ui/folders/foldertreeview.h"

#include <QEvent>
#include <QPainter>

namespace waxwing::ui {

using models::FolderTreeModel;

void FolderTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool gap = index.data(FolderTreeModel::IsHeadingRole).toBool() && index.row() > 0;
    const QRect row = option.rect.adjusted(0, gap ? FolderDelegate::headingGap : 0, 0, 0);
    paintGround(painter, row, index);
    painter->save();
    painter->setOpacity(m_dragged == index ? 0.45 : 1.0);
    QTreeView::drawRow(painter, option, index);
    painter->restore();
    if (m_drop->target().row == index) {
        paintDropLine(painter, row);
    }
}

void FolderTreeView::paintGround(QPainter *painter, const QRect &row, const QModelIndex &index) const
{
    const Colors &colors = Colors::of(palette());
    const bool focused = hasFocus() && index == currentIndex();
    const QColor ring = focused ? colors.accent : QColor();
    if (m_drop->target() == DropSpot{index, DropSpot::Where::Into}) {
        paintRounded(painter, row, metrics::rowRadius, colors.selected, colors.accent, 2);
    } else if (selectionModel()->isSelected(index) && !index.data(FolderTreeModel::IsHeadingRole).toBool()) {
        paintRounded(painter, row, metrics::rowRadius, hasFocus() ? colors.selected : colors.selectedIdle, ring);
    } else if (m_hovered == index) {
        paintRounded(painter, row, metrics::rowRadius, colors.treeHover, ring);
    } else if (focused) {
        paintRounded(painter, row, metrics::rowRadius, {}, ring);
    }
}

// Where it would stand between two folders: a line from the icon on, with a knob before it.
void FolderTreeView::paintDropLine(QPainter *painter, const QRect &row) const
{
    const DropSpot spot = m_drop->target();
    if (spot.where == DropSpot::Where::Into) {
        return;
    }
    const int y = spot.where == DropSpot::Where::Above ? row.top() : row.bottom() + 1;
    QRect line = visualRect(spot.row);
    line = QRect(line.left() + 10, y - 1, line.width() - 18, 2);
    const QRect area = QStyle::visualRect(layoutDirection(), visualRect(spot.row), line);
    const QColor accent = Colors::of(palette()).accent;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(area, accent);
    painter->setPen(QPen(accent, 2));
    painter->setBrush(Colors::of(palette()).sidebar);
    painter->drawEllipse(QPointF(isRightToLeft() ? area.right() + 4 : area.left() - 4, y), 3, 3);
    painter->restore();
}

void FolderTreeView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!m_tree->hasChildren(index)) {
        return;
    }
    // Accounts have no indentation: their arrow stands where their folders' arrows do.
    const bool heading = !index.parent().isValid();
    QRect logical = visualRect(index);
    if (heading) {
        logical.setTop(logical.top() + (index.row() > 0 ? FolderDelegate::headingGap : 0));
        logical.setWidth(indentation());
    } else {
        logical = QRect(rect.right() - indentation() + 1, rect.top(), indentation(), rect.height());
    }
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect
        = heading && isRightToLeft() ? QStyle::visualRect(layoutDirection(), viewport()->rect(), logical) : logical;
    option.state = QStyle::State_Children | (isExpanded(index) ? QStyle::State_Open : QStyle::State_None);
    style()->drawPrimitive(QStyle::PE_IndicatorBranch, &option, painter, this);
}

void FolderTreeView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        applyColors();
    }
    QTreeView::changeEvent(event);
}

void FolderTreeView::applyColors()
{
    const QColor ground = Colors::of(palette()).sidebar;
    if (palette().color(QPalette::Base) != ground) {
        QPalette own = palette();
        own.setColor(QPalette::Base, ground);
        setPalette(own);
    }
}

} // namespace waxwing::ui
