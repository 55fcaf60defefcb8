// Brings one mailbox's headers and flags up to date over one selected connection, in the cheapest way its server
// can: QRESYNC (RFC 7162 3.2.5), CONDSTORE with a SEARCH for what vanished (3.1), or every flag. The server's
// counters are hints: where they contradict what is known, all UIDs are compared, and nothing is deleted on the
// strength of an empty or partial answer. Engine thread.
#pragma once

#include "core/session/imapsession.h"
#include "core/store/store.h"
#include "core/sync/backend.h"
#include "core/sync/hiddenuids.h"
#include "core/sync/ownstores.h"

#include <QCoroTask>

#include <functional>

namespace waxwing::sync {

class FolderSync {
public:
    // Called between commands; where it throws, the run ends so and what has come is kept.
    using ReportProgress = std::function<void(qint64 done, qint64 total)>;

    FolderSync(store::Store &store, session::ImapSession &session, HiddenUids &hidden, OwnStores &ownStores,
               store::FolderSyncState state, store::Priority priority, ReportProgress progress);

    // Previews of what is seen first come with its headers, where the server has them at hand (RFC 8970 LAZY). Of every
    // message Dovecot 2.3 would take 1.7 times as long: it looks for each in its cache.
    void askPreviews() { m_previews = true; }
    // The mailbox must not be selected elsewhere on this session while it runs. What arrived before a failure
    // is kept; the next run goes on from there.
    QCoro::Task<SyncReport> run();

private:
    struct Window {
        imap::UidSet uids;
        Uid lowest;
        qint64 count = 0;
        bool isSeenFirst = false; // newest rows, or new ones
    };

    QCoro::Task<void> begin();
    QCoro::Task<void> select();
    QCoro::Task<void> startAnew();
    QCoro::Task<void> loadKnown();
    imap::KnownMailbox knownMailbox() const;
    bool modSeqIsUsable() const;

    // One of these a run.
    QCoro::Task<void> firstSync();
    QCoro::Task<void> afterResync();
    QCoro::Task<void> byModSeq();
    QCoro::Task<void> byFlags();

    // foldersync_flags.cpp
    QCoro::Task<void> fetchChangedSince();
    QCoro::Task<void> fetchAllFlags();
    QCoro::Task<void> fetchFlags(imap::UidSet uids, ModSeq changedSince);
    QCoro::Task<void> applyFlags(QList<imap::FetchedMessage> messages);
    QCoro::Task<void> applyUpdates(QList<store::FlagUpdate> updates);
    void unhide(Uid uid);
    bool mayBeOlder(Uid uid);

    // foldersync_compare.cpp
    QCoro::Task<void> compareAll();
    QCoro::Task<bool> isRenumbered();
    QCoro::Task<void> compareWith(QList<Uid> server);
    QCoro::Task<void> listServer();
    QCoro::Task<void> listServerByFetch();
    QCoro::Task<void> removeKnown(QList<Uid> gone);
    void keepHidden(const QList<Uid> &server);

    // foldersync_headers.cpp
    QCoro::Task<void> fetchNewest();
    QCoro::Task<void> fetchNew();
    QCoro::Task<void> fetchMissing(QList<Uid> missing);
    QCoro::Task<QList<Uid>> fetchWindow(Window window);
    QCoro::Task<void> windowDone(Window window);
    QCoro::Task<void> fetchOneByOne(QList<Uid> uids);

    QCoro::Task<void> saveState();
    bool firstSyncIncomplete() const;
    bool countsAgree() const;
    void learn(QList<Uid> uids);
    static QList<Window> windows(const QList<Uid> &missing);

    store::Store &m_store;
    session::ImapSession &m_session;
    HiddenUids &m_hidden;
    OwnStores &m_ownStores;
    store::FolderSyncState m_state;
    store::Priority m_priority;
    ReportProgress m_progress;

    imap::SelectedMailbox m_selected;
    imap::ResyncedMailbox m_resynced;
    QList<Uid> m_known; // ascending; what the store has under a UID
    QList<Uid> m_answered; // which UIDs a fetch of all flags named, in the order they came
    QList<Uid> m_listed; // every UID the server has, as it listed them
    imap::UidSet m_hiddenHere;
    SyncReport m_report;
    qint64 m_total = 0; // messages to fetch, for progress
    qint64 m_done = 0;
    quint64 m_since = 0; // of OwnStores
    bool m_previews = false;
    bool m_contradiction = false;
    bool m_doubtful = false; // some flags may be older than a STORE of ours
};

} // namespace waxwing::sync
