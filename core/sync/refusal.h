// What a person reads when the server refuses a change: why, and what was not lost.
#pragma once

#include "core/base/error.h"
#include "core/store/intent.h"

namespace waxwing::sync {

// One or two plain sentences.
QString refusalSentence(const store::Intent &intent, const Error &error);
// True where the same request may be accepted another time (RFC 5530 UNAVAILABLE, INUSE, LIMIT…), and for
// everything that is the connection's fault.
bool isPassing(const Error &error);
// RFC 5530 NONEXISTENT, RFC 3501 TRYCREATE, or a refusal that gives no reason.
bool mayMeanMissingFolder(const Error &error);

} // namespace waxwing::sync
