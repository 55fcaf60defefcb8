#include "ui/folders/foldertreeview.h"

#include "ui/common/colors.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"
#include "ui/folders/folderdelegate.h"
#include "ui/folders/folderdrop.h"

#include <QDrag>
#include <QDropEvent>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace waxwing::ui {

using models::FolderTreeModel;

FolderTreeView::FolderTreeView(FolderTreeModel *tree, QWidget *parent)
    : QTreeView(parent), m_tree(tree), m_drop(new FolderDrop(this, tree))
{
    setObjectName(QStringLiteral("folderTree"));
    setAccessibleName(tr("Folders"));
    setModel(tree);
    setItemDelegate(new FolderDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(metrics::treeIndent);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setEditTriggers(EditKeyPressed);
    setExpandsOnDoubleClick(false);
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false); // drawRow marks the target
    setContextMenuPolicy(Qt::CustomContextMenu);
    applyColors();
    connect(tree, &FolderTreeModel::rowsInserted, this, &FolderTreeView::openInserted);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { m_collapsed.insert(keyOf(index)); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { m_collapsed.remove(keyOf(index)); });
    connect(m_drop, &FolderDrop::folderDropped, this, &FolderTreeView::folderDropped);
    connect(m_drop, &FolderDrop::messagesDropped, this, &FolderTreeView::messagesDropped);
}

FolderId FolderTreeView::currentFolder() const
{
    const auto folder = m_tree->folder(currentIndex());
    return folder ? folder->id : FolderId();
}

AccountId FolderTreeView::currentAccount() const
{
    return m_tree->account(currentIndex());
}

void FolderTreeView::setCurrentFolder(FolderId folder)
{
    const QModelIndex index = m_tree->indexOf(folder);
    if (!index.isValid()) {
        return;
    }
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        expand(above);
    }
    setCurrentIndex(index);
    scrollTo(index);
}

void FolderTreeView::editName(FolderId folder)
{
    const QModelIndex index = m_tree->indexOf(folder);
    if (index.isValid() && m_tree->flags(index).testFlag(Qt::ItemIsEditable)) {
        setCurrentIndex(index);
        edit(index);
    }
}

QStringList FolderTreeView::collapsedFolders() const
{
    return {m_collapsed.cbegin(), m_collapsed.cend()};
}

void FolderTreeView::setCollapsedFolders(const QStringList &keys)
{
    m_collapsed = QSet<QString>(keys.cbegin(), keys.cend());
}

QString FolderTreeView::keyOf(const QModelIndex &index) const
{
    const auto folder = m_tree->folder(index);
    QString key = QString::number(m_tree->account(index).value()) + QLatin1Char('/');
    return folder ? QString(key + folder->path) : key;
}

void FolderTreeView::openInserted(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid() && !m_collapsed.contains(keyOf(parent))) {
        expand(parent);
    }
    for (int row = first; row <= last; ++row) {
        openBelow(m_tree->index(row, 0, parent));
    }
}

void FolderTreeView::openBelow(const QModelIndex &index)
{
    if (!m_tree->hasChildren(index)) {
        return;
    }
    if (!m_collapsed.contains(keyOf(index))) {
        expand(index);
    }
    for (int row = 0; row < m_tree->rowCount(index); ++row) {
        openBelow(m_tree->index(row, 0, index));
    }
}

void FolderTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = Colors::of(palette());
    const QRectF row = option.rect;
    const bool heading = index.data(FolderTreeModel::IsAccountRole).toBool();
    const bool focused = hasFocus() && index == currentIndex();
    const QRectF ground = heading && index.row() > 0 ? row.adjusted(0, FolderDelegate::accountGap, 0, 0) : row;
    if (m_drop->target() == index) {
        paintRounded(painter, ground, metrics::rowRadius, colors.selected, colors.accent, 2);
    } else if (!heading && selectionModel()->isSelected(index)) {
        paintRounded(painter, ground, metrics::rowRadius, hasFocus() ? colors.selected : colors.selectedIdle,
                     focused ? colors.accent : QColor());
    } else if (m_hovered == index) {
        paintRounded(painter, ground, metrics::rowRadius, colors.treeHover, focused ? colors.accent : QColor());
    } else if (focused) {
        paintRounded(painter, ground, metrics::rowRadius, {}, colors.accent);
    }
    painter->save();
    painter->setOpacity(m_dragged == index ? 0.45 : 1.0);
    QTreeView::drawRow(painter, option, index);
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
        logical.setTop(logical.top() + (index.row() > 0 ? FolderDelegate::accountGap : 0));
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

void FolderTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    const auto folder = m_tree->folder(current);
    if (folder && !m_pressed) {
        Q_EMIT folderSelected(folder->id);
    }
}

void FolderTreeView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && !index.parent().isValid()) {
        setExpanded(index, !isExpanded(index));
        return;
    }
    if (event->button() == Qt::RightButton && index.isValid()) {
        // The menu is about the row under the pointer.
        setCurrentIndex(index);
    }
    m_pressed = event->button() == Qt::LeftButton;
    m_beforePress = currentIndex();
    QTreeView::mousePressEvent(event);
}

void FolderTreeView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    if (std::exchange(m_pressed, false) && currentFolder().isValid()) {
        Q_EMIT folderSelected(currentFolder());
    }
}

void FolderTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete) {
        Q_EMIT deletePressed();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void FolderTreeView::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (m_hovered != index) {
        m_hovered = index;
        viewport()->update();
    }
    QTreeView::mouseMoveEvent(event);
}

void FolderTreeView::leaveEvent(QEvent *event)
{
    m_hovered = QPersistentModelIndex();
    viewport()->update();
    QTreeView::leaveEvent(event);
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

void FolderTreeView::startDrag(Qt::DropActions)
{
    const auto folder = m_tree->folder(currentIndex());
    if (!folder || !m_tree->flags(currentIndex()).testFlag(Qt::ItemIsDragEnabled)) {
        return;
    }
    auto *data = new FolderMime;
    data->folder = folder->id;
    data->name = models::shownName(*folder);
    auto *drag = new QDrag(this);
    drag->setMimeData(data);
    drag->setPixmap(dragPixmap(folderIcon(int(folder->role)), data->name, this));
    drag->setHotSpot({-12, -8});
    m_dragged = currentIndex();
    viewport()->update();
    drag->exec(Qt::MoveAction);
    m_dragged = QPersistentModelIndex();
    m_pressed = false;
    if (m_beforePress.isValid()) {
        setCurrentIndex(m_beforePress);
    }
    m_drop->leave();
    viewport()->update();
}

void FolderTreeView::dragEnterEvent(QDragEnterEvent *event)
{
    m_drop->over(event);
}

void FolderTreeView::dragMoveEvent(QDragMoveEvent *event)
{
    m_drop->over(event);
}

void FolderTreeView::dragLeaveEvent(QDragLeaveEvent *)
{
    m_drop->leave();
}

void FolderTreeView::dropEvent(QDropEvent *event)
{
    m_drop->drop(event);
}

} // namespace waxwing::ui
