#include "ui/folders/filingmemory.h"

#include <QCryptographicHash>

#include <algorithm>

namespace waxwing::ui {

namespace {

constexpr qsizetype mostSources = 400; // a settings file must not grow without end
constexpr qsizetype mostTargets = 8;
constexpr qsizetype mostLikely = 5;
constexpr double fading = 0.85; // of what was chosen before, each time something is chosen
constexpr double least = 0.15; // about twelve choices ago
constexpr double sendersWeight = 8;
constexpr double foldersWeight = 2;
constexpr qsizetype sumLength = 16;

QString sumOf(const QString &source)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(source.toUtf8(), QCryptographicHash::Sha256).toHex().first(sumLength));
}

QString senderSource(const QString &sender)
{
    return sender.isEmpty() ? QString() : sumOf(u's' + sender.toLower());
}

QString folderSource(const QString &from)
{
    return sumOf(u'f' + from);
}

} // namespace

void FilingMemory::learn(const QString &sender, const QString &from, const QString &target)
{
    if (!sender.isEmpty()) {
        learn(senderSource(sender), target);
    }
    learn(folderSource(from), target);
}

void FilingMemory::learn(const QString &source, const QString &target)
{
    const auto known
        = std::find_if(m_sources.cbegin(), m_sources.cend(), [&](const Source &one) { return one.sum == source; });
    Source learnt{source, {}};
    if (known != m_sources.cend()) {
        learnt = m_sources.takeAt(std::distance(m_sources.cbegin(), known));
    }
    bool isNew = true;
    for (Target &one : learnt.targets) {
        one.weight *= fading;
        if (one.folder == target) {
            one.weight += 1;
            isNew = false;
        }
    }
    if (isNew) {
        learnt.targets << Target{target, 1};
    }
    learnt.targets.removeIf([](const Target &one) { return one.weight < least; });
    std::stable_sort(learnt.targets.begin(), learnt.targets.end(),
                     [](const Target &a, const Target &b) { return a.weight > b.weight; });
    learnt.targets = learnt.targets.first(qMin(mostTargets, learnt.targets.size()));
    m_sources << learnt;
    if (m_sources.size() > mostSources) {
        m_sources.removeFirst();
    }
}

void FilingMemory::weigh(const QString &source, double factor, QHash<QString, double> &weights) const
{
    for (const Source &known : m_sources) {
        if (known.sum == source) {
            for (const Target &target : known.targets) {
                weights[target.folder] += factor * target.weight;
            }
        }
    }
}

QStringList FilingMemory::likely(const QString &sender, const QString &from) const
{
    QHash<QString, double> weights;
    weigh(senderSource(sender), sendersWeight, weights);
    weigh(folderSource(from), foldersWeight, weights);
    QStringList folders = weights.keys();
    std::sort(folders.begin(), folders.end(), [&](const QString &a, const QString &b) {
        return weights[a] != weights[b] ? weights[a] > weights[b] : a < b;
    });
    return folders.first(qMin(mostLikely, folders.size()));
}

QStringList FilingMemory::toTexts() const
{
    QStringList texts;
    for (const Source &source : m_sources) {
        for (const Target &target : source.targets) {
            texts << QStringLiteral("%1 %2 %3").arg(source.sum).arg(target.weight, 0, 'f', 3).arg(target.folder);
        }
    }
    return texts;
}

FilingMemory FilingMemory::fromTexts(const QStringList &texts)
{
    FilingMemory memory;
    for (const QString &text : texts) {
        const QString sum = text.section(u' ', 0, 0);
        const double weight = text.section(u' ', 1, 1).toDouble();
        const QString folder = text.section(u' ', 2);
        const bool isSense = sum.size() == sumLength && weight >= least && weight < 100 && !folder.isEmpty();
        if (!isSense) {
            continue;
        }
        if (memory.m_sources.isEmpty() || memory.m_sources.last().sum != sum) {
            memory.m_sources << Source{sum, {}};
        }
        if (memory.m_sources.last().targets.size() < mostTargets) {
            memory.m_sources.last().targets << Target{folder, weight};
        }
    }
    while (memory.m_sources.size() > mostSources) {
        memory.m_sources.removeFirst();
    }
    return memory;
}

} // namespace waxwing::ui
