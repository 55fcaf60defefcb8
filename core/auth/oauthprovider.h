// Who signs people in by OAuth 2, and as what client Waxwing comes to them. The endpoints of the large providers are
// data (resources/providers/oauth.json); the client id is not in the source: it comes from the packager or the user,
// in waxwing/oauth.json below XDG_CONFIG_HOME or XDG_CONFIG_DIRS, by the same keys:
//   {"google": {"clientId": "…", "clientSecret": "…"}}
// (an installed program's "secret" is none: RFC 8252 8.5; some providers want one all the same).
// Every other provider is named by its issuer and found through its metadata (RFC 8414, OpenID Connect Discovery).
#pragma once

#include "core/base/error.h"
#include "core/net/http.h"

#include <QCoroTask>
#include <QString>
#include <QStringList>

#include <optional>

namespace waxwing::auth {

// What an account keeps of it.
struct OAuthSettings {
    OAuthSettings() = default;
    bool operator==(const OAuthSettings &) const = default;

    QString provider; // "google", …, or an issuer: "https://login.example.org"; empty: none
    QString clientId; // the user's own; empty: the configured one
    QString scope; // the user's own; empty: the provider's
};

struct OAuthProvider {
    OAuthProvider() = default;

    QString id;
    QString name; // for people
    QString issuer; // may be empty
    QString authorizationUrl; // https
    QString tokenUrl; // https
    QString scope; // separated by spaces
    QString clientId;
    QString clientSecret; // may be empty
    QStringList hosts; // domains of the mail servers it signs in to
};

// Those with data here, as the configuration completes them.
QList<OAuthProvider> knownOAuthProviders();
// The one that signs in to this mail server, if it is known.
std::optional<OAuthProvider> oauthProviderForHost(const QString &host);

// Everything a sign-in needs. Throws Error{Input} when there is no such provider or no client id for it, and what
// httpFetch() throws when the metadata has to be fetched; Error{Protocol} when it is not usable: endpoints that are
// not HTTPS, another issuer than asked for (RFC 8414 3.3). access: whom to trust, and the way there.
QCoro::Task<OAuthProvider> oauthProvider(OAuthSettings settings, net::WebAccess access);

// From a metadata document. Throws Error{Protocol}.
OAuthProvider oauthProviderFromMetadata(const QByteArray &json, const QString &issuer);

} // namespace waxwing::auth
