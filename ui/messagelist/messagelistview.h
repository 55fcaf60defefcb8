// The message list in its two looks: cards and a table. Every row has one height, so that where a row stands is
// arithmetic and a million rows cost what a hundred do; Qt's stock views took 27 to 82 ms to show a million. Headings
// of groups by date stand between the rows and are none of them: nothing selects, moves to or drags one.
#pragma once

#include "ui/common/dragguard.h"
#include "ui/messagelist/rowplaces.h"
#include "ui/models/messagelistmodel.h"

#include <QAbstractItemView>
#include <QUrl>

#include <functional>

namespace waxwing::ui {

class CardDelegate;
class ListHeaderView;
class TableDelegate;

enum class ListLook { Cards, Table };

class MessageListView : public QAbstractItemView {
    Q_OBJECT
public:
    explicit MessageListView(models::MessageListModel *list, QWidget *parent = nullptr);

    ListLook look() const { return m_look; }
    void setLook(ListLook look);
    ListHeaderView *tableHeader() const;
    // Whose messages these are; a drag carries it.
    void setAccount(AccountId account) { m_account = account; }
    // The account a folder belongs to, where the list shows several.
    void setAccountOf(std::function<AccountId(FolderId)> accountOf) { m_accountOf = std::move(accountOf); }
    // Called when a drag begins: gives what hands out the selection as files, at the drop.
    void setFileSource(std::function<std::function<QList<QUrl>()>()> source) { m_fileSource = std::move(source); }
    void setDragGuard(DragGuard guard) { m_dragGuard = guard; }
    // Words whose hits are marked.
    void setSearchWords(const QStringList &words);
    // The next load shows another folder: what was current before must not be looked for.
    void forgetPlace();
    QList<models::RowRange> selectedRanges() const;
    const QList<models::DateGroup> &headings() const { return m_places.headings(); }
    QRect headingRectAt(int heading) const; // index into headings(), in the viewport
    int headingAt(const QPoint &point) const; // -1: none
    QString groupOf(int row) const; // its heading; empty: none
    int selectedCount() const;
    // Selects this message wherever it is in the list; then is called once it is.
    void goTo(PlacementId message, std::function<void()> then);
    void selectRow(int row); // alone, and scrolled to
    // Moves current and selection; false at the end of the list.
    bool step(int rows);
    // The next unread below the current row, as far as the rows are in memory without a gap; false: none there.
    bool stepToUnread();

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void keyboardSearch(const QString &search) override;
    void reset() override;

Q_SIGNALS:
    void starClicked(int row);
    void spacePressed(bool backwards);
    void sortClicked(int column);
    void selectionCountChanged();
    void currentMessageChanged();

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    int rowCount() const { return model()->rowCount(); }
    QRect rowRect(int row) const;
    QRect headingRect(int row) const; // of the heading right above this row; empty: there is none
    bool isOnArrow(const QPoint &point, int row) const; // of a conversation
    int rowAt(int y) const; // -1: none
    int rowNear(int y) const; // on a heading the row below it; below the last row more than there are
    // The topmost row in sight and where it stands, and the way back there.
    struct Held {
        int row = 0;
        int top = 0;
    };
    Held held() const;
    void hold(const Held &held);
    void rowsRemoved(const QModelIndex &parent, int start, int end);
    void takeGroups();
    void takeHeights();
    bool openByKey(const QKeyEvent *event);
    bool isOnStar(const QPoint &point, int row) const;
    void paintRow(QPainter *painter, int row);
    QStyleOptionViewItem rowOption(int row) const;
    void follow(PlacementId before, PlacementId after);
    void takeFollowed();
    void keepPlace();
    void restorePlace();

    models::MessageListModel *m_list;
    CardDelegate *m_cards;
    TableDelegate *m_cells;
    ListHeaderView *m_header;
    ListLook m_look = ListLook::Cards;
    RowPlaces m_places;
    AccountId m_account;
    std::function<AccountId(FolderId)> m_accountOf;
    std::function<std::function<QList<QUrl>()>()> m_fileSource;
    DragGuard m_dragGuard = DragGuard::On;
    int m_hovered = -1;
    bool m_dragging = false;
    bool m_pressedHeading = false;
    PlacementId m_place; // current before a reset
    PlacementId m_followed; // the current conversation's row to be; nothing is told until it is there
    PlacementId m_shown; // what currentMessageChanged was last told for
};

} // namespace waxwing::ui
