// AccountWorker: messages, and parts of them, that somebody wants here.
#include "core/sync/accountworker.h"

#include "core/sync/eviction.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

QCoro::Task<void> AccountWorker::fetchBody(PlacementId placement)
{
    if (m_backend->hasServerFolders()) {
        throwIfOffline();
    }
    auto fetching = m_backend->fetchBody(placement);
    co_await noteOutcome(std::move(fetching));
}

QCoro::Task<void> AccountWorker::fetchShown(PlacementId placement)
{
    if (m_backend->hasServerFolders()) {
        throwIfOffline();
    }
    auto fetching = m_backend->fetchShown(placement);
    co_await noteOutcome(std::move(fetching));
}

// Shown as work, unlike the text of a message: that is over before anyone looks.
QCoro::Task<void> AccountWorker::fetchPart(PlacementId placement, QString number, std::function<bool()> keepGoing)
{
    if (m_offline && m_backend->hasServerFolders()) {
        throw Error(
            ErrorKind::Network,
            Words::tr("This attachment is still on the server only, and Waxwing is offline. Open it again while "
                      "online."),
            {}, Retry::Later);
    }
    ++m_syncing;
    const std::function<bool()> wanted = [this, keepGoing] { return keepGoing() && !m_scope.isClosing(); };
    std::exception_ptr failure;
    try {
        auto fetching = m_backend->fetchPart(placement, number, wanted);
        co_await noteOutcome(std::move(fetching));
    } catch (...) {
        failure = std::current_exception();
    }
    --m_syncing;
    m_status.progress = {};
    publish();
    if (failure) {
        std::rethrow_exception(failure);
    }
}

// Of a back end without a server there is nothing to note but what the caller is told; and a person who changed his
// mind is no trouble of the account.
QCoro::Task<void> AccountWorker::noteOutcome(QCoro::Task<void> fetching)
{
    std::optional<Error> failure;
    try {
        co_await fetching;
    } catch (const Error &error) {
        failure = error;
    }
    const bool hasServer = m_backend->hasServerFolders();
    if (failure && hasServer && failure->kind() != ErrorKind::Cancelled) {
        failed(*failure);
    }
    if (failure) {
        throw *failure;
    }
    if (hasServer) {
        succeeded();
    }
}

QCoro::Task<PrepareReport> AccountWorker::fetchWhatIsDue()
{
    const int begun = m_backend->stops().mark();
    const std::function<bool()> keepGoing
        = [this, begun] { return !m_offline && !m_scope.isClosing() && !m_backend->stops().isAskedSince(begun); };
    const std::function<void(Progress)> tell = [this](const Progress &progress) {
        m_status.progress = progress;
        publish();
    };
    ++m_syncing;
    PrepareReport report;
    std::exception_ptr failure;
    try {
        report = co_await fetchDue(&m_store, m_backend.get(), m_account, keepGoing, tell);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const bool isDue = !m_lastForgotten.isValid() || m_lastForgotten.daysTo(now) != 0;
        if (isDue && m_backend->hasServerFolders()) {
            co_await forgetOld(&m_store, m_account, keepGoing);
            m_lastForgotten = now;
        }
        m_backend->stops().throwIfAskedSince(begun);
    } catch (...) {
        failure = std::current_exception();
    }
    --m_syncing;
    publish();
    if (failure) {
        std::rethrow_exception(failure);
    }
    co_return report;
}

} // namespace waxwing::sync
