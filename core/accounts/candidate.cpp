#include "core/accounts/candidate.h"

namespace waxwing::accounts {

QString sourceName(Source source)
{
    switch (source) {
    case Source::Autoconfig: return QStringLiteral("autoconfig");
    case Source::WellKnown: return QStringLiteral("wellknown");
    case Source::Bundled: return QStringLiteral("bundled");
    case Source::Srv: return QStringLiteral("srv");
    case Source::Database: return QStringLiteral("database");
    case Source::Mx: return QStringLiteral("mx");
    case Source::Guess: return QStringLiteral("guess");
    }
    return {};
}

bool isWithin(const QString &host, const QString &domain)
{
    return host.compare(domain, Qt::CaseInsensitive) == 0
        || host.endsWith(QString(QLatin1Char('.') + domain), Qt::CaseInsensitive);
}

} // namespace waxwing::accounts
