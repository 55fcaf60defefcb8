// A connection that listens: with NOTIFY (RFC 5465) to every mailbox at once, else by IDLE to the one it stands in.
// What a few messages became is shown at once; for the rest a sync is asked for. Engine thread.
#pragma once

#include "core/base/scope.h"
#include "core/store/store.h"
#include "core/sync/imapconnections.h"
#include "core/sync/ownstores.h"

#include <QHash>

namespace waxwing::sync {

class ImapWatch : public QObject {
    Q_OBJECT
public:
    // rank: 1 for the first of an account's; the next ones need a server that allows more connections.
    ImapWatch(AccountId account, store::Store &store, ImapConnections &connections, const OwnStores &ownStores,
              int rank);

    // Where to stand; invalid: nowhere, and the connection is given back. A line that was lost is replaced.
    void watch(FolderId folder);
    bool hearsAll() const { return m_hearsAll; }
    void close();
    // Completes when nothing of this object runs any more; after close().
    QCoro::Task<void> drained() { return m_scope.drained(); }

Q_SIGNALS:
    void folderChanged(waxwing::FolderId folder);
    // Mailboxes came, went or changed their names.
    void foldersChanged();
    // It stands where it was told to.
    void listening();

private:
    QCoro::Task<void> settle();
    QCoro::Task<bool> connectLine();
    QCoro::Task<void> standIn(FolderId folder);
    QCoro::Task<void> judge();
    void hear(session::ImapSession *session);
    void giveBack();
    void takeStatus(const QByteArray &mailbox, const imap::MailboxStatus &status);
    void takeListed(const imap::ListedMailbox &mailbox, const QByteArray &oldName);
    static bool isNews(const QList<store::FolderSyncState> &states, const QHash<QByteArray, bool> &listed);
    void takeVanished(const imap::UidSet &uids);
    void takeFlags(const imap::FetchedMessage &message);
    QCoro::Task<void> judgeEcho(FolderId folder, store::FlagUpdate heard);

    AccountId m_account;
    store::Store &m_store;
    ImapConnections &m_connections;
    const OwnStores &m_ownStores;
    int m_rank;
    CoroutineScope m_scope;
    std::shared_ptr<ImapLease> m_lease;
    QHash<QByteArray, imap::MailboxStatus> m_told; // by NOTIFY, not compared yet
    QHash<QByteArray, bool> m_listed; // by NOTIFY, not compared yet: whether it exists
    FolderId m_wanted;
    FolderId m_stands;
    QByteArray m_standsName; // of m_stands on the server
    bool m_settling = false;
    bool m_judging = false;
    bool m_hearsAll = false;
};

} // namespace waxwing::sync
