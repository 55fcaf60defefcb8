// The table of actions.
#pragma once

namespace waxwing::gui {

class WindowAssembly;

void registerActions(WindowAssembly &assembly);

} // namespace waxwing::gui
