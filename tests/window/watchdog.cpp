#include "tests/window/watchdog.h"

#include <QEvent>
#include <QThread>

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
    // Events sent from inside another are part of it. Other threads have their own time.
    if (m_depth > 0 || QThread::currentThread() != thread()) {
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
