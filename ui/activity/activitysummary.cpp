#include "ui/activity/activitysummary.h"

#include "ui/models/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace waxwing::ui {

namespace {

using sync::AccountStatus;
using sync::Connectivity;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::ui::Activity)
};

QString number(qint64 value)
{
    return models::shownLocale().toString(value);
}

QString waitingText(int waiting)
{
    return Words::tr("%1 change(s) waiting", nullptr, waiting).arg(number(waiting));
}

QString withPending(const QString &text, PendingCounts pending)
{
    const QString more = pendingText(pending);
    return more.isEmpty() ? text : QString(text + QStringLiteral(" · ") + more);
}

QString progressText(const sync::Progress &progress)
{
    if (progress.inOctets) {
        return Words::tr("%1: %2 of %3")
            .arg(progress.what, models::sizeText(progress.done), models::sizeText(progress.total));
    }
    if (progress.total > 0) {
        return Words::tr("Working: %1 of %2").arg(number(progress.done), number(progress.total));
    }
    return progress.what.isEmpty() ? Words::tr("Checking for mail") : progress.what;
}

bool isDown(const AccountStatus &status)
{
    return status.connectivity == Connectivity::Offline || status.connectivity == Connectivity::Failed;
}

} // namespace

QString pendingText(PendingCounts pending)
{
    QStringList parts;
    if (pending.waiting > 0) {
        parts << waitingText(pending.waiting);
    }
    if (pending.refused > 0) {
        parts << Words::tr("%1 not done", nullptr, pending.refused).arg(number(pending.refused));
    }
    return parts.join(QStringLiteral(", "));
}

namespace {

QDateTime oldestSync(const QList<AccountStatus> &statuses)
{
    QDateTime oldest;
    for (const AccountStatus &status : statuses) {
        if (status.lastSynced.isValid() && (!oldest.isValid() || status.lastSynced < oldest)) {
            oldest = status.lastSynced;
        }
    }
    return oldest;
}

// What is most worth knowing.
ActivitySummary worst(const QList<AccountStatus> &statuses, PendingCounts pending, bool offline,
                      const QDateTime &oldest, const QDateTime &now)
{
    if (offline) {
        return {QStringLiteral("offline"), withPending(Words::tr("Offline"), pending), pending.refused > 0, true, {}};
    }
    for (const AccountStatus &status : statuses) {
        if (status.needsPassword) {
            const QString what = status.problemCode == "KEYRINGLOCKED" ? Words::tr("The keyring is locked")
                                                                       : Words::tr("Password needed");
            return {QStringLiteral("problem"), withPending(what, pending), true, false, {}};
        }
    }
    const auto working
        = std::find_if(statuses.cbegin(), statuses.cend(), [](const AccountStatus &s) { return s.syncing; });
    if (working != statuses.cend()) {
        return {QStringLiteral("refresh"),
                withPending(progressText(working->progress), pending),
                pending.refused > 0,
                false,
                {}};
    }
    if (!statuses.isEmpty() && std::all_of(statuses.cbegin(), statuses.cend(), isDown)) {
        return {QStringLiteral("offline"), withPending(Words::tr("Offline"), pending), pending.refused > 0, true, {}};
    }
    const bool problem = std::any_of(statuses.cbegin(), statuses.cend(),
                                     [](const AccountStatus &status) { return !status.problem.isEmpty(); });
    if (problem || pending.refused > 0) {
        return {QStringLiteral("problem"),
                problem ? withPending(Words::tr("A problem"), pending) : pendingText(pending),
                true,
                false,
                {}};
    }
    if (pending.waiting > 0) {
        return {QStringLiteral("clock"), waitingText(pending.waiting), false, false, {}};
    }
    const QString text
        = oldest.isValid() ? Words::tr("Up to date · %1").arg(models::agoTime(oldest, now)) : Words::tr("Ready");
    return {QStringLiteral("done"), text, false, false, {}};
}

} // namespace

ActivitySummary summarize(const QList<AccountStatus> &statuses, PendingCounts pending, bool offline,
                          const QDateTime &now)
{
    const QDateTime oldest = oldestSync(statuses);
    ActivitySummary summary = worst(statuses, pending, offline, oldest, now);
    summary.lastSynced = oldest;
    return summary;
}

QString accountText(const AccountStatus &status, const QDateTime &now)
{
    if (!status.problem.isEmpty()) {
        return status.problem;
    }
    if (status.syncing) {
        return progressText(status.progress);
    }
    const QString since = status.lastSynced.isValid() ? models::agoTime(status.lastSynced, now) : QString();
    switch (status.connectivity) {
    case Connectivity::Connecting: return Words::tr("Connecting");
    case Connectivity::Online:
        return since.isEmpty() ? Words::tr("Connected") : Words::tr("Up to date, last checked %1").arg(since);
    case Connectivity::Offline:
    case Connectivity::Failed: break;
    }
    return since.isEmpty() ? Words::tr("Offline. Nothing was fetched yet.")
                           : Words::tr("Offline. Last checked %1.").arg(since);
}

} // namespace waxwing::ui
