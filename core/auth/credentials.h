// What a user proves who they are with. Lives in memory only, as short as may be.
#pragma once

#include <QString>

namespace waxwing::auth {

struct Credentials {
    Credentials() = default;
    Credentials(QString user, QString secret);

    QString user;
    QString secret; // password; never logged, never in argv, never in a file of ours
};

} // namespace waxwing::auth
