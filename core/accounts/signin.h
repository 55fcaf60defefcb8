// Whether an account is signed in to through the browser.
#pragma once

#include "core/accounts/candidate.h"
#include "core/auth/oauthprovider.h"

#include <optional>

namespace waxwing::accounts {

// Where the source puts a sign-in through the browser first, whom to sign in at. nullopt: a password is what is
// wanted, or what has to do because Waxwing is no client the provider knows.
std::optional<auth::OAuthProvider> signInFor(const Candidate &candidate);

} // namespace waxwing::accounts
