// An application that measures what each event costs the UI thread (threadclock.h). Events handled by a loop that
// runs inside another event, a drag's or a dialog's, are events of their own, and what that loop idles is nobody's.
#pragma once

#include "tests/window/threadclock.h"

#include <QApplication>
#include <QVector>

namespace waxwing::test {

// One event may cost this much: three frames at 60 Hz. The sanitizers' checks are no part of that cost.
#ifdef __SANITIZE_ADDRESS__
constexpr double eventLimitMs = 250;
#else
constexpr double eventLimitMs = 50;
#endif

class WatchedApplication : public QApplication {
public:
    WatchedApplication(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;
    // The costliest event since the last reset, in milliseconds, and what it was. The first start of the HTML
    // engine is not counted, once.
    double worst() const { return m_worst; }
    QString worstWhat() const { return m_what; }
    // What all events cost together, in milliseconds.
    double total() const { return m_total; }
    void resetWorst();
    bool knowsBlockedTime() const { return m_clock.knowsQueue(); }

private:
    struct Frame {
        int loopLevel = 0;
        ThreadTime begin;
        ThreadTime elsewhere; // in loops of its own: not its cost
    };

    void loopIdles();
    void loopWakes();
    void judge(const ThreadTime &cost, const QString &what);

    ThreadClock m_clock;
    QVector<Frame> m_frames;
    ThreadTime m_idleSince;
    bool m_idle = false;
    bool m_htmlExempt = false; // used up
    bool m_ready = false;
    double m_worst = 0;
    double m_total = 0;
    QString m_what;
};

} // namespace waxwing::test
