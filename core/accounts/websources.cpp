// Providers' own descriptions, and those in the provider database.
#include "core/accounts/autoconfig.h"
#include "core/accounts/sources.h"

#include "core/base/log.h"
#include "core/net/http.h"

#include <QUrl>
#include <QUrlQuery>

namespace waxwing::accounts {

namespace {

// Served over HTTPS by the domain itself, such a description may name foreign hosts and still be its word.
constexpr int foreignPenalty = 5;
constexpr int startTlsPenalty = 2;

QCoro::Task<QList<Candidate>> fetch(QUrl url, Source source, int confidence, QString domain, QString address,
                                    net::Proxy proxy)
{
    net::HttpRequest request(url);
    request.access.proxy = proxy;
    request.patience = sourcePatience;
    const net::HttpAnswer answer = co_await net::httpFetch(request);
    QList<Candidate> rows;
    if (!answer.isOk()) {
        co_return rows;
    }
    const QList<ProviderConfig> providers = parseAutoconfig(answer.body, address);
    if (providers.isEmpty()) {
        co_return rows;
    }
    for (Candidate candidate : providers.constFirst().servers) {
        candidate.source = source;
        candidate.hoster = domain;
        candidate.isForeign = !isWithin(candidate.endpoint.host, domain);
        candidate.confidence = confidence - int(rows.size());
        candidate.confidence -= candidate.endpoint.security == net::Security::StartTls ? startTlsPenalty : 0;
        candidate.confidence -= candidate.isForeign && source != Source::Database ? foreignPenalty : 0;
        rows.append(candidate);
    }
    co_return rows;
}

QUrl httpsUrl(const QString &host, const QString &path)
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    url.setPath(path);
    return url;
}

} // namespace

QCoro::Task<QList<Candidate>> askAutoconfig(QString domain, QString address, net::Proxy proxy)
{
    const QString host = QLatin1String("autoconfig.") + domain;
    QUrl url = httpsUrl(host, QStringLiteral("/mail/config-v1.1.xml"));
    // Encoded by hand: QUrlQuery leaves "+", which forms read as a space.
    const QByteArray encoded = QUrl::toPercentEncoding(address);
    url.setQuery(QString(QLatin1String("emailaddress=") + QString::fromLatin1(encoded)), QUrl::StrictMode);
    return fetch(url, Source::Autoconfig, 99, domain, address, proxy);
}

QCoro::Task<QList<Candidate>> askWellKnown(QString domain, QString address, net::Proxy proxy)
{
    const QUrl url = httpsUrl(domain, QStringLiteral("/.well-known/autoconfig/mail/config-v1.1.xml"));
    return fetch(url, Source::WellKnown, 98, domain, address, proxy);
}

QCoro::Task<QList<Candidate>> askDatabase(QString base, QString domain, QString address, net::Proxy proxy)
{
    const QUrl url(QString(base + domain), QUrl::StrictMode);
    return fetch(url, Source::Database, 92, domain, address, proxy);
}

} // namespace waxwing::accounts
