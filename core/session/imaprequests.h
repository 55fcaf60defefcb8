// What can be asked of an IMAP session, and how patiently: plain values.
#pragma once

#include "core/base/error.h"
#include "core/imap/types.h"

#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace waxwing::session {

enum class ImapFetchItem {
    Flags = 1,
    InternalDate = 2,
    Size = 4,
    Envelope = 8,
    Structure = 16,
    References = 32, // BODY.PEEK[HEADER.FIELDS (REFERENCES)]
};
Q_DECLARE_FLAGS(ImapFetchItems, ImapFetchItem)

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
