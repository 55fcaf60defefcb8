// From a server's refusal to the one Error: the sentence by response code (RFC 5530), and whether trying again helps.
#pragma once

#include "core/base/error.h"
#include "core/imap/response.h"

namespace waxwing::session {

// A tagged NO (Error{Server}) or BAD (Error{Protocol}); technical says what was refused, in the server's words.
Error imapRefusal(const imap::StatusResponse &status, const QByteArray &command);
// The same while logging in: what is about the credentials is Error{Auth}; busy servers are not.
Error imapLoginRefusal(const imap::StatusResponse &status, const QByteArray &command);
Error imapBye(const imap::StatusResponse &status);

} // namespace waxwing::session
