// A command line of the user's own that prints a password: pass, secret-tool, rbw, …
#pragma once

#include "core/auth/secret.h"

#include <QCoroTask>
#include <QString>

#include <chrono>

namespace waxwing::auth {

// Runs the line through /bin/sh, as it would be typed; the password is the first line it prints. Throws
// Error{Auth} when it cannot be run, fails, prints nothing, or is not done in time (it is then killed).
// Neither the line nor what it prints is logged.
QCoro::Task<Secret> passwordFromCommand(QString commandLine, std::chrono::milliseconds patience);

} // namespace waxwing::auth
