// Pure work off the UI thread.
#pragma once

#include "core/base/error.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

namespace waxwing::models {

// Runs work on the pool. An Error it throws is carried by the future; nothing else may be thrown.
template <class Work> auto onPool(Work work) -> QFuture<std::invoke_result_t<Work>>
{
    using T = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<T>>();
    QFuture<T> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        try {
            if constexpr (std::is_void_v<T>)
                work();
            else
                promise->addResult(work());
        } catch (const Error &) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
    return future;
}

} // namespace waxwing::models
