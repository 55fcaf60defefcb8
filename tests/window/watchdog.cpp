#include "tests/window/watchdog.h"

#include <QThread>

#include <QEvent>

#include <ctime>

namespace waxwing::test {

namespace {

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

} // namespace

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Qt calls this in every thread; only the window's own must never wait. Events sent from inside another
    // are part of it; so is a drag's own loop, which is not counted.
    if (QThread::currentThread() != thread() || m_depth > 0) {
        return QApplication::notify(receiver, event);
    }
    const QEvent::Type type = event->type(); // a deferred delete takes the receiver away
    const QString name = QString::fromLatin1(receiver->metaObject()->className());
    ++m_depth;
    const double before = threadMilliseconds();
    const bool handled = QApplication::notify(receiver, event);
    const double spent = threadMilliseconds() - before;
    --m_depth;
    if (spent > m_worst) {
        m_worst = spent;
        m_what = QStringLiteral("%1, event %2").arg(name).arg(int(type));
    }
    return handled;
}

void WatchedApplication::resetWorst()
{
    m_worst = 0;
    m_what.clear();
}

} // namespace waxwing::test
