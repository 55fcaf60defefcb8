// A domain's mail servers from what DNS says: SRV records (RFC 6186, RFC 8314 5.1), else the MX record, which
// names the hoster, and the hoster's SRV records.
#pragma once

#include "core/net/endpoint.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace waxwing::accounts {

enum class Source {
    Srv, // the domain itself says so
    Mx, // the hoster that the domain's MX record names says so
};
QString sourceName(Source source); // "srv", "mx"

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
    QString auth; // "password": DNS says no more
    QString user; // RFC 6186 4: the whole address first
    // 0 to 100. Without DNSSEC a record proves nothing: a host outside the address's domain has to be
    // confirmed by the person (RFC 6186 6), and is below 80.
    int confidence = 0;
    QString hoster; // the domain that was asked; with MailExchanger, the one its name leads to
};

// The registrable domain of a host: "hoster.co.uk" of "mx1.hoster.co.uk". By rule, not by the public suffix
// list: two labels, three where the second is one that registries of two-letter countries hand names out under
// (co, com, net, org, ac, …). Empty for an address or a single label.
QString registrableDomain(const QString &host);

// Best first, each protocol's preferred server before the others; the MX row before what follows from it.
// Empty when DNS says nothing. Throws Error{Input} for what is no address, Error{Network} when DNS does not
// answer at all. Engine thread.
QCoro::Task<QList<Candidate>> discover(QString address);

} // namespace waxwing::accounts
