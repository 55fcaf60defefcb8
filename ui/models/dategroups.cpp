#include "ui/models/dategroups.h"

#include "ui/models/texts.h"

#include <QCoreApplication>

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

QList<DateGroup> groupsAt(const QList<DateGroup> &groups, const QList<qint64> &newer, qint64 count)
{
    QList<DateGroup> shown;
    qint64 first = 0;
    for (qsizetype n = 0; n < groups.size(); ++n) {
        const bool last = n + 1 == groups.size();
        const qint64 end = last || n >= newer.size() ? count : qMin(count, newer[n]);
        if (end > first) {
            shown << groups[n];
            shown.last().row = first;
            first = end;
        }
    }
    return shown;
}

} // namespace waxwing::models
