// The keys of the window's actions, as the person has them: kept in the window's settings.
#pragma once

namespace waxwing::gui {

class WindowAssembly;

void restoreShortcuts(WindowAssembly &assembly);
void editShortcuts(WindowAssembly &assembly);

} // namespace waxwing::gui
