// The one way up: everything a person or a script can ask for. Safe to call from any thread; answers come by
// future (ready when the change is durable and the screen's rows are changed) and by queued signals.
// Futures carry Error.
#pragma once

#include "core/accounts/account.h"
#include "core/store/intent.h"
#include "core/sync/backend.h"
#include "core/sync/prefetch.h"

#include <QFuture>
#include <QObject>

namespace waxwing::sync {

enum class Connectivity { Offline, Connecting, Online, Failed };

// One account's state for the foot of the folder pane and the activity panel.
struct AccountStatus {
    AccountId account;
    Connectivity connectivity = Connectivity::Offline;
    bool syncing = false;
    Progress progress;
    QDateTime lastSynced; // invalid: never
    QString problem; // last problem in plain words; empty: none
    QString technical;
    std::optional<ErrorKind> problemKind;
    QByteArray problemCode; // Error::code(): “CERTIFICATE” and “CERTIFICATECHANGED” the person may look at
    bool needsPassword = false;
};

struct Applied {
    IntentId intent; // of the last one where a verb needed several
    QList<IntentId> intents;
    QList<IntentId> entries; // one of each entry of the undo history, oldest first
    QString what; // “Moved 3 messages to Clients”: the toast's words
    bool undoable = false;
    int known = 0; // of an import: messages that were there already
};

// A verb on more messages than these is done in pieces of as many, with progress in its future.
inline constexpr int longVerb = 5000;

enum class ArchiveLayout { OneFolder, ByYear, ByMonth }; // Archive, Archive/2026, Archive/2026/11

// A line of the undo history.
struct UndoEntry {
    qint64 id = 0;
    QString what;
    QDateTime when; // UTC
    bool undoable = false;
    bool redoable = false; // undone, and nothing was done since
};

struct OutgoingMail {
    AccountId account;
    QByteArray source; // with Bcc: the user's own copy
    QByteArray transferSource; // without
    QByteArray messageId;
    QString sender;
    QStringList recipients;
    QString subject;
    store::NewMessage envelope; // of the copy in Sent
    PlacementId draft; // removed once the message is queued; invalid: none
};

struct DraftMail {
    AccountId account;
    QByteArray source;
    store::NewMessage envelope;
    PlacementId replaces; // the draft's earlier version; invalid: none
};

// A message from a file, on its way into a folder.
struct ImportMessage {
    QByteArray source; // CRLF
    store::Flags flags;
    QStringList keywords;
    store::NewMessage envelope; // with internalDate
};

struct SearchAnswer {
    QList<PlacementId> found; // on the server, known here
    bool complete = false; // false: the server could not be asked
};

class MailCommands : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // --- verbs: applied at once, journalled, replayed ---
    virtual QFuture<Applied> changeFlags(QList<PlacementId> messages, store::FlagChange change) = 0;
    virtual QFuture<Applied> move(QList<PlacementId> messages, FolderId target) = 0;
    virtual QFuture<Applied> copy(QList<PlacementId> messages, FolderId target) = 0;
    // To Trash; those already in Trash, or forever, are expunged.
    virtual QFuture<Applied> remove(QList<PlacementId> messages, bool forever) = 0;
    virtual QFuture<Applied> archive(QList<PlacementId> messages) = 0;
    virtual QFuture<void> setArchiveLayout(AccountId account, ArchiveLayout layout) = 0;
    // With $Junk or $NotJunk where the server keeps keywords.
    virtual QFuture<Applied> junk(QList<PlacementId> messages, bool junk) = 0;
    // To the folder Snoozed until then; back in the inbox, unread, within half a minute of it while Waxwing runs,
    // else with the next start or sync.
    virtual QFuture<Applied> snooze(QList<PlacementId> messages, QDateTime until) = 0;
    virtual QFuture<Applied> createFolder(AccountId account, FolderId parent, QString name) = 0;
    // levels: decoded names from the top; missing parents are made.
    virtual QFuture<Applied> createFolderPath(AccountId account, QStringList levels) = 0;
    virtual QFuture<Applied> renameFolder(FolderId folder, QString name) = 0;
    virtual QFuture<Applied> moveFolder(FolderId folder, FolderId newParent) = 0; // invalid: top level
    // With all below it and all mail in it, below parent in another account; invalid: its top level. What has no copy
    // there yet stays here.
    virtual QFuture<Applied> moveFolderAcross(FolderId folder, AccountId account, FolderId parent) = 0;
    virtual QFuture<Applied> moveFolderTo(FolderId folder, QStringList levels) = 0;
    virtual QFuture<Applied> removeFolder(FolderId folder, bool forever) = 0; // else below Trash
    virtual QFuture<Applied> subscribeFolder(FolderId folder, bool subscribed) = 0;
    virtual QFuture<Applied> markFolderRead(FolderId folder) = 0;
    virtual QFuture<Applied> saveDraft(DraftMail draft) = 0; // Applied::intent; the new draft's placement by row
    virtual QFuture<Applied> send(OutgoingMail mail) = 0;
    // From files. What is there already is not doubled: by its Message-ID, without one by its octets.
    virtual QFuture<Applied> importMail(FolderId target, QList<ImportMessage> mails) = 0;
    // Of Trash or Junk, for good, with the folders in it.
    virtual QFuture<Applied> emptyFolder(FolderId folder) = 0;
    // The verb's opposite, on the server too. A change that has not left yet is cancelled instead. Asked again for
    // what is undone already, it says so and does nothing.
    virtual QFuture<Applied> undo(IntentId intent) = 0;
    virtual bool canUndo() const = 0; // Ctrl+Z: the newest undoable verb, of this run or an earlier one
    virtual QFuture<Applied> undoLast() = 0;
    virtual bool canRedo() const = 0; // Ctrl+Shift+Z: what was undone last, until something else is done
    virtual QFuture<Applied> redoLast() = 0;
    virtual QFuture<QList<UndoEntry>> undoHistory() = 0; // newest first
    virtual QFuture<Applied> undoEntry(qint64 id) = 0;
    virtual QFuture<void> retry(IntentId intent) = 0;
    virtual QFuture<bool> cancel(IntentId intent) = 0;
    // Ends what is done in pieces (longVerb), a verb, its undo or its redo, after the present one; its future is ready
    // then, with what was done.
    virtual void stopLongVerbs() = 0;

