#include "core/accounts/discovery.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/net/dns.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <optional>
#include <vector>

namespace waxwing::accounts {

namespace {

// A resolver that asks the next of its servers needs five seconds for it; a person looks on.
constexpr std::chrono::milliseconds patience{8'000};
constexpr qsizetype maximumExchangers = 3;

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

// What one domain says about its services.
struct Answer {
    QList<Candidate> candidates;
    QSet<QString> settled; // protocols it has a record for, if only to say "not offered"
    int asked = 0;
    int failed = 0;
    std::optional<Error> failure;
};

Candidate candidateFrom(const Service &service, const net::SrvRecord &record, const QString &address)
{
    Candidate candidate;
    candidate.protocol = QString::fromLatin1(service.protocol);
    candidate.endpoint = net::Endpoint(record.target, record.port, service.security);
    candidate.auth = QStringLiteral("password");
    candidate.user = address;
    candidate.confidence = service.confidence;
    return candidate;
}

bool isWithin(const QString &host, const QString &domain)
{
    return host.compare(domain, Qt::CaseInsensitive) == 0
        || host.endsWith(QString(QLatin1Char('.') + domain), Qt::CaseInsensitive);
}

// One service's records; an empty target says "decidedly not" (RFC 6186 3.4).
void addRecords(Answer *answer, const Service &service, const QList<net::SrvRecord> &records, const QString &address,
                const QString &domain)
{
    if (!records.isEmpty()) {
        answer->settled.insert(QString::fromLatin1(service.protocol));
    }
    for (const net::SrvRecord &record : records) {
        if (record.target.isEmpty() || record.port == 0) {
            continue;
        }
        Candidate candidate = candidateFrom(service, record, address);
        candidate.hoster = domain;
        candidate.confidence -= isWithin(record.target, domain) ? 0 : 25;
        answer->candidates.append(candidate);
    }
}

QCoro::Task<Answer> askServices(QString domain, QString address)
{
    // All at once: QCoro tasks run from where they are made.
    std::vector<QCoro::Task<QList<net::SrvRecord>>> lookups;
    for (const Service &service : services) {
        const QString name = QLatin1String(service.label) + domain;
        lookups.push_back(net::lookupSrv(name, patience));
    }
    Answer answer;
    for (size_t i = 0; i < lookups.size(); ++i) {
        ++answer.asked;
        try {
            const QList<net::SrvRecord> records = co_await lookups[i];
            addRecords(&answer, services[i], records, address, domain);
        } catch (const Error &error) {
            ++answer.failed;
            answer.failure = error;
        }
    }
    co_return answer;
}

Candidate exchangerRow(const QString &exchange, const QString &hoster, const QString &address)
{
    Candidate row;
    row.kind = Candidate::Kind::MailExchanger;
    row.source = Source::Mx;
    row.protocol = QStringLiteral("smtp");
    row.endpoint = net::Endpoint(exchange, 25, net::Security::StartTls);
    row.user = address;
    row.hoster = hoster;
    return row;
}

// The protocols that the domain itself has said nothing about. One kind of incoming server is enough.
bool isWanted(const QSet<QString> &settled, const QString &protocol)
{
    const bool isIncoming = protocol != QLatin1String("smtp");
    const bool hasIncoming = settled.contains(QStringLiteral("imap")) || settled.contains(QStringLiteral("pop3"));
    return isIncoming ? !hasIncoming : !settled.contains(protocol);
}

QCoro::Task<QList<Candidate>> askHosters(QString domain, QString address, QSet<QString> settled)
{
    const QList<net::MxRecord> exchangers = co_await net::lookupMx(domain, patience);
    QList<Candidate> rows;
    QSet<QString> asked{domain};
    for (const net::MxRecord &record : exchangers.mid(0, maximumExchangers)) {
        if (record.exchange.isEmpty()) {
            continue; // RFC 7505: the domain takes no mail
        }
        const QString hoster = registrableDomain(record.exchange);
        rows.append(exchangerRow(record.exchange, hoster, address));
        if (hoster.isEmpty() || asked.contains(hoster)) {
            continue;
        }
        asked.insert(hoster);
        const Answer answer = co_await askServices(hoster, address);
        bool isFound = false;
        for (Candidate candidate : answer.candidates) {
            if (isWanted(settled, candidate.protocol)) {
                candidate.source = Source::Mx;
                candidate.confidence = std::min(candidate.confidence - 20, 75);
                rows.append(candidate);
                isFound = true;
            }
        }
        if (isFound) {
            break;
        }
    }
    co_return rows;
}

// The domain as DNS knows it; internationalised ones in their ASCII form.
QString domainOf(const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    const QString domain = at < 1 ? QString() : QString::fromLatin1(QUrl::toAce(address.mid(at + 1)));
    if (domain.isEmpty() || domain.contains(QLatin1Char(' ')) || !domain.contains(QLatin1Char('.'))
        || !QHostAddress(domain).isNull()) {
        const QString summary
            = QCoreApplication::translate("accounts::Discovery", "“%1” is not a mail address.").arg(address.left(100));
        throw Error(ErrorKind::Input, summary);
    }
    return domain.toLower();
}

} // namespace

QString sourceName(Source source)
{
    return source == Source::Srv ? QStringLiteral("srv") : QStringLiteral("mx");
}

QString registrableDomain(const QString &host)
{
    static const QSet<QString> shared{
        QStringLiteral("ac"),  QStringLiteral("co"),  QStringLiteral("com"), QStringLiteral("edu"),
        QStringLiteral("go"),  QStringLiteral("gob"), QStringLiteral("gov"), QStringLiteral("id"),
        QStringLiteral("ltd"), QStringLiteral("me"),  QStringLiteral("mil"), QStringLiteral("ne"),
        QStringLiteral("net"), QStringLiteral("nom"), QStringLiteral("or"),  QStringLiteral("org"),
        QStringLiteral("plc"), QStringLiteral("sch"), QStringLiteral("web")};
    const QString name = (host.endsWith(QLatin1Char('.')) ? host.chopped(1) : host).toLower();
    const QStringList labels = name.split(QLatin1Char('.'));
    if (labels.size() < 2 || labels.contains(QString()) || !QHostAddress(name).isNull()) {
        return {};
    }
    const bool isShared = labels.constLast().size() == 2 && shared.contains(labels[labels.size() - 2]);
    const qsizetype wanted = isShared ? 3 : 2;
    return labels.size() < wanted ? QString() : labels.mid(labels.size() - wanted).join(QLatin1Char('.'));
}

QCoro::Task<QList<Candidate>> discover(QString address)
{
    const QString domain = domainOf(address);
    const Answer answer = co_await askServices(domain, address);
    QList<Candidate> rows = answer.candidates;
    const bool isSettled
        = !isWanted(answer.settled, QStringLiteral("imap")) && !isWanted(answer.settled, QStringLiteral("smtp"));
    if (isSettled) {
        co_return rows;
    }
    try {
        const QList<Candidate> more = co_await askHosters(domain, address, answer.settled);
        rows += more;
    } catch (const Error &error) {
        if (answer.failed == answer.asked) {
            throw *answer.failure;
        }
        qCInfo(logAccounts).noquote() << error.text(); // what the domain itself said still stands
    }
    co_return rows;
}

} // namespace waxwing::accounts
