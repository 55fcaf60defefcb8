#include "ui/messagelist/messagelistview.h"

#include "ui/common/colors.h"
#include "ui/common/dragdata.h"
#include "ui/common/looks.h"
#include "ui/common/metrics.h"
#include "ui/messagelist/accessiblelist.h"
#include "ui/messagelist/carddelegate.h"
#include "ui/messagelist/listheaderview.h"
#include "ui/messagelist/rowpaint.h"
#include "ui/messagelist/tabledelegate.h"
#include "ui/models/columns.h"
#include "ui/models/texts.h"

#include <QDrag>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>

#include <algorithm>

namespace waxwing::ui {

using models::MessageListModel;

MessageListView::MessageListView(MessageListModel *list, QWidget *parent)
    : QAbstractItemView(parent)
    , m_list(list)
    , m_cards(new CardDelegate(this))
    , m_cells(new TableDelegate(this))
    , m_header(new ListHeaderView(this))
{
    AccessibleMessageList::install();
    setObjectName(QStringLiteral("messageList"));
    setAccessibleName(tr("Messages"));
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setModel(list);
    const auto takeLooks = [this] {
        setFont(Looks::get().font(FontPlace::Lists, QFont()));
        setLook(m_look);
    };
    connect(&Looks::get(), &Looks::changed, this, takeLooks);
    m_header->setModel(list);
    m_header->arrange();
    connect(m_header, &QHeaderView::sectionClicked, this, &MessageListView::sortClicked);
    connect(m_header, &QHeaderView::sectionResized, viewport(), qOverload<>(&QWidget::update));
    connect(m_header, &QHeaderView::sectionMoved, viewport(), qOverload<>(&QWidget::update));
    connect(list, &MessageListModel::modelAboutToBeReset, this, &MessageListView::keepPlace);
    connect(list, &MessageListModel::conversationRenewed, this, &MessageListView::follow);
    connect(list, &MessageListModel::rowsRemoved, this, &MessageListView::rowsRemoved);
    connect(list, &MessageListModel::groupsChanged, this, &MessageListView::takeGroups);
    takeLooks();
}

void MessageListView::setLook(ListLook look)
{
    m_look = look;
    const bool table = look == ListLook::Table;
    takeHeights();
    m_header->setVisible(table);
    setItemDelegate(table ? static_cast<QAbstractItemDelegate *>(m_cells) : m_cards);
    setViewportMargins(0, table ? metrics::tableHeaderHeight : 0, 0, 0);
    updateGeometries();
    scrollTo(currentIndex());
    viewport()->update();
}

void MessageListView::takeHeights()
{
    m_places.setHeights(m_look == ListLook::Table ? rows::table(font()) : rows::card(font()), rows::heading(font()));
}

void MessageListView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        takeHeights();
        updateGeometries();
    }
}

ListHeaderView *MessageListView::tableHeader() const
{
    return m_header;
}

void MessageListView::setSearchWords(const QStringList &words)
{
    m_cards->setSearchWords(words);
    m_cells->setSearchWords(words);
    viewport()->update();
}

void MessageListView::forgetPlace()
{
    setCurrentIndex({});
    m_place = PlacementId();
    verticalScrollBar()->setValue(0);
}

QList<models::RowRange> MessageListView::selectedRanges() const
{
    QList<models::RowRange> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        ranges.append({range.top(), range.bottom()});
    }
    std::sort(ranges.begin(), ranges.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    return ranges;
}

int MessageListView::selectedCount() const
{
    int count = 0;
    for (const models::RowRange &range : selectedRanges()) {
        count += range.last - range.first + 1;
    }
    return count;
}

void MessageListView::goTo(PlacementId message, std::function<void()> then)
{
    m_list->locate(message, [this, then = std::move(then)](int row) {
        if (row >= 0 && row < rowCount()) {
            selectRow(row);
            then();
        }
    });
}