    // --- requests: no change of what the user wants ---
    virtual void openFolder(FolderId folder) = 0; // sync it now and watch it
    virtual void checkMail(AccountId account = {}) = 0;
    // Ends what is being looked for or fetched ahead, after the present step, with Error{Cancelled}; what has come is
    // kept, and the next look goes on from there.
    virtual void stopSync(AccountId account) = 0;
    // The whole message, octet for octet: what exports, forwards and files it needs.
    virtual QFuture<void> fetchBody(PlacementId placement) = 0;
    // What is shown of it (store::Reader::shownParts), where it is large and most of it are attachments; else the
    // whole.
    virtual QFuture<void> fetchShown(PlacementId placement) { return fetchBody(placement); }
    // An attachment that was left out (store::Reader::leftOutPart), with progress by statusChanged. Cancelling the
    // future stops it; what has come is kept, and it goes on from there the next time.
    virtual QFuture<void> fetchPart(PlacementId placement, QString) { return fetchBody(placement); }
    virtual QFuture<SearchAnswer> searchServer(FolderId folder, QString text) = 0;
    // Size, quota and rights, asked of the server now; fails with Network while Waxwing is offline.
    virtual QFuture<FolderFacts> folderFacts(FolderId folder) = 0;
    virtual QFuture<SyncReport> syncNow(AccountId account, SyncRequest request) = 0; // invalid: all accounts
    // Replays everything that waits; true when nothing is left waiting.
    virtual QFuture<bool> flush(AccountId account = {}) = 0;
    // Kept with the profile: the next start is offline too.
    virtual void setOffline(bool offline) = 0;
    virtual bool isOffline() const = 0;
    // A network that costs: nothing but what the person asks for. Not kept; who knows the network says so.
    virtual void setMetered(bool metered) = 0;
    virtual bool isMetered() const = 0;
    // What of a folder is held here for reading offline; read it with store::Reader::folderPolicy.
    virtual QFuture<void> setFolderPolicy(FolderId folder, store::FolderPolicy policy) = 0;
    // Syncs, then fetches all that is due by the folders' policies; progress by statusChanged. Invalid: all accounts.
    virtual QFuture<PrepareReport> prepareOffline(AccountId account = {}) = 0;
    virtual QList<AccountStatus> statuses() const = 0;
    // Opens and closes a connection step by step, for the set-up page; steps arrive by testStep.
    virtual QFuture<void> testAccount(accounts::Account account, QString password) = 0;
    // The redacted protocol log of the last hour.
    virtual QString protocolLog() const = 0;
    // A person gave a new password, or wants to be asked again after a refusal.
    virtual void credentialsChanged(AccountId account) = 0;

Q_SIGNALS:
    void statusChanged(const waxwing::sync::AccountStatus &status);
    void testStep(const QString &step, bool ok, const QString &detail);
    // A refused or unknown change that the user should see now.
    void problem(waxwing::IntentId intent, const QString &what, const QString &sentence);
    void offlineChanged(bool offline);
    void meteredChanged(bool metered);
};

} // namespace waxwing::sync

Q_DECLARE_METATYPE(waxwing::sync::AccountStatus)
