#include "core/accounts/sources.h"

#include "core/net/dns.h"

#include <vector>

namespace waxwing::accounts {

namespace {

constexpr int foreignPenalty = 25; // below 80: RFC 6186 6

struct Service {
    const char *label; // RFC 6186 3, RFC 8314 5.1
    const char *protocol;
    net::Security security;
    int confidence;
};

constexpr Service services[]{
    {"_imaps._tcp.", "imap", net::Security::Tls, 95},       {"_imap._tcp.", "imap", net::Security::StartTls, 85},
    {"_pop3s._tcp.", "pop3", net::Security::Tls, 90},       {"_pop3._tcp.", "pop3", net::Security::StartTls, 80},
    {"_submissions._tcp.", "smtp", net::Security::Tls, 95}, {"_submission._tcp.", "smtp", net::Security::StartTls, 85},
};

Candidate candidateFrom(const Service &service, const net::SrvRecord &record, const QString &address)
{
    Candidate candidate;
    candidate.source = Source::Srv;
    candidate.protocol = QString::fromLatin1(service.protocol);
    candidate.endpoint = net::Endpoint(record.target, record.port, service.security);
    candidate.auth = QStringLiteral("password"); // DNS says no more
    candidate.user = address;
    candidate.confidence = service.confidence;
    return candidate;
}

// DNS carries any octets in a name; what is no host name is nothing to connect to.
bool isPlausible(const QString &target)
{
    try {
        net::Endpoint::fromString(QString(target + QLatin1String(":1,tls")));
        return true;
    } catch (const Error &) {
        return false;
    }
}

// One service's records; an empty target says "decidedly not" (RFC 6186 3.4).
void addRecords(SrvAnswer *answer, const Service &service, const QList<net::SrvRecord> &records, const QString &address,
                const QString &domain)
{
    if (!records.isEmpty()) {
        answer->settled.insert(QString::fromLatin1(service.protocol));
    }
    for (const net::SrvRecord &record : records) {
        if (record.port == 0 || !isPlausible(record.target)) {
            continue;
        }
        Candidate candidate = candidateFrom(service, record, address);
        candidate.hoster = domain;
        candidate.isForeign = !isWithin(record.target, domain);
        candidate.confidence -= candidate.isForeign ? foreignPenalty : 0;
        answer->candidates.append(candidate);
    }
}

} // namespace

QCoro::Task<SrvAnswer> askSrv(QString domain, QString address)
{
    // All at once: QCoro tasks run from where they are made.
    std::vector<QCoro::Task<QList<net::SrvRecord>>> lookups;
    for (const Service &service : services) {
        const QString name = QLatin1String(service.label) + domain;
        lookups.push_back(net::lookupSrv(name, sourcePatience));
    }
    SrvAnswer answer;
    for (size_t i = 0; i < lookups.size(); ++i) {
        try {
            const QList<net::SrvRecord> records = co_await lookups[i];
            answer.isAnswered = true;
            addRecords(&answer, services[i], records, address, domain);
        } catch (const Error &error) {
            answer.failure = error;
        }
    }
    co_return answer;
}

} // namespace waxwing::accounts
