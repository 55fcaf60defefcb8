// What happens in the folder tree while something is dragged over it: the target and its caption, closed
// folders that open under a resting pointer, scrolling at the edges, and the drop.
#pragma once

#include "ui/folders/droprules.h"

#include <QBasicTimer>
#include <QObject>
#include <QPersistentModelIndex>
#include <QPoint>
#include <QPointer>

class QDropEvent;
class QTreeView;

namespace waxwing::ui {

class DragCaption;

class FolderDrop : public QObject {
    Q_OBJECT
public:
    FolderDrop(QTreeView *view, const models::FolderTreeModel *tree);

    // The row that would take what is dragged; invalid: none.
    QModelIndex target() const { return m_target; }
    void over(QDropEvent *event); // drag enter and move
    void leave();
    void drop(QDropEvent *event);

Q_SIGNALS:
    void folderDropped(waxwing::FolderId folder, waxwing::AccountId account, waxwing::FolderId newParent);
    void messagesDropped(const waxwing::ui::MessagesMime *messages, waxwing::FolderId target, bool copy);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    DropVerdict verdict(const QDropEvent *event, const QModelIndex &index) const;
    void setTarget(const QModelIndex &index);
    void say(const DropVerdict &verdict, const QPoint &pointer);
    void scrollAtEdge();

    QTreeView *m_view;
    const models::FolderTreeModel *m_tree;
    QPersistentModelIndex m_target; // accepted
    QPersistentModelIndex m_hovered; // accepted or not: closed ones open
    QPoint m_pointer; // in the viewport
    QBasicTimer m_spring;
    QBasicTimer m_edge;
    QPointer<DragCaption> m_caption; // of the window, made when first needed
};

} // namespace waxwing::ui
