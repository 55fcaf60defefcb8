// A coroutine that runs at most once at a time and once more when it was asked for meanwhile: what the replay
// of a queue needs, because an intent may arrive while the last one is being finished.
#pragma once

#include "core/base/scope.h"
#include "core/base/wakeup.h"

#include <QCoroTask>
#include <QObject>

#include <functional>

namespace waxwing::sync {

class RepeatingTask : public QObject {
    Q_OBJECT
public:
    // body: a member coroutine of scope's owner; its errors are the body's own to handle.
    RepeatingTask(CoroutineScope &scope, std::function<QCoro::Task<void>()> body, QObject *parent = nullptr);

    void trigger();
    // Triggers, and completes when a run that began after this call has ended.
    QCoro::Task<void> run();

private:
    QCoro::Task<void> loop();

    CoroutineScope &m_scope;
    std::function<QCoro::Task<void>()> m_body;
    Wakeup m_ended;
    bool m_running = false;
    bool m_again = false;
};

} // namespace waxwing::sync
