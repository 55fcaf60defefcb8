#include "ui/common/reporter.h"

#include "ui/models/whenready.h"

namespace waxwing::ui {

void Reporter::begin(int messages)
{
    if (messages > sync::longVerb) {
        Q_EMIT working(tr("Working on %n message(s)", nullptr, int(messages)), 0);
    }
}

void Reporter::giveUp()
{
    Q_EMIT failed(tr("The list changed at that moment, so nothing was done. Please do it again."));
}

void Reporter::follow(QFuture<sync::Applied> future)
{
    watch(future);
    models::whenReady(
        this, std::move(future), [this](const sync::Applied &done) { Q_EMIT applied(done); },
        [this](const Error &error) { tell(error); });
}

void Reporter::followQuietly(QFuture<sync::Applied> future)
{
    watch(future);
    models::whenReady(
        this, future,
        [this, future](const sync::Applied &done) {
            if (future.progressMaximum() > 0) {
                Q_EMIT applied(done);
            }
        },
        [this](const Error &error) { tell(error); });
}

void Reporter::watch(const QFuture<sync::Applied> &future)
{
    auto *watcher = new QFutureWatcher<sync::Applied>(this);
    const auto say = [this, watcher] {
        if (watcher->progressMaximum() == 0) { // one piece: Qt counts its result as progress
            return;
        }
        const qint64 percent = 100LL * watcher->progressValue() / watcher->progressMaximum();
        Q_EMIT working(watcher->progressText(), int(percent));
    };
    connect(watcher, &QFutureWatcherBase::progressTextChanged, this, say);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, say);
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(future);
}

void Reporter::tell(const Error &error)
{
    qCInfo(logUi).noquote() << error.text();
    if (error.kind() != ErrorKind::Cancelled) {
        Q_EMIT failed(error.summary());
    }
}

} // namespace waxwing::ui
