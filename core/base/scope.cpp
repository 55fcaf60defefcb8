#include "core/base/scope.h"

#include "core/base/log.h"

namespace waxwing {

CoroutineScope::CoroutineScope(std::function<void(const Error &)> onError, QObject *parent)
    : QObject(parent), m_onError(std::move(onError))
{
}

CoroutineScope::~CoroutineScope()
{
    Q_ASSERT_X(m_running == 0, "CoroutineScope", "destroyed with tasks still running");
}

void CoroutineScope::spawn(QCoro::Task<void> task)
{
    ++m_running;
    watch(std::move(task));
}

QCoro::Task<void> CoroutineScope::watch(QCoro::Task<void> task)
{
    try {
        co_await task;
    } catch (const Error &error) {
        if (error.kind() != ErrorKind::Cancelled) {
            if (m_onError) {
                m_onError(error);
            } else {
                qCWarning(logBase).noquote() << error.text();
            }
        }
    } catch (const std::exception &error) {
        qCCritical(logBase) << "unexpected exception:" << error.what();
        if (m_onError) {
            m_onError(Error(ErrorKind::Protocol, QStringLiteral("Something unexpected went wrong inside Waxwing."),
                            QString::fromUtf8(error.what())));
        }
    }
    if (--m_running == 0) {
        m_ended.wake();
        Q_EMIT idle();
    }
}

QCoro::Task<void> CoroutineScope::drained()
{
    while (m_running > 0) {
        co_await m_ended.wait();
    }
}

} // namespace waxwing
