// A store or command future, answered in the thread of context. When context dies first nothing is called.
// Errors end here: logged, and handed on as a value, so that none crosses a signal.
#pragma once

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/onpool.h"

#include <QCoreApplication>
#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <type_traits>

namespace waxwing::models {

template <class T, class OnValue, class OnError>
void whenReady(QObject *context, QFuture<T> future, OnValue onValue, OnError onError)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, onValue = std::move(onValue), onError = std::move(onError)]() mutable {
                         watcher->deleteLater();
                         try {
                             QFuture<T> done = watcher->future();
                             done.waitForFinished(); // throws what the future carries
                             if (done.isCanceled()) { // its maker went away without an answer
                                 throw Error(ErrorKind::Cancelled, QObject::tr("This was cancelled."));
                             }
                             if constexpr (std::is_void_v<T>) {
                                 onValue();
                             } else {
                                 onValue(done.result());
                             }
                         } catch (const Error &error) {
                             onError(error);
                         }
                     });
    watcher->setFuture(future);
}

template <class T, class OnValue> void whenReady(QObject *context, QFuture<T> future, OnValue onValue)
{
    whenReady(context, std::move(future), std::move(onValue),
              [](const Error &error) { qCWarning(logUi).noquote() << error.text(); });
}

// Work on the pool with what the future brings. Called in the UI thread.
template <class T, class Work> auto onPoolWhenReady(QFuture<T> future, Work work)
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<Work, T>>>();
    promise->start();
    whenReady(
        qApp, std::move(future),
        [promise, work = std::move(work)](T value) {
            QThreadPool::globalInstance()->start([promise, work, value = std::move(value)]() mutable {
                auto whole = [&] { return work(std::move(value)); };
                fulfil(*promise, whole);
            });
        },
        [promise](const Error &error) {
            promise->setException(std::make_exception_ptr(error));
            promise->finish();
        });
    return promise->future();
}

} // namespace waxwing::models
