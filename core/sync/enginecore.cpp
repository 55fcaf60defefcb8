#include "core/sync/enginecore.h"

#include "core/sync/words.h"

#include <QCoroFuture>

#include <algorithm>
#include <vector>

namespace waxwing::sync {

EngineCore::EngineCore(store::Store &store, std::unique_ptr<AccountFactory> factory, AccountWorker::Mode mode)
    : m_store(store), m_factory(std::move(factory)), m_mode(mode)
{
    connect(&m_network, &NetworkWatch::changed, this, [this] {
        for (const auto &[id, running] : m_running) {
            running.worker->networkChanged();
        }
    });
}

EngineCore::~EngineCore() = default;

void EngineCore::setAccounts(const QList<accounts::Account> &accounts)
{
    if (m_mode == AccountWorker::Mode::Background) {
        m_network.start();
    }
    QList<AccountId> gone;
    for (const auto &[id, running] : m_running) {
        const auto same = [&present = running.account](const accounts::Account &account) { return account == present; };
        if (std::none_of(accounts.cbegin(), accounts.cend(), same)) {
            gone.append(id);
        }
    }
    for (const AccountId id : std::as_const(gone)) {
        stopWorker(id);
    }
    for (const accounts::Account &account : accounts) {
        if (!m_running.contains(account.id)) {
            startWorker(account);
        }
    }
}

void EngineCore::startWorker(const accounts::Account &account)
{
    std::unique_ptr<AccountBackend> backend = m_factory->makeBackend(account);
    auto outbox = std::make_unique<Outbox>(account.id, m_store, *backend, m_factory->makeOutgoing(account));
    auto worker = std::make_shared<AccountWorker>(account.id, m_store, std::move(backend), std::move(outbox), m_mode);
    connect(worker.get(), &AccountWorker::statusChanged, this, &EngineCore::statusChanged);
    connect(worker.get(), &AccountWorker::problem, this, &EngineCore::problem);
    connect(worker.get(), &AccountWorker::copiedFrom, this, &EngineCore::intentsArrived);
    worker->setFetchOriginal([this](store::Intent copy) { return fetchOriginal(copy); });
    m_running[account.id] = Running{account, worker};
    worker->setCheckEvery(std::chrono::minutes(account.checkEvery));
    worker->setOffline(m_offline);
    worker->setMetered(m_metered);
    Q_EMIT statusChanged(worker->status());
    worker->start();
}

void EngineCore::stopWorker(AccountId account)
{
    const std::shared_ptr<AccountWorker> worker = m_running.at(account).worker;
    m_running.erase(account);
    worker->disconnect(this);
    Q_EMIT accountRemoved(account);
    m_scope.spawn(retire(worker));
}

QCoro::Task<void> EngineCore::fetchOriginal(store::Intent copy)
{
    const IntentId id = copy.id;
    auto reading = m_store.read([id](store::Reader &reader) {
        const QList<PlacementId> rows = reader.touchedBy(id);
        return rows.isEmpty() ? std::nullopt : reader.row(rows.constFirst());
    });
    const std::optional<store::MessageRow> row = co_await reading;
    if (!row) {
        throw Error(ErrorKind::Conflict, Words::tr("There is no such message."));
    }
    if (!row->bodyHeld) {
        const std::shared_ptr<AccountWorker> source = worker(copy.sourceAccount);
        co_await source->fetchBody(row->id);
    }
}

QCoro::Task<void> EngineCore::retire(std::shared_ptr<AccountWorker> worker)
{
    co_await worker->stop();
}

std::shared_ptr<AccountWorker> EngineCore::worker(AccountId account) const
{
    const auto found = m_running.find(account);
    if (found == m_running.end()) {
        throw Error(ErrorKind::Input, Words::tr("There is no such account."));
    }
    return found->second.worker;
}

QList<std::shared_ptr<AccountWorker>> EngineCore::workers(AccountId account) const
{
    if (account.isValid()) {
        return {worker(account)};
    }
    QList<std::shared_ptr<AccountWorker>> all;
    for (const auto &[id, running] : m_running) {
        all.append(running.worker);
    }
    return all;
}

void EngineCore::setOffline(bool offline)
{
    m_offline = offline;
    for (const auto &[id, running] : m_running) {
        running.worker->setOffline(offline);
    }
}

void EngineCore::setMetered(bool metered)
{
    m_metered = metered;
    for (const auto &[id, running] : m_running) {
        running.worker->setMetered(metered);
    }
}

QCoro::Task<PrepareReport> EngineCore::prepareOffline(AccountId account)
{
    PrepareReport sum;
    const QList<std::shared_ptr<AccountWorker>> asked = workers(account);
    for (const std::shared_ptr<AccountWorker> &worker : asked) {
        co_await worker->flush();
        const PrepareReport report = co_await worker->prepareOffline();
        sum += report;
    }
    co_return sum;
}

void EngineCore::intentsArrived(AccountId account)
{
    if (const auto found = m_running.find(account); found != m_running.end()) {
        found->second.worker->intentsArrived();
    }
}

void EngineCore::openFolder(AccountId account, FolderId folder)
{
    // One folder is on the screen: the other accounts watch none.
    for (const auto &[id, running] : m_running) {
        running.worker->openFolder(id == account ? folder : FolderId());
    }
}

void EngineCore::checkMail(AccountId account)
{
    for (const auto &[id, running] : m_running) {
        if (!account.isValid() || id == account) {
            running.worker->checkMail();
        }
    }
}

void EngineCore::stopSync(AccountId account)
{
    if (const auto found = m_running.find(account); found != m_running.end()) {
        found->second.worker->stopSync();
    }
}

void EngineCore::credentialsChanged(AccountId account)
{
    m_factory->forgetRefusedPassword(account);
    if (const auto found = m_running.find(account); found != m_running.end()) {
        found->second.worker->credentialsChanged();
    }
}

namespace {

// What waits goes first, so that the folders then show it.
QCoro::Task<SyncReport> flushAndSync(std::shared_ptr<AccountWorker> worker, SyncRequest request)
{
    co_await worker->flush();
    const SyncReport report = co_await worker->syncNow(request);
    co_return report;
}

} // namespace

// All accounts at once: one that hangs or fails does not keep the others. The first failure is told.
QCoro::Task<SyncReport> EngineCore::syncNow(AccountId account, SyncRequest request)
{
    SyncReport sum;
    std::exception_ptr failure;
    const QList<std::shared_ptr<AccountWorker>> asked = workers(account);
    std::vector<QCoro::Task<SyncReport>> running;
    for (const std::shared_ptr<AccountWorker> &worker : asked) {
        running.push_back(flushAndSync(worker, request));
    }
    for (QCoro::Task<SyncReport> &task : running) {
        try {
            const SyncReport report = co_await task;
            sum += report;
        } catch (...) {
            failure = failure ? failure : std::current_exception();
        }
    }
    // What was copied to another account meanwhile may go from its own now.
    const bool follows = co_await somethingFollows();
    if (follows) {
        try {
            co_await flushOnce(asked);
        } catch (...) {
            failure = failure ? failure : std::current_exception();
        }
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
    co_return sum;
}

QCoro::Task<bool> EngineCore::flush(AccountId account)
{
    const QList<std::shared_ptr<AccountWorker>> asked = workers(account);
    bool nothingLeft = co_await flushOnce(asked);
    if (!nothingLeft) {
        const bool again = co_await somethingFollows();
        if (again) {
            nothingLeft = co_await flushOnce(asked);
        }
    }
    co_return nothingLeft;
}

QCoro::Task<bool> EngineCore::flushOnce(QList<std::shared_ptr<AccountWorker>> asked)
{
    bool nothingLeft = true;
    std::exception_ptr failure;
    std::vector<QCoro::Task<bool>> running;
    for (const std::shared_ptr<AccountWorker> &worker : std::as_const(asked)) {
        running.push_back(worker->flush());
    }
    for (QCoro::Task<bool> &task : running) {
        try {
            const bool done = co_await task;
            nothingLeft = nothingLeft && done;
        } catch (...) {
            failure = failure ? failure : std::current_exception();
        }
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
    co_return nothingLeft;
}

// The original of a copy goes after the copy, which another account makes: only that is worth a second round at once.
// What a server put off is tried again later.
QCoro::Task<bool> EngineCore::somethingFollows()
{
    auto reading = m_store.read([](store::Reader &reader) {
        const QList<store::Intent> waiting = reader.intentsInBrief();
        return std::any_of(waiting.cbegin(), waiting.cend(), [](const store::Intent &intent) {
            return intent.after.isValid() && intent.state == store::IntentState::Waiting;
        });
    });
    const bool follows = co_await reading;
    co_return follows;
}

QCoro::Task<void> EngineCore::fetchBody(AccountId account, PlacementId placement)
{
    const std::shared_ptr<AccountWorker> asked = worker(account);
    co_await asked->fetchBody(placement);
}

QCoro::Task<void> EngineCore::fetchShown(AccountId account, PlacementId placement)
{
    const std::shared_ptr<AccountWorker> asked = worker(account);
    co_await asked->fetchShown(placement);
}

QCoro::Task<void> EngineCore::fetchPart(AccountId account, PlacementId placement, QString number,
                                        std::function<bool()> keepGoing)
{
    const std::shared_ptr<AccountWorker> asked = worker(account);
    co_await asked->fetchPart(placement, number, keepGoing);
}

QCoro::Task<SearchAnswer> EngineCore::search(AccountId account, FolderId folder, QString text)
{
    const std::shared_ptr<AccountWorker> asked = worker(account);
    const SearchAnswer answer = co_await asked->search(folder, text);
    co_return answer;
}

QCoro::Task<FolderFacts> EngineCore::folderFacts(AccountId account, FolderId folder)
{
    const std::shared_ptr<AccountWorker> asked = worker(account);
    const FolderFacts facts = co_await asked->folderFacts(folder);
    co_return facts;
}

QCoro::Task<void> EngineCore::test(accounts::Account account, QString password)
{
    const AccountFactory::TellStep tell
        = [this](const QString &step, bool ok, const QString &detail) { Q_EMIT testStep(step, ok, detail); };
    co_await m_factory->test(account, password, tell);
}

QCoro::Task<void> EngineCore::stop()
{
    m_scope.close();
    m_factory->stopTests();
    const QList<std::shared_ptr<AccountWorker>> all = workers(AccountId());
    for (const std::shared_ptr<AccountWorker> &worker : all) {
        m_scope.spawn(retire(worker)); // together: each may wait a second for a server that says nothing
    }
    co_await m_scope.drained();
}

} // namespace waxwing::sync
