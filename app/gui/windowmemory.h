// What the screens remember in the window's ini file: what is closed in the tree, how the list looks, its
// columns, the open folder. Sizes are the frame's own business.
#pragma once

namespace waxwing::gui {

class WindowAssembly;

void restoreMemory(WindowAssembly &assembly);
void saveMemory(WindowAssembly &assembly);

} // namespace waxwing::gui
