// Looks at a server without logging in: does it answer, does it speak the protocol, what certificate does it show.
// For servers that were only guessed, and for a person who has to decide about a certificate.
#pragma once

#include "core/accounts/candidate.h"
#include "core/net/proxy.h"
#include "core/net/tls.h"
#include "core/net/transport.h"

#include <QCoroTask>

#include <memory>
#include <optional>

namespace waxwing::accounts {

struct ProbedServer {
    ProbedServer() = default;

    net::CertificateInfo certificate; // null where it never came to that
    std::optional<Error> problem; // none: encrypted, trusted, and greeted as the protocol says
};

// What one of an account's servers showed, for the person who decides about an exception.
struct ShownCertificate {
    ShownCertificate() = default;

    // Whether it was the certificate that ended the connection; then an exception would let it go on.
    bool isRefused() const;
    // Refused where another certificate was accepted before.
    bool isChanged() const;

    QString protocol; // "imap", "pop3", "smtp"
    net::Endpoint endpoint;
    ProbedServer server;
};

// protocol: "imap", "pop3", "smtp". Up to TLS and the greeting, by STARTTLS where the endpoint says so; no name and
// no password is sent. Throws nothing: what went wrong is in the answer. Engine thread.
QCoro::Task<ProbedServer> probeServer(std::shared_ptr<net::Transport> transport, QString protocol,
                                      net::Endpoint endpoint, net::TlsPolicy policy, net::Timeouts timeouts);

} // namespace waxwing::accounts
