// The way out of a network that lets nothing out directly. Names are then looked up by the proxy.
#pragma once

#include <QString>

#include <cstdint>

class QNetworkProxy;

namespace waxwing::net {

struct Endpoint;

struct Proxy {
    enum class Kind {
        System, // the desktop's SOCKS proxy, where it has one; its web proxy is not asked for mail
        None,
        Socks5, // RFC 1928
        Http, // CONNECT (RFC 9110 9.3.6)
    };

    Proxy() = default;
    Proxy(Kind kind, QString host, std::uint16_t port);

    // "system", "none", "socks5://HOST:PORT", "http://HOST:PORT". Throws Error{Input} for anything else, a user
    // name or password among it: it would be kept in a file.
    static Proxy fromString(const QString &text);
    QString toString() const;
    bool operator==(const Proxy &) const = default;

    // What a connection to this server goes through; QNetworkProxy::NoProxy for none. The system is not asked
    // about servers on this machine.
    QNetworkProxy forServer(const Endpoint &endpoint) const;

    Kind kind = Kind::System;
    QString host;
    std::uint16_t port = 0;
};

} // namespace waxwing::net
