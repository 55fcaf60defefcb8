#include "core/accounts/bundledproviders.h"

#include "core/accounts/autoconfig.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace waxwing::accounts {

namespace {

constexpr int bundledConfidence = 96;
// Shorter names are one letter from too much: "gmx.de" and "gmx.ch" are both right.
constexpr qsizetype shortestForSuggestion = 7;

const QList<ProviderConfig> &bundled()
{
    static const QList<ProviderConfig> providers = [] {
        QFile file(QStringLiteral(":/waxwing/providers/bundled.xml"));
        return file.open(QIODevice::ReadOnly) ? parseAutoconfig(file.readAll(), QString()) : QList<ProviderConfig>();
    }();
    return providers;
}

// Whether one letter too many, too few, another one or two changed places make one of the other
// (Damerau-Levenshtein distance 1).
bool isOneSlipAway(const QString &a, const QString &b)
{
    if (std::abs(a.size() - b.size()) > 1 || a == b) {
        return false;
    }
    const auto [left, right] = std::mismatch(a.cbegin(), a.cbegin() + std::min(a.size(), b.size()), b.cbegin());
    const QStringView restA(left, a.cend());
    const QStringView restB(right, b.cend());
    if (a.size() == b.size()) {
        const bool isSwap
            = restA.size() > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA.mid(2) == restB.mid(2);
        return isSwap || restA.mid(1) == restB.mid(1);
    }
    return a.size() > b.size() ? restA.mid(1) == restB : restA == restB.mid(1);
}

} // namespace

QList<Candidate> bundledCandidates(const QString &domain, const QString &address)
{
    for (const ProviderConfig &config : bundled()) {
        if (!config.domains.contains(domain)) {
            continue;
        }
        QList<Candidate> rows;
        for (const Candidate &server : config.servers) {
            Candidate candidate = forAddress(server, address);
            candidate.source = Source::Bundled;
            candidate.confidence = bundledConfidence - int(rows.size());
            candidate.hoster = domain;
            rows.append(candidate);
        }
        return rows;
    }
    return {};
}

QString suggestedAddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    const QString domain = address.mid(at + 1).toLower();
    QString suggestion;
    for (const ProviderConfig &config : bundled()) {
        for (const QString &known : config.domains) {
            if (known == domain) {
                return {};
            }
            if (suggestion.isEmpty() && known.size() >= shortestForSuggestion && isOneSlipAway(domain, known)) {
                suggestion = address.left(at + 1) + known;
            }
        }
    }
    return suggestion;
}

} // namespace waxwing::accounts
