#include "ui/folders/folderdrop.h"

#include "ui/folders/dragcaption.h"

#include <QDropEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QTreeView>

namespace waxwing::ui {

namespace {

constexpr int springMs = 700; // long enough to pass over a folder without opening it
constexpr int edgeMs = 40;
constexpr int edgeZone = 24;
constexpr int edgeStep = 10;

} // namespace

FolderDrop::FolderDrop(QTreeView *view, const models::FolderTreeModel *tree) : QObject(view), m_view(view), m_tree(tree)
{
}

DropVerdict FolderDrop::verdict(const QDropEvent *event, const QModelIndex &index) const
{
    if (const auto *folder = qobject_cast<const FolderMime *>(event->mimeData())) {
        return folderVerdict(*m_tree, *folder, index);
    }
    if (const auto *messages = qobject_cast<const MessagesMime *>(event->mimeData())) {
        return messagesVerdict(*m_tree, *messages, index, event->modifiers().testFlag(Qt::ControlModifier));
    }
    return {};
}

void FolderDrop::over(QDropEvent *event)
{
    m_pointer = event->position().toPoint();
    const QModelIndex index = m_view->indexAt(m_pointer);
    const DropVerdict found = verdict(event, index);
    if (m_hovered != index) {
        m_hovered = index;
        if (index.isValid() && m_tree->hasChildren(index) && !m_view->isExpanded(index)) {
            m_spring.start(springMs, this);
        } else {
            m_spring.stop();
        }
    }
    setTarget(found.allowed ? index : QModelIndex());
    say(found, m_pointer);
    scrollAtEdge();
    event->setDropAction(found.copy ? Qt::CopyAction : Qt::MoveAction);
    // Accepted even where it is refused: otherwise the next move event only comes when the pointer has left
    // the row, and the caption would stay behind.
    if (found.allowed) {
        event->accept();
    } else {
        event->setDropAction(Qt::IgnoreAction);
        event->accept();
    }
}

void FolderDrop::leave()
{
    m_spring.stop();
    m_edge.stop();
    m_hovered = QPersistentModelIndex();
    setTarget({});
    say({}, {});
}

void FolderDrop::drop(QDropEvent *event)
{
    const QModelIndex index = m_view->indexAt(event->position().toPoint());
    const DropVerdict found = verdict(event, index);
    const QMimeData *data = event->mimeData();
    leave();
    if (!found.allowed) {
        event->ignore();
        return;
    }
    event->setDropAction(found.copy ? Qt::CopyAction : Qt::MoveAction);
    event->accept();
    const auto into = m_tree->folder(index);
    const FolderId target = into ? into->id : FolderId();
    if (const auto *folder = qobject_cast<const FolderMime *>(data)) {
        Q_EMIT folderDropped(folder->folder, m_tree->account(index), target);
    } else if (const auto *messages = qobject_cast<const MessagesMime *>(data)) {
        Q_EMIT messagesDropped(messages, target, found.copy);
    }
}

void FolderDrop::setTarget(const QModelIndex &index)
{
    if (m_target != index) {
        m_target = index;
        m_view->viewport()->update();
    }
}

void FolderDrop::say(const DropVerdict &verdict, const QPoint &pointer)
{
    if (!m_caption) {
        if (verdict.caption.isEmpty()) {
            return;
        }
        m_caption = new DragCaption(m_view->window());
    }
    m_caption->say(verdict.caption, verdict.allowed, m_view->viewport()->mapTo(m_view->window(), pointer));
}

void FolderDrop::scrollAtEdge()
{
    const int height = m_view->viewport()->height();
    const bool atEdge = m_pointer.y() < edgeZone || m_pointer.y() > height - edgeZone;
    if (!atEdge) {
        m_edge.stop();
    } else if (!m_edge.isActive()) {
        m_edge.start(edgeMs, this);
    }
}

void FolderDrop::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_spring.timerId()) {
        m_spring.stop();
        if (m_hovered.isValid()) {
            m_view->expand(m_hovered);
        }
    } else if (event->timerId() == m_edge.timerId()) {
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(bar->value() + (m_pointer.y() < edgeZone ? -edgeStep : edgeStep));
    }
}

} // namespace waxwing::ui
