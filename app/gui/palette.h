// Ctrl+K: every action that can be run now and every folder, by a few letters.
#pragma once

namespace waxwing::gui {

class WindowAssembly;

void openPalette(WindowAssembly &assembly);

} // namespace waxwing::gui
