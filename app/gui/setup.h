// What the set-up page asks of the program: what DNS says, and keeping an account.
#pragma once

#include "app/common/core.h"
#include "core/base/scope.h"
#include "ui/accounts/accountsdialog.h"
#include "ui/accounts/setupservices.h"

namespace waxwing::gui {

// core and scope outlive the answer; the scope runs in the UI thread.
ui::SetupServices setupServices(app::Core &core, CoroutineScope &scope);
// What the accounts' dialog asks of the program. As above.
ui::AccountServices accountServices(app::Core &core, CoroutineScope &scope);

} // namespace waxwing::gui
