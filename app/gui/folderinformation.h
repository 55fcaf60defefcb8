// The wiring of a folder's properties: what the store and the server say of it, what is chosen there.
#pragma once

#include "core/base/ids.h"

namespace waxwing::gui {

class WindowAssembly;

// Opens the dialog and keeps it up to date while it stands. A folder that is gone: nothing is opened.
void showFolderProperties(WindowAssembly &assembly, FolderId folder);

} // namespace waxwing::gui
