// The POP3 account type: folders are Maildirs on this computer, the server only gives mail. A message is
// deleted on the server only after it is fsynced here; its file name is made from its UIDL, so that fetching it
// again meets its own file. Kill it at any moment: nothing is lost, nothing doubled.
#pragma once

#include "core/accounts/account.h"
#include "core/session/pop3session.h"
#include "core/store/store.h"
#include "core/sync/backend.h"
#include "core/sync/localmail.h"

#include <QThreadPool>

#include <functional>

namespace waxwing::sync {

class Pop3Backend final : public AccountBackend {
    Q_OBJECT
public:
    struct Options {
        AccountId account;
        QString mailFolder; // the account's own
        accounts::LeaveOnServer leaveOnServer;
        std::function<std::shared_ptr<session::Pop3Session>()> make; // not open yet
        std::function<QCoro::Task<void>(session::Pop3Session *)> open; // connects and logs in
    };

    // The store outlives this object; drained() is awaited before it goes.
    Pop3Backend(store::Store &store, Options options, QObject *parent = nullptr);
    ~Pop3Backend() override;

    QCoro::Task<void> syncFolders() override;
    QCoro::Task<SyncReport> sync(SyncRequest request) override;
    QCoro::Task<ReplayOutcome> replay(store::Intent intent) override;
    QCoro::Task<void> fetchBody(PlacementId placement) override;
    bool canSearch() const override { return false; }
    QCoro::Task<QList<PlacementId>> search(FolderId folder, QString text) override;
    QCoro::Task<bool> contains(FolderId folder, QByteArray messageId) override;
    void watch(FolderId) override { } // POP3 has no push
    bool hasServerFolders() const override { return false; }
    void close() override;
    void reopen() override { m_closed = false; }
    void credentialsChanged() override { m_refusedLogin.reset(); }
    QCoro::Task<void> drained() override;

private:
    struct Fetch; // one visit to the server, pop3backend_fetch.cpp
    using Session = std::shared_ptr<session::Pop3Session>;

    // Runs a job with the Maildirs, off the engine thread, one after the other.
    template <class Job> auto local(Job job) -> QFuture<std::invoke_result_t<Job, LocalMail &>>;

    QCoro::Task<SyncReport> scanFolder(store::FolderSyncState state);
    QCoro::Task<void> readNew(store::FolderSyncState state, QList<Uid> uids);
    QCoro::Task<QList<store::FolderSyncState>> states();

    QCoro::Task<void> fetchMail(SyncReport *report);
    QCoro::Task<Session> openSession();
    QCoro::Task<void> visit(Session session, SyncReport *report);
    QCoro::Task<void> fetchOne(Session session, int number, std::shared_ptr<Fetch> fetch, SyncReport *report);
    QCoro::Task<void> deleteWhatMayGo(Session session, std::shared_ptr<Fetch> fetch);
    bool mayGo(const QByteArray &base, const Fetch &fetch) const;

    store::Relocation perform(LocalMail &mail, const store::Intent &intent, const QByteArray &source) const;

    store::Store &m_store;
    Options m_options;
    QThreadPool m_disk; // one thread
    std::unique_ptr<LocalMail> m_mail; // made and used in m_disk
    Session m_session;
    std::optional<Error> m_refusedLogin;
    bool m_fetching = false;
    bool m_closed = false;
};

template <class Job> auto Pop3Backend::local(Job job) -> QFuture<std::invoke_result_t<Job, LocalMail &>>
{
    using T = std::invoke_result_t<Job, LocalMail &>;
    auto promise = std::make_shared<QPromise<T>>();
    QFuture<T> future = promise->future();
    promise->start();
    m_disk.start([this, promise, job = std::move(job)]() mutable {
        try {
            if (!m_mail) {
                m_mail = std::make_unique<LocalMail>(m_options.mailFolder);
            }
            if constexpr (std::is_void_v<T>) {
                job(*m_mail);
            } else {
                promise->addResult(job(*m_mail));
            }
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
    return future;
}

} // namespace waxwing::sync
