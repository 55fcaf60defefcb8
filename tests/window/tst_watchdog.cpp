// The watchdog of the window tests watched: it must catch what stops a window, and nothing else.
#include "tests/window/watchdog.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <thread>
#include <vector>

using namespace waxwing;

namespace {

constexpr int stallMs = 80;

void spin(int milliseconds)
{
    const test::ThreadClock clock;
    const test::ThreadTime begin = clock.now();
    while ((clock.now() - begin).cpuMs() < milliseconds) { }
}

} // namespace

class TestWatchdog : public QObject {
    Q_OBJECT
public:
    test::WatchedApplication *application = nullptr;

private Q_SLOTS:
    void initTestCase() { QVERIFY(application->knowsBlockedTime()); }
    void init() { application->resetWorst(); }

    void aSleepIsCaught()
    {
        inEvent([] { QThread::msleep(stallMs); });
        QVERIFY2(application->worst() >= stallMs - 2, qPrintable(application->worstWhat()));
        QVERIFY2(application->worstWhat().contains(QStringLiteral("blocked")), qPrintable(application->worstWhat()));
    }

    void aBusyLoopIsCaught()
    {
        inEvent([] { spin(stallMs); });
        QVERIFY2(application->worst() >= stallMs - 2, qPrintable(application->worstWhat()));
    }

    void waitingForAnotherThreadIsCaught()
    {
        inEvent([] {
            std::thread other([] { QThread::msleep(stallMs); });
            other.join();
        });
        QVERIFY2(application->worst() >= stallMs - 2, qPrintable(application->worstWhat()));
    }

    void anEventInsideALoopInsideAnEventIsCaught()
    {
        inEvent([] {
            QEventLoop loop;
            QTimer::singleShot(5, &loop, [&loop] {
                QThread::msleep(stallMs);
                loop.quit();
            });
            loop.exec();
        });
        QVERIFY2(application->worst() >= stallMs - 2, qPrintable(application->worstWhat()));
    }

    void aLoopThatIdlesIsNot()
    {
        inEvent([] {
            QEventLoop loop;
            QTimer::singleShot(3 * stallMs, &loop, &QEventLoop::quit);
            loop.exec();
        });
        QVERIFY2(application->worst() < test::eventLimitMs, qPrintable(application->worstWhat()));
    }

    // Four threads for every core: the event takes long by the clock on the wall and is still cheap.
    void aBusyMachineIsNot()
    {
        std::atomic_bool stop = false;
        std::vector<std::thread> busy;
        for (int i = 0; i < 4 * QThread::idealThreadCount(); ++i) {
            busy.emplace_back([&stop] {
                while (!stop) { }
            });
        }
        inEvent([] { spin(20); });
        stop = true;
        for (std::thread &thread : busy) {
            thread.join();
        }
        QVERIFY2(application->worst() < test::eventLimitMs, qPrintable(application->worstWhat()));
        QVERIFY(application->worst() >= 19);
    }

private:
    static void inEvent(const std::function<void()> &work)
    {
        QObject receiver;
        bool done = false;
        QMetaObject::invokeMethod(
            &receiver,
            [&] {
                work();
                done = true;
            },
            Qt::QueuedConnection);
        QTRY_VERIFY(done);
    }
};

int main(int argc, char **argv)
{
    test::WatchedApplication application(argc, argv);
    TestWatchdog test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_watchdog.moc"
