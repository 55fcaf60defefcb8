// Whether the HTML engine may be started at all: where its sandbox cannot be, it ends the whole program.
#pragma once

#include <QString>

namespace waxwing::ui {

// Empty: it can be started. Else a sentence that says why not. Found out once a run, by trying.
QString htmlEngineProblem();

} // namespace waxwing::ui
