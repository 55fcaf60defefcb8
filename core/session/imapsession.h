// One IMAP connection: one coroutine per command (RFC 3501, 9051). Lives in the engine thread.
// Every method fails with Error: Network when the connection is lost or silent, Tls, Auth, Server for a
// tagged NO (code() is the response code), Protocol for BAD. After a NO or BAD the connection lives.
// Mailbox arguments are raw names as LIST gave them, or made by rawMailboxName().
#pragma once

#include "core/auth/credentials.h"
#include "core/base/error.h"
#include "core/imap/types.h"
#include "core/net/wirelog.h"
#include "core/session/serveraccess.h"

#include <QCoroTask>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace waxwing::session {

class ImapChannel;

enum class ImapFetchItem {
    Flags = 1,
    InternalDate = 2,
    Size = 4,
    Envelope = 8,
    Structure = 16,
    References = 32, // BODY.PEEK[HEADER.FIELDS (REFERENCES)]
};
Q_DECLARE_FLAGS(ImapFetchItems, ImapFetchItem)

enum class MailboxAccess { ReadWrite, ReadOnly };

struct ImapSearch {
    QString text; // anywhere in headers or body (TEXT); empty: not asked
    QString subject; // SUBJECT
    QString from; // FROM
    QByteArray messageId; // HEADER MESSAGE-ID, with angle brackets
    std::optional<imap::UidSet> uids; // restrict to these
    bool undeletedOnly = false;
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

class ImapSession : public QObject {
    Q_OBJECT
public:
    struct Options : ServerAccess {
        Options() = default;
        explicit Options(ServerAccess access) : ServerAccess(std::move(access)) { }

        ImapTimeouts patience;
        net::WireLog *wireLog = nullptr; // must outlive the session; gets everything, secrets taken out
    };
    struct Counters {
        quint64 bytesIn = 0;
        quint64 bytesOut = 0;
        quint64 roundTrips = 0; // times the session waited for an answer before it could send on
        quint64 unparsed = 0; // responses that were skipped
    };

    // Takes the transport over; nothing is sent before open().
    ImapSession(std::unique_ptr<net::Transport> transport, Options options, QObject *parent = nullptr);
    ~ImapSession() override;

    // Connects, does TLS or STARTTLS by protocols.md rule 10, asks capabilities, logs in.
    QCoro::Task<void> open(auth::Credentials credentials);
    // Sends LOGOUT without waiting long, then closes.
    QCoro::Task<void> logout();
    // Closes at once: every waiter fails with Error{Cancelled}.
    void abort();

    bool isOpen() const;
    bool hasCapability(const char *name) const; // ASCII case-insensitive, e.g. "MOVE"
    QByteArray rawMailboxName(const QString &name) const; // by what is ENABLEd
    Counters counters() const;

    // All mailboxes of the personal namespace with \Subscribed filled in, special use asked for where offered.
    QCoro::Task<QList<imap::ListedMailbox>> list();
    QCoro::Task<void> create(QByteArray mailbox);
    QCoro::Task<void> rename(QByteArray from, QByteArray to);
    QCoro::Task<void> remove(QByteArray mailbox); // DELETE
    QCoro::Task<void> subscribe(QByteArray mailbox, bool subscribed);
    QCoro::Task<imap::MailboxStatus> status(QByteArray mailbox);

    // Selects with CONDSTORE where offered. When it is already selected with the same access, a NOOP brings the
    // news (none is sent while IDLE brings them) and the present state is returned, never one older than the call:
    // uidNext is invalid when messages have come since the server named it, highestModSeq is the highest seen.
    // Whoever shares a session between coroutines sees to it that one mailbox is used at a time.
    QCoro::Task<imap::SelectedMailbox> select(QByteArray mailbox, MailboxAccess access);
    QByteArray selectedMailbox() const; // empty: none

    // The commands below act on the selected mailbox.
    // changedSince invalid: all. receive is called for each message as it arrives.
    QCoro::Task<void> fetch(imap::UidSet uids, ImapFetchItems items, ModSeq changedSince,
                            std::function<void(const imap::FetchedMessage &)> receive);
    // BODY.PEEK[section]; section "" is the whole message.
    QCoro::Task<void> fetchBody(imap::UidSet uids, QByteArray section, ImapBodySink sink);
    // Returns the UIDs that did change before unchangedSince (RFC 7162 MODIFIED); empty otherwise.
    QCoro::Task<imap::UidSet> store(imap::UidSet uids, imap::StoreMode mode, imap::Flags flags,
                                    ModSeq unchangedSince = {});
    QCoro::Task<imap::CopyUid> copy(imap::UidSet uids, QByteArray target);
    QCoro::Task<imap::CopyUid> move(imap::UidSet uids, QByteArray target); // needs MOVE
    QCoro::Task<void> expunge(imap::UidSet uids); // UID EXPUNGE, needs UIDPLUS
    QCoro::Task<imap::UidSet> search(ImapSearch criteria); // ESEARCH where offered
    QCoro::Task<void> noop();
    // Pushes wanted: IDLE (or NOOP polling without it) whenever nothing else is to do, until stopIdle().
    // Events arrive by the signals below.
    void startIdle();
    void stopIdle();

    QCoro::Task<imap::AppendUid> append(QByteArray mailbox, imap::Flags flags, QDateTime internalDate,
                                        std::shared_ptr<const QByteArray> message);

Q_SIGNALS:
    // Untagged data about the selected mailbox, whenever it comes.
    void existsChanged(quint32 exists);
    void vanished(const waxwing::imap::UidSet &uids); // EXPUNGE mapped to UIDs, or VANISHED
    // An EXPUNGE whose UID is not known: a full comparison is due.
    void expungedUnknown();
    void flagsChanged(const waxwing::imap::FetchedMessage &message);
    void closed(const waxwing::Error &reason);

private:
    std::shared_ptr<ImapChannel> m_channel; // outlives the session while coroutines still end
};

} // namespace waxwing::session

Q_DECLARE_OPERATORS_FOR_FLAGS(waxwing::session::ImapFetchItems)
