// Pure work off the engine thread: co_await inPool([values] { return …; }).
#pragma once

#include <QCoroFuture>
#include <QFuture>
#include <QThreadPool>

namespace waxwing::sync {

// What work throws is thrown where it is awaited.
template <class Work> auto inPool(Work work)
{
    return QtFuture::makeReadyFuture().then(QThreadPool::globalInstance(), std::move(work));
}

} // namespace waxwing::sync
