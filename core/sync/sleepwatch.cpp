#include "core/sync/sleepwatch.h"

#include <ctime>

namespace waxwing::sync {

namespace {

constexpr std::chrono::seconds lookEvery{10};
// The clocks are read one after the other: a busy machine is not a sleeping one.
constexpr std::chrono::seconds nap{3};

std::chrono::milliseconds now(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::milliseconds(time.tv_nsec / 1'000'000);
}

} // namespace

SleepWatch::SleepWatch(std::function<std::chrono::milliseconds()> slept, QObject *parent)
    : QObject(parent), m_slept(std::move(slept)), m_before(m_slept())
{
    m_timer.setInterval(lookEvery);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SleepWatch::look);
}

void SleepWatch::look()
{
    const std::chrono::milliseconds slept = m_slept();
    const bool hasSlept = slept - m_before >= nap;
    m_before = slept;
    if (hasSlept) {
        Q_EMIT woke();
    }
}

std::chrono::milliseconds SleepWatch::systemSleep()
{
    return now(CLOCK_BOOTTIME) - now(CLOCK_MONOTONIC);
}

} // namespace waxwing::sync
