#include "core/net/endpoint.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace waxwing::net {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(net::Endpoint)
};

// Host names go into commands, TLS and DNS: nothing but what a name or address consists of may pass.
bool isPlausibleHost(const QString &host)
{
    if (host.isEmpty() || host.size() > 255) {
        return false;
    }
    for (const QChar c : host) {
        if (c.isSpace() || !c.isPrint() || c == QLatin1Char(',') || c == QLatin1Char('/') || c == QLatin1Char('@')) {
            return false;
        }
    }
    return true;
}

} // namespace

QString securityName(Security security)
{
    switch (security) {
    case Security::Tls: return QStringLiteral("tls");
    case Security::StartTls: return QStringLiteral("starttls");
    case Security::Plain: return QStringLiteral("plain");
    }
    return {};
}

Security securityFromName(const QString &name)
{
    for (const Security security : {Security::Tls, Security::StartTls, Security::Plain}) {
        if (name.compare(securityName(security), Qt::CaseInsensitive) == 0) {
            return security;
        }
    }
    const QString summary
        = Words::tr("“%1” is not a way to protect a connection; use tls, starttls or plain.").arg(name);
    throw Error(ErrorKind::Input, summary);
}

Endpoint::Endpoint(QString host_, std::uint16_t port_, Security security_)
    : host(std::move(host_)), port(port_), security(security_)
{
}

Endpoint Endpoint::fromString(const QString &text)
{
    const qsizetype comma = text.lastIndexOf(QLatin1Char(','));
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'), comma);
    if (comma < 0 || colon < 1) {
        const QString summary = Words::tr("“%1” is not a server; write HOST:PORT,tls or starttls or plain.").arg(text);
        throw Error(ErrorKind::Input, summary);
    }
    Endpoint endpoint;
    endpoint.security = securityFromName(text.mid(comma + 1));
    endpoint.host = text.left(colon);
    if (endpoint.host.startsWith(QLatin1Char('[')) && endpoint.host.endsWith(QLatin1Char(']'))) {
        endpoint.host = endpoint.host.mid(1, endpoint.host.size() - 2);
    } else if (endpoint.host.contains(QLatin1Char(':'))) {
        const QString summary = Words::tr("Write an IPv6 address in brackets, as in [::1]:993,tls.");
        throw Error(ErrorKind::Input, summary);
    }
    if (!isPlausibleHost(endpoint.host)) {
        const QString summary = Words::tr("“%1” is not a host name.").arg(endpoint.host);
        throw Error(ErrorKind::Input, summary);
    }
    bool isNumber = false;
    const QString port = text.mid(colon + 1, comma - colon - 1);
    endpoint.port = port.toUShort(&isNumber);
    if (!isNumber || endpoint.port == 0) {
        const QString summary = Words::tr("“%1” is not a port; ports are numbers from 1 to 65535.").arg(port);
        throw Error(ErrorKind::Input, summary);
    }
    return endpoint;
}

QString Endpoint::toString() const
{
    const QString bracketed
        = host.contains(QLatin1Char(':')) ? QString(QLatin1Char('[') + host + QLatin1Char(']')) : host;
    return bracketed + QLatin1Char(':') + QString::number(port) + QLatin1Char(',') + securityName(security);
}

bool Endpoint::isLoopback() const
{
    const QString name = host.endsWith(QLatin1Char('.')) ? host.chopped(1) : host;
    if (name.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || name.endsWith(QLatin1String(".localhost"), Qt::CaseInsensitive)) {
        return true;
    }
    const QHostAddress address(name);
    return !address.isNull() && address.isLoopback();
}

} // namespace waxwing::net
