// The options that "account add" and "account set" share.
#pragma once

#include "app/cli/arguments.h"
#include "core/accounts/account.h"

namespace waxwing::cli {

// For Arguments: options with a value, and those without.
QStringList accountOptionNames();
QStringList accountFlagNames();

// Puts into the account what the arguments say, and leaves the rest. Throws usageError, Error{Input}.
void readAccountOptions(accounts::Account &account, const Arguments &arguments);

// One line of standard input. Throws usageError when there is none.
QString secretFromStdin();

} // namespace waxwing::cli
