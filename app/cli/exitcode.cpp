#include "app/cli/exitcode.h"

namespace waxwing::cli {

ExitCode exitCodeOf(const Error &error)
{
    if (error.code() == "NOTFOUND") {
        return NotFound;
    }
    if (error.code() == "LOCKED") {
        return Storage;
    }
    switch (error.kind()) {
    case ErrorKind::Network: return Network;
    case ErrorKind::Tls:
    case ErrorKind::Auth: return Login;
    case ErrorKind::Server:
    case ErrorKind::Protocol:
    case ErrorKind::Conflict: return Refused;
    case ErrorKind::Storage: return Storage;
    case ErrorKind::Cancelled:
    case ErrorKind::Input: return Usage;
    }
    return Usage;
}

Error usageError(const QString &sentence)
{
    return Error(ErrorKind::Input, sentence, {}, Retry::Never);
}

Error notFound(const QString &sentence)
{
    return usageError(sentence).withCode("NOTFOUND");
}

} // namespace waxwing::cli
