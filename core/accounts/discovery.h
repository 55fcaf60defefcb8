// A domain's mail servers from an address alone: all sources of sources.h at once, then what the hoster says that the
// domain's MX record leads to.
#pragma once

#include "core/accounts/candidate.h"
#include "core/net/proxy.h"

#include <QCoroTask>

#include <functional>

namespace waxwing::accounts {

struct DiscoveryOptions {
    // The provider database as the user or the packager configured it: see defaultDatabase().
    DiscoveryOptions();

    net::Proxy proxy; // the way to descriptions and guessed servers; DNS is asked as this computer asks it
    QString database; // an https address the domain is put behind; empty: not asked
    // Called with all that is known so far whenever a source has answered, best first. May be empty.
    std::function<void(const QList<Candidate> &)> found;
};

// "database" in waxwing/discovery.json below XDG_CONFIG_HOME or one of XDG_CONFIG_DIRS, else Thunderbird's.
QString defaultDatabase();

struct Discovered {
    Discovered() = default;

    // By source, the most believed first; of one source in its own order. The MX row stands before what follows
    // from it. Guesses are listed only where nobody names a server of that kind.
    QList<Candidate> candidates;
    bool domainExists = true; // false: DNS says there is no such domain
};

// The registrable domain of a host: "hoster.co.uk" of "mx1.hoster.co.uk". By rule, not by the public suffix
// list: two labels, three where the second is one that registries of two-letter countries hand names out under
// (co, com, net, org, ac, …). Empty for an address or a single label.
QString registrableDomain(const QString &host);

// Throws Error{Input} for what is no address, Error{Network} when nobody could be asked and nothing is known.
// Engine thread.
QCoro::Task<Discovered> discover(QString address, DiscoveryOptions options = DiscoveryOptions());

// The candidate of a protocol with the highest confidence; null when there is none.
const Candidate *bestCandidate(const QList<Candidate> &candidates, const QString &protocol);

} // namespace waxwing::accounts
