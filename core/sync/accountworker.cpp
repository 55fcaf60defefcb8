#include "core/sync/accountworker.h"

#include "core/base/log.h"
#include "core/sync/backoff.h"
#include "core/sync/words.h"

#include <QCoroFuture>
#include <QRandomGenerator>

namespace waxwing::sync {

namespace {

constexpr std::chrono::minutes checkEvery{5};

bool stillToDo(const store::Intent &intent)
{
    return intent.state == store::IntentState::Waiting || intent.state == store::IntentState::Sending;
}

// May it rest on a copy that has not come yet? What a copy makes has no UID until then.
bool mayRestOnCopies(const store::Intent &intent)
{
    const auto isNew = [](const store::MessageRef &ref) { return !ref.uid.isValid(); };
    const bool messages = !intent.messages.isEmpty() && !intent.sourceAccount.isValid();
    return intent.kind == store::IntentKind::MoveFolder || intent.kind == store::IntentKind::DeleteFolder
        || (messages && std::any_of(intent.messages.cbegin(), intent.messages.cend(), isNew));
}

} // namespace

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
{
    m_status.account = account;
    m_retry.setSingleShot(true);
    m_check.setInterval(checkEvery);
    connect(&m_retry, &QTimer::timeout, this, &AccountWorker::tryAgain);
    connect(&m_check, &QTimer::timeout, this, &AccountWorker::checkMail);
    connectBackend();
}

void AccountWorker::connectBackend()
{
    connect(m_backend.get(), &AccountBackend::progress, this, [this](const Progress &progress) {
        m_status.progress = progress;
        publish();
    });
    connect(m_backend.get(), &AccountBackend::folderChanged, this, [this](FolderId folder) {
        if (!m_offline && !m_scope.isClosing()) {
            m_scope.spawn(syncFolder(folder));
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
        m_check.start();
        tryAgain();
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
    m_sync.trigger();
}

QCoro::Task<QList<store::Intent>> AccountWorker::intents()
{
    const AccountId account = m_account;
    auto reading = m_store.read([account](store::Reader &reader) { return reader.intents(account); });
    const QList<store::Intent> all = co_await reading;
    co_return all;
}

// In the order the user acted. A change that has to wait holds back those behind it: they may rest on it.
QCoro::Task<void> AccountWorker::replayWaiting()
{
    const QList<store::Intent> waiting = co_await intents();
    bool sentCopies = false;
    bool copiesWait = false;
    for (const store::Intent &listed : waiting) {
        if (m_offline || m_scope.isClosing()) {
            co_return;
        }
        // Read again: what went before may have moved the messages this one names, or it was cancelled.
        const IntentId id = listed.id;
        auto reading = m_store.read([id](store::Reader &reader) { return reader.intent(id); });
        const std::optional<store::Intent> present = co_await reading;
        if (!present || present->kind == store::IntentKind::Send || !stillToDo(*present)) {
            continue;
        }
        const store::Intent intent = *present;
        const bool held = co_await waitsForAnother(intent);
        if (held || (copiesWait && mayRestOnCopies(intent))) {
            continue;
        }
        if (intent.sourceAccount.isValid()) {
            const bool here = co_await originalIsHere(intent);
            copiesWait = copiesWait || !here;
            if (!here) {
                continue;
            }
        }
        std::optional<Error> failure;
        ReplayOutcome outcome = ReplayOutcome::Postponed;
        try {
            outcome = co_await m_backend->replay(intent);
        } catch (const Error &error) {
            failure = error;
        }
        if (failure || outcome == ReplayOutcome::Postponed) {
            failed(failure.value_or(Error(ErrorKind::Network, translated("The server could not do this now."))));
            co_return;
        }
        succeeded();
        sentCopies |= intent.kind == store::IntentKind::Append;
        if (intent.sourceAccount.isValid()) {
            Q_EMIT copiedFrom(intent.sourceAccount);
        }
        if (outcome == ReplayOutcome::Refused) {
            co_await tellProblem(intent.id);
        }
    }
    if (sentCopies && m_mode == Mode::Background) {
        m_delivery.trigger(); // what is in Sent now may be called filed
    }
}

// A message the server puts off does not hold back the next; a connection that fails does.
QCoro::Task<void> AccountWorker::deliverWaiting()
{
    const QList<store::Intent> waiting = co_await intents();
    for (const store::Intent &intent : waiting) {
        if (m_offline || m_scope.isClosing()) {
            co_return;
        }
        if (intent.kind != store::IntentKind::Send) {
            continue;
        }
        const Outbox::Result result = co_await m_outbox->advance(intent);
        if (result.tell) {
            Q_EMIT problem(intent.id, intent.what, result.sentence);
        }
        if (result.copyWaits) {
            m_replay.trigger();
        }
        if (result.later) {
            failed(*result.later);
            if (result.later->kind() != ErrorKind::Server) {
                co_return;
            }
        }
    }
}

QCoro::Task<void> AccountWorker::tellProblem(IntentId id)
{
    auto reading = m_store.read([id](store::Reader &reader) { return reader.intent(id); });
    const std::optional<store::Intent> intent = co_await reading;
    if (intent) {
        Q_EMIT problem(id, intent->what, intent->problem);
    }
}

QCoro::Task<void> AccountWorker::syncEverything()
{
    std::optional<Error> failure;
    try {
        const SyncRequest everything;
        co_await syncNow(everything);
        m_backend->watch(m_watched);
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
    co_return std::none_of(left.cbegin(), left.cend(), stillToDo);
}

QCoro::Task<void> AccountWorker::fetchBody(PlacementId placement)
{
    if (!m_backend->hasServerFolders()) {
        co_await m_backend->fetchBody(placement);
        co_return;
    }
    throwIfOffline();
    std::optional<Error> failure;
    try {
        co_await m_backend->fetchBody(placement);
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        failed(*failure);
        throw *failure;
    }
    succeeded();
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

QCoro::Task<void> AccountWorker::stop()
{
    m_scope.close();
    m_retry.stop();
    m_check.stop();
    m_backend->close();
    m_outbox->close();
    co_await m_scope.drained();
    co_await m_backend->drained();
}

void AccountWorker::throwIfOffline() const
{
    if (m_offline) {
        throw Error(ErrorKind::Network, translated("Waxwing is offline."), {}, Retry::Later);
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
    m_status.needsPassword = false;
    publish();
}

// One refused login is shown and not repeated: the user is asked, never a server in a loop.
void AccountWorker::failed(const Error &error)
{
    if (error.kind() == ErrorKind::Cancelled && (m_offline || m_scope.isClosing())) {
        return;
    }
    qCInfo(logSync).noquote() << error.text();
    m_status.problem = error.summary();
    m_status.technical = error.technical();
    m_status.problemKind = error.kind();
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
