// The write side, handed to a job on the writer thread inside one transaction of cache.db (and, for intents,
// a durable one of journal.db before it). Never kept beyond the job. Throws Error{Storage}.
#pragma once

#include "core/store/body.h"
#include "core/store/changeset.h"
#include "core/store/folderpolicy.h"
#include "core/store/intent.h"
#include "core/store/types.h"
#include "core/store/undorecord.h"

#include <memory>

namespace waxwing::store {

class Reader;

// What a verb asks for, still in row ids; turned into a durable Intent by apply().
struct Verb {
    IntentKind kind = IntentKind::ChangeFlags;
    AccountId account; // needed where no row names it (CreateFolder at top level, Send)
    // A Copy into a folder of another account names one message, and its envelope in `message`.
    QList<PlacementId> messages;
    IntentId after; // as Intent::after
    FlagChange flags;
    FolderId folder; // target of Move, Copy, Append; the folder of a folder verb
    QStringList newLevels; // CreateFolder, MoveFolder
    bool subscribe = false;
    bool onlyEmpty = false; // DeleteFolder, see Intent
    std::optional<NewMessage> message; // Append, Send: envelope of the source
    QByteArray source; // Append: message; Send: with Bcc, for the copy in Sent
    QByteArray transferSource; // Send: what DATA carries, without Bcc
    QByteArray messageId;
    QString sender;
    QStringList recipients;
    QString subject;
    QString what;
};

// How replay ended for a Move, Copy or Append: where each message is now, as far as the server said.
struct Relocation {
    UidValidity uidValidity; // of the target
    QList<std::pair<Uid, Uid>> uids; // source UID (invalid for Append) → target UID
    QList<Uid> gone; // Move, Copy: source UIDs of what is not in the target: another client was first
    // CreateFolder, MoveFolder: the folder's raw name now. Empty: the next listing tells, by the path.
    QByteArray serverName;
};

struct Eviction {
    FolderId folder;
    QDateTime before; // received; invalid: all
    std::optional<RowKey> from; // as the last piece returned; nullopt: from the oldest
    int rows = 1000; // looked at in one piece
};

class Writer {
public:
    virtual ~Writer() = default;

    // The same database as this transaction sees it.
    virtual Reader &reader() = 0;

    // --- what the server said ---
    // The account's whole listing. Folders that are gone are removed only when complete; renames are found by
    // the caller's hint (MoveFolder intents) or by UIDVALIDITY and size when sync asks for it.
    virtual void setFolders(AccountId account, const QList<ServerFolder> &folders, bool complete) = 0;
    // Another client renamed the folder that the journal knows by this key, with everything below.
    virtual void folderRenamed(const QString &key, const QByteArray &serverName, const QStringList &levels) = 0;
    virtual void setSyncState(const FolderSyncState &state) = 0;
    virtual void setRole(FolderId folder, Role role) = 0;
    // UIDVALIDITY changed: server UIDs are forgotten; rows with pending intents are kept and wait to be matched
    // again by Message-ID, the others are removed.
    virtual void resetUids(FolderId folder, UidValidity uidValidity) = 0;
    // A row that waits for its UID (moved, copied or appended by us) with the same Message-ID is taken over
    // instead of doubled. UIDs already known are updated.
    virtual QList<PlacementId> insertMessages(FolderId folder, const QList<NewMessage> &messages) = 0;
    virtual void updateFlags(FolderId folder, const QList<FlagUpdate> &updates) = 0;
    virtual void removeUids(FolderId folder, const QList<Uid> &uids) = 0;
    virtual void setBody(PlacementId placement, Body body) = 0;
    virtual void setPreviewAndText(PlacementId placement, const QString &preview, const QString &text) = 0;
    // A piece of forgetting held sources by a folder's policy, oldest first. Only of messages that can be fetched
    // again: the server has every placement of theirs, all in this folder, and no pending change names one. Never
    // to be asked for a folder whose server is this computer. Returns where the next piece starts; nullopt: done.
    virtual std::optional<RowKey> evictBodies(const Eviction &eviction) = 0;
    virtual void removeAccount(AccountId account) = 0;

    // --- what the user wants ---
    // Durable in the journal when this returns, applied to the cache in this transaction. Changes that have not
    // left yet are composed with it (a message moved twice is one move): its id is invalid where nothing is left
    // to do; messages are then those that were asked for.
    virtual Intent apply(const Verb &verb) = 0;
    // Before the first network octet of an attempt; durable.
    virtual void noteAttempt(IntentId intent, const std::optional<AttemptNote> &note) = 0;
    // Done on the server: the wish becomes truth, later intents that name the same messages or folder are
    // rewritten to where they are now.
    virtual void complete(IntentId intent, const Relocation &relocation) = 0;
    // Only some messages are still to do (the others are done as relocation says).
    virtual void completePartly(IntentId intent, const QList<MessageRef> &done, const Relocation &relocation) = 0;
    // A passing failure: kept, tried again later.
    virtual void postpone(IntentId intent, const QString &problem, const QString &technical) = 0;
    // Refused: the screen goes back, the problem stays until it is retried or cancelled.
    virtual void refuse(IntentId intent, const QString &problem, const QString &technical) = 0;
    virtual void retry(IntentId intent) = 0; // applied again, waiting
    // Forgets it and backs it out. False when it is being sent right now or is not there.
    virtual bool cancel(IntentId intent) = 0;
    // Send: state is FULL-synced before this returns.
    virtual void setSendState(IntentId intent, SendState state, const QList<RecipientResult> &recipients,
                              const QString &detail)
        = 0;
    // The folder's identity in the journal; given one where it has none.
    virtual FolderRef refOf(FolderId folder) = 0;

    // --- what the user did, to be taken back ---
    virtual qint64 addUndo(const UndoRecord &record) = 0; // gives it its id
    virtual void updateUndo(const UndoRecord &record) = 0;
    virtual void removeUndo(qint64 id) = 0;
    virtual QList<UndoRecord> undoRecords() = 0; // newest first, without steps
    virtual std::optional<UndoRecord> undoRecord(qint64 id) = 0;
    virtual QList<qint64> undoParts(qint64 id) = 0; // further pieces of the record, oldest first
    // Changes when the cache is rebuilt: row ids that were noted under another one mean nothing.
    virtual QString cacheName() = 0;

    // --- settings that must hold before anything is connected ---
    virtual void setFolderPolicy(FolderId folder, const FolderPolicy &policy) = 0;
    virtual void setOption(const QString &name, const QString &value) = 0; // empty: its default again
};

} // namespace waxwing::store
