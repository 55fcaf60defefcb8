#include "ui/messagelist/accessiblelist.h"

#include "ui/messagelist/messagelistview.h"

#include <QPointer>

namespace waxwing::ui {

namespace {

constexpr int kMostSelected = 10'000;

constexpr auto kRow = QItemSelectionModel::Rows;

class AccessibleMessage : public QAccessibleInterface,
                          public QAccessibleTableCellInterface,
                          public QAccessibleActionInterface {
public:
    AccessibleMessage(MessageListView *view, int row) : m_view(view), m_row(row) { }

    int row() const { return m_row; }
    void setRow(int row) { m_row = row; }

    bool isValid() const override { return m_view && m_row < m_view->model()->rowCount(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid()) {
            return {};
        }
        switch (kind) {
        case QAccessible::Name: return index().data(Qt::AccessibleTextRole).toString();
        case QAccessible::Description: return m_view->groupOf(m_row);
        default: return {};
        }
    }

    QRect rect() const override
    {
        if (!isValid()) {
            return {};
        }
        const QRect cell = m_view->visualRect(index()); // in the table's look the first column's
        const QWidget *viewport = m_view->viewport();
        return {viewport->mapToGlobal(QPoint(0, cell.top())), QSize(viewport->width(), cell.height())};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.focusable = true;
        state.multiSelectable = true;
        state.selected = isSelected();
        state.focused = m_view->hasFocus() && m_view->currentIndex().row() == m_row;
        const QRect seen(m_view->viewport()->mapToGlobal(QPoint()), m_view->viewport()->size());
        state.offscreen = !seen.intersects(rect());
        state.invisible = !m_view->isVisible();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        switch (type) {
        case QAccessible::TableCellInterface: return static_cast<QAccessibleTableCellInterface *>(this);
        case QAccessible::ActionInterface: return static_cast<QAccessibleActionInterface *>(this);
        default: return nullptr;
        }
    }

    bool isSelected() const override { return isValid() && m_view->selectionModel()->isRowSelected(m_row); }
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return 0; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    void doAction(const QString &name) override
    {
        if (!isValid()) {
            return;
        }
        if (name == setFocusAction()) {
            m_view->setFocus();
        }
        m_view->selectRow(m_row);
    }

private:
    QModelIndex index() const { return m_view->model()->index(m_row, 0); }

    QPointer<MessageListView> m_view;
    int m_row;
};

// The heading of a group by date. Headings are children behind all the rows, so that a row's number stays its index;
// which group a row is in is also said by its description.
class AccessibleHeading : public QAccessibleInterface {
public:
    AccessibleHeading(MessageListView *view, int heading) : m_view(view), m_heading(heading) { }

    int heading() const { return m_heading; }

    bool isValid() const override { return m_view && m_heading < m_view->headings().size(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Heading; }
    void setText(QAccessible::Text, const QString &) override { }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_view->headings()[m_heading].title : QString();
    }

