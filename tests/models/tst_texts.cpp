#include "ui/models/texts.h"

#include <QTest>

using namespace waxwing;

class TestTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void timesGetShorterWithDistance()
    {
        const QDateTime now(QDate(2026, 11, 24), QTime(12, 0));
        const auto at
            = [](int month, int day, int year = 2026) { return QDateTime(QDate(year, month, day), QTime(10, 18)); };
        QCOMPARE(models::shortTime(at(11, 24), now), QStringLiteral("10:18"));
        QCOMPARE(models::shortTime(at(11, 23), now), QStringLiteral("Yesterday"));
        QCOMPARE(models::shortTime(at(11, 22), now), QStringLiteral("Sun"));
        QCOMPARE(models::shortTime(at(11, 12), now), QStringLiteral("12 Nov"));
        QCOMPARE(models::shortTime(at(11, 12, 2024), now), QStringLiteral("12 Nov 2024"));
        QCOMPARE(models::shortTime(at(1, 1, 9999), now), QStringLiteral("1 Jan 9999"));
        QCOMPARE(models::shortTime({}, now), QString());
        QCOMPARE(models::tableTime(at(11, 24), now), QStringLiteral("Today 10:18"));
        QCOMPARE(models::tableTime(at(11, 22), now), QStringLiteral("Sun 10:18"));
    }

    void agesAreRounded()
    {
        const QDateTime now(QDate(2026, 11, 24), QTime(12, 0));
        QCOMPARE(models::agoTime(now.addSecs(-20), now), QStringLiteral("just now"));
        QCOMPARE(models::agoTime(now.addSecs(-130), now), QStringLiteral("2 min ago"));
        QCOMPARE(models::agoTime(now.addSecs(-7200), now), QStringLiteral("at 10:00"));
    }

    void sizesAreShort()
    {
        QCOMPARE(models::sizeText(480), QStringLiteral("480 B"));
        QCOMPARE(models::sizeText(14200), QStringLiteral("14 kB"));
        QCOMPARE(models::sizeText(3'320'000), QStringLiteral("3.3 MB"));
    }

    void hostileTextBecomesOneLine()
    {
        const QString hostile = QStringLiteral("a\r\nb\u202Ec\u0000d").append(QChar(0));
        const QString line = models::oneLine(hostile);
        QVERIFY(!line.contains(QLatin1Char('\n')));
        QVERIFY(!line.contains(QChar(0x202E)));
        QVERIFY(!line.contains(QChar(0)));
        QCOMPARE(models::oneLine(QString(100'000, QLatin1Char('x'))).size(), 500);
    }

    void aConversationNamesWhoWroteLast()
    {
        store::MessageRow row;
        row.fromName = QStringLiteral("Eve");
        row.subject = QStringLiteral("Lunch");
        row.date = QDateTime(QDate(2026, 11, 24), QTime(10, 18));
        row.threadCount = 7;
        row.threadUnread = 2;
        row.participants = QStringList{QStringLiteral("Ann"), QStringLiteral("Eve")};
        QCOMPARE(models::correspondent(row, false), QStringLiteral("Ann, Eve"));
        const QString sentence = models::rowSentence(row, false, row.date);
        QVERIFY(sentence.contains(QStringLiteral("conversation of 7 message")));
        QVERIFY(sentence.contains(QStringLiteral("2 unread")));
        row.participants = QStringLiteral("Ann Bob Cid Dan Eve").split(QLatin1Char(' '));
        QCOMPARE(models::correspondent(row, false), QStringLiteral("… Bob, Cid, Dan, Eve"));
    }

    void aRowReadsAsOneSentence()
    {
        store::MessageRow row;
        row.fromName = QStringLiteral("Ines Okafor");
        row.toText = QStringLiteral("Mara");
        row.subject = QStringLiteral("Final proofs");
        row.date = QDateTime(QDate(2026, 11, 24), QTime(10, 18));
        row.hasAttachment = true;
        row.keywords = {QStringLiteral("client"), QStringLiteral("$junk")};
        const QDateTime now(QDate(2026, 11, 24), QTime(12, 0));
        QCOMPARE(models::rowSentence(row, false, now),
                 QStringLiteral("Ines Okafor, Final proofs, Today 10:18, unread, attachment, tag client"));
        row.flags = store::Flag::Seen | store::Flag::Flagged;
        QCOMPARE(models::rowSentence(row, true, now),
                 QStringLiteral("Mara, Final proofs, Today 10:18, attachment, starred, tag client"));
    }
};

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
