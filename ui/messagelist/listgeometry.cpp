// Where the view's rows and headings are on the screen, and which of them is at a point.
#include "ui/common/metrics.h"
#include "ui/messagelist/listheaderview.h"
#include "ui/messagelist/messagelistview.h"

#include <QScrollBar>

#include <limits>

namespace waxwing::ui {

int MessageListView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect MessageListView::rowRect(int row) const
{
    return {0, int(m_places.top(row) - verticalOffset()), viewport()->width(), m_places.rowHeight()};
}

QRect MessageListView::headingRect(int row) const
{
    const qint64 top = m_places.topWithHeading(row);
    const int height = int(m_places.top(row) - top);
    return {0, int(top - verticalOffset()), viewport()->width(), height};
}

QRect MessageListView::headingRectAt(int heading) const
{
    return headingRect(int(headings()[heading].row));
}

int MessageListView::headingAt(const QPoint &point) const
{
    return m_places.headingAt(qint64(point.y()) + verticalOffset());
}

QString MessageListView::groupOf(int row) const
{
    const int heading = m_places.headingOf(row);
    return heading < 0 ? QString() : headings()[heading].title;
}

int MessageListView::rowNear(int y) const
{
    return m_places.rowAt(qMax<qint64>(0, qint64(y) + verticalOffset()));
}

int MessageListView::rowAt(int y) const
{
    const int row = rowNear(y);
    return y >= 0 && row < rowCount() && headingAt({0, y}) < 0 ? row : -1;
}

QRect MessageListView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return {};
    }
    QRect rect = rowRect(index.row());
    if (m_look == ListLook::Table) {
        rect.setLeft(m_header->sectionViewportPosition(index.column()));
        rect.setWidth(m_header->sectionSize(index.column()));
    }
    return rect;
}

void MessageListView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid()) {
        return;
    }
    const QRect rect = rowRect(index.row());
    const int top = int(m_places.topWithHeading(index.row()) - verticalOffset());
    const int room = viewport()->height();
    int by = 0;
    if (hint == PositionAtTop || (hint == EnsureVisible && top < 0)) {
        by = top;
    } else if (hint == PositionAtBottom || (hint == EnsureVisible && rect.bottom() >= room)) {
        by = rect.bottom() - room + 1;
    } else if (hint == PositionAtCenter) {
        by = rect.center().y() - room / 2;
    }
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by);
}

QModelIndex MessageListView::indexAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    if (row < 0) {
        return {};
    }
    const int column = m_look == ListLook::Table ? m_header->logicalIndexAt(point.x()) : 0;
    return model()->index(row, qMax(0, column));
}

void MessageListView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QRect area = rect.normalized();
    const int last = rowCount() - 1;
    if (last < 0) {
        return;
    }
    const int first = qBound(0, rowNear(area.top()), last);
    const int end = qBound(0, rowNear(area.bottom()), last);
    const int columns = model()->columnCount();
    selectionModel()->select(QItemSelection(model()->index(first, 0), model()->index(end, columns - 1)), command);
}

QRegion MessageListView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const QRect rows = rowRect(range.top()).united(rowRect(range.bottom()));
        region += rows.intersected(viewport()->rect());
    }
    return region;
}

void MessageListView::updateGeometries()
{
    // Beside the scroll bar, as the cells are.
    m_header->setGeometry(viewport()->x(), 0, viewport()->width(), metrics::tableHeaderHeight);
    QScrollBar *bar = verticalScrollBar();
    const qint64 hidden = m_places.height(rowCount()) - viewport()->height();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(m_places.rowHeight() / (m_look == ListLook::Table ? 1 : 3));
    bar->setRange(0, int(qBound(qint64(0), hidden, qint64(std::numeric_limits<int>::max()))));
    QAbstractItemView::updateGeometries();
}

MessageListView::Held MessageListView::held() const
{
    const int row = rowNear(0);
    return {row, rowRect(row).top()};
}

void MessageListView::hold(const Held &held)
{
    verticalScrollBar()->setValue(int(m_places.top(held.row)) - held.top);
}

} // namespace waxwing::ui
