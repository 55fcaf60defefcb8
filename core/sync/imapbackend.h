// The IMAP account type: listing, sync, replay, bodies and push over the account's few connections.
#pragma once

#include "core/base/scope.h"
#include "core/store/store.h"
#include "core/sync/backend.h"
#include "core/sync/hiddenuids.h"
#include "core/sync/imapconnections.h"
#include "core/sync/imapwatch.h"
#include "core/sync/ownstores.h"
#include "core/sync/roles.h"

#include <QElapsedTimer>

namespace waxwing::sync {

class ImapBackend final : public AccountBackend {
    Q_OBJECT
public:
    // hiddenFile: see HiddenUids. store outlives this object; scope().drained() is awaited before it goes.
    ImapBackend(AccountId account, store::Store &store, ImapConnections::MakeSession make,
                ImapConnections::OpenSession open, QString hiddenFile, QObject *parent = nullptr);

    // Folders a person chose for a role, from the next listing on.
    void setChosenRoles(ChosenRoles chosen) { m_chosen = std::move(chosen); }

    QCoro::Task<void> syncFolders() override;
    QCoro::Task<SyncReport> sync(SyncRequest request) override;
    QCoro::Task<ReplayOutcome> replay(store::Intent intent) override;
    QCoro::Task<void> fetchBody(PlacementId placement) override;
    QCoro::Task<void> fetchShown(PlacementId placement) override;
    QCoro::Task<void> fetchPart(PlacementId placement, QString number, std::function<bool()> keepGoing) override;
    QCoro::Task<void> prefetch(FolderId folder, QList<PlacementId> placements) override;
    QCoro::Task<void> prefetchShown(FolderId folder, QList<PlacementId> placements) override;
    bool canSearch() const override { return true; }
    QCoro::Task<QList<PlacementId>> search(FolderId folder, QString text) override;
    QCoro::Task<bool> contains(FolderId folder, QByteArray messageId) override;
    QCoro::Task<FolderFacts> folderFacts(FolderId folder) override;
    void watch(FolderId folder) override;
    bool hasServerFolders() const override { return true; }
    void close() override;
    void reopen() override;
    void credentialsChanged() override;
    void networkChanged() override;
    QCoro::Task<void> drained() override;

private:
    using Use = ImapConnections::Use;

    // What the report of a sync is counted from.
    struct Look {
        session::ImapSession::Counters before;
        QElapsedTimer since;
    };

    // A message, with its mailbox selected on a connection.
    struct Opened {
        Opened() = default;

        std::shared_ptr<ImapLease> lease;
        store::FolderSyncState state;
        Uid uid;
        qint64 size = 0;
        QString subject;
    };

    // As much of a large message, or of a part of one, as has arrived: on disk, as long as this object lives.
    struct Partial {
        FolderId folder;
        UidValidity uidValidity;
        Uid uid;
        QByteArray section; // empty: the whole message
        bool isDecoded = false; // without its transfer encoding
        std::shared_ptr<store::Body> body;
    };

    Partial takePartial(const Opened &opened, const QByteArray &section);
    void keepPartial(const Partial &partial, const Error &failure);
    QCoro::Task<Opened> openMessage(PlacementId placement);
    QCoro::Task<std::shared_ptr<ImapLease>> openInBackground(FolderId folder);
    QCoro::Task<void> fetchWhole(Opened opened);
    QCoro::Task<void> fetchLarge(Opened opened);
    // imapbackend_parts.cpp
    using KeepGoing = std::function<bool()>;
    using PartPtr = std::shared_ptr<const mime::LeftOutPart>;
    QCoro::Task<PartPtr> missingPart(PlacementId placement, QString number);
    QCoro::Task<std::optional<Error>> fetchPartOnce(PlacementId placement, PartPtr part, KeepGoing keepGoing,
                                                    std::shared_ptr<qint64> got);
    QCoro::Task<void> transferPart(Opened opened, PartPtr part, KeepGoing keepGoing, std::shared_ptr<Partial> partial);
    Look beginLook() const;
    QCoro::Task<QList<store::FolderSyncState>> due(bool bodies);
    QCoro::Task<QHash<QByteArray, imap::MailboxStatus>> askStatuses(QList<store::FolderSyncState> folders);
    // How a folder is looked at.
    struct Manner {
        bool bodies = false;
        Use use = Use::Background;
        int begun = 0; // Stops::mark()
    };
    QCoro::Task<SyncReport> syncAll(Manner manner);
    QCoro::Task<SyncReport> syncOne(store::FolderSyncState state, Manner manner);
    QCoro::Task<SyncReport> syncOver(std::shared_ptr<ImapLease> lease, FolderId folder, Manner manner);
    bool isToAskAnother(const store::FolderSyncState &state, const Error &failure) const;
    QCoro::Task<void> fetchMissingBodies(session::ImapSession *session, store::FolderSyncState state,
                                         store::Priority priority);
    QCoro::Task<store::FolderSyncState> stateOf(FolderId folder);
    QCoro::Task<QList<store::FolderSyncState>> states();
    void hear(ImapWatch &watch);
    QCoro::Task<void> standWatch();

    AccountId m_account;
    store::Store &m_store;
    ImapConnections m_connections;
    HiddenUids m_hidden;
    OwnStores m_ownStores;
    ChosenRoles m_chosen;
    CoroutineScope m_scope;
    QHash<QByteArray, imap::MailboxStatus> m_statuses; // of the last listing, by raw name; empty once used
    std::optional<Look> m_look; // begun with a listing
    ImapWatch m_watch; // in the folder that is looked at; to all where the server can
    ImapWatch m_inboxWatch; // else the inbox has one of its own
    FolderId m_watched;
    FolderId m_inbox;
    QList<Partial> m_partials;
    QSet<FolderId> m_refusedByAll; // that were asked, and not read since
};

} // namespace waxwing::sync
