// The single sources that discovery asks, each a coroutine with a time limit of its own. All take a domain in its
// ASCII form and the address, and throw Error where they could not be asked; an empty answer says "nothing known".
// Engine thread.
#pragma once

#include "core/accounts/candidate.h"
#include "core/base/error.h"
#include "core/net/proxy.h"

#include <QCoroTask>
#include <QSet>

#include <chrono>
#include <optional>

namespace waxwing::accounts {

// How long each may take while a person looks on. A resolver that asks the next of its servers needs five seconds.
constexpr std::chrono::milliseconds sourcePatience{8'000};

// What a domain's SRV records say (RFC 6186, RFC 8314 5.1).
struct SrvAnswer {
    QList<Candidate> candidates;
    QSet<QString> settled; // protocols it has a record for, if only to say "not offered"
    bool isAnswered = false; // DNS answered at least one question
    std::optional<Error> failure; // of one of the questions
};
// Throws nothing: failures are in the answer.
QCoro::Task<SrvAnswer> askSrv(QString domain, QString address);

// https://autoconfig.DOMAIN/mail/config-v1.1.xml?emailaddress=ADDRESS
QCoro::Task<QList<Candidate>> askAutoconfig(QString domain, QString address, net::Proxy proxy);
// https://DOMAIN/.well-known/autoconfig/mail/config-v1.1.xml
QCoro::Task<QList<Candidate>> askWellKnown(QString domain, QString address, net::Proxy proxy);
// base with the domain behind it; it learns the domain, not the address.
QCoro::Task<QList<Candidate>> askDatabase(QString base, QString domain, QString address, net::Proxy proxy);

// The names that mail servers usually have, tried by connecting: only what answered, encrypted and certified for
// its name, is in the answer. Throws nothing.
QCoro::Task<QList<Candidate>> guessServers(QString domain, QString address, net::Proxy proxy);

} // namespace waxwing::accounts
