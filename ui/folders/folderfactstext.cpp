#include "ui/folders/folderfactstext.h"

#include "ui/models/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace waxwing::ui {

namespace {

using sync::FolderQuota;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::ui::FolderFacts)
};

// RFC 4314 took "c" and "d" of RFC 2086 apart (2.1.1). A server that knows only these says nothing about deleting the
// folder itself.
struct Rights {
    explicit Rights(const QByteArray &letters) : text(letters.toLower()) { }

    bool has(char letter) const { return text.contains(letter); }
    bool isOld() const
    {
        return (has('c') || has('d')) && std::none_of(text.cbegin(), text.cend(), [](char letter) {
                   return QByteArrayView("kxte").contains(letter);
               });
    }
    bool read() const { return has('r'); }
    bool mark() const { return has('s') && has('w'); }
    bool add() const { return has('i'); }
    bool remove() const { return (has('t') && has('e')) || (isOld() && has('d')); }
    bool makeFolders() const { return has('k') || (isOld() && has('c')); }
    bool deleteFolder() const { return has('x'); }

    QByteArray text;
};

// QLocale's lists end in “and”.
QString orList(const QStringList &parts)
{
    const QString before = parts.mid(0, parts.size() - 1).join(QStringLiteral(", "));
    return before.isEmpty() ? parts.value(0) : Words::tr("%1 or %2").arg(before, parts.constLast());
}

QString andList(const QStringList &parts)
{
    return models::joined(parts);
}

// “read, mark and add messages and make folders in it”
QString listed(const QStringList &messages, const QStringList &folder, QString (*list)(const QStringList &))
{
    QStringList parts = folder;
    if (!messages.isEmpty()) {
        //: %1: one or more of the verbs “read”, “mark”, “add” and “delete”
        parts.prepend(Words::tr("%1 messages").arg(list(messages)));
    }
    return list(parts);
}

// By 1024, as the limits of mail servers are set and spoken of.
QString roomText(qint64 octets)
{
    const QLocale locale = models::shownLocale();
    const QString noTenths = locale.decimalPoint() + locale.zeroDigit() + QLatin1Char(' ');
    const QString text = locale.formattedDataSize(octets, 1, QLocale::DataSizeTraditionalFormat);
    return QString(text).replace(noTenths, QStringLiteral(" "));
}

} // namespace

QString rightsText(const QByteArray &letters)
{
    const Rights rights(letters);
    std::array<QStringList, 2> messages; // what may be done, what not
    std::array<QStringList, 2> folder;
    const auto sort = [](std::array<QStringList, 2> &into, bool allowed, const QString &what) {
        into[allowed ? 0 : 1].append(what);
    };
    sort(messages, rights.read(), Words::tr("read", "messages"));
    sort(messages, rights.mark(), Words::tr("mark", "messages"));
    sort(messages, rights.add(), Words::tr("add", "messages"));
    sort(messages, rights.remove(), Words::tr("delete", "messages"));
    sort(folder, rights.makeFolders(), Words::tr("make folders in it"));
    if (!rights.isOld()) {
        sort(folder, rights.deleteFolder(), Words::tr("rename or delete the folder"));
    }
    const QString may = listed(messages[0], folder[0], andList);
    const QString mayNot = listed(messages[1], folder[1], orList);
    if (may.isEmpty()) {
        return Words::tr("You may do nothing with this folder.");
    }
    if (mayNot.isEmpty()) {
        return Words::tr("You may do everything with this folder and its messages.");
    }
    return Words::tr("You may %1. You may not %2.").arg(may, mayNot);
}

int quotaUsed(const FolderQuota &quota)
{
    if (quota.limit <= 0 || quota.used >= quota.limit) {
        return 1000;
    }
    return int(1000.0 * double(quota.used) / double(quota.limit));
}

std::optional<FolderQuota> nearestQuota(const QList<FolderQuota> &quotas)
{
    const auto nearest = std::max_element(quotas.cbegin(), quotas.cend(), [](const auto &one, const auto &other) {
        return quotaUsed(one) < quotaUsed(other);
    });
    return nearest == quotas.cend() ? std::nullopt : std::optional(*nearest);
}

QString quotaText(const FolderQuota &quota)
{
    constexpr int nearlyFull = 950;
    QString text;
    if (quota.counts == FolderQuota::Counts::Messages) {
        const QLocale locale = models::shownLocale();
        text = Words::tr("%1 of %2 messages used").arg(locale.toString(quota.used), locale.toString(quota.limit));
    } else {
        QString used = roomText(quota.used);
        const QString limit = roomText(quota.limit);
        const QString unit = limit.section(QLatin1Char(' '), -1);
        if (used.endsWith(QString(QLatin1Char(' ') + unit))) {
            used = used.section(QLatin1Char(' '), 0, -2); // “3.2 of 10 GB”
        }
        text = Words::tr("%1 of %2 used").arg(used, limit);
    }
    const int part = quotaUsed(quota);
    return part >= 1000      ? Words::tr("%1: full").arg(text)
        : part >= nearlyFull ? Words::tr("%1: nearly full").arg(text)
                             : text;
}

} // namespace waxwing::ui
