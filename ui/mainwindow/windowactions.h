// The table of actions.
#pragma once

namespace waxwing::ui {

class MainWindow;

void registerActions(MainWindow &window);

} // namespace waxwing::ui
