#include "ui/common/reporter.h"

#include "ui/models/whenready.h"

namespace waxwing::ui {

void Reporter::follow(QFuture<sync::Applied> future)
{
    models::whenReady(
        this, std::move(future), [this](const sync::Applied &done) { Q_EMIT applied(done); },
        [this](const Error &error) {
            qCInfo(logUi).noquote() << error.text();
            Q_EMIT failed(error.summary());
        });
}

} // namespace waxwing::ui
