// OAuth 2 for installed programs: authorization code with PKCE (RFC 6749 4.1, RFC 7636, RFC 8252), and the access
// tokens that follow from it. Engine thread.
#pragma once

#include "core/auth/oauthprovider.h"
#include "core/net/http.h"
#include "core/net/loopbacklistener.h"

#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace waxwing::auth {

struct OAuthTokens {
    OAuthTokens() = default;

    QString access;
    QString refresh; // empty: the old one stays valid
    std::chrono::seconds lifetime{0}; // of access; 0: the server does not say
};

// RFC 7636 4: a fresh secret and what the authorization server is told of it (S256).
struct Pkce {
    static Pkce fresh();
    static QByteArray challengeOf(const QByteArray &verifier);

    QByteArray verifier;
    QByteArray challenge;
};

// Opens the person's own browser. Called in the thread of signIn().
using OpenBrowser = std::function<void(const QUrl &url)>;

// Sends the person to the provider and waits for the answer that carries our state; every other request to the
// listener is turned away and changes nothing. loginHint: the address. Throws Error{Cancelled} when the browser did
// not come back in time or the listener was closed, Error{Auth} when the person or the provider refused,
// Error{Protocol} for tokens that cannot be used, and what httpFetch() throws.
QCoro::Task<OAuthTokens> signIn(OAuthProvider provider, QString loginHint, OpenBrowser open,
                                std::shared_ptr<net::LoopbackListener> listener, net::WebAccess access,
                                std::chrono::milliseconds patience = std::chrono::minutes(10));

// RFC 6749 6. Throws Error{Auth} with code "SIGNIN" when the grant is revoked or has expired: only signing in anew
// helps. Other failures are passing ones.
QCoro::Task<OAuthTokens> refreshTokens(OAuthProvider provider, QString refreshToken, net::WebAccess access);

} // namespace waxwing::auth
