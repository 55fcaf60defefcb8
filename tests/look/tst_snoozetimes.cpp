// The times a snooze offers, and the keywords that tags become.
#include "ui/messagelist/snoozepicker.h"
#include "ui/models/tags.h"

#include <QTest>

using namespace waxwing;

class TestSnoozeTimes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offered_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QStringList>("times");
        const auto row = [](const char *name, const char *now, const QStringList &times) {
            QTest::newRow(name) << QDateTime::fromString(QString::fromLatin1(now), Qt::ISODate) << times;
        };
        row("a Tuesday", "2026-11-24T10:00:00",
            {QStringLiteral("24 18:00"), QStringLiteral("25 08:00"), QStringLiteral("28 08:00"),
             QStringLiteral("30 08:00"), QStringLiteral("24 08:00")});
        row("in the evening", "2026-11-24T20:00:00",
            {QStringLiteral("25 08:00"), QStringLiteral("28 08:00"), QStringLiteral("30 08:00"),
             QStringLiteral("24 08:00")});
        row("a Friday: tomorrow is the weekend", "2026-11-27T20:00:00",
            {QStringLiteral("28 08:00"), QStringLiteral("30 08:00"), QStringLiteral("27 08:00")});
        row("a Sunday: tomorrow is next week", "2026-11-29T20:00:00",
            {QStringLiteral("30 08:00"), QStringLiteral("29 08:00")});
    }

    void offered()
    {
        QFETCH(QDateTime, now);
        QFETCH(QStringList, times);
        QStringList found;
        for (const ui::SnoozeTime &time : ui::snoozeTimes(now)) {
            QVERIFY(time.until > now);
            found << time.until.toString(QStringLiteral("dd HH:mm"));
        }
        QCOMPARE(found, times);
    }

    void keywords_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("keyword");
        QTest::newRow("standard") << QStringLiteral("important") << QStringLiteral("$label1");
        QTest::newRow("of two words") << QStringLiteral("  To   do ") << QStringLiteral("$label4");
        QTest::newRow("own") << QStringLiteral("Orchard plans") << QStringLiteral("Orchard_plans");
        QTest::newRow("no atom") << QStringLiteral("50%") << QString();
        QTest::newRow("not ASCII") << QStringLiteral("Büro") << QString();
        QTest::newRow("of programs") << QStringLiteral("$Forwarded") << QString();
        QTest::newRow("nothing") << QStringLiteral("  ") << QString();
        QTest::newRow("too long") << QString(51, u'x') << QString();
    }

    void keywords()
    {
        QFETCH(QString, name);
        QFETCH(QString, keyword);
        QCOMPARE(models::tagKeyword(name), keyword);
        if (!keyword.isEmpty()) {
            QCOMPARE(models::tagName(keyword).compare(name.simplified(), Qt::CaseInsensitive), 0);
        }
        QVERIFY(models::tagName(QStringLiteral("$Forwarded")).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSnoozeTimes)
#include "tst_snoozetimes.moc"
