// What a user proves who they are with. Lives in memory only, as short as may be.
#pragma once

#include "core/auth/secret.h"

namespace waxwing::auth {

// What a mechanism needs from the user's side.
enum class Proof {
    Password,
    Token, // an OAuth 2 access token (RFC 6749 1.4)
    Certificate, // shown in the TLS handshake; nothing is secret here
    Ticket, // Kerberos, from the session's ticket cache
};

struct Credentials {
    Credentials() = default;
    Credentials(QString user, Secret secret, Proof proof = Proof::Password);

    QString user;
    Secret secret; // password or access token; never logged, never in argv, never in a file of ours
    Proof proof = Proof::Password;
};

} // namespace waxwing::auth
