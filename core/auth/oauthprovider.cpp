#include "core/auth/oauthprovider.h"

#include "core/base/octets.h"
#include "core/net/http.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace waxwing::auth {

namespace {

constexpr qint64 maximumFile = 64_KiB;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(auth::OAuth)
};

QJsonObject objectIn(const QString &fileName)
{
    QFile file(fileName);
    const bool isOpen = !fileName.isEmpty() && file.open(QIODevice::ReadOnly);
    return isOpen ? QJsonDocument::fromJson(file.read(maximumFile)).object() : QJsonObject();
}

// The nearest configuration wins, key by key over the data that comes with the program.
QJsonObject configured(const QString &id)
{
    QJsonObject result = objectIn(QStringLiteral(":/waxwing/providers/oauth.json")).value(id).toObject();
    QStringList files
        = QStandardPaths::locateAll(QStandardPaths::GenericConfigLocation, QStringLiteral("waxwing/oauth.json"));
    std::reverse(files.begin(), files.end());
    for (const QString &file : std::as_const(files)) {
        const QJsonObject own = objectIn(file).value(id).toObject();
        for (auto it = own.begin(); it != own.end(); ++it) {
            result.insert(it.key(), it.value());
        }
    }
    return result;
}

OAuthProvider providerFrom(const QString &id, const QJsonObject &object)
{
    const auto text = [&object](const char *key) { return object.value(QLatin1String(key)).toString(); };
    OAuthProvider provider;
    provider.id = id;
    provider.name = text("name").isEmpty() ? id : text("name");
    provider.issuer = text("issuer");
    provider.authorizationUrl = text("authorization");
    provider.tokenUrl = text("token");
    provider.scope = text("scope");
    provider.clientId = text("clientId");
    provider.clientSecret = text("clientSecret");
    for (const auto &host : object.value(QLatin1String("hosts")).toArray()) {
        provider.hosts.append(host.toString());
    }
    return provider;
}

bool isHttps(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty() && !url.hasFragment();
}

// RFC 8414 3: the well-known part goes between host and path; OpenID Connect Discovery 4 puts it behind.
QList<QUrl> metadataUrls(const QString &issuer)
{
    const QUrl base(issuer, QUrl::StrictMode);
    const QString path = base.path() == QLatin1String("/") ? QString() : base.path();
    QUrl oauth = base;
    oauth.setPath(QString(QLatin1String("/.well-known/oauth-authorization-server") + path));
    QUrl openId = base;
    openId.setPath(QString(path + QLatin1String("/.well-known/openid-configuration")));
    return {oauth, openId};
}

QCoro::Task<OAuthProvider> fromIssuer(QString issuer, net::WebAccess access)
{
    const QList<QUrl> urls = metadataUrls(issuer);
    for (const QUrl &url : urls) {
        net::HttpRequest request(url);
        request.access = access;
        const net::HttpAnswer answer = co_await net::httpFetch(request);
        if (answer.isOk()) {
            co_return oauthProviderFromMetadata(answer.body, issuer);
        }
    }
    throw Error(ErrorKind::Server, Words::tr("%1 does not say how to sign in there.").arg(issuer));
}

} // namespace

QList<OAuthProvider> knownOAuthProviders()
{
    QStringList ids = objectIn(QStringLiteral(":/waxwing/providers/oauth.json")).keys();
    const QStringList files
        = QStandardPaths::locateAll(QStandardPaths::GenericConfigLocation, QStringLiteral("waxwing/oauth.json"));
    for (const QString &file : files) {
        ids += objectIn(file).keys();
    }
    ids.removeDuplicates();
    QList<OAuthProvider> providers;
    for (const QString &id : std::as_const(ids)) {
        providers.append(providerFrom(id, configured(id)));
    }
    return providers;
}

std::optional<OAuthProvider> oauthProviderForHost(const QString &host)
{
    for (const OAuthProvider &provider : knownOAuthProviders()) {
        for (const QString &domain : provider.hosts) {
            const bool isIt = host.compare(domain, Qt::CaseInsensitive) == 0
                || host.endsWith(QString(QLatin1Char('.') + domain), Qt::CaseInsensitive);
            if (isIt) {
                return provider;
            }
        }
    }
    return std::nullopt;
}

OAuthProvider oauthProviderFromMetadata(const QByteArray &json, const QString &issuer)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    OAuthProvider provider;
    provider.id = issuer;
    provider.name = QUrl(issuer).host();
    provider.issuer = object.value(QLatin1String("issuer")).toString();
    provider.authorizationUrl = object.value(QLatin1String("authorization_endpoint")).toString();
    provider.tokenUrl = object.value(QLatin1String("token_endpoint")).toString();
    const QString summary = Words::tr("What %1 says about signing in there cannot be used.").arg(provider.name);
    if (provider.issuer != issuer) { // RFC 8414 3.3: else any host could speak for any other
        throw Error(ErrorKind::Protocol, summary, provider.issuer.left(200));
    }
    if (!isHttps(provider.authorizationUrl) || !isHttps(provider.tokenUrl)) {
        throw Error(ErrorKind::Protocol, summary, QStringLiteral("https"));
    }
    return provider;
}

QCoro::Task<OAuthProvider> oauthProvider(OAuthSettings settings, net::WebAccess access)
{
    OAuthProvider provider = providerFrom(settings.provider, configured(settings.provider));
    if (provider.tokenUrl.isEmpty()) {
        if (!isHttps(settings.provider)) {
            const QString summary = Words::tr("“%1” is no provider that Waxwing knows; write its address, as in "
                                              "https://login.example.org.");
            throw Error(ErrorKind::Input, summary.arg(settings.provider));
        }
        const QString clientId = provider.clientId;
        const QString clientSecret = provider.clientSecret;
        const QString scope = provider.scope;
        provider = co_await fromIssuer(settings.provider, access);
        provider.clientId = clientId;
        provider.clientSecret = clientSecret;
        provider.scope = scope;
    }
    if (!settings.clientId.isEmpty()) {
        provider.clientId = settings.clientId;
    }
    if (!settings.scope.isEmpty()) {
        provider.scope = settings.scope;
    }
    if (provider.clientId.isEmpty()) {
        const QString summary
            = Words::tr("%1 lets only programs in that it knows, and this Waxwing has no client id for it. "
                        "Use a password made for programs, or give a client id.");
        throw Error(ErrorKind::Input, summary.arg(provider.name));
    }
    co_return provider;
}

} // namespace waxwing::auth
