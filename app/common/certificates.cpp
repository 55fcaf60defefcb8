#include "app/common/certificates.h"

#include "core/net/connection.h"

namespace waxwing::app {

using accounts::ShownCertificate;

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

} // namespace waxwing::app
