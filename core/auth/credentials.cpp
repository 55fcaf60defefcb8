#include "core/auth/credentials.h"

namespace waxwing::auth {

Credentials::Credentials(QString user_, Secret secret_, Proof proof_)
    : user(std::move(user_)), secret(std::move(secret_)), proof(proof_)
{
}

} // namespace waxwing::auth
