// What sessions need to know of an account's servers.
#pragma once

#include "core/accounts/account.h"
#include "core/net/connection.h"
#include "core/session/imapsession.h"

#include <memory>

namespace waxwing::app {

session::ServerAccess serverAccess(const accounts::Account &account, const net::Endpoint &endpoint);
session::ImapSession::Options imapOptions(const accounts::Account &account, net::WireLog *log);
std::unique_ptr<net::Connection> connectionFor(const accounts::Account &account);

} // namespace waxwing::app
