// Brings one mailbox's headers and flags up to date over one selected connection. Right with CONDSTORE
// (RFC 7162) and right without. The server's counters are hints: where they contradict what is known, all UIDs
// are compared, and nothing is deleted on the strength of an empty or partial answer. Engine thread.
#pragma once

#include "core/session/imapsession.h"
#include "core/store/store.h"
#include "core/sync/backend.h"
#include "core/sync/hiddenuids.h"

#include <QCoroTask>

#include <functional>

namespace waxwing::sync {

class FolderSync {
public:
    using ReportProgress = std::function<void(qint64 done, qint64 total)>;

    FolderSync(store::Store &store, session::ImapSession &session, HiddenUids &hidden, store::FolderSyncState state,
               store::Priority priority, ReportProgress progress);

    // The mailbox must not be selected elsewhere on this session while it runs. What arrived before a failure
    // is kept; the next run goes on from there.
    QCoro::Task<SyncReport> run();

private:
    struct Window {
        imap::UidSet uids;
        Uid lowest;
        qint64 count = 0;
    };

    QCoro::Task<void> begin();
    QCoro::Task<void> loadKnown();
    QCoro::Task<void> fetchNew();
    QCoro::Task<void> fetchFlags();
    QCoro::Task<void> fetchChangedSince();
    QCoro::Task<void> fetchAllFlags();
    QCoro::Task<void> applyFlags(QList<imap::FetchedMessage> messages);
    QCoro::Task<void> compareAll();
    QCoro::Task<QList<Uid>> serverUids();
    QCoro::Task<QList<Uid>> uidsByFetch();
    QCoro::Task<void> removeVanished(QList<Uid> server);
    QCoro::Task<void> fetchMissing(QList<Uid> missing);
    QCoro::Task<QList<Uid>> fetchWindow(Window window);
    QCoro::Task<void> windowDone(Window window);
    QCoro::Task<void> fetchOneByOne(QList<Uid> uids);
    QCoro::Task<void> saveState();
    bool firstSyncIncomplete() const;
    bool countsAgree() const;
    void unhide(Uid uid);
    void learn(const QList<Uid> &uids);
    static QList<Window> windows(const QList<Uid> &missing);

    store::Store &m_store;
    session::ImapSession &m_session;
    HiddenUids &m_hidden;
    store::FolderSyncState m_state;
    store::Priority m_priority;
    ReportProgress m_progress;

    imap::SelectedMailbox m_selected;
    QList<Uid> m_known; // ascending; what the store has under a UID
    imap::UidSet m_hiddenHere;
    SyncReport m_report;
    qint64 m_total = 0; // messages to fetch, for progress
    qint64 m_done = 0;
    bool m_contradiction = false;
};

} // namespace waxwing::sync
