// The exit codes of waxwingctl: part of its contract, scripts rely on them.
#pragma once

#include "core/base/error.h"

namespace waxwing::cli {

enum ExitCode {
    Done = 0,
    Usage = 1, // usage or input
    NotFound = 2,
    Network = 3,
    Login = 4, // login or TLS
    Refused = 5, // the server refused
    Storage = 6, // local storage, or another process has the profile
    Queued = 75, // done here, goes to the server when online (EX_TEMPFAIL)
};

ExitCode exitCodeOf(const Error &error);
Error usageError(const QString &sentence);
Error notFound(const QString &sentence);

} // namespace waxwing::cli
