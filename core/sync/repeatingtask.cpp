#include "core/sync/repeatingtask.h"

namespace waxwing::sync {

RepeatingTask::RepeatingTask(CoroutineScope &scope, std::function<QCoro::Task<void>()> body, QObject *parent)
    : QObject(parent), m_scope(scope), m_body(std::move(body))
{
}

void RepeatingTask::trigger()
{
    m_again = true;
    if (!m_running && !m_scope.isClosing()) {
        m_running = true;
        m_scope.spawn(loop());
    }
}

QCoro::Task<void> RepeatingTask::run()
{
    trigger();
    if (m_running) {
        QCoro::Task<bool> ended = m_ended.wait();
        co_await ended;
    }
}

QCoro::Task<void> RepeatingTask::loop()
{
    std::exception_ptr failure;
    while (m_again && !failure && !m_scope.isClosing()) {
        m_again = false;
        try {
            auto body = m_body();
            co_await body;
        } catch (...) {
            failure = std::current_exception();
        }
    }
    m_running = false;
    m_ended.wake();
    if (failure) {
        std::rethrow_exception(failure); // the scope tells it; the next trigger starts anew
    }
}

} // namespace waxwing::sync
