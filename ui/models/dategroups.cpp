#include "ui/models/dategroups.h"

#include "ui/models/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace waxwing::models {

namespace {

constexpr int shownMonths = 12; // what is older is told apart by the year
constexpr int shownYears = 40;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::models::DateGroups)
};

} // namespace

QList<DateGroup> dateGroups(const QDateTime &now)
{
    QList<DateGroup> groups;
    QDate last; // where the group above begins
    const auto add = [&](const QString &title, QDate start) {
        if (!last.isValid() || start < last) {
            groups << DateGroup{title, start.startOfDay().addMSecs(-1), 0};
            last = start;
        }
    };
    const QDate today = now.toLocalTime().date();
    const int weekday = (today.dayOfWeek() - int(shownLocale().firstDayOfWeek()) + 7) % 7;
    add(Words::tr("Today"), today);
    add(Words::tr("Yesterday"), today.addDays(-1));
    add(Words::tr("This week"), today.addDays(-weekday));
    add(Words::tr("Last week"), today.addDays(-weekday - 7));
    const QDate month(today.year(), today.month(), 1);
    add(Words::tr("This month"), month);
    for (int n = 1; n <= shownMonths; ++n) {
        const QDate earlier = month.addMonths(-n);
        add(shownLocale().toString(earlier, QStringLiteral("MMMM yyyy")), earlier);
    }
    for (int n = 0; n < shownYears; ++n) {
        const QDate year(last.year() - (last.dayOfYear() == 1 ? 1 : 0), 1, 1);
        add(QString::number(year.year()), year);
    }
    groups << DateGroup{Words::tr("Older"), QDateTime(), 0};
    return groups;
}

QList<DateGroup> groupsAt(const QList<DateGroup> &groups, const QList<qint64> &newer, qint64 count, bool oldestFirst)
{
    QList<DateGroup> shown;
    qint64 first = 0;
    for (qsizetype n = 0; n < groups.size(); ++n) {
        const bool last = n + 1 == groups.size();
        const qint64 end = last || n >= newer.size() ? count : qMin(count, newer[n]);
        if (end > first) {
            shown << groups[n];
            shown.last().row = oldestFirst ? count - end : first;
            first = end;
        }
    }
    if (oldestFirst) {
        std::reverse(shown.begin(), shown.end());
    }
    return shown;
}

QList<qint64> newerAmong(const QList<DateGroup> &groups, const QList<store::MessageRow> &rows, bool all)
{
    QList<qint64> newer;
    for (const DateGroup &group : groups) {
        if (!group.newerThan.isValid() || rows.isEmpty() || (!all && rows.last().received > group.newerThan)) {
            break;
        }
        const auto older = std::partition_point(
            rows.cbegin(), rows.cend(), [&](const store::MessageRow &row) { return row.received > group.newerThan; });
        newer << std::distance(rows.cbegin(), older);
    }
    return newer;
}

void shiftGroups(QList<DateGroup> &groups, qint64 first, qint64 inserted)
{
    for (DateGroup &group : groups) {
        group.row += group.row > first ? inserted : 0;
    }
}

void shrinkGroups(QList<DateGroup> &groups, qint64 first, qint64 removed, qint64 count)
{
    for (DateGroup &group : groups) {
        group.row = group.row >= first + removed ? group.row - removed : qMin(group.row, first);
    }
    // Of those that begin at one row now, all but the last have none left.
    for (qsizetype n = groups.size() - 1; n >= 0; --n) {
        const bool empty = n + 1 < groups.size() ? groups[n].row == groups[n + 1].row : groups[n].row >= count;
        if (empty) {
            groups.removeAt(n);
        }
    }
}

} // namespace waxwing::models
