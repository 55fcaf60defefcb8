#include "ui/common/reporter.h"

#include "ui/models/whenready.h"

namespace waxwing::ui {

void Reporter::follow(QFuture<sync::Applied> future)
{
    models::whenReady(
        this, std::move(future), [this](const sync::Applied &done) { Q_EMIT applied(done); },
        [this](const Error &error) { tell(error); });
}

void Reporter::followQuietly(QFuture<sync::Applied> future)
{
    models::whenReady(
        this, std::move(future), [](const sync::Applied &) {}, [this](const Error &error) { tell(error); });
}

void Reporter::tell(const Error &error)
{
    qCInfo(logUi).noquote() << error.text();
    if (error.kind() != ErrorKind::Cancelled) {
        Q_EMIT failed(error.summary());
    }
}

} // namespace waxwing::ui
