// What the search for a domain's mail servers finds.
#pragma once

#include "core/net/endpoint.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace waxwing::accounts {

// Who says so, the most believed first.
enum class Source {
    Autoconfig, // https://autoconfig.DOMAIN
    WellKnown, // https://DOMAIN/.well-known/autoconfig
    Bundled, // the list that comes with the program
    Srv, // the domain's records in DNS (RFC 6186)
    Database, // the provider database
    Mx, // the hoster that the domain's MX record names says so, in one of the ways above
    Guess, // a usual name under the domain at which such a server answered, certified for that name
};
QString sourceName(Source source); // "autoconfig", "wellknown", "bundled", "srv", "database", "mx", "guess"

struct Candidate {
    Candidate() = default;

    enum class Kind {
        Service, // a server to read from or submit to
        MailExchanger, // the MX found; hoster is the domain it names. Not a server to set up
    };

    Kind kind = Kind::Service;
    Source source = Source::Srv;
    QString protocol; // "imap", "pop3", "smtp"
    net::Endpoint endpoint;
    // "password": any; "password-encrypted": one that does not show it; "oauth2", "kerberos", "certificate", "none".
    QString auth;
    QStringList otherAuth; // what else the source says works, by preference
    QString user; // RFC 6186 4: the whole address, where the source says nothing else
    // 0 to 100. Without DNSSEC a record proves nothing: a host outside the address's domain has to be confirmed by
    // the person (RFC 6186 6), and is below 80 there.
    int confidence = 0;
    bool isForeign = false; // the host is outside the domain of the address
    QString hoster; // the domain that was asked; with MailExchanger, the one its name leads to
    QString provider; // the name the provider gives itself; may be empty
    QString issuer; // with "oauth2", whom the source names to sign in at; may be empty
};

// host is domain or below it.
bool isWithin(const QString &host, const QString &domain);

} // namespace waxwing::accounts
