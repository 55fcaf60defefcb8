#include "ui/models/dategroups.h"

#include <QLocale>
#include <QTest>

using namespace waxwing::models;

namespace {

QDateTime at(int year, int month, int day)
{
    return QDateTime(QDate(year, month, day), QTime(15, 0));
}

QStringList titles(const QList<DateGroup> &groups)
{
    QStringList list;
    for (const DateGroup &group : groups) {
        list << group.title;
    }
    return list;
}

} // namespace

class TestDateGroups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void theMiddleOfAMonth()
    {
        // Wednesday; weeks begin on Monday here.
        const QStringList found = titles(dateGroups(at(2026, 11, 18)));
        QCOMPARE(found.mid(0, 7),
                 (QStringList{QStringLiteral("Today"), QStringLiteral("Yesterday"), QStringLiteral("This week"),
                              QStringLiteral("Last week"), QStringLiteral("This month"), QStringLiteral("October 2026"),
                              QStringLiteral("September 2026")}));
        QCOMPARE(found[16], QStringLiteral("November 2025"));
        QCOMPARE(found[17], QStringLiteral("2025"));
        QCOMPARE(found[18], QStringLiteral("2024"));
        QCOMPARE(found.last(), QStringLiteral("Older"));
    }

    // A group that would begin no earlier than the one above is none.
    void mondayTheFirst()
    {
        QCOMPARE(titles(dateGroups(at(2026, 6, 1))).mid(0, 4),
                 (QStringList{QStringLiteral("Today"), QStringLiteral("Yesterday"), QStringLiteral("Last week"),
                              QStringLiteral("May 2026")}));
    }

    void everyGroupIsOlderThanTheOneAbove()
    {
        for (int day = 0; day < 800; ++day) {
            const QList<DateGroup> groups = dateGroups(at(2024, 1, 1).addDays(day));
            for (qsizetype n = 1; n + 1 < groups.size(); ++n) {
                QVERIFY(groups[n].newerThan < groups[n - 1].newerThan);
            }
            QVERIFY(!groups.last().newerThan.isValid());
        }
    }

    void emptyGroupsAreLeftOut()
    {
        QList<DateGroup> groups;
        for (const char *title : {"a", "b", "c", "d"}) {
            groups << DateGroup{QString::fromLatin1(title), QDateTime(), 0};
        }
        const QList<DateGroup> shown = groupsAt(groups, {0, 3, 3, 0}, 5);
        QCOMPARE(titles(shown), (QStringList{QStringLiteral("b"), QStringLiteral("d")}));
        QCOMPARE(shown[0].row, 0);
        QCOMPARE(shown[1].row, 3);
        QVERIFY(groupsAt(groups, {0, 0, 0, 0}, 0).isEmpty());
        QVERIFY(groupsAt({}, {}, 5).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDateGroups)
#include "tst_dategroups.moc"
