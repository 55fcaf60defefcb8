// Groups of a list by date: Today, Yesterday, this week, last week, this month, then months and years.
#pragma once

#include "core/store/types.h"

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
// newer: how many rows are newer than each group's time, in their order. Where it ends early, the next group takes in
// the rest. Groups without rows are left out. oldestFirst: so stand the rows, and so stand the groups then.
QList<DateGroup> groupsAt(const QList<DateGroup> &groups, const QList<qint64> &newer, qint64 count,
                          bool oldestFirst = false);
// The same numbers from rows that are here, newest first, as far as they tell; all: there are no others below them.
QList<qint64> newerAmong(const QList<DateGroup> &groups, const QList<store::MessageRow> &rows, bool all);
// Rows came or went; what belongs where a group begins is taken to belong to it until the times say otherwise.
void shiftGroups(QList<DateGroup> &groups, qint64 first, qint64 inserted);
void shrinkGroups(QList<DateGroup> &groups, qint64 first, qint64 removed, qint64 count);

} // namespace waxwing::models
