// What an account's servers show in TLS, for the person who decides about an exception.
#pragma once

#include "core/accounts/account.h"
#include "core/accounts/serverprobe.h"

namespace waxwing::app {

// Of each server that is used with TLS. No name and no password is sent. Engine thread, or any with an event loop.
QCoro::Task<QList<accounts::ShownCertificate>> showCertificates(accounts::Account account);

} // namespace waxwing::app
