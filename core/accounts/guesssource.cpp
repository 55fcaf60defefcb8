#include "core/accounts/serverprobe.h"
#include "core/accounts/sources.h"

#include "core/net/connection.h"

#include <vector>

namespace waxwing::accounts {

namespace {

struct Guess {
    const char *label;
    const char *protocol;
    std::uint16_t port;
    net::Security security;
    int confidence;
};

// Only ports of mail, so that a web server under the domain is never taken for one.
constexpr Guess guesses[]{
    {"imap.", "imap", 993, net::Security::Tls, 60},      {"mail.", "imap", 993, net::Security::Tls, 58},
    {"imap.", "imap", 143, net::Security::StartTls, 50}, {"mail.", "imap", 143, net::Security::StartTls, 48},
    {"pop.", "pop3", 995, net::Security::Tls, 55},       {"pop3.", "pop3", 995, net::Security::Tls, 54},
    {"mail.", "pop3", 995, net::Security::Tls, 53},      {"smtp.", "smtp", 465, net::Security::Tls, 60},
    {"mail.", "smtp", 465, net::Security::Tls, 58},      {"smtp.", "smtp", 587, net::Security::StartTls, 55},
    {"mail.", "smtp", 587, net::Security::StartTls, 53},
};

QCoro::Task<ProbedServer> probe(QString protocol, net::Endpoint endpoint, net::Proxy proxy)
{
    net::Timeouts timeouts;
    timeouts.resolve = sourcePatience;
    timeouts.connect = sourcePatience;
    timeouts.handshake = sourcePatience;
    const auto transport = std::make_shared<net::Connection>(proxy);
    return probeServer(transport, protocol, endpoint, net::TlsPolicy(), timeouts);
}

} // namespace

QCoro::Task<QList<Candidate>> guessServers(QString domain, QString address, net::Proxy proxy)
{
    std::vector<QCoro::Task<ProbedServer>> probes;
    QList<Candidate> guessed;
    for (const Guess &guess : guesses) {
        Candidate candidate;
        candidate.source = Source::Guess;
        candidate.protocol = QString::fromLatin1(guess.protocol);
        const QString host = QLatin1String(guess.label) + domain;
        candidate.endpoint = net::Endpoint(host, guess.port, guess.security);
        candidate.auth = QStringLiteral("password");
        candidate.user = address;
        candidate.confidence = guess.confidence;
        candidate.hoster = domain;
        guessed.append(candidate);
        probes.push_back(probe(candidate.protocol, candidate.endpoint, proxy));
    }
    QList<Candidate> answered;
    for (size_t i = 0; i < probes.size(); ++i) {
        const ProbedServer server = co_await probes[i];
        if (!server.problem) {
            answered.append(guessed[qsizetype(i)]);
        }
    }
    co_return answered;
}

} // namespace waxwing::accounts
