#include "core/net/proxy.h"

#include "core/base/error.h"
#include "core/net/endpoint.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <QUrl>

namespace waxwing::net {

namespace {

constexpr const char *socksScheme = "socks5";
constexpr const char *httpScheme = "http";

// A web proxy lets 443 through and little else; asking it for every mail server would break what works.
QNetworkProxy systemSocks(const Endpoint &endpoint)
{
    if (!endpoint.isLoopback()) {
        const QNetworkProxyQuery query(endpoint.host, endpoint.port);
        const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(query);
        for (const QNetworkProxy &proxy : proxies) {
            if (proxy.type() == QNetworkProxy::Socks5Proxy) {
                return proxy;
            }
        }
    }
    return QNetworkProxy(QNetworkProxy::NoProxy);
}

} // namespace

Proxy::Proxy(Kind kind_, QString host_, std::uint16_t port_) : kind(kind_), host(std::move(host_)), port(port_) { }

Proxy Proxy::fromString(const QString &text)
{
    if (text == QLatin1String("system")) {
        return Proxy();
    }
    if (text == QLatin1String("none")) {
        return Proxy(Kind::None, QString(), 0);
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool isSocks = url.scheme() == QLatin1String(socksScheme);
    const bool isHttp = url.scheme() == QLatin1String(httpScheme);
    const bool isBare = url.userInfo().isEmpty() && (url.path().isEmpty() || url.path() == QLatin1String("/"))
        && !url.hasQuery() && !url.hasFragment();
    if ((!isSocks && !isHttp) || !isBare || url.host().isEmpty() || url.port() < 1) {
        const QString summary = QCoreApplication::translate(
            "net::Proxy", "“%1” is not a proxy; write system, none, socks5://HOST:PORT or http://HOST:PORT.");
        throw Error(ErrorKind::Input, summary.arg(text));
    }
    return Proxy(isSocks ? Kind::Socks5 : Kind::Http, url.host(), std::uint16_t(url.port()));
}

QString Proxy::toString() const
{
    if (kind == Kind::System || kind == Kind::None) {
        return kind == Kind::System ? QStringLiteral("system") : QStringLiteral("none");
    }
    QUrl url;
    url.setScheme(QLatin1String(kind == Kind::Socks5 ? socksScheme : httpScheme));
    url.setHost(host);
    url.setPort(port);
    return url.toString();
}

QNetworkProxy Proxy::forServer(const Endpoint &endpoint) const
{
    switch (kind) {
    case Kind::System: return systemSocks(endpoint);
    case Kind::None: break;
    case Kind::Socks5:
    case Kind::Http: {
        const auto type = kind == Kind::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy;
        return QNetworkProxy(type, host, port, user, login && !user.isEmpty() ? login->password : QString());
    }
    }
    return QNetworkProxy(QNetworkProxy::NoProxy);
}

} // namespace waxwing::net
