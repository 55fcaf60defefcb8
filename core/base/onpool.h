// Pure work off the present thread: co_await onPool([values] { return …; }).
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

namespace waxwing {

// What settles a promise with the result of work, or with what it throws.
template <class T, class Work> void fulfil(QPromise<T> &promise, Work &work)
{
    try {
        if constexpr (std::is_void_v<T>) {
            work();
        } else {
            promise.addResult(work());
        }
    } catch (...) {
        promise.setException(std::current_exception());
    }
    promise.finish();
}

// Runs work on the pool; what it throws is carried by the future. From any thread.
template <class Work> auto onPool(Work work) -> QFuture<std::invoke_result_t<Work>>
{
    using T = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<T>>();
    QFuture<T> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable { fulfil(*promise, work); });
    return future;
}

} // namespace waxwing
