// The way out of a network that lets nothing out directly. Names are then looked up by the proxy.
#pragma once

#include <QString>

#include <cstdint>
#include <memory>

class QNetworkProxy;

namespace waxwing::net {

struct Endpoint;

// What a proxy is told besides the user name. No setting: whoever makes connections fills it in before, for all that
// share it.
struct ProxyLogin {
    QString password;
};

// Error::code() of a proxy that does not let in who comes, or wants to know who it is.
inline constexpr const char *proxyPassword = "PROXYPASSWORD";

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
    QString toString() const; // without the user
    bool operator==(const Proxy &) const = default;

    // What a connection to this server goes through; QNetworkProxy::NoProxy for none. The system is not asked
    // about servers on this machine.
    QNetworkProxy forServer(const Endpoint &endpoint) const;

    Kind kind = Kind::System;
    QString host;
    std::uint16_t port = 0;
    QString user; // empty: the proxy asks nobody who they are
    std::shared_ptr<ProxyLogin> login; // null: no password is known
};

} // namespace waxwing::net
