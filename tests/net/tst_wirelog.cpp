#include "core/net/wirelog.h"

#include <QTest>

using namespace waxwing::net;
using namespace std::chrono_literals;

class TestWireLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void forgetsTheOldest();
    void cutsLongLines();
};

void TestWireLog::forgetsTheOldest()
{
    WireLog log(2);
    log.add(Direction::Sent, 1ms, "NOOP");
    log.add(Direction::Received, 2ms, "250 ok");
    log.add(Direction::Sent, 3ms, "QUIT");
    QCOMPARE(log.lines().size(), 2);
    QCOMPARE(log.lines().constFirst().text, QByteArray("250 ok"));
    QCOMPARE(log.linesSent(), 2);
    QCOMPARE(log.linesReceived(), 1);
}

void TestWireLog::cutsLongLines()
{
    WireLog log;
    log.add(Direction::Received, 0ms, QByteArray(100'000, 'x'));
    QVERIFY(log.lines().constFirst().text.size() < WireLog::maximumLine + 10);
}

QTEST_GUILESS_MAIN(TestWireLog)
#include "tst_wirelog.moc"
