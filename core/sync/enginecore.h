// What of the engine lives in the engine thread: a worker for every account. MailEngine is its face.
#pragma once

#include "core/base/scope.h"
#include "core/sync/accountfactory.h"
#include "core/sync/accountworker.h"
#include "core/sync/networkwatch.h"

#include <map>

namespace waxwing::sync {

class EngineCore : public QObject {
    Q_OBJECT
public:
    // The store outlives this object; the factory is made in another thread and used here only.
    EngineCore(store::Store &store, std::unique_ptr<AccountFactory> factory, AccountWorker::Mode mode);
    ~EngineCore() override;

    // All accounts as they are now: new ones start, changed ones restart, the others stop.
    void setAccounts(const QList<accounts::Account> &accounts);
    void setOffline(bool offline);
    void setMetered(bool metered);
    void intentsArrived(AccountId account);
    void openFolder(AccountId account, FolderId folder);
    void checkMail(AccountId account); // invalid: all
    void stopSync(AccountId account);
    void credentialsChanged(AccountId account);
    void rememberPassword(const accounts::Account &account, const QString &password)
    {
        m_factory->rememberPassword(account, password);
    }
    void forgetCredentials(AccountId account) { m_factory->forgetCredentials(account); }

    // Throws Error{Input} for an account that is not there.
    QCoro::Task<SyncReport> syncNow(AccountId account, SyncRequest request); // invalid: all
    QCoro::Task<bool> flush(AccountId account); // invalid: all
    QCoro::Task<void> fetchBody(AccountId account, PlacementId placement);
    QCoro::Task<void> fetchShown(AccountId account, PlacementId placement);
    QCoro::Task<void> fetchPart(AccountId account, PlacementId placement, QString number,
                                std::function<bool()> keepGoing);
    QCoro::Task<PrepareReport> prepareOffline(AccountId account); // invalid: all
    QCoro::Task<SearchAnswer> search(AccountId account, FolderId folder, QString text);
    QCoro::Task<FolderFacts> folderFacts(AccountId account, FolderId folder);
    QCoro::Task<void> test(accounts::Account account, QString password);
    QCoro::Task<void> stop();

    CoroutineScope &scope() { return m_scope; }
    QString protocolLog() const { return m_factory->protocolLog(); }

Q_SIGNALS:
    void statusChanged(const waxwing::sync::AccountStatus &status);
    void accountRemoved(waxwing::AccountId account);
    void problem(waxwing::IntentId intent, const QString &what, const QString &sentence);
    void testStep(const QString &step, bool ok, const QString &detail);

private:
    struct Running {
        accounts::Account account;
        std::shared_ptr<AccountWorker> worker;
    };
    QCoro::Task<bool> flushOnce(QList<std::shared_ptr<AccountWorker>> asked);
    QCoro::Task<bool> somethingFollows();
    void startWorker(const accounts::Account &account);
    void stopWorker(AccountId account);
    QCoro::Task<void> fetchOriginal(store::Intent copy);
    QCoro::Task<void> retire(std::shared_ptr<AccountWorker> worker);
    std::shared_ptr<AccountWorker> worker(AccountId account) const;
    QList<std::shared_ptr<AccountWorker>> workers(AccountId account) const;

    store::Store &m_store;
    std::unique_ptr<AccountFactory> m_factory;
    AccountWorker::Mode m_mode;
    // Children, so that they follow into the engine thread.
    CoroutineScope m_scope{{}, this};
    NetworkWatch m_network{std::chrono::seconds(1), this};
    std::map<AccountId, Running> m_running;
    bool m_offline = false;
    bool m_metered = false;
};

} // namespace waxwing::sync
