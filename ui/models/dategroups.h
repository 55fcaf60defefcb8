// Groups of a list by date: Today, Yesterday, this week, last week, this month, then months and years.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace waxwing::models {

struct DateGroup {
    QString title;
    QDateTime newerThan; // everything received after this and before the end of the group above
    qint64 row = 0; // its first row
    bool operator==(const DateGroup &) const = default;
};

// Newest first; the last one takes in everything older. In the local time of now.
QList<DateGroup> dateGroups(const QDateTime &now);
// newer: how many rows are newer than each group's time, in their order. Groups without rows are left out.
QList<DateGroup> groupsAt(const QList<DateGroup> &groups, const QList<qint64> &newer, qint64 count);

} // namespace waxwing::models
