#include "app/common/accountservers.h"

namespace waxwing::app {

session::ServerAccess serverAccess(const accounts::Account &account, const net::Endpoint &endpoint)
{
    session::ServerAccess access;
    access.endpoint = endpoint;
    access.tls = account.tlsPolicy();
    access.allowPlaintext = account.allowPlaintext || endpoint.isLoopback();
    access.pinnedMechanism = account.mechanism;
    return access;
}

session::ImapSession::Options imapOptions(const accounts::Account &account, net::WireLog *log)
{
    session::ImapSession::Options options(serverAccess(account, account.incoming));
    options.wireLog = log;
    return options;
}

std::unique_ptr<net::Connection> connectionFor(const accounts::Account &account)
{
    return std::make_unique<net::Connection>(account.proxy);
}

} // namespace waxwing::app
