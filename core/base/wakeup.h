// Lets coroutines wait until something may have changed, with a time limit. Waiters look at the state
// themselves, in a loop: a wake-up says only that looking again is worth while.
//
// Used instead of qCoro(object, signal): in QCoro 0.8 that crashes when the signal is emitted twice before
// the event loop runs, because the second queued call finds its awaiter gone.
#pragma once

#include <QCoroTask>
#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

namespace waxwing {

// One thread only. Must outlive its waiters: wake() them and let them end first.
class Wakeup : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds forever{-1};

    using QObject::QObject;

    // True when woken, false when patience ran out.
    QCoro::Task<bool> wait(std::chrono::milliseconds patience = forever);
    // Everything that waits now resumes from the event loop, never from inside this call, so that whoever
    // calls may be destroyed by what resumes.
    void wake();

private:
    struct Waiter;
    struct Awaiter;

    std::vector<std::shared_ptr<Waiter>> m_waiters;
};

// What is left until a point in steady time; never negative.
std::chrono::milliseconds timeUntil(std::chrono::steady_clock::time_point deadline);

} // namespace waxwing