bool MessageListView::step(int rows)
{
    const int row = currentIndex().isValid() ? currentIndex().row() + rows : 0;
    if (row < 0 || row >= rowCount()) {
        return false;
    }
    selectRow(row);
    return true;
}

bool MessageListView::stepToUnread()
{
    constexpr int farthest = 2000;
    const int start = currentIndex().isValid() ? currentIndex().row() + 1 : 0;
    for (int row = start; row < qMin(rowCount(), start + farthest); ++row) {
        const store::MessageRow *found = m_list->row(row);
        if (!found) {
            return false; // one that is not in memory may be the next
        }
        if (!found->flags.testFlag(store::Flag::Seen)) {
            selectRow(row);
            return true;
        }
    }
    return false;
}

void MessageListView::selectRow(int row)
{
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

bool MessageListView::isOnArrow(const QPoint &point, int row) const
{
    if (!m_list->isConversation(row)) {
        return false;
    }
    if (m_look == ListLook::Cards) {
        return CardDelegate::arrowRect(rowRect(row), layoutDirection()).adjusted(-4, -6, 4, 6).contains(point);
    }
    const QModelIndex subject = model()->index(row, models::columnIndex(QStringLiteral("subject")));
    return TableDelegate::arrowRect(visualRect(subject), layoutDirection()).adjusted(-3, -4, 3, 4).contains(point);
}

// Letters are commands here, and comparing a million subjects would stop the window.
void MessageListView::keyboardSearch(const QString &) { }

QModelIndex MessageListView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = rowCount() - 1;
    if (last < 0) {
        return {};
    }
    const int page = qMax(1, viewport()->height() / m_places.rowHeight() - 1);
    int row = currentIndex().isValid() ? currentIndex().row() : -1;
    switch (action) {
    case MoveUp:
    case MovePrevious: row = qMax(0, row - 1); break;
    case MoveDown:
    case MoveNext: row += 1; break;
    case MovePageUp: row -= page; break;
    case MovePageDown: row += page; break;
    case MoveHome: row = 0; break;
    case MoveEnd: row = last; break;
    case MoveLeft:
    case MoveRight: break;
    }
    return model()->index(qBound(0, row, last), 0);
}

void MessageListView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Colors::of(palette()).base);
    for (int row = rowNear(event->rect().top()); row < rowCount(); ++row) {
        const QRect heading = headingRect(row);
        if (!heading.isEmpty()) {
            QStyleOptionViewItem option;
            initViewItemOption(&option);
            option.rect = heading;
            paintGroupHeading(&painter, option, groupOf(row));
        }
        if (rowRect(row).top() > event->rect().bottom()) {
            break;
        }
        paintRow(&painter, row);
    }
}

QStyleOptionViewItem MessageListView::rowOption(int row) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = rowRect(row);
    option.state = QStyle::State_Enabled | (hasFocus() ? QStyle::State_Active : QStyle::State_None);
    option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(model()->index(row, 0)));
    option.state.setFlag(QStyle::State_MouseOver, row == m_hovered && !m_dragging);
    option.state.setFlag(QStyle::State_HasFocus, hasFocus() && currentIndex().row() == row);
    return option;
}

void MessageListView::paintRow(QPainter *painter, int row)
{
    QStyleOptionViewItem option = rowOption(row);
    paintRowGround(painter, option, m_look == ListLook::Cards);
    painter->save();
    if (m_dragging && option.state.testFlag(QStyle::State_Selected)) {
        painter->setOpacity(0.45);
    }
    if (m_look == ListLook::Cards) {
        m_cards->paint(painter, option, model()->index(row, 0));
    } else {
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (m_header->isSectionHidden(column)) {
                continue;
            }
            const QModelIndex index = model()->index(row, column);
            option.rect = visualRect(index);
            m_cells->paint(painter, option, index);
        }
    }
    painter->restore();
}

void MessageListView::scrollContentsBy(int dx, int dy)
{
    m_hovered = -1;
    QAbstractItemView::scrollContentsBy(dx, dy);
    viewport()->update();
}

