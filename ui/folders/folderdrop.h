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
    FolderDrop(QTreeView *view, models::FolderTreeModel *tree);

    void setGuards(const DragGuards &guards) { m_guards = guards; }
    const DragGuards &guards() const { return m_guards; }
    // Where what is dragged would go; an invalid row: nowhere.
    DropSpot target() const { return {m_target, m_where}; }
    void over(QDropEvent *event); // drag enter and move
    void leave();
    void drop(QDropEvent *event);
    // The pointer is over the strip for favourites instead of a row.
    void overFavourites(QDropEvent *event, const QPoint &pointer);
    void dropOnFavourites(QDropEvent *event);

Q_SIGNALS:
    // caption: what was said before the drop, for the question where one is asked first.
    void folderDropped(waxwing::FolderId folder, const waxwing::ui::FolderPlace &place, const QString &caption);
    void messagesDropped(const waxwing::ui::MessagesMime *messages, waxwing::FolderId target, bool copy,
                         const QString &caption);
    void filesDropped(const QStringList &files, waxwing::FolderId target);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    DropSpot spotAt(const QMimeData *data, const QPoint &point) const;
    DropVerdict verdict(const QDropEvent *event, const DropSpot &spot) const;
    void answer(QDropEvent *event, const DropVerdict &verdict);
    void setTarget(const DropSpot &spot);
    void say(const DropVerdict &verdict, const QPoint &pointer);
    void springOpen(const QModelIndex &hovered);
    bool canScroll() const; // towards the edge the pointer is at
    void scrollAtEdge();

    QTreeView *m_view;
    models::FolderTreeModel *m_tree;
    DragGuards m_guards;
    QPersistentModelIndex m_target; // accepted
    DropSpot::Where m_where = DropSpot::Where::Into;
    QPersistentModelIndex m_hovered; // accepted or not: closed ones open
    QPoint m_pointer; // in the viewport
    QBasicTimer m_spring;
    QBasicTimer m_edge;
    QPointer<DragCaption> m_caption; // of the window, made when first needed
};

} // namespace waxwing::ui
