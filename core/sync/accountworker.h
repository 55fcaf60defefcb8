// One account at work: its queue of changes, its outbox, its syncs and its state. What the user did goes
// first, then what is on the screen, then the rest. Engine thread.
#pragma once

#include "core/base/scope.h"
#include "core/store/store.h"
#include "core/sync/mailcommands.h"
#include "core/sync/outbox.h"
#include "core/sync/prefetch.h"
#include "core/sync/repeatingtask.h"
#include "core/sync/replayorder.h"
#include "core/sync/sleepwatch.h"

#include <QSet>
#include <QTimer>

#include <chrono>

namespace waxwing::sync {

class AccountWorker : public QObject {
    Q_OBJECT
public:
    enum class Mode {
        Background, // a window: syncs by itself, repeats what failed
        OnDemand, // a command line: does what it is asked
    };

    AccountWorker(AccountId account, store::Store &store, std::unique_ptr<AccountBackend> backend,
                  std::unique_ptr<Outbox> outbox, Mode mode, QObject *parent = nullptr);

    // Makes sure that the original of a copy from another account is held here.
    using FetchOriginal = std::function<QCoro::Task<void>(store::Intent copy)>;
    void setFetchOriginal(FetchOriginal fetch) { m_fetchOriginal = std::move(fetch); }

    // Takes effect with start(). How often the account is looked at though nothing says that mail has come.
    void setCheckEvery(std::chrono::milliseconds every) { m_check.setInterval(every); }
    void start();
    void setOffline(bool offline);
    // Nothing by itself but what the person did: no checks, no push, nothing fetched ahead.
    void setMetered(bool metered);
    // New intents of this account are in the journal.
    void intentsArrived();
    void openFolder(FolderId folder);
    void checkMail();
    void stopSync();
    void credentialsChanged();
    // The computer slept, or the network is another one: connects anew and looks at once.
    void networkChanged();

    QCoro::Task<SyncReport> syncNow(SyncRequest request);
    // True when nothing is left waiting.
    QCoro::Task<bool> flush();
    QCoro::Task<void> fetchBody(PlacementId placement);
    QCoro::Task<void> fetchShown(PlacementId placement);
    QCoro::Task<void> fetchPart(PlacementId placement, QString number, std::function<bool()> keepGoing);
    // Syncs everything, then fetches all that is due by the folders' policies.
    QCoro::Task<PrepareReport> prepareOffline();
    QCoro::Task<SearchAnswer> search(FolderId folder, QString text);
    QCoro::Task<FolderFacts> folderFacts(FolderId folder);
    // Closes every connection and waits for what runs.
    QCoro::Task<void> stop();

    const AccountStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged(const waxwing::sync::AccountStatus &status);
    void problem(waxwing::IntentId intent, const QString &what, const QString &sentence);
    // A message of that account is copied here now: its original may go.
    void copiedFrom(waxwing::AccountId account);

private:
    static bool isStillToDo(const store::Intent &intent);
    QCoro::Task<void> replayWaiting();
    // What is known in one round of replay.
    struct Round {
        std::shared_ptr<ReplayOrder> order = std::make_shared<ReplayOrder>();
        bool sentCopies = false;
        bool copiesWait = false; // some original is not here yet
        std::optional<Error> passing; // the last
    };
    QCoro::Task<bool> isHeld(store::Intent intent, std::shared_ptr<Round> round);
    QCoro::Task<void> noteReplayed(store::Intent intent, ReplayOutcome outcome, std::shared_ptr<Round> round);
    QCoro::Task<std::optional<ReplayOutcome>> replayOne(IntentId id, std::shared_ptr<ReplayOrder> order);
    QCoro::Task<std::optional<store::Intent>> present(IntentId id);
    QCoro::Task<bool> originalIsHere(store::Intent copy);
    QCoro::Task<bool> waitsForAnother(store::Intent intent);
    QCoro::Task<void> deliverWaiting();
    QCoro::Task<void> syncEverything();
    QCoro::Task<void> syncFolder(FolderId folder);
    QCoro::Task<PrepareReport> fetchWhatIsDue();
    QCoro::Task<void> syncChanged();
    QCoro::Task<QList<store::Intent>> intents();
    QCoro::Task<void> tellProblem(IntentId intent);
    QCoro::Task<void> noteOutcome(QCoro::Task<void> fetching);
    void connectBackend();
    void throwIfOffline() const;
    void succeeded();
    void failed(const Error &error);
    void tryAgain();
    void publish();

    AccountId m_account;
    store::Store &m_store;
    std::unique_ptr<AccountBackend> m_backend;
    std::unique_ptr<Outbox> m_outbox;
    FetchOriginal m_fetchOriginal;
    Mode m_mode;
    CoroutineScope m_scope;
    RepeatingTask m_replay;
    RepeatingTask m_delivery;
    RepeatingTask m_sync;
    RepeatingTask m_changes;
    QSet<FolderId> m_changed; // on the server, not looked at since
    QTimer m_retry;
    QTimer m_check;
    SleepWatch m_sleep;
    AccountStatus m_status;
    FolderId m_watched;
    QDateTime m_lastForgotten; // what is older than the folders' policies; once a day, a person may be reading it
    int m_failures = 0; // in a row
    int m_syncing = 0;
    bool m_offline = false;
    bool m_metered = false;
};

} // namespace waxwing::sync
