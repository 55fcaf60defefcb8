// Builds the window's widgets into its parts.
#pragma once

namespace waxwing::ui {

class MainWindow;

void buildPanes(MainWindow &window);
void buildToolBar(MainWindow &window);
void buildMenus(MainWindow &window);

} // namespace waxwing::ui
