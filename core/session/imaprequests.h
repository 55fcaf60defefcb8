// What can be asked of an IMAP session, and how patiently: plain values.
#pragma once

#include "core/base/error.h"
#include "core/imap/types.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace waxwing::session {

enum class ImapFetchItem {
    Flags = 1,
    InternalDate = 2,
    Size = 4,
    Envelope = 8,
    Structure = 16,
    References = 32, // BODY.PEEK[HEADER.FIELDS (REFERENCES)]
    // What ENVELOPE and References would tell and Content-Type, as headerFields for us to parse: servers that must
    // build an envelope from the message take longer for it.
    Headers = 64,
    // Only where the server has the extension; otherwise left out.
    Preview = 128, // RFC 8970, what is there without work (LAZY)
    SaveDate = 256, // RFC 8514
    ObjectIds = 512, // EMAILID and THREADID, RFC 8474
    Gmail = 1024, // X-GM-MSGID, X-GM-THRID, X-GM-LABELS
    FullPreview = 2048, // RFC 8970, made now where there is none
};
Q_DECLARE_FLAGS(ImapFetchItems, ImapFetchItem)

// Several sections of a message at a time: which of them a chunk belongs to.
using ImapPartSink
    = std::function<void(Uid uid, const QByteArray &section, QByteArrayView chunk, quint64 received, quint64 total)>;

struct ImapFlagChange {
    ImapFlagChange(imap::UidSet changed, imap::StoreMode how, imap::Flags which)
        : uids(std::move(changed)), mode(how), flags(std::move(which))
    {
    }

    imap::UidSet uids;
    imap::StoreMode mode;
    imap::Flags flags;
};

struct ImapAppend {
    ImapAppend() = default;

    imap::Flags flags;
    QDateTime internalDate; // invalid: now
    std::shared_ptr<const QByteArray> message;
};

// A piece of a message that the server puts together (RFC 4469): octets of ours, or a section it has already.
struct ImapPiece {
    ImapPiece() = default;
    static ImapPiece text(std::shared_ptr<const QByteArray> octets)
    {
        ImapPiece piece;
        piece.octets = std::move(octets);
        return piece;
    }
    static ImapPiece part(QByteArray mailbox, UidValidity validity, Uid uid, QByteArray section)
    {
        ImapPiece piece;
        piece.mailbox = std::move(mailbox);
        piece.uidValidity = validity;
        piece.uid = uid;
        piece.section = std::move(section);
        return piece;
    }

    std::shared_ptr<const QByteArray> octets; // null: the section below
    QByteArray mailbox; // raw
    UidValidity uidValidity;
    Uid uid;
    QByteArray section; // "": the whole message
};

// RFC 5256 3: one criterion of SORT, the most important first.
struct ImapSortKey {
    enum Key { Arrival, Cc, Date, From, Size, Subject, To };
    ImapSortKey(Key by, bool descending = false) : key(by), reverse(descending) { }

    Key key;
    bool reverse;
};

enum class ImapListItem {
    Status = 1, // MESSAGES UIDNEXT UIDVALIDITY UNSEEN, HIGHESTMODSEQ where there is CONDSTORE
    Sizes = 2, // SIZE as well (RFC 8438); some servers read every message for it
    Foreign = 4, // other users' and shared namespaces too
};
Q_DECLARE_FLAGS(ImapListItems, ImapListItem)

enum class MailboxAccess { ReadWrite, ReadOnly };

struct ImapSearch {
    ImapSearch() = default;

    QString text; // anywhere in headers or body (TEXT); empty: not asked
    QString subject; // SUBJECT
    QString from; // FROM
    QString to; // TO
    QString body; // BODY
    QString gmail; // X-GM-RAW, Gmail's own search language; needs X-GM-EXT-1
    QDate since; // SINCE: INTERNALDATE on this day or later, whatever its zone
    QDate before; // BEFORE
    QByteArray messageId; // HEADER MESSAGE-ID, with angle brackets
    std::optional<imap::UidSet> uids; // restrict to these
    bool undeletedOnly = false;
};

// What a search is to tell. The server sends less the less is asked.
struct ImapSearchReturn {
    enum Item { All = 1, Count = 2, Min = 4, Max = 8 };
    ImapSearchReturn(int wanted = All) : items(wanted) { }

    int items;
    // PARTIAL (RFC 9394): a window of what is found, counted from 1, or from the end with -1; takes the place of All.
    qint32 first = 0; // 0: no window
    qint32 last = 0;
};

struct ImapSearchResult {
    ImapSearchResult() = default;

    imap::UidSet uids; // what All or the window asked for
    std::optional<quint32> count;
    Uid min; // invalid: nothing found, or not asked
    Uid max;
    ModSeq highestModSeq; // RFC 7162 3.1.5, where a search named one
};

// Where a streamed body goes; called in order, in the engine thread. May throw Error{Storage}: the rest of
// the literal is then read and dropped, and the fetch fails with that error.
// With fetchFrom() received counts from the part's start, and total is 0: not known.
using ImapBodySink = std::function<void(Uid uid, QByteArrayView chunk, quint64 received, quint64 total)>;

// How long a silent server is believed in. Any octet that arrives starts the wait anew.
struct ImapTimeouts {
    ImapTimeouts() = default;

    std::chrono::milliseconds greeting{60'000};
    // Long SEARCHes are silent; half-open connections are to be noticed within two minutes.
    std::chrono::milliseconds response{110'000};
    // Well under the 29 minutes of RFC 2177 3: NAT gateways drop idle links after ten, some after five.
    std::chrono::milliseconds idleRenewal{270'000};
    std::chrono::milliseconds pollInterval{120'000}; // NOOP, where IDLE is not offered
    std::chrono::milliseconds logout{2'000};
};

} // namespace waxwing::session

Q_DECLARE_OPERATORS_FOR_FLAGS(waxwing::session::ImapFetchItems)
Q_DECLARE_OPERATORS_FOR_FLAGS(waxwing::session::ImapListItems)
