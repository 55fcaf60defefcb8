// A QCoro task starts at once and cannot be cancelled; left alone it may outlive what it refers to.
// So every coroutine that nobody awaits runs in a scope, and the scope is drained before its owner dies.
#pragma once

#include "core/base/error.h"
#include "core/base/wakeup.h"

#include <QCoroTask>
#include <QObject>

#include <functional>

namespace waxwing {

class CoroutineScope : public QObject {
    Q_OBJECT
public:
    // onError is called in this object's thread for every task that ends with an exception, except
    // Error{Cancelled}. Without one the error is logged.
    explicit CoroutineScope(std::function<void(const Error &)> onError = {}, QObject *parent = nullptr);
    // Every task must have ended: close the connections they wait on, await drained(), then destroy.
    ~CoroutineScope() override;

    void spawn(QCoro::Task<void> task);
    int running() const { return m_running; }
    // True once closing() was called: long loops look at it between steps.
    bool isClosing() const { return m_closing; }
    void close() { m_closing = true; }
    // Completes when no task is running.
    QCoro::Task<void> drained();

Q_SIGNALS:
    void idle();

private:
    QCoro::Task<void> watch(QCoro::Task<void> task);

    std::function<void(const Error &)> m_onError;
    Wakeup m_ended{this}; // a child, so that it follows into another thread
    int m_running = 0;
    bool m_closing = false;
};

} // namespace waxwing
