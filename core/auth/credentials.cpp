#include "core/auth/credentials.h"

#include <cstring>

namespace waxwing::auth {

Credentials::Credentials(QString user_, QString secret_, Proof proof_)
    : user(std::move(user_)), secret(std::move(secret_)), proof(proof_)
{
}

void wipe(QString &secret)
{
    if (secret.isDetached() && !secret.isEmpty()) {
        explicit_bzero(secret.data(), size_t(secret.size()) * sizeof(QChar));
    }
    secret.clear();
}

void wipe(QByteArray &secret)
{
    if (secret.isDetached() && !secret.isEmpty()) {
        explicit_bzero(secret.data(), size_t(secret.size()));
    }
    secret.clear();
}

} // namespace waxwing::auth
