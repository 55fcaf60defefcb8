#include "core/store/folderpolicy.h"

#include <QStringList>

namespace waxwing::store {

std::optional<FolderPolicy> FolderPolicy::fromString(const QString &text)
{
    FolderPolicy policy;
    if (text == QLatin1String("headers")) {
        return policy;
    }
    if (text == QLatin1String("none")) {
        policy.kind = Kind::Nothing;
        return policy;
    }
    if (text == QLatin1String("all")) {
        policy.kind = Kind::All;
        return policy;
    }
    const QStringList words = text.split(QLatin1Char(':'));
    constexpr int most = 100'000;
    bool good = false;
    policy.amount = words.size() == 2 ? words.at(1).toInt(&good) : 0;
    const bool days = words.constFirst() == QLatin1String("days");
    if (!good || policy.amount < 1 || policy.amount > most
        || (!days && words.constFirst() != QLatin1String("months"))) {
        return std::nullopt;
    }
    policy.kind = days ? Kind::Days : Kind::Months;
    return policy;
}

QString FolderPolicy::toString() const
{
    switch (kind) {
    case Kind::Headers: return QStringLiteral("headers");
    case Kind::Nothing: return QStringLiteral("none");
    case Kind::Days: return QStringLiteral("days:%1").arg(amount);
    case Kind::Months: return QStringLiteral("months:%1").arg(amount);
    case Kind::All: return QStringLiteral("all");
    }
    return {};
}

QDateTime FolderPolicy::since(const QDateTime &now) const
{
    switch (kind) {
    case Kind::Days: return now.addDays(-amount);
    case Kind::Months: return now.addMonths(-amount);
    case Kind::Headers:
    case Kind::Nothing:
    case Kind::All: break;
    }
    return {};
}

QList<FolderPolicy> FolderPolicy::choices() const
{
    QList<FolderPolicy> choices;
    for (const auto &[usual, usualAmount] :
         {std::pair(Kind::Nothing, 0), std::pair(Kind::Headers, 0), std::pair(Kind::Days, 30),
          std::pair(Kind::Months, 3), std::pair(Kind::Months, 12), std::pair(Kind::All, 0)}) {
        choices << FolderPolicy{usual, usualAmount, attachments};
    }
    if (!choices.contains(*this)) {
        choices.insert(2, *this);
    }
    return choices;
}

} // namespace waxwing::store
