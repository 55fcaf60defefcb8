// MailCommands that keeps what it was asked, for tests of the window alone.
#pragma once

#include "core/base/onpool.h"
#include "core/sync/mailcommands.h"

namespace waxwing::test {

class RecordingCommands : public sync::MailCommands {
    Q_OBJECT
public:
    struct Change {
        QList<PlacementId> messages;
        store::FlagChange change;
    };
    QList<sync::DraftMail> drafts;
    QList<sync::OutgoingMail> sent;
    QList<PlacementId> removed;
    QList<AccountId> stopped;
    QList<Change> changes;
    QList<std::pair<accounts::Account, QString>> tests;
    std::optional<Error> refusal; // what drafts and sending end with
    std::shared_ptr<QPromise<void>> testing;

    QFuture<sync::Applied> changeFlags(QList<PlacementId> messages, store::FlagChange change) override
    {
        changes.append({messages, change});
        return done();
    }
    QFuture<sync::Applied> remove(QList<PlacementId> messages, bool) override
    {
        removed += messages;
        return done();
    }
    QFuture<sync::Applied> saveDraft(sync::DraftMail draft) override
    {
        if (!refusal)
            drafts.append(draft);
        return done();
    }
    QFuture<sync::Applied> send(sync::OutgoingMail mail) override
    {
        if (!refusal)
            sent.append(mail);
        return done();
    }
    QFuture<void> testAccount(accounts::Account account, QString password) override
    {
        tests.append({account, password});
        testing = std::make_shared<QPromise<void>>();
        testing->start();
        return testing->future();
    }

    QFuture<sync::Applied> importMail(FolderId, QList<sync::ImportMessage>) override { return done(); }
    QFuture<sync::Applied> move(QList<PlacementId>, FolderId) override { return done(); }
    QFuture<sync::Applied> copy(QList<PlacementId>, FolderId) override { return done(); }
    QFuture<sync::Applied> archive(QList<PlacementId>) override { return done(); }
    QFuture<sync::Applied> junk(QList<PlacementId>, bool) override { return done(); }
    QFuture<void> setArchiveLayout(AccountId, sync::ArchiveLayout) override
    {
        return onPool([] {});
    }
    QFuture<sync::Applied> snooze(QList<PlacementId>, QDateTime) override { return done(); }
    QFuture<sync::Applied> createFolder(AccountId, FolderId, QString) override { return done(); }
    QFuture<sync::Applied> createFolderPath(AccountId, QStringList) override { return done(); }
    QFuture<sync::Applied> renameFolder(FolderId, QString) override { return done(); }
    QFuture<sync::Applied> moveFolder(FolderId, FolderId) override { return done(); }
    QFuture<sync::Applied> moveFolderAcross(FolderId, AccountId, FolderId) override { return done(); }
    QFuture<sync::Applied> moveFolderTo(FolderId, QStringList) override { return done(); }
    QFuture<sync::Applied> removeFolder(FolderId, bool) override { return done(); }
    QFuture<sync::Applied> subscribeFolder(FolderId, bool) override { return done(); }
    QFuture<sync::Applied> markFolderRead(FolderId) override { return done(); }
    QFuture<sync::Applied> undo(IntentId) override { return done(); }
    bool canUndo() const override { return false; }
    QFuture<sync::Applied> undoLast() override { return done(); }
    QFuture<sync::Applied> emptyFolder(FolderId) override { return done(); }
    bool canRedo() const override { return false; }
    QFuture<sync::Applied> redoLast() override { return done(); }
    QFuture<QList<sync::UndoEntry>> undoHistory() override
    {
        return onPool([] { return QList<sync::UndoEntry>(); });
    }
    QFuture<sync::Applied> undoEntry(qint64) override { return done(); }
    QFuture<void> retry(IntentId) override
    {
        return onPool([] {});
    }
    QFuture<bool> cancel(IntentId) override
    {
        return onPool([] { return true; });
    }
    void stopLongVerbs() override { }
    void credentialsChanged(AccountId) override { }
    void openFolder(FolderId) override { }
    void checkMail(AccountId) override { }
    void stopSync(AccountId account) override { stopped.append(account); }
    QFuture<void> fetchBody(PlacementId) override
    {
        return onPool([] {});
    }
    QFuture<sync::SearchAnswer> searchServer(FolderId, QString) override
    {
        return onPool([] { return sync::SearchAnswer(); });
    }
    QFuture<sync::FolderFacts> folderFacts(FolderId) override
    {
        return onPool([] { return sync::FolderFacts(); });
    }
    QFuture<sync::SyncReport> syncNow(AccountId, sync::SyncRequest) override
    {
        return onPool([] { return sync::SyncReport(); });
    }
    QFuture<bool> flush(AccountId) override
    {
        return onPool([] { return true; });
    }
    void setOffline(bool) override { }
    bool isOffline() const override { return false; }
    void setMetered(bool) override { }
    bool isMetered() const override { return false; }
    QFuture<void> setFolderPolicy(FolderId, store::FolderPolicy) override
    {
        return onPool([] {});
    }
    QFuture<sync::PrepareReport> prepareOffline(AccountId) override
    {
        return onPool([] { return sync::PrepareReport(); });
    }
    QList<sync::AccountStatus> statuses() const override { return {}; }
    QString protocolLog() const override { return {}; }

private:
    QFuture<sync::Applied> done() const
    {
        return onPool([refusal = refusal] {
            if (refusal)
                throw *refusal;
            return sync::Applied();
        });
    }
};

} // namespace waxwing::test
