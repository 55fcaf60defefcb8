// The read side: one read-only connection. Thread-affine: made and used in one thread. Every call is a
// snapshot of the last commit and takes time independent of the folder's size unless it says otherwise.
// Throws Error{Storage}.
#pragma once

#include "core/store/changeset.h"
#include "core/store/folderpolicy.h"
#include "core/store/intent.h"
#include "core/store/shownparts.h"
#include "core/store/types.h"
#include "core/store/undorecord.h"

#include <QHash>

#include <functional>
#include <memory>

namespace waxwing::store {

class Database;
struct StorePaths;

// Where a message is on the server, whatever is wanted of it.
struct ServerLocation {
    FolderId folder;
    Uid uid; // invalid: not there yet, or not seen there yet
};

class Reader {
public:
    explicit Reader(const StorePaths &paths);
    // The writer's own, inside its transaction. blob: reads a blob of the journal.
    Reader(Database &cache, const StorePaths &paths, std::function<QByteArray(qint64)> blob);
    ~Reader();

    QList<FolderRow> folders(AccountId account = {}); // invalid: of all accounts
    std::optional<FolderRow> folder(FolderId id);
    // By path as waxwingctl takes it; INBOX in any case.
    std::optional<FolderRow> folderByPath(AccountId account, const QString &path);
    std::optional<FolderRow> folderByRole(AccountId account, Role role);
    std::optional<FolderRow> folderByKey(const QString &key); // by its identity in the journal
    std::optional<FolderSyncState> syncState(FolderId id);
    QList<FolderSyncState> syncStates(AccountId account);

    // Kept count for an unfiltered spec; otherwise linear in the folder.
    qint64 count(const ListSpec &spec);
    // Rows first … first+limit-1. For the natural order a seek from anchors (built on first use per folder and
    // connection, 0.1 s a million rows); for other orders and filters the ids are computed once per spec and kept.
    QList<MessageRow> window(const ListSpec &spec, qint64 first, int limit);
    // Position of a row in the spec's order, or -1. Threaded: of the conversation that holds it.
    qint64 position(const ListSpec &spec, PlacementId id);
    QList<PlacementId> ids(const ListSpec &spec, qint64 first, qint64 count);
    // How many rows of the natural order are newer than each of these times, newest first: where a group by date
    // begins. Those that lie farther down than within are left out, so that nothing is counted which nobody looks at.
    QList<qint64> positions(const ListSpec &spec, const QList<QDateTime> &times, qint64 within);
    // The messages of a conversation that these folders show, answers below what they answer; at most a few
    // thousand. withOthers: also what the rest of the account has of it (sent mail, above all), except in junk and
    // trash; a message that is in several folders comes once.
    QList<ConversationMember> conversation(ThreadId thread, const QList<FolderId> &folders, bool withOthers = false);
    // These messages and all others of their conversations in the same folder, each once; as verbs want them.
    QList<PlacementId> withConversations(const QList<PlacementId> &ids);
    // Rows as a threaded list shows them, with counts and participants.
    QList<MessageRow> threadRows(const QList<PlacementId> &ids);
    // Forget what was computed for a folder; invalid: for all. Saves memory only: what a change made stale is
    // noticed by the folder's revision and computed anew.
    void invalidate(FolderId folder);
    // Takes kept orders along instead: cheaper than forgetting them, for a ChangeSet of few rows.
    void apply(const ChangeSet &changes);

    std::optional<MessageRow> row(PlacementId id);
    std::optional<ServerLocation> serverLocation(PlacementId id);
    std::optional<MessageDetail> detail(PlacementId id);
    QList<MessageRow> rows(const QList<PlacementId> &ids);
    // Of several, the newest first.
    std::optional<PlacementId> placementByMessageId(FolderId folder, const QByteArray &messageId);
    QList<PlacementId> placementsByMessageId(FolderId folder, const QByteArray &messageId);
    // Messages without a Message-ID and of this size, in a folder: what else would tell them apart is their text.
    QList<PlacementId> placementsWithoutMessageId(FolderId folder, qint64 size);
    std::optional<PlacementId> placementByUid(FolderId folder, Uid uid);
    QList<PlacementId> placementsOf(MessageId message); // shown ones
    // The whole source, CRLF as the server sent it; nullopt when it is not held.
    std::optional<QByteArray> body(PlacementId id);

    // What is here to show of a message whose body is not; nullopt: nothing, or the body is.
    std::optional<ShownParts> shownParts(PlacementId id);
    // The decoded octets of one of its left-out parts; nullopt: on the server only.
    std::optional<QByteArray> leftOutPart(PlacementId id, const QString &number);

    // Server truth for resync: every UID the folder has on the server as far as known, ascending.
    QList<Uid> uids(FolderId folder);
    // Messages that were moved there and whose UID is not known yet.
    qint64 awaited(FolderId folder);
    // UIDs without a held body, newest first.
    QList<Uid> uidsWithoutBody(FolderId folder, int limit);
    // Of the newest rows of a folder (that many), those without a preview that the policy does not want here whole.
    QList<Uid> uidsWithoutPreview(FolderId folder, const FolderPolicy &policy, const QDateTime &now, int newest);
    // Server-side flags of the given UID range, ascending by UID.
    QList<FlagUpdate> serverFlags(FolderId folder, Uid first, Uid last);
    qint64 messageCount(AccountId account = {});
    // Of every message the folder shows, in octets as the server counts them. Linear in the folder.
    qint64 octets(FolderId folder);

    // The journal's commit that this snapshot shows: one more for each durable write.
    qint64 journalGeneration();
    QList<Intent> intents(AccountId account = {}); // waiting, sending, refused; in order
    // The same, without the messages of those that name many: the lists of a million are not read to see what waits.
    QList<Intent> intentsInBrief(AccountId account = {});
    std::optional<Intent> intent(IntentId id);
    QList<Intent> outbox(AccountId account = {}); // kind Send only, filed ones of the last days included
    QByteArray blob(qint64 id);
    // What an Append, or a Copy from another account, writes; empty where it is not held.
    QByteArray sourceFor(const Intent &intent);
    // The rows an intent is about, and those that it made (the copies) and that are not on the server yet.
    QList<PlacementId> touchedBy(IntentId intent);
    QList<PlacementId> madeBy(IntentId intent);
    QList<UndoRecord> undoRecords(); // newest first, without steps; as of the journal's last commit
    std::optional<UndoRecord> undoRecord(qint64 id);

    // --- what is held for reading offline; the settings as of the journal's last commit ---
    FolderPolicy folderPolicy(FolderId folder);
    QHash<FolderId, FolderPolicy> folderPolicies(AccountId account); // those that were set
    // Those it leaves out because of their attachments, and of which nothing is here to show: at least so many octets.
    QList<PlacementId> dueShown(FolderId folder, const FolderPolicy &policy, const QDateTime &now, qint64 from,
                                int limit);
    HoldingCost holdingCost(FolderId folder, const FolderPolicy &policy, const QDateTime &now);
    // Messages on the server that the policy wants here and that are not, newest first.
    QList<PlacementId> due(FolderId folder, const FolderPolicy &policy, const QDateTime &now, int limit);
    QString option(const QString &name);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace waxwing::store
