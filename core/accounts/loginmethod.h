// The ways to log in that an account can be set to.
#pragma once

#include "core/accounts/account.h"

namespace waxwing::accounts {

struct LoginMethod {
    bool operator==(const LoginMethod &) const = default;

    auth::Proof proof = auth::Proof::Password;
    QByteArray mechanism; // the only one to use; empty: the strongest with this proof that the server has
};

LoginMethod loginMethodOf(const Account &account);
// Those of any mechanism first, automatic by password at the very beginning; then every mechanism.
QList<LoginMethod> loginMethods();

} // namespace waxwing::accounts