    QRect rect() const override
    {
        if (!isValid()) {
            return {};
        }
        const QRect seen = m_view->headingRectAt(m_heading);
        return {m_view->viewport()->mapToGlobal(seen.topLeft()), seen.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.readOnly = true;
        state.invisible = !isValid() || !m_view->isVisible();
        return state;
    }

private:
    QPointer<MessageListView> m_view;
    int m_heading;
};

AccessibleMessage *item(QAccessible::Id id)
{
    return static_cast<AccessibleMessage *>(QAccessible::accessibleInterface(id));
}

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<MessageListView *>(object);
    return view ? new AccessibleMessageList(view) : nullptr;
}

} // namespace

void AccessibleMessageList::install()
{
    QAccessible::installFactory(make); // the same one twice is kept once
}

AccessibleMessageList::AccessibleMessageList(MessageListView *view) : QAccessibleWidget(view, QAccessible::List) { }

AccessibleMessageList::~AccessibleMessageList()
{
    forget();
}

MessageListView *AccessibleMessageList::view() const
{
    return qobject_cast<MessageListView *>(object());
}

void *AccessibleMessageList::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

int AccessibleMessageList::childCount() const
{
    return view() ? rowCount() + int(view()->headings().size()) : 0;
}

int AccessibleMessageList::rowCount() const
{
    return view() ? view()->model()->rowCount() : 0;
}

QAccessibleInterface *AccessibleMessageList::child(int row) const
{
    if (row < 0 || row >= rowCount()) {
        return heading(row - rowCount());
    }
    auto found = m_items.constFind(row);
    if (found == m_items.constEnd()) {
        found = m_items.insert(row, QAccessible::registerAccessibleInterface(new AccessibleMessage(view(), row)));
    }
    return QAccessible::accessibleInterface(*found);
}

QAccessibleInterface *AccessibleMessageList::heading(int number) const
{
    if (!view() || number < 0 || number >= view()->headings().size()) {
        return nullptr;
    }
    while (m_headings.size() <= number) {
        m_headings << QAccessible::registerAccessibleInterface(new AccessibleHeading(view(), int(m_headings.size())));
    }
    return QAccessible::accessibleInterface(m_headings[number]);
}

QAccessibleInterface *AccessibleMessageList::childAt(int x, int y) const
{
    if (!view()) {
        return nullptr;
    }
    const QPoint point = view()->viewport()->mapFromGlobal(QPoint(x, y));
    const int heading = view()->headingAt(point);
    return heading < 0 ? child(view()->indexAt(point).row()) : this->heading(heading);
}

QAccessibleInterface *AccessibleMessageList::focusChild() const
{
    return view() && view()->hasFocus() ? child(view()->currentIndex().row()) : nullptr;
}

int AccessibleMessageList::indexOfChild(const QAccessibleInterface *child) const
{
    if (child && child->role() == QAccessible::Heading) {
        return rowCount() + static_cast<const AccessibleHeading *>(child)->heading();
    }
    return child && child->role() == QAccessible::ListItem ? static_cast<const AccessibleMessage *>(child)->row() : -1;
}

QAccessibleInterface *AccessibleMessageList::cellAt(int row, int column) const
{
    return column == 0 ? child(row) : nullptr;
}

QList<QAccessibleInterface *> AccessibleMessageList::selectedCells() const
{
    QList<QAccessibleInterface *> cells;
    for (const int row : selectedRows()) {
        cells.append(child(row));
    }
    return cells;
}

int AccessibleMessageList::selectedCellCount() const
{
    return selectedRowCount();
}

int AccessibleMessageList::selectedRowCount() const
{
    return view() ? view()->selectedCount() : 0;
}

QList<int> AccessibleMessageList::selectedRows() const
{
    QList<int> rows;
    const QList<models::RowRange> ranges = view() ? view()->selectedRanges() : QList<models::RowRange>();
    for (const models::RowRange &range : ranges) {
        for (int row = range.first; row <= range.last && rows.size() < kMostSelected; ++row) {
            rows.append(row);
        }
    }
    return rows;
}

bool AccessibleMessageList::isRowSelected(int row) const
{
    return view() && view()->selectionModel()->isRowSelected(row);
}

bool AccessibleMessageList::selectRow(int row)
{
    if (row < 0 || row >= rowCount()) {
        return false;
    }
    view()->selectionModel()->setCurrentIndex(view()->model()->index(row, 0), QItemSelectionModel::Select | kRow);
    return true;
}

bool AccessibleMessageList::unselectRow(int row)
{
    if (row < 0 || row >= rowCount()) {
        return false;
    }
    view()->selectionModel()->select(view()->model()->index(row, 0), QItemSelectionModel::Deselect | kRow);
    return true;
}

void AccessibleMessageList::modelChange(QAccessibleTableModelChangeEvent *event)
{
    const int first = event->firstRow();
    const int last = event->lastRow();
    switch (event->modelChangeType()) {
    case QAccessibleTableModelChangeEvent::ModelReset: forget(); break;
    case QAccessibleTableModelChangeEvent::DataChanged: announce(first, last); break;
    case QAccessibleTableModelChangeEvent::RowsInserted: rekey(first, last - first + 1); break;
    case QAccessibleTableModelChangeEvent::RowsRemoved: remove(first, last); break;
    case QAccessibleTableModelChangeEvent::ColumnsInserted:
    case QAccessibleTableModelChangeEvent::ColumnsRemoved: break;
    }
}

void AccessibleMessageList::forget()
{
    for (const QAccessible::Id id : std::exchange(m_items, {})) {
        QAccessible::deleteAccessibleInterface(id);
    }
    for (const QAccessible::Id id : std::exchange(m_headings, {})) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

// Items keep their message: whoever holds one reads on where the row is now.
void AccessibleMessageList::rekey(int from, int by)
{
    QHash<int, QAccessible::Id> moved;
    for (auto entry = m_items.cbegin(); entry != m_items.cend(); ++entry) {
        const int row = entry.key() >= from ? entry.key() + by : entry.key();
        item(entry.value())->setRow(row);
        moved.insert(row, entry.value());
    }
    m_items = moved;
}

void AccessibleMessageList::remove(int first, int last)
{
    m_items.removeIf([first, last](const auto &entry) {
        if (entry.key() < first || entry.key() > last) {
            return false;
        }
        QAccessible::deleteAccessibleInterface(entry.value());
        return true;
    });
    rekey(last + 1, first - last - 1);
}

// A row that was on its way has its words now.
void AccessibleMessageList::announce(int first, int last) const
{
    for (auto entry = m_items.cbegin(); entry != m_items.cend(); ++entry) {
        if (entry.key() >= first && entry.key() <= last) {
            QAccessibleEvent event(item(entry.value()), QAccessible::NameChanged);
            QAccessible::updateAccessibility(&event);
        }
    }
}

} // namespace waxwing::ui
