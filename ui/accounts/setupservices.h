// What setting an account up needs from the rest of the program. The program gives the functions; the page only
// calls them, from the UI thread.
#pragma once

#include "core/accounts/account.h"

#include <QFuture>

#include <functional>

namespace waxwing::ui {

// One server that discovery found.
struct FoundServer {
    enum class Protocol { Imap, Pop3, Smtp };
    Protocol protocol = Protocol::Imap;
    net::Endpoint endpoint;
    QString user; // empty: the address
    QString source; // for people: “the domain's service records”, “the domain's mail server (MX)”
    int confidence = 0; // higher is better
};

struct SetupServices {
    // What DNS says about an address. An empty list: nothing; Error{Network}: it could not be asked.
    std::function<QFuture<QList<FoundServer>>(QString address)> discover;
    // Adds the account and puts its password into the keyring. The answer is a sentence for the person where the
    // password is kept for this session only, else empty.
    std::function<QFuture<QString>(accounts::Account account, QString password)> save;
};

} // namespace waxwing::ui
