#include "core/accounts/signin.h"

#include <QUrl>

namespace waxwing::accounts {

std::optional<auth::OAuthProvider> signInFor(const Candidate &candidate)
{
    if (candidate.auth != QLatin1String("oauth2")) {
        return std::nullopt;
    }
    std::optional<auth::OAuthProvider> provider = auth::oauthProviderForHost(candidate.endpoint.host);
    if (!provider && !candidate.issuer.isEmpty()) {
        provider.emplace();
        provider->id = candidate.issuer;
        provider->name = QUrl(candidate.issuer).host();
        for (const auth::OAuthProvider &known : auth::knownOAuthProviders()) {
            if (known.id == candidate.issuer) {
                provider->clientId = known.clientId;
            }
        }
    }
    const bool passwordWorks = candidate.otherAuth.contains(QLatin1String("password"))
        || candidate.otherAuth.contains(QLatin1String("password-encrypted"));
    return provider && provider->clientId.isEmpty() && passwordWorks ? std::nullopt : provider;
}

} // namespace waxwing::accounts
