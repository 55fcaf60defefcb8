#include "ui/models/rowcache.h"

#include <QRandomGenerator>
#include <QTest>

using namespace waxwing;
using models::RowCache;
using store::MessageRow;

namespace {

MessageRow row(qint64 id)
{
    MessageRow made;
    made.id = PlacementId(id);
    made.received = QDateTime::fromMSecsSinceEpoch(1'000'000 + id * 1000, Qt::UTC);
    return made;
}

// Ids from high to low, as the natural order has them.
QList<MessageRow> rows(qint64 highest, int count)
{
    QList<MessageRow> list;
    for (int i = 0; i < count; ++i) {
        list << row(highest - i);
    }
    return list;
}

} // namespace

class TestRowCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joinsRunsThatTouch()
    {
        RowCache cache;
        cache.put(0, rows(100, 10), 0);
        cache.put(10, rows(90, 10), 0);
        cache.put(5, rows(95, 10), 0);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(cache.at(i));
            QCOMPARE(cache.at(i)->id, PlacementId(100 - i));
        }
        QVERIFY(!cache.at(20));
    }

    void placesExactlyWhatIsInARun()
    {
        RowCache cache;
        cache.put(0, rows(1000, 10), 0);
        cache.put(100, rows(900, 10), 100);
        const auto present = cache.place(models::keyOf(row(995)));
        QVERIFY(present.exact && present.present);
        QCOMPARE(present.row, 5);
        const auto above = cache.place(models::keyOf(row(1001)));
        QVERIFY(above.exact && !above.present);
        QCOMPARE(above.row, 0);
        const auto gap = cache.place(models::keyOf(row(950)));
        QVERIFY(!gap.exact);
        QCOMPARE(gap.row, 10);
        QCOMPARE(gap.gapEnd, 100);
        const auto below = cache.place(models::keyOf(row(5)));
        QVERIFY(!below.exact);
        QCOMPARE(below.row, 110);
        QCOMPARE(below.gapEnd, -1);
    }

    void staysBelowItsCapacityAndKeepsTheTop()
    {
        RowCache cache;
        for (int first = 0; first < 40000; first += 400) {
            cache.put(first, rows(1'000'000 - first, 400), first + 200);
        }
        int held = 0;
        for (int i = 0; i < 40000; ++i) {
            held += cache.at(i) ? 1 : 0;
        }
        QVERIFY2(held <= RowCache::capacity, qPrintable(QString::number(held)));
        QVERIFY(cache.at(0));
        QVERIFY(cache.at(39999));
    }

    // Against a plain list: whatever is held is what the list has there.
    void agreesWithAPlainList()
    {
        QRandomGenerator random(7);
        QList<MessageRow> plain = rows(100'000, 2000);
        RowCache cache;
        for (int step = 0; step < 3000; ++step) {
            const int at = int(random.bounded(plain.size()));
            const int count = int(1 + random.bounded(5));
            switch (random.bounded(3)) {
            case 0: cache.put(at, plain.mid(at, 60), at); break;
            case 1:
                cache.remove(at, qMin<qint64>(count, plain.size() - at));
                plain.remove(at, qMin<qint64>(count, plain.size() - at));
                break;
            default:
                cache.insertGap(at, count);
                for (int n = 0; n < count; ++n) {
                    plain.insert(at, row(200'000 + step * 10 + n));
                }
            }
            for (int probe = 0; probe < 50; ++probe) {
                const int where = int(random.bounded(plain.size()));
                const MessageRow *held = cache.at(where);
                QVERIFY2(!held || held->id == plain[where].id, qPrintable(QString::number(step)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRowCache)
#include "tst_rowcache.moc"
