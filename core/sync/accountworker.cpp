#include "core/sync/accountworker.h"

#include "core/base/log.h"
#include "core/sync/backoff.h"
#include "core/sync/words.h"

#include <QCoroFuture>
#include <QRandomGenerator>

namespace waxwing::sync {

AccountWorker::AccountWorker(AccountId account, store::Store &store, std::unique_ptr<AccountBackend> backend,
                             std::unique_ptr<Outbox> outbox, Mode mode, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_store(store)
    , m_backend(std::move(backend))
    , m_outbox(std::move(outbox))
    , m_mode(mode)
    , m_scope([this](const Error &error) { failed(error); })
    , m_replay(m_scope, [this] { return replayWaiting(); })
    , m_delivery(m_scope, [this] { return deliverWaiting(); })
    , m_sync(m_scope, [this] { return syncEverything(); })
    , m_changes(m_scope, [this] { return syncChanged(); })
{
    m_status.account = account;
    m_retry.setSingleShot(true);
    setCheckEvery(std::chrono::minutes(5));
    connect(&m_retry, &QTimer::timeout, this, &AccountWorker::tryAgain);
    connect(&m_check, &QTimer::timeout, this, &AccountWorker::checkMail);
    connect(&m_sleep, &SleepWatch::woke, this, &AccountWorker::networkChanged);
    connectBackend();
}

void AccountWorker::connectBackend()
{
    connect(m_backend.get(), &AccountBackend::progress, this, [this](const Progress &progress) {
        m_status.connectivity = Connectivity::Online; // a first look may take minutes, or be stopped
        m_status.progress = progress;
        publish();
    });
    connect(m_backend.get(), &AccountBackend::folderChanged, this, [this](FolderId folder) {
        if (!m_offline && !m_metered && !m_scope.isClosing()) {
            m_changed.insert(folder);
            m_changes.trigger();
        }
    });
    connect(m_backend.get(), &AccountBackend::foldersChanged, this, [this] {
        if (!m_offline && !m_metered && !m_scope.isClosing()) {
            m_sync.trigger();
        }
    });
    // A line that was cut while nobody waited on it: look at once, the watched folder has no push any more.
    connect(m_backend.get(), &AccountBackend::connectionChanged, this, [this](bool connected) {
        if (!connected && m_mode == Mode::Background && !m_offline && !m_retry.isActive() && !m_scope.isClosing()) {
            m_retry.start(backoff(1, QRandomGenerator::global()->generateDouble()));
        }
    });
}

void AccountWorker::start()
{
    if (m_mode == Mode::Background && !m_offline) {
        if (!m_metered) {
            m_check.start();
        }
        m_sleep.start();
        tryAgain();
    }
}

void AccountWorker::networkChanged()
{
    if (!m_offline && m_mode == Mode::Background && !m_scope.isClosing()) {
        m_backend->networkChanged();
        m_failures = 0;
        m_retry.stop();
        tryAgain();
    }
}

void AccountWorker::setMetered(bool metered)
{
    if (metered == m_metered) {
        return;
    }
    m_metered = metered;
    m_check.stop();
    if (!metered) {
        start();
    }
}

void AccountWorker::setOffline(bool offline)
{
    if (offline == m_offline || !m_backend->needsNetwork()) {
        return;
    }
    m_offline = offline;
    m_failures = 0;
    m_retry.stop();
    if (offline) {
        m_check.stop();
        m_backend->close();
        m_outbox->close();
        m_status.connectivity = Connectivity::Offline;
        m_status.problem.clear();
    } else {
        m_backend->reopen();
        m_outbox->reopen();
        start();
    }
    publish();
}

void AccountWorker::intentsArrived()
{
    if (!m_offline && m_mode == Mode::Background) {
        m_replay.trigger();
        m_delivery.trigger();
    }
}

void AccountWorker::openFolder(FolderId folder)
{
    m_watched = folder;
    if (!m_offline && folder.isValid() && !m_scope.isClosing()) {
        m_scope.spawn(syncFolder(folder));
    }
}

void AccountWorker::checkMail()
{
    if (!m_offline) {
        m_retry.stop();
        m_sync.trigger();
    }
}

void AccountWorker::stopSync()
{
    m_backend->stops().ask();
}

void AccountWorker::credentialsChanged()
{
    m_backend->credentialsChanged();
    m_status.needsPassword = false;
    m_failures = 0;
    if (!m_offline) {
        start();
    }
}

void AccountWorker::tryAgain()
{
    m_replay.trigger();
    m_delivery.trigger();
    if (!m_metered) {
        m_sync.trigger();
    }
}

QCoro::Task<void> AccountWorker::syncEverything()
{
    std::optional<Error> failure;
    try {
        const SyncRequest everything;
        co_await syncNow(everything);
        m_backend->watch(m_watched);
        if (!m_metered) {
            co_await fetchWhatIsDue();
        }
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        failed(*failure);
    }
}

QCoro::Task<void> AccountWorker::syncFolder(FolderId folder)
{
    SyncRequest request;
    request.folder = folder;
    co_await syncNow(request);
    if (folder == m_watched) {
        m_backend->watch(folder);
    }
}

// However often it is told, a folder is looked at once, the one on the screen first.
QCoro::Task<void> AccountWorker::syncChanged()
{
    while (!m_changed.isEmpty() && !m_offline && !m_scope.isClosing()) {
        SyncRequest request;
        request.folder = m_changed.contains(m_watched) ? m_watched : *m_changed.cbegin();
        request.background = request.folder != m_watched;
        m_changed.remove(request.folder);
        std::optional<Error> failure;
        try {
            co_await syncNow(request);
        } catch (const Error &error) {
            failure = error;
        }
        if (failure) {
            failed(*failure);
            co_return; // the next look at the account finds what is left
        }
    }
}

QCoro::Task<SyncReport> AccountWorker::syncNow(SyncRequest request)
{
    throwIfOffline();
    ++m_syncing;
    m_status.connectivity
        = m_status.connectivity == Connectivity::Online ? Connectivity::Online : Connectivity::Connecting;
    publish();
    SyncReport report;
    std::exception_ptr failure;
    try {
        if (!request.folder.isValid()) {
            co_await m_backend->syncFolders();
        }
        if (!request.foldersOnly) {
            report = co_await m_backend->sync(request);
        }
    } catch (...) {
        failure = std::current_exception();
    }
    --m_syncing;
    if (failure) {
        publish();
        std::rethrow_exception(failure);
    }
    m_status.lastSynced = QDateTime::currentDateTimeUtc();
    succeeded();
    co_return report;
}

QCoro::Task<bool> AccountWorker::flush()
{
    throwIfOffline();
    // Sent copies are filed by the replay, and called filed by the outbox.
    co_await m_delivery.run();
    co_await m_replay.run();
    co_await m_delivery.run();
    const QList<store::Intent> left = co_await intents();
    co_return std::none_of(left.cbegin(), left.cend(), isStillToDo);
}

QCoro::Task<PrepareReport> AccountWorker::prepareOffline()
{
    const SyncRequest everything;
    co_await syncNow(everything);
    const PrepareReport report = co_await fetchWhatIsDue();
    co_return report;
}

QCoro::Task<SearchAnswer> AccountWorker::search(FolderId folder, QString text)
{
    SearchAnswer answer;
    if (m_offline || !m_backend->canSearch()) {
        answer.complete = !m_backend->hasServerFolders(); // then everything there is is here
        co_return answer;
    }
    answer.found = co_await m_backend->search(folder, text);
    answer.complete = true;
    co_return answer;
}

QCoro::Task<FolderFacts> AccountWorker::folderFacts(FolderId folder)
{
    if (m_backend->hasServerFolders()) {
        throwIfOffline();
    }
    const FolderFacts facts = co_await m_backend->folderFacts(folder);
    co_return facts;
}

QCoro::Task<void> AccountWorker::stop()
{
    m_scope.close();
    m_retry.stop();
    m_check.stop();
    m_sleep.stop();
    m_backend->close();
    m_outbox->close();
    co_await m_scope.drained();
    co_await m_backend->drained();
}

void AccountWorker::throwIfOffline() const
{
    if (m_offline) {
        throw Error(ErrorKind::Network, Words::tr("Waxwing is offline."), {}, Retry::Later);
    }
}

void AccountWorker::succeeded()
{
    m_failures = 0;
    m_status.connectivity = Connectivity::Online;
    m_status.syncing = m_syncing > 0;
    m_status.problem.clear();
    m_status.technical.clear();
    m_status.problemKind.reset();
    m_status.problemCode.clear();
    m_status.needsPassword = false;
    publish();
}

// One refused login is shown and not repeated: the user is asked, never a server in a loop.
void AccountWorker::failed(const Error &error)
{
    if (error.kind() == ErrorKind::Cancelled && (m_offline || m_scope.isClosing() || Stops::isStop(error))) {
        return;
    }
    qCInfo(logSync).noquote() << error.text();
    m_status.problem = error.summary();
    m_status.technical = error.technical();
    m_status.problemKind = error.kind();
    m_status.problemCode = error.code();
    m_status.syncing = m_syncing > 0;
    const bool connectionIsTheTrouble
        = error.kind() == ErrorKind::Network || error.kind() == ErrorKind::Tls || error.kind() == ErrorKind::Auth;
    if (connectionIsTheTrouble) {
        m_status.connectivity = Connectivity::Failed;
    }
    m_status.needsPassword = error.kind() == ErrorKind::Auth;
    publish();
    ++m_failures;
    if (m_mode == Mode::Background && !m_status.needsPassword && !m_retry.isActive()) {
        m_retry.start(backoff(m_failures, QRandomGenerator::global()->generateDouble()));
    }
}

void AccountWorker::publish()
{
    m_status.syncing = m_syncing > 0;
    Q_EMIT statusChanged(m_status);
}

} // namespace waxwing::sync
