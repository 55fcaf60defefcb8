#include "core/auth/credentials.h"

namespace waxwing::auth {

Credentials::Credentials(QString user_, QString secret_) : user(std::move(user_)), secret(std::move(secret_)) { }

} // namespace waxwing::auth
