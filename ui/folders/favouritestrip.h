// A strip at the foot of the folder tree, there while a folder is dragged and there are no favourites yet: a place
// to drop the first. It covers rows rather than moving them away from under the pointer.
#pragma once

#include <QWidget>

class QAbstractScrollArea;

namespace waxwing::ui {

class FolderDrop;

class FavouriteStrip : public QWidget {
    Q_OBJECT
public:
    FavouriteStrip(QAbstractScrollArea *view, FolderDrop *drop);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void over(QDropEvent *event);

    QAbstractScrollArea *m_view;
    FolderDrop *m_drop;
    bool m_hovered = false;
};

} // namespace waxwing::ui
