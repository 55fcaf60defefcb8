// MailCommands, done: the engine thread with a worker for every account, and the verbs on the store.
#pragma once

#include "core/accounts/accountregistry.h"
#include "core/store/store.h"
#include "core/sync/accountfactory.h"
#include "core/sync/accountworker.h"
#include "core/sync/mailcommands.h"
#include "core/sync/pieces.h"
#include "core/sync/undostack.h"

#include <QMutex>
#include <QThread>
#include <QTimer>

namespace waxwing::sync {

class EngineCore;

class MailEngine final : public MailCommands {
    Q_OBJECT
public:
    using Mode = AccountWorker::Mode;

    // Store and registry outlive the engine; the registry lives in the constructing thread. offline: from the
    // first moment, nothing is ever connected; so too where offline was chosen in an earlier run. The factory is used
    // in the engine thread only.
    MailEngine(store::Store &store, accounts::AccountRegistry &registry, std::unique_ptr<AccountFactory> factory,
               Mode mode, bool offline, QObject *parent = nullptr);
    // Closes every connection; what was not done stays in the journal. Takes three seconds at most.
    ~MailEngine() override;

    QFuture<Applied> changeFlags(QList<PlacementId> messages, store::FlagChange change) override;
    QFuture<Applied> move(QList<PlacementId> messages, FolderId target) override;
    QFuture<Applied> copy(QList<PlacementId> messages, FolderId target) override;
    QFuture<Applied> remove(QList<PlacementId> messages, bool forever) override;
    QFuture<Applied> archive(QList<PlacementId> messages) override;
    QFuture<void> setArchiveLayout(AccountId account, ArchiveLayout layout) override;
    QFuture<Applied> snooze(QList<PlacementId> messages, QDateTime until) override;
    QFuture<Applied> junk(QList<PlacementId> messages, bool junk) override;
    QFuture<Applied> createFolder(AccountId account, FolderId parent, QString name) override;
    QFuture<Applied> createFolderPath(AccountId account, QStringList levels) override;
    QFuture<Applied> renameFolder(FolderId folder, QString name) override;
    QFuture<Applied> moveFolder(FolderId folder, FolderId newParent) override;
    QFuture<Applied> moveFolderAcross(FolderId folder, AccountId account, FolderId parent) override;
    QFuture<Applied> moveFolderTo(FolderId folder, QStringList levels) override;
    QFuture<Applied> removeFolder(FolderId folder, bool forever) override;
    QFuture<Applied> subscribeFolder(FolderId folder, bool subscribed) override;
    QFuture<Applied> markFolderRead(FolderId folder) override;
    QFuture<Applied> saveDraft(DraftMail draft) override;
    QFuture<Applied> send(OutgoingMail mail) override;
    QFuture<Applied> importMail(FolderId target, QList<ImportMessage> mails) override;
    QFuture<Applied> emptyFolder(FolderId folder) override;
    QFuture<Applied> undo(IntentId intent) override;
    bool canUndo() const override { return m_undo.canUndo(); }
    QFuture<Applied> undoLast() override;
    bool canRedo() const override { return m_undo.canRedo(); }
    QFuture<Applied> redoLast() override;
    QFuture<QList<UndoEntry>> undoHistory() override;
    QFuture<Applied> undoEntry(qint64 id) override;
    QFuture<void> retry(IntentId intent) override;
    QFuture<bool> cancel(IntentId intent) override;
    void stopLongVerbs() override;

    // From files, a part of an import at a time: for the command line, which reads them. All parts are one entry of the
    // undo history. begun: an intent of the first part; invalid: this is it. before: messages of the earlier parts.
    QFuture<Applied> importPart(FolderId target, QList<ImportMessage> messages, IntentId begun, int before);

    void openFolder(FolderId folder) override;
    void checkMail(AccountId account) override;
    void stopSync(AccountId account) override;
    QFuture<void> fetchBody(PlacementId placement) override;
    QFuture<void> fetchShown(PlacementId placement) override;
    QFuture<void> fetchPart(PlacementId placement, QString number) override;
    QFuture<SearchAnswer> searchServer(FolderId folder, QString text) override;
    QFuture<FolderFacts> folderFacts(FolderId folder) override;
    QFuture<SyncReport> syncNow(AccountId account, SyncRequest request) override;
    QFuture<bool> flush(AccountId account) override;
    void setOffline(bool offline) override;
    bool isOffline() const override { return m_offline; }
    void setMetered(bool metered) override;
    bool isMetered() const override { return m_metered; }
    QFuture<void> setFolderPolicy(FolderId folder, store::FolderPolicy policy) override;
    QFuture<PrepareReport> prepareOffline(AccountId account) override;
    QList<AccountStatus> statuses() const override;
    QFuture<void> testAccount(accounts::Account account, QString password) override;
    QString protocolLog() const override;
    // A password that is kept nowhere else, of an account that is about to be added: it is known before that logs in.
    void rememberPassword(const accounts::Account &account, const QString &password);
    // A person gave new credentials, or wants to be asked again.
    void credentialsChanged(AccountId account) override;

private:
    using Job = std::function<verbs::Performed(store::Writer &)>;
    enum class Undoable { No, Yes };

    QFuture<Applied> perform(Job job, Undoable undoable = Undoable::Yes);
    Applied performed(const verbs::Performed &performed);
    using MessagesVerb = std::function<verbs::Performed(store::Writer &, const QList<PlacementId> &)>;
    // which: asked once, in the first piece.
    QFuture<Applied> performOn(std::function<QList<PlacementId>(store::Writer &)> which, MessagesVerb verb);
    enum class Direction { Back, Again };
    QFuture<Applied> turn(std::function<qint64(store::Writer &)> which, Direction direction);
    void loadJournal();
    void tellCore(std::function<void(EngineCore *)> what);
    template <class T, class Ask> QFuture<T> askCore(Ask ask);
    void takeStatus(const AccountStatus &status);
    QFuture<void> returnSnoozed();
    // In the engine thread.
    QCoro::Task<void> snoozedReturned();
    QCoro::Task<SyncReport> syncWhenReturned(EngineCore *core, AccountId account, SyncRequest request);

    store::Store &m_store;
    QThread m_thread;
    EngineCore *m_core; // lives in m_thread
    UndoStack m_undo;
    mutable QMutex m_statusMutex;
    QHash<AccountId, AccountStatus> m_statuses;
    bool m_offline = false;
    bool m_metered = false;
    QTimer m_snoozes;
    Pieces m_pieces;
};

} // namespace waxwing::sync
