#include "core/auth/oauth.h"

#include "core/base/octets.h"
#include "core/net/http.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace waxwing::auth {

namespace {

constexpr qsizetype maximumToken = 16_KiB; // Microsoft's have two kilobytes and more
constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(auth::OAuth)
};

// 256 bits from the system's generator.
QByteArray randomWord()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    const QByteArray octets(reinterpret_cast<const char *>(words.data()), qsizetype(sizeof words));
    return octets.toBase64(base64Url);
}

using Fields = QList<QPair<QByteArray, QString>>;

// Percent-encoded throughout: QUrlQuery leaves "+" alone, which a form reads as a space.
QByteArray encoded(const Fields &fields)
{
    QByteArrayList parts;
    for (const auto &[name, value] : fields) {
        parts.append(name + '=' + QUrl::toPercentEncoding(value));
    }
    return parts.join('&');
}

QUrl authorizationUrl(const OAuthProvider &provider, const Fields &fields)
{
    QUrl url(provider.authorizationUrl, QUrl::StrictMode);
    QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    query += (query.isEmpty() ? "" : "&") + encoded(fields);
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

bool isUsableToken(const QString &token)
{
    return token.size() <= maximumToken
        && std::all_of(token.cbegin(), token.cend(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

Error refusalOf(const OAuthProvider &provider, const net::HttpAnswer &answer, const QJsonObject &object)
{
    const QString code = object.value(QLatin1String("error")).toString().left(100);
    const QString technical = QStringLiteral("HTTP %1 %2").arg(answer.status).arg(code);
    if (code == QLatin1String("invalid_grant")) {
        return Error(ErrorKind::Auth,
                     Words::tr("The sign-in at %1 has ended or was withdrawn. Sign in again; no mail was lost.")
                         .arg(provider.name),
                     technical, Retry::AfterUserAction)
            .withCode("SIGNIN");
    }
    if (answer.status >= 400 && answer.status < 500 && answer.status != 429) {
        return Error(ErrorKind::Auth, Words::tr("%1 does not let this program sign in.").arg(provider.name), technical);
    }
    return Error(ErrorKind::Server, Words::tr("%1 cannot renew the sign-in at the moment.").arg(provider.name),
                 technical, Retry::Later);
}

// RFC 6749 5.1.
OAuthTokens tokensFrom(const OAuthProvider &provider, const net::HttpAnswer &answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    if (!answer.isOk()) {
        throw refusalOf(provider, answer, object);
    }
    OAuthTokens tokens;
    tokens.access = object.value(QLatin1String("access_token")).toString();
    tokens.refresh = object.value(QLatin1String("refresh_token")).toString();
    constexpr double longest = 366.0 * 24 * 3600;
    // Some write the number as a string.
    const double seconds = object.value(QLatin1String("expires_in")).toVariant().toDouble();
    tokens.lifetime = std::chrono::seconds(qint64(std::clamp(seconds, 0.0, longest)));
    const QString type = object.value(QLatin1String("token_type")).toString();
    const bool isBearer = type.isEmpty() || type.compare(QLatin1String("bearer"), Qt::CaseInsensitive) == 0;
    if (tokens.access.isEmpty() || !isUsableToken(tokens.access) || !isUsableToken(tokens.refresh) || !isBearer) {
        throw Error(ErrorKind::Protocol,
                    Words::tr("The answer of %1 to the sign-in cannot be understood.").arg(provider.name));
    }
    return tokens;
}

QCoro::Task<OAuthTokens> askForTokens(OAuthProvider provider, Fields fields, net::WebAccess access)
{
    fields.append({"client_id", provider.clientId});
    if (!provider.clientSecret.isEmpty()) {
        fields.append({"client_secret", provider.clientSecret});
    }
    net::HttpRequest request{QUrl(provider.tokenUrl, QUrl::StrictMode)};
    request.form = encoded(fields);
    request.access = access;
    request.patience = std::chrono::seconds(30);
    const net::HttpAnswer answer = co_await net::httpFetch(request);
    co_return tokensFrom(provider, answer);
}

// In the browser, after the provider is done with the person.
QString farewellPage()
{
    return QStringLiteral("<!DOCTYPE html><title>Waxwing</title><p>%1")
        .arg(Words::tr("That is all. You can close this page and go back to Waxwing."));
}

Error refusedInBrowser(const OAuthProvider &provider, const net::LoopbackListener::Query &query)
{
    const QString code = query.value(QStringLiteral("error")).left(100).simplified();
    return Error(ErrorKind::Auth, Words::tr("The sign-in at %1 was refused.").arg(provider.name), code);
}

} // namespace

QByteArray Pkce::challengeOf(const QByteArray &verifier)
{
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(base64Url);
}

Pkce Pkce::fresh()
{
    Pkce pkce;
    pkce.verifier = randomWord();
    pkce.challenge = challengeOf(pkce.verifier);
    return pkce;
}

QCoro::Task<OAuthTokens> signIn(OAuthProvider provider, QString loginHint, OpenBrowser open,
                                std::shared_ptr<net::LoopbackListener> listener, net::WebAccess access,
                                std::chrono::milliseconds patience)
{
    const Pkce pkce = Pkce::fresh();
    const QString state = QString::fromLatin1(randomWord());
    const QString redirect = listener->address();
    Fields fields;
    fields.append({"response_type", QStringLiteral("code")});
    fields.append({"client_id", provider.clientId});
    fields.append({"redirect_uri", redirect});
    fields.append({"scope", provider.scope});
    fields.append({"state", state});
    fields.append({"code_challenge", QString::fromLatin1(pkce.challenge)});
    fields.append({"code_challenge_method", QStringLiteral("S256")});
    fields.append({"login_hint", loginHint});
    // Google gives a refresh token only when asked so; others pass over what they do not know (RFC 6749 3.1).
    fields.append({"access_type", QStringLiteral("offline")});
    const auto isOurs = [state, issuer = provider.issuer](const net::LoopbackListener::Query &query) {
        const QString named = query.value(QStringLiteral("iss")); // RFC 9207
        const bool isAnswer = query.contains(QStringLiteral("code")) || query.contains(QStringLiteral("error"));
        return isAnswer && query.value(QStringLiteral("state")) == state
            && (named.isEmpty() || issuer.isEmpty() || named == issuer);
    };
    // Waited for before the browser is sent off: one that is signed in already answers at once.
    auto waiting = listener->wait(isOurs, farewellPage(), patience);
    open(authorizationUrl(provider, fields));
    const net::LoopbackListener::Query query = co_await waiting;
    if (!query.contains(QStringLiteral("code"))) {
        throw refusedInBrowser(provider, query);
    }
    Fields exchange;
    exchange.append({"grant_type", QStringLiteral("authorization_code")});
    exchange.append({"code", query.value(QStringLiteral("code"))});
    exchange.append({"redirect_uri", redirect});
    exchange.append({"code_verifier", QString::fromLatin1(pkce.verifier)});
    const OAuthTokens tokens = co_await askForTokens(provider, exchange, access);
    if (tokens.refresh.isEmpty()) {
        throw Error(
            ErrorKind::Protocol,
            Words::tr("%1 allows this sign-in for a short time only, which is of no use for mail.").arg(provider.name));
    }
    co_return tokens;
}

QCoro::Task<OAuthTokens> refreshTokens(OAuthProvider provider, QString refreshToken, net::WebAccess access)
{
    Fields fields;
    fields.append({"grant_type", QStringLiteral("refresh_token")});
    fields.append({"refresh_token", refreshToken});
    return askForTokens(provider, fields, access);
}

} // namespace waxwing::auth
