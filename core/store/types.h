// The values that go in and out of the store. Plain data, copied freely between threads.
#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace waxwing::store {

// RFC 6154 special use, plus the inbox.
enum class Role { None, Inbox, Drafts, Sent, Archive, Junk, Trash, All };
// The role of that name; None for any other.
Role roleNamed(const QString &name);
QString roleName(Role role); // "inbox", "drafts"… as waxwingctl prints them; empty for None

// System flags as bits (RFC 3501 2.3.2); everything else is a keyword.
enum class Flag : quint32 {
    Seen = 1,
    Flagged = 2,
    Answered = 4,
    Deleted = 8,
    Draft = 16,
    Forwarded = 32, // the keyword $Forwarded, so common that it earns a bit
};
Q_DECLARE_FLAGS(Flags, Flag)

// RFC 2342: whose folder it is. What is not personal takes part in nothing that is done of itself: it has no role, and
// is not read before somebody subscribes or opens it.
enum class NamespaceKind { Personal, OtherUsers, Shared };
QString namespaceName(NamespaceKind kind); // "other-users", "shared" as waxwingctl prints them; empty for Personal

// A folder as the screen shows it: pending changes included.
struct FolderRow {
    FolderId id;
    AccountId account;
    FolderId parent; // invalid: top level of the account
    QString path; // levels joined by '/', a literal '/' in a name is "%2F", a literal '%' is "%25"
    QString name; // last level, decoded for people
    Role role = Role::None;
    bool selectable = true;
    bool subscribed = false;
    bool onServer = false; // false: created here, not yet there
    bool readOnly = false; // the last SELECT said so
    NamespaceKind namespaceKind = NamespaceKind::Personal;
    qint64 total = 0;
    qint64 unread = 0;
    qint64 held = 0; // messages whose body is held here
    qint64 threads = 0; // conversations
};

// What a folder is on the server: the truth that sync works against. One row of a listing.
struct ServerFolder {
    QByteArray serverName; // raw, as commands send it
    QStringList levels; // decoded, split at the delimiter
    QString delimiter; // empty: no hierarchy
    Role role = Role::None;
    bool selectable = true;
    bool subscribed = false;
    NamespaceKind namespaceKind = NamespaceKind::Personal;
};

// What is known of a mailbox's counters; all from the last completed sync.
struct FolderSyncState {
    FolderId id;
    AccountId account;
    QByteArray serverName; // empty: not on the server yet
    QString delimiter;
    QString path; // server's present path, pending changes not included
    UidValidity uidValidity;
    Uid uidNext; // every UID below it has been looked at, newest-first gaps excepted (see lowestUid)
    Uid lowestUid; // a first sync has come down to this UID; 1: complete
    ModSeq highestModSeq;
    std::optional<quint32> exists; // as the server counted at the last completed sync
    bool selectable = true;
    bool readOnly = false;
    bool subscribed = false;
    Role role = Role::None;
    NamespaceKind namespaceKind = NamespaceKind::Personal;
};

// A message as a list shows it: pending changes included.
struct MessageRow {
    PlacementId id; // stays the same across moves, syncs and restarts
    MessageId message;
    FolderId folder; // where it is shown
    Uid uid; // invalid: not on the server yet, or moved and not seen there yet
    QString subject;
    QString fromName;
    QString fromAddress;
    QString toText; // first recipients, for folders of sent mail
    QDateTime date; // Date header with its offset; invalid when missing or absurd
    QDateTime received; // INTERNALDATE, UTC: the default order
    qint64 size = 0; // octets
    Flags flags;
    QStringList keywords; // lower case, without what Flags holds
    bool hasAttachment = false;
    bool bodyHeld = false;
    QString preview;
    ThreadId thread; // invalid: not known yet (a cache of an older version, being filled)
    // Only in threaded lists, for the row of a conversation; 0 and empty elsewhere.
    int threadCount = 0; // its messages in the listed folders
    int threadUnread = 0;
    QStringList participants; // who wrote them, oldest first, each once, at most kMostParticipants
};
inline constexpr int kMostParticipants = 20;

// A message of an expanded conversation.
struct ConversationMember {
    MessageRow row;
    int depth = 0; // below the messages it answers; 0: nothing of the conversation came before it
};

// Everything the envelope said; for the reader's header before the body is here.
struct MessageDetail {
    MessageRow row;
    AccountId account;
    QString to; // RFC 5322 address lists, decoded
    QString cc;
    QString bcc;
    QString replyTo;
    QByteArray messageId; // with angle brackets
    QByteArray inReplyTo;
    QList<QByteArray> references;
    QByteArray structure; // as NewMessage::structure
    QByteArray emailId; // as NewMessage has these three
    QByteArray serverThread;
    QStringList labels;
};

// A message the server has and the cache does not.
struct NewMessage {
    Uid uid; // invalid: local only (a draft or a copy that is still to be appended)
    Flags flags;
    QStringList keywords;
    ModSeq modSeq;
    QDateTime internalDate;
    qint64 size = 0;
    QString subject;
    QString fromName;
    QString fromAddress;
    QString toText;
    QString to;
    QString cc;
    QString bcc;
    QString replyTo;
    QDateTime date;
    QByteArray messageId;
    QByteArray inReplyTo;
    QList<QByteArray> references;
    bool hasAttachment = false;
    QByteArray structure; // opaque to the store
    QByteArray emailId; // RFC 8474 EMAILID, or X-GM-MSGID; empty: the server has none
    QByteArray serverThread; // RFC 8474 THREADID, or X-GM-THRID; empty: the server has none
    // X-GM-LABELS, decoded. Of a message that is known already they are taken over where emailId is given.
    QStringList labels;
    QString preview; // the server's own (RFC 8970); null: it named none. One made of the held text stands above it.
};

// The server's flags of a message changed.
struct FlagUpdate {
    Uid uid;
    Flags flags;
    QStringList keywords;
    ModSeq modSeq;
};

// To: as a row's toText. Tags: those without any are less than all others. Account: as the list's folders come.
// Folder: by path.
enum class SortColumn { Received, Subject, From, Size, Unread, Flagged, Attachment, To, Tags, Account, Folder };

// Which rows, in which order. An empty text is no search; otherwise rows whose subject, sender, recipients or
// preview contain every word, or whose held text does.
// Threaded: one row a conversation. It stands where the first of its rows would stand in the same flat list, and
// is shown by that message: the newest in the natural order, the newest unread one with unreadOnly, and so on.
struct ListSpec {
    FolderId folder;
    QList<FolderId> others; // shown in the same list: all inboxes as one
    bool threaded = false;
    SortColumn column = SortColumn::Received;
    bool ascending = false;
    bool unreadOnly = false;
    bool flaggedOnly = false;
    bool attachmentOnly = false;
    QString text;
    QStringList ownAddresses; // not empty: only what is addressed to one of these (lower case)
    QString sender; // not empty: only what comes from this address (any case)
    bool operator==(const ListSpec &) const = default;
    // True for the order that is kept, not computed: newest first, nothing filtered.
    bool isNatural() const;
    bool isFiltered() const;
    QList<FolderId> folders() const; // all of them, each once
    bool lists(FolderId id) const { return id == folder || others.contains(id); }
};

} // namespace waxwing::store

Q_DECLARE_OPERATORS_FOR_FLAGS(waxwing::store::Flags)
