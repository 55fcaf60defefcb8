// Menus and toolbar, made from the action registry by id.
#pragma once

class QMenu;
class QMenuBar;
class QWidget;

namespace waxwing::ui {

class ActionRegistry;
class PaneFolding;
class SearchField;

// ids: separated by spaces, “|” between groups. Unknown ids are left out.
void fillMenu(QMenu *menu, const ActionRegistry &actions, const char *ids);
void fillMenuBar(QMenuBar *bar, const ActionRegistry &actions);
// The row of the toolbar with search field and menu button. search becomes its child.
QWidget *buildToolBar(const ActionRegistry &actions, SearchField *search, PaneFolding *folding);

} // namespace waxwing::ui
