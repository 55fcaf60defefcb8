#include "app/common/certificates.h"

#include "core/net/connection.h"

namespace waxwing::app {

QCoro::Task<QList<ShownCertificate>> showCertificates(accounts::Account account)
{
    QList<ShownCertificate> shown;
    ShownCertificate incoming;
    incoming.protocol = accounts::protocolName(account.protocol);
    incoming.endpoint = account.incoming;
    ShownCertificate outgoing;
    outgoing.protocol = QStringLiteral("smtp");
    outgoing.endpoint = account.outgoing;
    for (ShownCertificate one : {incoming, outgoing}) {
        if (!one.endpoint.isValid() || one.endpoint.security == net::Security::Plain) {
            continue;
        }
        const auto transport = std::make_shared<net::Connection>(account.proxy);
        one.server = co_await accounts::probeServer(transport, one.protocol, one.endpoint, account.tlsPolicy(),
                                                    net::Timeouts());
        shown.append(one);
    }
    co_return shown;
}

accounts::Account withException(accounts::Account account, const net::Endpoint &endpoint, const QByteArray &sha256)
{
    account.tlsExceptions.removeIf([&endpoint](const net::TlsException &exception) {
        return exception.host == endpoint.host && exception.port == endpoint.port;
    });
    account.tlsExceptions.append(net::TlsException(endpoint.host, endpoint.port, sha256));
    return account;
}

} // namespace waxwing::app
