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
    while (m_again && !m_scope.isClosing()) {
        m_again = false;
        auto body = m_body();
        co_await body;
    }
    m_running = false;
    m_ended.wake();
}

} // namespace waxwing::sync
