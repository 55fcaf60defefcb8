// What a session of any protocol needs to reach its server.
#pragma once

#include "core/auth/sasl.h"
#include "core/net/endpoint.h"
#include "core/net/tls.h"
#include "core/net/transport.h"

namespace waxwing::session {

struct ServerAccess {
    ServerAccess() = default;

    net::Endpoint endpoint;
    net::TlsPolicy tls;
    net::Timeouts timeouts;
    bool allowPlaintext = false; // send the password without TLS: the user chose so for this account
    QByteArray pinnedMechanism; // the only SASL mechanism to use; empty: the strongest shared

    auth::MechanismPolicy mechanismPolicy(bool isEncrypted, auth::Proof proof) const
    {
        auth::MechanismPolicy policy;
        policy.isEncrypted = isEncrypted;
        policy.allowPlaintext = allowPlaintext;
        policy.pinned = pinnedMechanism;
        policy.proof = proof;
        return policy;
    }
};

} // namespace waxwing::session
