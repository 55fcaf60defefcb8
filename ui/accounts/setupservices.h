// What setting an account up needs from the rest of the program. The program gives the functions; the page only
// calls them, from the UI thread.
#pragma once

#include "core/accounts/account.h"
#include "ui/accounts/certificatereview.h"

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
    QString signInProvider; // as in auth::OAuthSettings, where the browser takes the password's place; else empty
    QString signInName; // of that provider, for people
};

// What a sign-in through the browser ends with.
struct SignedIn {
    QString access; // for now
    QString refresh; // to keep
};

inline constexpr const char *noDomain = "NODOMAIN";

struct SetupServices {
    // What is known about an address. An empty list: nothing; Error{Network}: nobody could be asked; Error{Input} with
    // the code noDomain: there is no such domain. found is called
    // with all that is known so far, in the UI thread, whenever one more source has answered.
    using Found = std::function<void(const QList<FoundServer> &servers)>;
    std::function<QFuture<QList<FoundServer>>(QString address, net::Proxy proxy, Found found)> discover;
    // Opens the browser and waits for what the person does there. Error{Cancelled} after cancelSignIn().
    std::function<QFuture<SignedIn>(accounts::Account account)> signIn;
    std::function<void()> cancelSignIn;
    FindCertificates certificates;
    // Adds the account and puts its password, or refresh token, into the keyring. The answer is a sentence for the
    // person where the password is kept for this session only, else empty.
    std::function<QFuture<QString>(accounts::Account account, QString password)> save;
};

} // namespace waxwing::ui
