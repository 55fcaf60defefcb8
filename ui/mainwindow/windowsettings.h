// What the frame remembers in its ini file: size, splitters, the reader's place, the menu bar. Written atomically
// by QSettings; nothing secret in it.
#pragma once

namespace waxwing::ui {

class MainWindow;

void restoreWindow(MainWindow &window);
void saveWindow(const MainWindow &window);

} // namespace waxwing::ui
