#include "core/base/wakeup.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace waxwing {

struct Wakeup::Waiter {
    std::coroutine_handle<> coroutine;
    std::unique_ptr<QTimer> timer;
    bool isDone = false;
    bool isWoken = false;

    void resume(bool woken)
    {
        if (!std::exchange(isDone, true)) {
            isWoken = woken;
            coroutine.resume();
        }
    }
};

struct Wakeup::Awaiter {
    Wakeup *wakeup;
    std::chrono::milliseconds patience;
    std::shared_ptr<Waiter> waiter = std::make_shared<Waiter>();

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> coroutine)
    {
        waiter->coroutine = coroutine;
        wakeup->m_waiters.push_back(waiter);
        if (patience < std::chrono::milliseconds::zero()) {
            return;
        }
        waiter->timer = std::make_unique<QTimer>();
        waiter->timer->setSingleShot(true);
        QObject::connect(waiter->timer.get(), &QTimer::timeout, wakeup, [wakeup = wakeup, waiter = waiter.get()] {
            auto &waiters = wakeup->m_waiters;
            const auto isThis = [waiter](const auto &other) { return other.get() == waiter; };
            const auto found = std::find_if(waiters.begin(), waiters.end(), isThis);
            if (found != waiters.end()) {
                const std::shared_ptr<Waiter> kept = *found; // outlives its own coroutine's end
                waiters.erase(found);
                kept->resume(false);
            }
        });
        waiter->timer->start(patience);
    }
    bool await_resume() const noexcept { return waiter->isWoken; }
};

QCoro::Task<bool> Wakeup::wait(std::chrono::milliseconds patience)
{
    Awaiter awaiter{this, patience};
    const bool woken = co_await awaiter;
    co_return woken;
}

void Wakeup::wake()
{
    if (m_waiters.empty()) {
        return;
    }
    const auto resumeAll = [waiters = std::exchange(m_waiters, {})] {
        for (const auto &waiter : waiters) {
            waiter->resume(true);
        }
    };
    QMetaObject::invokeMethod(this, resumeAll, Qt::QueuedConnection);
}

std::chrono::milliseconds timeUntil(std::chrono::steady_clock::time_point deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return std::max(left, std::chrono::milliseconds::zero());
}

} // namespace waxwing
