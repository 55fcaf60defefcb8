// What an account's servers show in TLS, for the person who decides about an exception.
#pragma once

#include "core/accounts/account.h"
#include "core/accounts/serverprobe.h"

namespace waxwing::app {

struct ShownCertificate {
    ShownCertificate() = default;

    QString protocol; // "imap", "pop3", "smtp"
    net::Endpoint endpoint;
    accounts::ProbedServer server;
};

// Of each server that is used with TLS. No name and no password is sent. Engine thread, or any with an event loop.
QCoro::Task<QList<ShownCertificate>> showCertificates(accounts::Account account);

// The account with an exception for that server, in place of one it may have had.
accounts::Account withException(accounts::Account account, const net::Endpoint &endpoint, const QByteArray &sha256);

} // namespace waxwing::app
