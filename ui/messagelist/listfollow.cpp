// How the view follows its model: what is on the screen stays where it is while rows come and go above it.
#include "ui/messagelist/messagelistview.h"

#include <QAccessible>
#include <QScrollBar>

namespace waxwing::ui {

namespace {

void tellAccessible(QAccessibleEvent &&event)
{
    if (QAccessible::isActive()) {
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace

void MessageListView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    Held kept = held();
    // At the very top new mail is meant to be seen; elsewhere the rows in sight stay in place.
    const bool above = verticalOffset() > 0 && start <= kept.row;
    m_places.setHeadings(m_list->groups());
    updateGeometries();
    if (above) {
        kept.row += end - start + 1;
        hold(kept);
    }
    QAbstractItemView::rowsInserted(parent, start, end);
    viewport()->update();
}

void MessageListView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    // What goes away gives its place to the next row; Qt would go to the one before.
    const int current = currentIndex().row();
    if (current >= start && current <= end) {
        const int next = end + 1 < rowCount() ? end + 1 : start - 1;
        const auto rows = QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
        const bool selected = selectionModel()->isSelected(currentIndex());
        selectionModel()->setCurrentIndex(model()->index(next, 0), selected ? rows : QItemSelectionModel::NoUpdate);
    }
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

void MessageListView::rowsRemoved(const QModelIndex &, int start, int end)
{
    Held kept = held();
    m_places.setHeadings(m_list->groups());
    updateGeometries();
    if (end < kept.row) {
        kept.row -= end - start + 1;
        hold(kept);
    }
    viewport()->update();
}

void MessageListView::takeGroups()
{
    const Held kept = held();
    const bool atTop = verticalOffset() == 0;
    m_places.setHeadings(m_list->groups());
    updateGeometries();
    if (!atTop) {
        hold(kept);
    }
    viewport()->update();
    QAccessibleTableModelChangeEvent change(this, QAccessibleTableModelChangeEvent::DataChanged);
    change.setFirstRow(0);
    change.setLastRow(rowCount() - 1);
    tellAccessible(std::move(change)); // what a row's description says
}

void MessageListView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &)
{
    if (bottomRight.row() >= rowNear(0) && topLeft.row() <= rowNear(viewport()->height())) {
        viewport()->update();
    }
    QAccessibleTableModelChangeEvent change(this, QAccessibleTableModelChangeEvent::DataChanged);
    change.setFirstRow(topLeft.row());
    change.setLastRow(bottomRight.row());
    tellAccessible(std::move(change));
    takeFollowed();
    // The current row's contents were still on their way when it became current.
    const int current = currentIndex().row();
    if (current >= topLeft.row() && current <= bottomRight.row() && m_list->idAt(current) != m_shown
        && !m_followed.isValid()) {
        m_shown = m_list->idAt(current);
        Q_EMIT currentMessageChanged();
    }
}

void MessageListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (m_followed.isValid()) {
        return;
    }
    m_shown = m_list->idAt(current.row());
    viewport()->update();
    if (current.isValid() && hasFocus()) {
        QAccessibleEvent focus(this, QAccessible::Focus);
        focus.setChild(current.row());
        tellAccessible(std::move(focus));
    }
    Q_EMIT currentMessageChanged();
}

void MessageListView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    viewport()->update();
    if (m_followed.isValid()) {
        return;
    }
    tellAccessible(QAccessibleEvent(this, QAccessible::SelectionWithin));
    Q_EMIT selectionCountChanged();
}

// An answer came: the conversation's row goes away and comes again at another place, for its newest message. It stays
// the current one, and nobody is told of the row that is current meanwhile.
void MessageListView::follow(PlacementId before, PlacementId after)
{
    if (selectedCount() != 1 || m_list->idAt(currentIndex().row()) != before) {
        return;
    }
    m_followed = after;
    const auto find = [this, after] {
        m_list->locate(after, [this, after](int row) {
            if (m_followed != after) {
                return;
            }
            if (row < 0 || row >= rowCount()) {
                m_followed = PlacementId();
                Q_EMIT currentMessageChanged();
                return;
            }
            m_list->row(row); // asked for where it is not in memory
            takeFollowed();
        });
    };
    QMetaObject::invokeMethod(this, find, Qt::QueuedConnection); // when the rows have changed
}

void MessageListView::takeFollowed()
{
    const auto row = m_followed.isValid() ? m_list->rowOf(m_followed) : std::nullopt;
    if (row) {
        m_followed = PlacementId();
        const auto rows = QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
        selectionModel()->setCurrentIndex(model()->index(*row, 0), rows);
    }
}

void MessageListView::keepPlace()
{
    const PlacementId current = m_list->idAt(currentIndex().row());
    if (current.isValid()) {
        m_place = current;
    }
}

void MessageListView::reset()
{
    QAbstractItemView::reset();
    m_places.setHeadings(m_list->groups());
    updateGeometries();
    restorePlace();
    viewport()->update();
}

void MessageListView::restorePlace()
{
    if (!m_place.isValid()) {
        Q_EMIT currentMessageChanged();
        return;
    }
    const PlacementId wanted = m_place;
    m_list->locate(wanted, [this, wanted](int row) {
        if (wanted != m_place || currentIndex().isValid()) {
            return;
        }
        m_place = PlacementId();
        if (row >= 0 && row < rowCount()) {
            selectRow(row);
        } else {
            Q_EMIT currentMessageChanged();
        }
    });
}

} // namespace waxwing::ui
