// What IMAP responses say, as values. Strings are the octets the server sent (RFC 3501 allows any charset
// in practice): decoding RFC 2047 and raw 8-bit text is core/mime's work. Numbers that did not fit were refused.
#pragma once

#include "core/base/ids.h"
#include "core/imap/uidset.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <cstdint>
#include <optional>
#include <utility>

namespace waxwing::imap {

// "\Seen", "$Forwarded", "NonJunk": as sent; compared without regard to ASCII case.
using Flags = QList<QByteArray>;

// RFC 3501 7.4.2 ENVELOPE. Group syntax (host NIL) keeps its markers out: only mailboxes are listed.
struct Address {
    QByteArray name;
    QByteArray mailbox;
    QByteArray host;
};

struct Envelope {
    QByteArray date; // the Date header, raw
    QByteArray subject;
    QList<Address> from;
    QList<Address> sender;
    QList<Address> replyTo;
    QList<Address> to;
    QList<Address> cc;
    QList<Address> bcc;
    QByteArray inReplyTo;
    QByteArray messageId; // with angle brackets, as sent
};

using Parameters = QList<std::pair<QByteArray, QByteArray>>; // names lower case

// RFC 3501 7.4.2 BODYSTRUCTURE. number is the section number ("" for the root multipart, "1.2"…).
struct BodyPart {
    QByteArray number;
    QByteArray type; // lower case: "text"
    QByteArray subtype; // lower case: "plain"
    Parameters parameters;
    QByteArray id;
    QByteArray description;
    QByteArray encoding; // lower case
    QByteArray disposition; // lower case; empty: none
    Parameters dispositionParameters;
    quint64 octets = 0;
    QList<BodyPart> children; // of a multipart, or the one body of a message/rfc822
};

// One FETCH response, only what it carried.
struct FetchedMessage {
    quint32 sequenceNumber = 0;
    Uid uid;
    std::optional<Flags> flags;
    std::optional<ModSeq> modSeq;
    std::optional<quint64> size; // octets, RFC822.SIZE
    std::optional<QDateTime> internalDate; // with the server's own offset
    std::optional<Envelope> envelope;
    std::optional<BodyPart> structure;
    std::optional<QByteArray> headerFields; // BODY[HEADER.FIELDS (…)], raw block
    std::optional<QByteArray> preview; // RFC 8970; null inside: the server has none
    std::optional<QDateTime> saveDate; // RFC 8514
    QByteArray emailId; // RFC 8474: the same in every mailbox
    QByteArray threadId; // RFC 8474
    std::uint64_t gmailMessageId = 0; // X-GM-MSGID
    std::uint64_t gmailThreadId = 0; // X-GM-THRID
    std::optional<QList<QByteArray>> gmailLabels; // X-GM-LABELS, raw as mailbox names are, "\\Inbox"
};

// RFC 5256: one message of a thread; its parent is at that index of the same list, -1 for a root.
struct ThreadedMessage {
    Uid uid; // invalid: a parent that is not in the mailbox
    qint32 parent = -1;
};

// RFC 9208: usage and limit in the resource's own unit; STORAGE is 1024 octets, MESSAGE one.
struct Quota {
    struct Resource {
        QByteArray name; // upper case
        std::uint64_t usage = 0;
        std::uint64_t limit = 0;
    };
    QByteArray root;
    QList<Resource> resources;
};

// RFC 4314: who may do what; rights are letters ("lrswipkxtecda"), an identifier with "-" takes away.
struct AclEntry {
    QByteArray identifier;
    QByteArray rights;
};

// RFC 2342: whose mailboxes these are.
enum class NamespaceKind { Personal, OtherUsers, Shared };

struct Namespaces {
    struct Entry {
        QByteArray prefix; // raw, with the delimiter at its end in most
        QByteArray delimiter; // empty for NIL
    };
    QList<Entry> personal;
    QList<Entry> otherUsers;
    QList<Entry> shared;
};

// RFC 3501 7.2.4 STATUS, only what it carried.
struct MailboxStatus {
    std::optional<quint32> messages;
    std::optional<quint32> unseen;
    Uid uidNext;
    UidValidity uidValidity;
    ModSeq highestModSeq;
    std::optional<quint64> size; // octets, RFC 8438
    QByteArray mailboxId; // RFC 8474 MAILBOXID: the same after a rename
};

// One LIST response (RFC 3501 7.2.2, 5258, 6154).
struct ListedMailbox {
    QByteArray rawName; // as the server spells it: what commands send back
    QString name; // decoded from modified UTF-7 or UTF-8
    QString delimiter; // one character, or empty for NIL (no hierarchy)
    QList<QByteArray> attributes; // "\Noselect", "\Sent"…
    bool subscribed = false;
    std::optional<MailboxStatus> status; // where it was asked for and came with the list (RFC 5819)
    NamespaceKind namespaceKind = NamespaceKind::Personal;

    bool has(const char *attribute) const; // ASCII case-insensitive
    bool selectable() const { return !has("\\Noselect") && !has("\\NonExistent"); }
};

// What SELECT or EXAMINE said. A counter the server did not send is invalid or nullopt.
struct SelectedMailbox {
    quint32 exists = 0;
    UidValidity uidValidity;
    Uid uidNext;
    ModSeq highestModSeq; // invalid: NOMODSEQ or no CONDSTORE
    Flags flags;
    Flags permanentFlags; // contains "\*" where new keywords may be made
    bool permanentFlagsKnown = false;
    bool readOnly = false;
};

// What a cache knows of a mailbox, for QRESYNC (RFC 7162 3.2.5).
struct KnownMailbox {
    KnownMailbox() = default;
    KnownMailbox(UidValidity validity, ModSeq modSeq, UidSet known)
        : uidValidity(validity), highestModSeq(modSeq), uids(std::move(known))
    {
    }

    UidValidity uidValidity;
    ModSeq highestModSeq; // up to which everything is known; invalid: a resync is not possible
    UidSet uids; // of the messages that are known; the server tells only about these
};

struct ResyncedMailbox {
    ResyncedMailbox() = default;

    SelectedMailbox selected;
    // The server did QRESYNC for this UIDVALIDITY: vanished and changed are all that happened to the known UIDs.
    bool isResynced = false;
    UidSet vanished; // may name UIDs that were never known
    QList<FetchedMessage> changed; // UID, flags, MODSEQ; the last one of a UID counts
};

// RFC 4315 COPYUID: which UID became which. Empty where the server did not say.
struct CopyUid {
    UidValidity uidValidity;
    QList<std::pair<Uid, Uid>> uids;
};

// RFC 4315 APPENDUID; uid invalid where the server did not say.
struct AppendUid {
    UidValidity uidValidity;
    Uid uid; // the first
    UidSet uids; // of all messages of a MULTIAPPEND (RFC 3502), ascending in their order
};

enum class StoreMode { Add, Remove, Replace };

} // namespace waxwing::imap
