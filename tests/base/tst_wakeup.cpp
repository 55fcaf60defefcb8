#include "core/base/scope.h"
#include "core/base/wakeup.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace std::chrono_literals;

class TestWakeup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesTwoWakesInARow();
    void wakesEveryWaiter();
    void timesOut();
    void resumesFromTheEventLoop();
    void scopeDrainsWhenIdleTwice();
};

namespace {

QCoro::Task<void> countWakes(Wakeup *wakeup, int *count)
{
    const bool woken = co_await wakeup->wait(1s);
    *count += woken ? 1 : 0;
}

QCoro::Task<void> nothing(Wakeup *wakeup)
{
    co_await wakeup->wait(1s);
}

} // namespace

void TestWakeup::survivesTwoWakesInARow()
{
    Wakeup wakeup;
    int count = 0;
    auto task = countWakes(&wakeup, &count);
    wakeup.wake();
    wakeup.wake();
    test::await(std::move(task));
    QCoreApplication::processEvents();
    QCOMPARE(count, 1);
}

void TestWakeup::wakesEveryWaiter()
{
    Wakeup wakeup;
    int count = 0;
    auto one = countWakes(&wakeup, &count);
    auto two = countWakes(&wakeup, &count);
    wakeup.wake();
    test::await(std::move(one));
    test::await(std::move(two));
    QCOMPARE(count, 2);
}

void TestWakeup::timesOut()
{
    Wakeup wakeup;
    QCOMPARE(test::await(wakeup.wait(5ms)), false);
}

void TestWakeup::resumesFromTheEventLoop()
{
    Wakeup wakeup;
    int count = 0;
    auto task = countWakes(&wakeup, &count);
    wakeup.wake();
    QCOMPARE(count, 0);
    test::await(std::move(task));
}

void TestWakeup::scopeDrainsWhenIdleTwice()
{
    CoroutineScope scope;
    Wakeup first;
    Wakeup second;
    scope.spawn(nothing(&first));
    auto drained = scope.drained();
    first.wake();
    QTRY_COMPARE(scope.running(), 0);
    scope.spawn(nothing(&second));
    second.wake();
    test::await(std::move(drained));
    QTRY_COMPARE(scope.running(), 0);
}

QTEST_GUILESS_MAIN(TestWakeup)
#include "tst_wakeup.moc"
