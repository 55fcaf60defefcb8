// What the user wants and the server does not have yet. A row of journal.db: written durably before the cache
// is touched, applied to the cache at once, replayed to the server, then removed; or refused and backed out.
// Holds no row id of the cache: a rebuilt cache must find everything again.
#pragma once

#include "core/base/ids.h"
#include "core/store/types.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace waxwing::store {

enum class IntentKind {
    ChangeFlags,
    Move,
    Copy,
    Expunge, // delete for ever
    Append, // a draft or a copy of sent mail
    CreateFolder,
    MoveFolder, // rename and move are one thing: the path changes
    DeleteFolder,
    SubscribeFolder,
    Send,
};

enum class IntentState {
    Waiting, // not tried, or to be tried again
    Sending, // noted before the first network octet: its effect on the server is unknown until Done
    Refused, // the server said no: backed out, kept as a visible problem until retried or cancelled
    Done,
};

// A folder as the journal knows it: an identity of its own, with the server's name at the time.
struct FolderRef {
    QString key;
    QByteArray serverName; // empty: it exists only here yet
    QString path;
    UidValidity uidValidity;
};

struct MessageRef {
    QString folderKey;
    UidValidity uidValidity;
    Uid uid; // invalid: known by Message-ID only
    QByteArray messageId;
    // Without a UID: the intent that makes it on the server. A folder may hold several copies of one message that wait
    // for theirs. Invalid: not known, or there once that was done.
    IntentId madeBy;
};
// Whether both mean one message.
bool isSameMessage(const MessageRef &a, const MessageRef &b);

struct FlagChange {
    Flags set;
    Flags clear;
    QStringList setKeywords;
    QStringList clearKeywords;
};

// Noted before COPY, MOVE or APPEND goes out: after a lost reply, look in the target only from here on.
struct AttemptNote {
    UidValidity targetUidValidity;
    Uid targetUidNext;
};

// Recipient's result, RFC 5321 per-recipient replies.
struct RecipientResult {
    QString address;
    bool accepted = false;
    bool final = false; // permanently refused or accepted
    QString reply;
};

// robustness.md "Sending".
enum class SendState { Queued, Sending, Accepted, Rejected, Unknown, Filed };
QString sendStateName(SendState state);

struct Intent {
    IntentId id;
    AccountId account;
    IntentKind kind = IntentKind::ChangeFlags;
    IntentState state = IntentState::Waiting;
    QDateTime created;
    int attempts = 0;
    QString problem; // last problem in a sentence; empty: none
    QString technical; // what the server said, redacted
    std::optional<AttemptNote> attempt;

    // Copy: the account its one message comes from, where that is not this intent's own; message is its envelope.
    AccountId sourceAccount;
    // Not before that intent is done on its server: the Expunge of an original waits for its copy. Refusing or
    // cancelling the other cancels this one.
    IntentId after;

    QList<MessageRef> messages; // ChangeFlags, Move, Copy, Expunge; the draft an Append replaces
    FlagChange flags; // ChangeFlags; set: flags of an Append
    QList<FolderRef> folders; // every folder named by messages[].folderKey
    std::optional<FolderRef> target; // Move, Copy, Append: into; folder verbs: the folder itself
    QStringList newLevels; // CreateFolder, MoveFolder: the new path, decoded levels
    bool subscribe = false; // SubscribeFolder
    bool onlyEmpty = false; // DeleteFolder: refused where the server's folder holds messages or folders
    qint64 blob = 0; // Append, Send: row of the journal's blob table holding the source (Send: with Bcc)
    qint64 transferBlob = 0; // Send: what DATA carries, without Bcc
    std::optional<NewMessage> message; // Append, Send: envelope of the source

    // Send
    QByteArray messageId;
    QString sender; // envelope sender; of an Append: it is the copy of what was sent
    QList<RecipientResult> recipients;
    SendState sendState = SendState::Queued;
    QString subject; // for showing

    QString what; // one translated line for people: Move 3 messages to “Clients”
};

} // namespace waxwing::store

Q_DECLARE_METATYPE(waxwing::store::Intent)
