// An account whose folders are Maildirs on this computer: what POP3 accounts and "On this computer" share. Other
// programs may read and write the Maildirs meanwhile: folders are watched while the engine runs and looked through
// at every sync. Engine thread; the disk is touched in one thread of its own.
#pragma once

#include "core/base/scope.h"
#include "core/store/store.h"
#include "core/sync/backend.h"
#include "core/sync/localmail.h"

#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>

namespace waxwing::sync {

class MaildirBackend : public AccountBackend {
    Q_OBJECT
public:
    ~MaildirBackend() override;

    QCoro::Task<void> syncFolders() override;
    QCoro::Task<SyncReport> sync(SyncRequest request) override;
    QCoro::Task<ReplayOutcome> replay(store::Intent intent) override;
    QCoro::Task<void> fetchBody(PlacementId placement) override;
    bool canSearch() const override { return false; }
    QCoro::Task<QList<PlacementId>> search(FolderId folder, QString text) override;
    QCoro::Task<bool> contains(FolderId folder, QByteArray messageId) override;
    void watch(FolderId) override { } // every folder is watched
    bool hasServerFolders() const override { return false; }
    QCoro::Task<void> drained() override;

protected:
    // The store outlives this object; drained() is awaited before it goes.
    MaildirBackend(store::Store &store, AccountId account, QString mailFolder, LocalMail::Kind kind, QObject *parent);

    store::Store &store() const { return m_store; }
    AccountId account() const { return m_account; }
    CoroutineScope &scope() { return m_scope; }
    // Runs a job with the Maildirs, off the engine thread, one after the other.
    template <class Job> auto local(Job job) -> QFuture<std::invoke_result_t<Job, LocalMail &>>;
    QCoro::Task<QList<store::FolderSyncState>> states();
    QCoro::Task<SyncReport> scanFolder(store::FolderSyncState state);
    // What only a server has the whole of; nothing where everything is here.
    virtual QCoro::Task<void> fetchRest(store::FolderSyncState folder, Uid uid, QByteArray base);

private:
    void watchFolders(const QStringList &paths);
    QCoro::Task<void> lookAgain(QStringList paths);
    QCoro::Task<void> readNew(store::FolderSyncState state, QList<Uid> uids);
    QCoro::Task<QByteArray> sourceFor(store::Intent intent);
    store::Relocation perform(LocalMail &mail, const store::Intent &intent, const QByteArray &source) const;

    store::Store &m_store;
    AccountId m_account;
    QString m_mailFolder;
    LocalMail::Kind m_kind;
    QThreadPool m_disk; // one thread
    std::unique_ptr<LocalMail> m_mail; // made and used in m_disk
    CoroutineScope m_scope;
    QFileSystemWatcher m_watcher;
    QTimer m_changed; // so many changes at once are one look
    QSet<QString> m_changedPaths;
};

template <class Job> auto MaildirBackend::local(Job job) -> QFuture<std::invoke_result_t<Job, LocalMail &>>
{
    using T = std::invoke_result_t<Job, LocalMail &>;
    auto promise = std::make_shared<QPromise<T>>();
    QFuture<T> future = promise->future();
    promise->start();
    m_disk.start([this, promise, job = std::move(job)]() mutable {
        try {
            if (!m_mail) {
                m_mail = std::make_unique<LocalMail>(m_mailFolder, m_kind);
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

// Mail that is only begun to be here (POP3's TOP) carries this behind its name, with the octets of the whole.
QByteArray partialMark(qint64 wholeSize);
// Of a file that holds only the beginning: the size of the whole, 0 where its name does not say. nullopt: it is whole.
std::optional<qint64> wholeSizeOfPartial(const QByteArray &base);

} // namespace waxwing::sync
