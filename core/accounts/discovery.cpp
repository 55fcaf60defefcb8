#include "core/accounts/discovery.h"

#include "core/accounts/bundledproviders.h"
#include "core/accounts/sources.h"
#include "core/base/log.h"
#include "core/base/octets.h"
#include "core/net/dns.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <memory>
#include <vector>

namespace waxwing::accounts {

namespace {

constexpr qsizetype maximumExchangers = 3;
constexpr int hosterPenalty = 20;
constexpr int hosterMaximum = 75; // a record without DNSSEC led there

// What all of one discovery's coroutines work on. They hold it, so that it outlives the slowest.
struct Search {
    QString address;
    QString domain;
    DiscoveryOptions options;
    QList<Candidate> candidates;
    QList<Candidate> guesses;
    QSet<QString> settled; // protocols whose absence or presence the domain itself has declared in DNS
    bool domainExists = true;
    bool isAnswered = false; // by anybody
    std::optional<Error> failure; // of DNS
};
using Shared = std::shared_ptr<Search>;

bool isService(const Candidate &candidate)
{
    return candidate.kind == Candidate::Kind::Service;
}

bool hasProtocol(const QList<Candidate> &candidates, const QString &protocol)
{
    return std::any_of(candidates.cbegin(), candidates.cend(), [&protocol](const Candidate &candidate) {
        return isService(candidate) && candidate.protocol == protocol;
    });
}

void sortBySource(QList<Candidate> *candidates)
{
    std::stable_sort(candidates->begin(), candidates->end(),
                     [](const Candidate &a, const Candidate &b) { return a.source < b.source; });
}

// Guesses stand in for kinds of server that nobody names; one kind of incoming server is enough.
QList<Candidate> shown(const Search &search)
{
    QList<Candidate> rows = search.candidates;
    sortBySource(&rows);
    const QString imap = QStringLiteral("imap");
    const QString pop3 = QStringLiteral("pop3");
    const bool hasIncoming = hasProtocol(rows, imap) || hasProtocol(rows, pop3) || search.settled.contains(imap)
        || search.settled.contains(pop3);
    const bool hasOutgoing
        = hasProtocol(rows, QStringLiteral("smtp")) || search.settled.contains(QStringLiteral("smtp"));
    for (const Candidate &guess : search.guesses) {
        if (guess.protocol == QLatin1String("smtp") ? !hasOutgoing : !hasIncoming) {
            rows.append(guess);
        }
    }
    return rows;
}

void take(const Shared &search, const QList<Candidate> &rows)
{
    search->candidates += rows;
    if (search->options.found && !rows.isEmpty()) {
        search->options.found(shown(*search));
    }
}

// A source that fails is one that knows nothing; the others still stand.
QCoro::Task<void> askWeb(Shared search, QCoro::Task<QList<Candidate>> task)
{
    try {
        const QList<Candidate> rows = co_await task;
        search->isAnswered = true;
        take(search, rows);
    } catch (const Error &error) {
        qCInfo(logAccounts).noquote() << error.text();
    }
}

QCoro::Task<void> askDns(Shared search)
{
    const SrvAnswer answer = co_await askSrv(search->domain, search->address);
    search->isAnswered = search->isAnswered || answer.isAnswered;
    search->settled = answer.settled;
    if (answer.failure) {
        search->failure = answer.failure;
    }
    take(search, answer.candidates);
}

QCoro::Task<void> guess(Shared search)
{
    search->guesses = co_await guessServers(search->domain, search->address, search->options.proxy);
    if (search->options.found && !search->guesses.isEmpty()) {
        search->options.found(shown(*search));
    }
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

QCoro::Task<QList<Candidate>> orNothing(QCoro::Task<QList<Candidate>> task)
{
    QList<Candidate> rows;
    try {
        rows = co_await task;
    } catch (const Error &error) {
        qCInfo(logAccounts).noquote() << error.text();
    }
    co_return rows;
}

// What is known of a hoster, from the first of its sources that knows anything.
QCoro::Task<QList<Candidate>> askHoster(Shared search, QString hoster)
{
    QList<Candidate> rows = bundledCandidates(hoster, search->address);
    if (!rows.isEmpty()) {
        co_return rows;
    }
    auto autoconfig = orNothing(askAutoconfig(hoster, search->address, search->options.proxy));
    auto srv = askSrv(hoster, search->address);
    std::optional<QCoro::Task<QList<Candidate>>> database;
    if (!search->options.database.isEmpty()) {
        database = orNothing(askDatabase(search->options.database, hoster, search->address, search->options.proxy));
    }
    const QList<Candidate> described = co_await autoconfig;
    const SrvAnswer records = co_await srv;
    QList<Candidate> listed;
    if (database) {
        listed = co_await *database;
    }
    rows = !described.isEmpty() ? described : !records.candidates.isEmpty() ? records.candidates : listed;
    co_return rows;
}

QCoro::Task<QList<QPair<Candidate, QList<Candidate>>>> askExchangers(Shared search)
{
    QList<QPair<Candidate, QList<Candidate>>> result;
    const net::MxAnswer answer = co_await net::lookupMx(search->domain, sourcePatience);
    search->isAnswered = true;
    search->domainExists = answer.domainExists;
    QSet<QString> asked;
    asked.insert(search->domain);
    for (const net::MxRecord &record : answer.records.mid(0, maximumExchangers)) {
        if (record.exchange.isEmpty()) {
            continue; // RFC 7505: the domain takes no mail
        }
        const QString hoster = registrableDomain(record.exchange);
        QList<Candidate> servers;
        if (!hoster.isEmpty() && !asked.contains(hoster)) {
            asked.insert(hoster);
            servers = co_await askHoster(search, hoster);
        }
        const bool isFound = !servers.isEmpty();
        result.append(qMakePair(exchangerRow(record.exchange, hoster, search->address), servers));
        if (isFound) {
            break;
        }
    }
    co_return result;
}

// The protocols that the domain itself has said nothing about. One kind of incoming server is enough.
bool isWanted(const Search &search, const QString &protocol)
{
    const auto isKnown = [&search](const QString &name) {
        return search.settled.contains(name) || hasProtocol(search.candidates, name);
    };
    return protocol == QLatin1String("smtp") ? !isKnown(protocol)
                                             : !isKnown(QStringLiteral("imap")) && !isKnown(QStringLiteral("pop3"));
}

// Asked at once with the others, listed when those are known: it fills what they leave open.
void addExchangers(const Shared &search, const QList<QPair<Candidate, QList<Candidate>>> &exchangers)
{
    QList<Candidate> rows;
    for (const auto &[exchanger, servers] : exchangers) {
        rows.append(exchanger);
        for (Candidate candidate : servers) {
            if (isWanted(*search, candidate.protocol)) {
                candidate.source = Source::Mx;
                candidate.isForeign = !isWithin(candidate.endpoint.host, search->domain);
                candidate.confidence = std::min(candidate.confidence - hosterPenalty, hosterMaximum);
                rows.append(candidate);
            }
        }
    }
    take(search, rows);
}

// The domain as DNS knows it; internationalised ones in their ASCII form.
QString domainOf(const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    const QString domain = at < 1 ? QString() : QString::fromLatin1(QUrl::toAce(address.mid(at + 1)));
    const bool hasControl
        = std::any_of(address.cbegin(), address.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
    if (domain.isEmpty() || hasControl || domain.contains(QLatin1Char(' ')) || !domain.contains(QLatin1Char('.'))
        || !QHostAddress(domain).isNull()) {
        const QString summary
            = QCoreApplication::translate("accounts::Discovery", "“%1” is not a mail address.").arg(address.left(100));
        throw Error(ErrorKind::Input, summary);
    }
    return domain.toLower();
}

QCoro::Task<void> askAll(Shared search)
{
    take(search, bundledCandidates(search->domain, search->address));
    std::vector<QCoro::Task<void>> tasks;
    tasks.push_back(askDns(search));
    tasks.push_back(askWeb(search, askAutoconfig(search->domain, search->address, search->options.proxy)));
    tasks.push_back(askWeb(search, askWellKnown(search->domain, search->address, search->options.proxy)));
    if (!search->options.database.isEmpty()) {
        tasks.push_back(askWeb(
            search, askDatabase(search->options.database, search->domain, search->address, search->options.proxy)));
    }
    tasks.push_back(guess(search));
    auto exchangers = askExchangers(search);
    for (QCoro::Task<void> &task : tasks) {
        co_await task;
    }
    try {
        const auto rows = co_await exchangers;
        addExchangers(search, rows);
    } catch (const Error &error) {
        search->failure = error;
    }
}

} // namespace

DiscoveryOptions::DiscoveryOptions() : database(defaultDatabase()) { }

QString defaultDatabase()
{
    constexpr qint64 maximum = 64_KiB;
    QFile file(QStandardPaths::locate(QStandardPaths::GenericConfigLocation, QStringLiteral("waxwing/discovery.json")));
    if (!file.fileName().isEmpty() && file.open(QIODevice::ReadOnly)) {
        const QJsonObject settings = QJsonDocument::fromJson(file.read(maximum)).object();
        if (settings.contains(QLatin1String("database"))) {
            return settings.value(QLatin1String("database")).toString();
        }
    }
    return QStringLiteral("https://autoconfig.thunderbird.net/v1.1/");
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

QCoro::Task<Discovered> discover(QString address, DiscoveryOptions options)
{
    const auto search = std::make_shared<Search>();
    search->address = address;
    search->domain = domainOf(address);
    search->options = options;
    co_await askAll(search);
    if (!search->isAnswered && search->candidates.isEmpty() && search->guesses.isEmpty() && search->failure) {
        throw *search->failure;
    }
    Discovered discovered;
    discovered.candidates = shown(*search);
    discovered.domainExists = search->domainExists || !discovered.candidates.isEmpty();
    co_return discovered;
}

const Candidate *bestCandidate(const QList<Candidate> &candidates, const QString &protocol)
{
    const Candidate *best = nullptr;
    for (const Candidate &candidate : candidates) {
        if (isService(candidate) && candidate.protocol == protocol
            && (!best || candidate.confidence > best->confidence)) {
            best = &candidate;
        }
    }
    return best;
}

} // namespace waxwing::accounts
