// One line for the foot of the folder pane: how things stand, the worst first. Pure.
#pragma once

#include "core/sync/mailcommands.h"

#include <QHash>
#include <QList>

namespace waxwing::ui {

struct ActivitySummary {
    QString icon;
    QString text;
    bool problem = false;
    bool offline = false;
    QDateTime lastSynced; // of the account that is furthest behind; invalid: one never was
    bool operator==(const ActivitySummary &) const = default;
};

struct PendingCounts {
    int waiting = 0;
    int refused = 0;
};

ActivitySummary summarize(const QList<sync::AccountStatus> &statuses, PendingCounts pending, bool offline,
                          const QDateTime &now);
// “3 changes waiting, 1 not done”; empty when there is nothing.
QString pendingText(PendingCounts pending);
// One account's state in a sentence.
QString accountText(const sync::AccountStatus &status, const QDateTime &now);

} // namespace waxwing::ui
