// Where a server is and how the way there is protected. Written "HOST:PORT,tls|starttls|plain" on the
// command line; an IPv6 address stands in brackets.
#pragma once

#include <QString>

#include <cstdint>

namespace waxwing::net {

enum class Security {
    Tls, // TLS from the first octet (RFC 8314)
    StartTls, // plaintext greeting, then TLS or nothing
    Plain, // no TLS; only for loopback or where the user insisted
};

// "tls", "starttls", "plain".
QString securityName(Security security);
// Throws Error{Input} for any other word.
Security securityFromName(const QString &name);

struct Endpoint {
    Endpoint() = default;
    Endpoint(QString host, std::uint16_t port, Security security);

    // Throws Error{Input} with a sentence that says which part is wrong.
    static Endpoint fromString(const QString &text);
    QString toString() const;

    bool isValid() const { return !host.isEmpty() && port != 0; }
    // True for names and addresses that never leave this machine: localhost, 127/8, ::1 (RFC 6761 6.3).
    bool isLoopback() const;
    bool operator==(const Endpoint &) const = default;

    QString host; // name or address without brackets
    std::uint16_t port = 0;
    Security security = Security::Tls;
};

} // namespace waxwing::net
