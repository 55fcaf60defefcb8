#include "tests/window/watchdog.h"

#include <QAbstractEventDispatcher>
#include <QEvent>
#include <QThread>

namespace waxwing::test {

WatchedApplication::WatchedApplication(int &argc, char **argv) : QApplication(argc, argv)
{
    m_clock.findDisplayServer();
    m_clock.findRenderers();
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &WatchedApplication::loopIdles);
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &WatchedApplication::loopWakes);
    m_ready = true;
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Other threads have their own time. Events sent from inside another are part of it.
    if (!m_ready || QThread::currentThread() != thread()) {
        return QApplication::notify(receiver, event);
    }
    const int level = thread()->loopLevel();
    if (!m_frames.isEmpty() && m_frames.last().loopLevel == level) {
        return QApplication::notify(receiver, event);
    }
    const QEvent::Type type = event->type(); // a deferred delete takes the receiver away
    const QString name = QString::fromLatin1(receiver->metaObject()->className());
    const bool idleBefore = std::exchange(m_idle, false); // GLib's loop says awake only after its events
    const ThreadTime idleSince = m_idleSince;
    m_frames.append({level, m_clock.now(), {}});
    const bool handled = QApplication::notify(receiver, event);
    const Frame frame = m_frames.takeLast();
    const ThreadTime whole = m_clock.now() - frame.begin;
    m_idle = idleBefore;
    m_idleSince = idleSince;
    if (!m_frames.isEmpty() && !m_idle) {
        m_frames.last().elsewhere += whole;
    }
    judge(whole - frame.elsewhere, QStringLiteral("%1, event %2").arg(name).arg(int(type)));
    return handled;
}

// A loop inside an event: until it wakes the time is not that event's.
void WatchedApplication::loopIdles()
{
    if (!m_frames.isEmpty() && thread()->loopLevel() > m_frames.last().loopLevel) {
        m_idle = true;
        m_idleSince = m_clock.now();
    }
}

void WatchedApplication::loopWakes()
{
    if (std::exchange(m_idle, false) && !m_frames.isEmpty()) {
        m_frames.last().elsewhere += m_clock.now() - m_idleSince;
    }
}

void WatchedApplication::judge(const ThreadTime &cost, const QString &what)
{
    m_total += cost.costMs();
    if (cost.costMs() <= m_worst) {
        return;
    }
    if (cost.costMs() >= eventLimitMs && !m_htmlExempt && isHtmlEngineRunning()) {
        m_htmlExempt = true;
        m_clock.findRenderers();
        return;
    }
    m_worst = cost.costMs();
    m_what = QStringLiteral("%1 (%2 ms of CPU, %3 ms blocked)")
                 .arg(what)
                 .arg(cost.cpuMs(), 0, 'f', 1)
                 .arg(cost.blockedMs(), 0, 'f', 1);
}

void WatchedApplication::resetWorst()
{
    m_worst = 0;
    m_what.clear();
}

} // namespace waxwing::test
