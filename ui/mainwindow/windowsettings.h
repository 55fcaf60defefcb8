// What the window remembers in its profile: sizes, columns, how the list looks, what is closed in the tree, the
// open folder. An ini file, written atomically by QSettings; nothing secret in it.
#pragma once

#include <QString>

namespace waxwing::ui {

class MainWindow;

// Returns the folder that was open: “account/path”; empty the first time.
QString restoreWindow(MainWindow &window);
void saveWindow(MainWindow &window);

} // namespace waxwing::ui
