// How the panes are put together: splitters with thin handles, the ground of the folder pane.
#pragma once

#include <Qt>

class QSplitter;
class QString;
class QWidget;

namespace waxwing::ui::layout {

QSplitter *splitter(Qt::Orientation orientation, const QString &name);
void fill(QSplitter *content, QWidget *list, QWidget *reader);
void stack(QSplitter *rows, QWidget *content, QWidget *activity);
void columns(QSplitter *columns, QWidget *sidebar, QWidget *rest);
// Folder tree above, activity button below, on the sidebar's ground.
QWidget *sidebar(QWidget *folders, QWidget *foot);
// The page of the mail: a column into which the toolbar goes first.
QWidget *page(QWidget *content);
// The toolbar's ground, with the line below it.
QWidget *toolBarGround();

} // namespace waxwing::ui::layout
