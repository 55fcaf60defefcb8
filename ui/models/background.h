// Work off the UI thread and its answer back in it, without waiting and without touching what is gone.
#pragma once

#include "core/base/error.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>

namespace waxwing::models {

// Calls done(result) or failed(error) in context's thread when future is ready; never once context is destroyed.
// QFuture::then(context, …) of Qt 6.4 asserts in that case, so a watcher owned by context is used instead.
template <class T, class Done>
void whenDone(const QFuture<T> &future, QObject *context, Done done, std::function<void(const Error &)> failed)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, done = std::move(done), failed = std::move(failed)]() mutable {
                         watcher->deleteLater();
                         QFuture<T> ready = watcher->future();
                         try {
                             ready.waitForFinished(); // throws what the future carries
                             if (ready.isCanceled())
                                 throw Error(ErrorKind::Cancelled, QObject::tr("This was cancelled."));
                         } catch (const Error &error) {
                             failed(error);
                             return;
                         }
                         if constexpr (std::is_void_v<T>)
                             done();
                         else
                             done(ready.result());
                     });
    watcher->setFuture(future);
}

// Runs pure work on the pool. An Error it throws is carried by the future.
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
