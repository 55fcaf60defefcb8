// The message list as assistive technology sees it: a list whose items read as one sentence each. Qt knows how to
// present its own list and table views only, not other subclasses of QAbstractItemView. An item is made when it is
// asked for, so that a million rows cost nothing until somebody reads them. UI thread.
#pragma once

#include <QAccessibleInterface>
#include <QAccessibleWidget>
#include <QHash>

namespace waxwing::ui {

class MessageListView;

class AccessibleMessageList : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    // Makes QAccessible use this class for every MessageListView; may be called often.
    static void install();

    explicit AccessibleMessageList(MessageListView *view);
    ~AccessibleMessageList() override;

    void *interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override;
    QAccessibleInterface *child(int row) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;

    QAccessibleInterface *cellAt(int row, int column) const override;
    int rowCount() const override;
    int columnCount() const override { return 1; }
    QList<QAccessibleInterface *> selectedCells() const override;
    int selectedCellCount() const override;
    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QString columnDescription(int) const override { return {}; }
    QString rowDescription(int) const override { return {}; }
    int selectedColumnCount() const override { return 0; }
    QList<int> selectedColumns() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    int selectedRowCount() const override;
    // At most the first ten thousand: each crosses a bus.
    QList<int> selectedRows() const override;
    bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool unselectRow(int row) override;
    void modelChange(QAccessibleTableModelChangeEvent *event) override;

private:
    MessageListView *view() const;
    QAccessibleInterface *heading(int number) const;
    void forget();
    void rekey(int from, int by);
    void remove(int first, int last);
    void announce(int first, int last) const;

    mutable QHash<int, QAccessible::Id> m_items; // row → its item, of those asked for
    mutable QList<QAccessible::Id> m_headings; // by number; one stands for whatever group has that number
};

} // namespace waxwing::ui
