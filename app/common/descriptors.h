// File descriptors, before anything else: where they run out in the depths of Qt or GLib the program is aborted
// there without a word.
#pragma once

namespace waxwing::app {

// Takes what the system allows, and says whether that is enough to start with. Before QCoreApplication.
bool enoughDescriptors();

} // namespace waxwing::app
