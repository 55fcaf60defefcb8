// What a stretch of work cost the calling thread: its own CPU time, which a busy machine does not change, and how
// long it was blocked in calls it made. Wall-clock alone lies on a busy machine: what the thread waited for a free
// core is taken off, and so is the time in which the display server, which Qt asks now and then, or the threads that
// stand in for a graphics card, were working or waited for a core themselves.
#pragma once

#include <QtGlobal>

#include <vector>

namespace waxwing::test {

// Nanoseconds, each ever rising.
struct ThreadTime {
    qint64 wall = 0;
    qint64 cpu = 0;
    qint64 queued = 0; // runnable, but no core was free
    qint64 displayBusy = 0; // the display server ran or waited for a core, or our thread that reads its answers did
    qint64 rendererBusy = 0; // the same of the threads that draw in software
    qint64 sleeps = 0; // how often it gave its core away by itself: never means that it was not blocked

    ThreadTime operator-(const ThreadTime &earlier) const;
    ThreadTime &operator+=(const ThreadTime &more);
    double cpuMs() const;
    double blockedMs() const; // asleep in a call: a lock, a disk, an answer
    double costMs() const { return cpuMs() + blockedMs(); }
};

// Of one thread: made and asked in it.
class ThreadClock {
public:
    ThreadClock();
    ~ThreadClock();
    ThreadClock(const ThreadClock &) = delete;
    ThreadClock &operator=(const ThreadClock &) = delete;

    // False where the kernel keeps no run-queue times: blocked time cannot be told from waiting then.
    bool knowsQueue() const { return m_schedstat >= 0; }
    ThreadTime now() const;
    // The display server is found among the sockets that are open now; none: nothing is taken off for it.
    void findDisplayServer();
    // The threads that draw in software as they are now: the HTML engine brings more of them.
    void findRenderers();

private:
    void forgetRenderers();

    int m_schedstat = -1;
    int m_displaySchedstat = -1;
    int m_readerSchedstat = -1; // of Qt's thread that reads from the display
    std::vector<int> m_rendererSchedstats;
};

// True once the HTML engine's threads exist in this process.
bool isHtmlEngineRunning();

} // namespace waxwing::test