void MessageListView::keyPressEvent(QKeyEvent *event)
{
    m_followed = PlacementId();
    if (event->key() == Qt::Key_Space) {
        Q_EMIT spacePressed(event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    }
    if (openByKey(event)) {
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

// Towards the text's end opens a conversation, towards its beginning closes it, from any of its messages.
bool MessageListView::openByKey(const QKeyEvent *event)
{
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const int row = currentIndex().row();
    if (!sideways || row < 0 || event->modifiers() != Qt::NoModifier) {
        return false;
    }
    const bool open = (event->key() == Qt::Key_Right) == (layoutDirection() == Qt::LeftToRight);
    const int head = m_list->conversationRow(row);
    if (open == m_list->isExpanded(head) || !m_list->isConversation(head)) {
        return false;
    }
    if (!open && head != row) {
        selectRow(head);
    }
    m_list->setExpanded(head, open);
    return true;
}

bool MessageListView::isOnStar(const QPoint &point, int row) const
{
    if (m_look == ListLook::Cards) {
        return CardDelegate::starRect(rowRect(row), layoutDirection()).adjusted(-4, -2, 8, 2).contains(point);
    }
    const int column = m_header->logicalIndexAt(point.x());
    return column >= 0 && models::columns()[column].look == models::ColumnLook::Star;
}

void MessageListView::mousePressEvent(QMouseEvent *event)
{
    m_followed = PlacementId(); // a person chooses
    const QPoint point = event->position().toPoint();
    const int row = rowAt(point.y());
    m_pressedHeading = headingAt(point) >= 0;
    if (m_pressedHeading) {
        return; // no message: it neither selects nor ends a selection
    }
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && row >= 0 && isOnStar(point, row)) {
        Q_EMIT starClicked(row);
        return;
    }
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && row >= 0
        && isOnArrow(point, row)) {
        m_list->setExpanded(row, !m_list->isExpanded(row));
        return;
    }
    QAbstractItemView::mousePressEvent(event);
}

void MessageListView::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint().y());
    if (row != m_hovered) {
        m_hovered = row;
        viewport()->update();
    }
    if (m_pressedHeading && event->buttons() != Qt::NoButton) {
        return;
    }
    QAbstractItemView::mouseMoveEvent(event);
}

void MessageListView::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    viewport()->update();
    QAbstractItemView::leaveEvent(event);
}

void MessageListView::focusInEvent(QFocusEvent *event)
{
    QAbstractItemView::focusInEvent(event);
    viewport()->update();
}

void MessageListView::focusOutEvent(QFocusEvent *event)
{
    QAbstractItemView::focusOutEvent(event);
    viewport()->update();
}

void MessageListView::startDrag(Qt::DropActions)
{
    const store::MessageRow *first = m_list->row(currentIndex().row());
    const int count = m_list->messagesBehind(selectedRanges());
    if (!first || count == 0 || m_dragGuard == DragGuard::Off) {
        return;
    }
    auto *data = new MessagesMime;
    if (m_fileSource) {
        data->files = m_fileSource();
    }
    data->count = count;
    data->subject = first->subject.isEmpty() ? tr("No subject") : models::oneLine(first->subject);
    data->folder = first->folder;
    data->account = m_accountOf ? m_accountOf(first->folder) : m_account;
    const QPointer<MessageListView> self(this);
    data->resolve = [self](MessagesMime::Answer answer) {
        if (self) {
            self->m_list->resolve(self->selectedRanges(), std::move(answer));
        }
    };
    auto *drag = new QDrag(this);
    drag->setMimeData(data);
    const QString label = count == 1 ? data->subject : tr("%n message(s)", nullptr, int(count));
    drag->setPixmap(dragPixmap(QStringLiteral("unread"), label, this));
    drag->setHotSpot({-12, -8});
    m_dragging = true;
    viewport()->update();
    drag->exec(Qt::MoveAction | Qt::CopyAction, Qt::MoveAction);
    m_dragging = false;
    viewport()->update();
}

} // namespace waxwing::ui
