#include "ui/folders/foldertreeview.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/metrics.h"
#include "ui/common/words.h"
#include "ui/folders/favouritestrip.h"
#include "ui/folders/folderdelegate.h"
#include "ui/folders/folderdrop.h"
#include "ui/folders/folderfilter.h"

#include <QDrag>
#include <QDropEvent>
#include <QMouseEvent>

#include <utility>

namespace waxwing::ui {

using models::FolderTreeModel;

FolderTreeView::FolderTreeView(FolderTreeModel *tree, QWidget *parent)
    : QTreeView(parent), m_tree(tree), m_drop(new FolderDrop(this, tree)), m_strip(new FavouriteStrip(this, m_drop))
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
    const auto takeFont = [this] {
        setFont(Looks::get().font(FontPlace::Lists, QFont()));
        scheduleDelayedItemsLayout();
    };
    takeFont();
    connect(&Looks::get(), &Looks::changed, this, takeFont);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { noteOpen(index, false); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { noteOpen(index, true); });
    connect(m_drop, &FolderDrop::folderDropped, this, &FolderTreeView::folderDropped);
    connect(m_drop, &FolderDrop::messagesDropped, this, &FolderTreeView::messagesDropped);
    connect(m_drop, &FolderDrop::filesDropped, this, &FolderTreeView::filesDropped);
    m_refilter.setSingleShot(true);
    m_refilter.setInterval(0);
    connect(&m_refilter, &QTimer::timeout, this, &FolderTreeView::applyFilter);
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

bool FolderTreeView::areAllInboxesCurrent() const
{
    return currentIndex().isValid() && currentIndex() == m_tree->allInboxes();
}

void FolderTreeView::selectAllInboxes()
{
    setCurrentIndex(m_tree->allInboxes());
}

void FolderTreeView::setDragGuards(const DragGuards &guards)
{
    m_drop->setGuards(guards);
}

void FolderTreeView::setCurrentFolder(FolderId folder)
{
    const QModelIndex index = m_tree->indexOf(folder);
    if (!index.isValid() || currentFolder() == folder) {
        return; // its row among the favourites is as good
    }
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        expand(above);
    }
    setCurrentIndex(index);
    scrollTo(index);
}

void FolderTreeView::editName(FolderId folder)
{
    const QModelIndex index = currentFolder() == folder ? currentIndex() : m_tree->indexOf(folder);
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
    return models::FolderKey{m_tree->account(index), folder ? folder->path : QString()}.text();
}

void FolderTreeView::noteOpen(const QModelIndex &index, bool open)
{
    if (m_filtering) {
        return;
    }
    if (open) {
        m_collapsed.remove(keyOf(index));
    } else {
        m_collapsed.insert(keyOf(index));
    }
}

void FolderTreeView::openInserted(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid() && !isExpanded(parent) && !m_collapsed.contains(keyOf(parent))) {
        expand(parent);
    }
    for (int row = first; row <= last; ++row) {
        openBelow(m_tree->index(row, 0, parent));
    }
    if (!m_filter.isEmpty()) {
        m_refilter.start();
    }
}

void FolderTreeView::setFilter(const QString &text)
{
    if (text.trimmed() != m_filter) {
        m_filter = text.trimmed();
        applyFilter();
    }
}

void FolderTreeView::selectFirstMatch()
{
    const QStringList words = m_filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QModelIndex index = m_tree->index(0, 0);
    // What is above a match is shown too, but it is not what was typed.
    while (index.isValid()
           && (!m_tree->folder(index)
               || !hasEveryWord(index.data().toString(), words.mid(qMax(0, int(words.size()) - 1))))) {
        index = indexBelow(index);
    }
    if (index.isValid()) {
        setCurrentIndex(index);
    }
}

void FolderTreeView::applyFilter()
{
    m_filtering = true;
    filterRows(this, *m_tree, m_filter,
               [this](const QModelIndex &index) { return !m_collapsed.contains(keyOf(index)); });
    m_filtering = false;
    scrollTo(currentIndex());
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

void FolderTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (!m_pressed) {
        announceCurrent();
    }
}

// Qt would go to a neighbour, and so open a folder nobody asked for.
void FolderTreeView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    for (QModelIndex index = currentIndex(); index.isValid(); index = index.parent()) {
        if (index.parent() == parent && index.row() >= first && index.row() <= last) {
            setCurrentIndex({});
            break;
        }
    }
    QTreeView::rowsAboutToBeRemoved(parent, first, last);
}

void FolderTreeView::announceCurrent()
{
    if (currentFolder().isValid()) {
        Q_EMIT folderSelected(currentFolder());
    } else if (areAllInboxesCurrent()) {
        Q_EMIT allInboxesSelected();
    }
}

void FolderTreeView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.data(FolderTreeModel::IsHeadingRole).toBool()) {
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
    if (std::exchange(m_pressed, false)) {
        announceCurrent();
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

void FolderTreeView::startDrag(Qt::DropActions)
{
    const auto folder = m_tree->folder(currentIndex());
    if (!folder || m_drop->guards().folders == DragGuard::Off) {
        return;
    }
    auto *data = new FolderMime;
    data->folder = folder->id;
    data->name = models::shownName(*folder);
    data->favourite = m_tree->kind(currentIndex()) == models::NodeKind::Favourite;
    auto *drag = new QDrag(this);
    drag->setMimeData(data);
    drag->setPixmap(dragPixmap(folderIcon(int(folder->role), models::isForeign(*folder)), data->name, this));
    drag->setHotSpot({-12, -8});
    m_dragged = currentIndex();
    m_strip->setVisible(!m_tree->favourites().isValid());
    viewport()->update();
    drag->exec(Qt::MoveAction);
    m_strip->hide();
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
