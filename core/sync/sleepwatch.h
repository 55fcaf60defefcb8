// Notices that the computer slept: connections that were open then are dead without knowing it.
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace waxwing::sync {

class SleepWatch : public QObject {
    Q_OBJECT
public:
    // slept: how long the computer has slept since it started; for tests another clock than the system's.
    explicit SleepWatch(std::function<std::chrono::milliseconds()> slept = systemSleep, QObject *parent = nullptr);

    void start() { m_timer.start(); }
    void stop() { m_timer.stop(); }
    // What the timer does every few seconds.
    void look();

    // CLOCK_BOOTTIME goes on while CLOCK_MONOTONIC stands still.
    static std::chrono::milliseconds systemSleep();

Q_SIGNALS:
    void woke();

private:
    std::function<std::chrono::milliseconds()> m_slept;
    std::chrono::milliseconds m_before;
    QTimer m_timer;
};

} // namespace waxwing::sync
