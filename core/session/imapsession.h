// One IMAP connection: one coroutine per command (RFC 3501, 9051). Lives in the engine thread.
// Every method fails with Error: Network when the connection is lost or silent, Tls, Auth, Server for a
// tagged NO (code() is the response code), Protocol for BAD. After a NO or BAD the connection lives.
// Mailbox arguments are raw names as LIST gave them, or made by rawMailboxName().
#pragma once

#include "core/auth/credentials.h"
#include "core/base/error.h"
#include "core/net/wirelog.h"
#include "core/session/imapidlepace.h"
#include "core/session/imaprequests.h"
#include "core/session/serveraccess.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <memory>

namespace waxwing::session {

class ImapChannel;

class ImapSession : public QObject {
    Q_OBJECT
public:
    struct Options : ServerAccess {
        Options() = default;
        explicit Options(ServerAccess access) : ServerAccess(std::move(access)) { }

        ImapTimeouts patience;
        bool compress = false; // COMPRESS=DEFLATE right after the login, where offered; costs one round trip
        std::shared_ptr<ImapIdlePace> idlePace; // shared by an account's sessions; null: patience.idleRenewal always
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
    // Was it ENABLEd (RFC 5161), e.g. "QRESYNC"? False while the server has not said so.
    bool isEnabled(const char *name) const;
    QByteArray rawMailboxName(const QString &name) const; // by what is ENABLEd
    Counters counters() const;

    // COMPRESS=DEFLATE (RFC 4978) from now on. False: not offered or refused, and all is as before.
    QCoro::Task<bool> compress();
    // NOTIFY (RFC 5465): counters of all personal mailboxes, until the connection ends. Those of all but the selected
    // one come first, before this completes; that one is told about as ever, and goes well with startIdle().
    // False: not offered or refused.
    QCoro::Task<bool> notify();
    // What the server says about itself (RFC 2971), for people; empty where it says nothing.
    QList<std::pair<QByteArray, QByteArray>> serverId() const;

    // All mailboxes of the personal namespace with \Subscribed filled in, special use asked for where offered.
    // With Status each comes with its counters in the same answer where the server has LIST-STATUS (RFC 5819);
    // where it has not, or refuses, status is nullopt and statuses() is the way.
    QCoro::Task<QList<imap::ListedMailbox>> list(ImapListItems items = {});
    // RFC 2342; empty where the server has no NAMESPACE. Asked once a connection.
    QCoro::Task<imap::Namespaces> namespaces();
    QCoro::Task<void> create(QByteArray mailbox);
    QCoro::Task<void> rename(QByteArray from, QByteArray to);
    QCoro::Task<void> remove(QByteArray mailbox); // DELETE
    QCoro::Task<void> subscribe(QByteArray mailbox, bool subscribed);
    QCoro::Task<imap::MailboxStatus> status(QByteArray mailbox);
    // The same for many, a few at a time, so that other commands come in between (Outlook breaks at fifty). One
    // that is refused is missing from the result.
    QCoro::Task<QHash<QByteArray, imap::MailboxStatus>> statuses(QList<QByteArray> mailboxes);

    // Selects with CONDSTORE where offered. When it is already selected with the same access, a NOOP brings the
    // news (none is sent while IDLE brings them) and the present state is returned, never one older than the call:
    // uidNext is invalid when messages have come since the server named it, highestModSeq is the highest seen.
    // Whoever shares a session between coroutines sees to it that one mailbox is used at a time.
    QCoro::Task<imap::SelectedMailbox> select(QByteArray mailbox, MailboxAccess access);
    // Selects, also when it is selected already, and asks in the same trip for what has changed (RFC 7162 3.2.5).
    // Where the answer is not complete, `isResynced` is false and only `selected` counts.
    QCoro::Task<imap::ResyncedMailbox> select(QByteArray mailbox, MailboxAccess access, imap::KnownMailbox known);
    QByteArray selectedMailbox() const; // empty: none
    // UNSELECT (RFC 3691): never CLOSE, which would expunge. Without the extension nothing is done.
    QCoro::Task<void> unselect();

    // The commands below act on the selected mailbox.
    // changedSince invalid: all. receive is called for each message as it arrives.
    QCoro::Task<void> fetch(imap::UidSet uids, ImapFetchItems items, ModSeq changedSince,
                            std::function<void(const imap::FetchedMessage &)> receive);
    // Flags that changed, and which of uids are gone: CHANGEDSINCE with VANISHED (RFC 7162 3.2.6). Needs QRESYNC.
    QCoro::Task<imap::UidSet> fetchChanges(imap::UidSet uids, ModSeq changedSince,
                                           std::function<void(const imap::FetchedMessage &)> receive);
    // BODY.PEEK[section]; section "" is the whole message.
    QCoro::Task<void> fetchBody(imap::UidSet uids, QByteArray section, ImapBodySink sink);
    // Several sections in one command, as when a message is opened: "1.1", "2", "HEADER".
    QCoro::Task<void> fetchParts(imap::UidSet uids, QByteArrayList sections, ImapPartSink sink);
    // BODY.PEEK[section]<offset.n>, window by window up to the end: to resume, to show progress, and to be able to
    // stop, by an Error thrown in the sink. Other commands come in between. Error{Conflict} where the server has no
    // such message or part, or no longer: what came before is not all of it.
    QCoro::Task<void> fetchFrom(Uid uid, QByteArray section, quint64 offset, ImapBodySink sink);
    // BINARY.PEEK[section]<offset.n>, in windows as well: the part without its transfer encoding (RFC 3516). False, and
    // nothing was received, where the server cannot: not offered, [UNKNOWN-CTE], BAD, or OK without the part.
    // fetchFrom() is the way then.
    QCoro::Task<bool> fetchDecoded(Uid uid, QByteArray section, quint64 offset, ImapBodySink sink);
    // Finds and fetches in one trip where the server has SEARCHRES (RFC 5182), in two where not.
    QCoro::Task<void> searchAndFetch(ImapSearch criteria, ImapFetchItems items,
                                     std::function<void(const imap::FetchedMessage &)> receive);
    // Returns the UIDs that did change before unchangedSince (RFC 7162 MODIFIED); empty otherwise.
    QCoro::Task<imap::UidSet> store(imap::UidSet uids, imap::StoreMode mode, imap::Flags flags,
                                    ModSeq unchangedSince = {});
    // Many changes in as few round trips as the server's patience allows; none conditional.
    QCoro::Task<void> storeAll(QList<ImapFlagChange> changes);
    QCoro::Task<void> storeGmailLabels(imap::UidSet uids, imap::StoreMode mode, QList<QByteArray> labels);
    QCoro::Task<imap::CopyUid> copy(imap::UidSet uids, QByteArray target);
    QCoro::Task<imap::CopyUid> move(imap::UidSet uids, QByteArray target); // needs MOVE
    QCoro::Task<void> expunge(imap::UidSet uids); // UID EXPUNGE, needs UIDPLUS
    QCoro::Task<imap::UidSet> search(ImapSearch criteria); // ESEARCH where offered
    // Counts, ends and windows of what is found (RFC 4731, 9394), made of plain SEARCH where the server has neither.
    QCoro::Task<ImapSearchResult> search(ImapSearch criteria, ImapSearchReturn wanted);
    QCoro::Task<QList<Uid>> sort(QList<ImapSortKey> keys, ImapSearch criteria); // needs SORT
    QCoro::Task<QList<imap::ThreadedMessage>> thread(ImapSearch criteria); // needs THREAD=REFERENCES
    QCoro::Task<void> noop();
    // Pushes wanted: IDLE (or NOOP polling without it) whenever nothing else is to do, until stopIdle().
    // Events arrive by the signals below.
    void startIdle();
    void stopIdle();

    QCoro::Task<imap::AppendUid> append(QByteArray mailbox, imap::Flags flags, QDateTime internalDate,
                                        std::shared_ptr<const QByteArray> message);
    // All or none in one command where the server has MULTIAPPEND (RFC 3502), else one by one, all under way at once.
    QCoro::Task<QList<imap::AppendUid>> append(QByteArray mailbox, QList<ImapAppend> messages);
    // What is on the server already is not sent again (RFC 4469); needs CATENATE.
    QCoro::Task<imap::AppendUid> append(QByteArray mailbox, imap::Flags flags, QDateTime internalDate,
                                        QList<ImapPiece> pieces);
    // Appends and takes the old one away in one step (RFC 8508); needs REPLACE. The old one is in the selected mailbox.
    QCoro::Task<imap::AppendUid> replace(Uid old, QByteArray mailbox, ImapAppend message);

    // RFC 9208; empty where the mailbox has none. Needs QUOTA.
    QCoro::Task<QList<imap::Quota>> quota(QByteArray mailbox);
    QCoro::Task<QByteArray> myRights(QByteArray mailbox); // RFC 4314; needs ACL
    QCoro::Task<QList<imap::AclEntry>> acl(QByteArray mailbox); // needs ACL, and the right "a"
    // RFC 5464, e.g. "/private/comment"; mailbox "" is the server. What has no value is missing. Needs METADATA.
    QCoro::Task<QHash<QByteArray, QByteArray>> metadata(QByteArray mailbox, QByteArrayList entries);

Q_SIGNALS:
    // Untagged data about the selected mailbox, whenever it comes.
    void existsChanged(quint32 exists);
    void vanished(const waxwing::imap::UidSet &uids); // EXPUNGE mapped to UIDs, or VANISHED
    // An EXPUNGE whose UID is not known: a full comparison is due.
    void expungedUnknown();
    void flagsChanged(const waxwing::imap::FetchedMessage &message);
    // With notify(): another mailbox changed (only what the server named is filled in), came, went (\NonExistent)
    // or was renamed (oldName).
    void mailboxStatusChanged(const QByteArray &mailbox, const waxwing::imap::MailboxStatus &status);
    void mailboxListed(const waxwing::imap::ListedMailbox &mailbox, const QByteArray &oldName);
    // The server gave NOTIFY up (RFC 5465 5.8): ask what has changed, then notify() again.
    void notificationsLost();
    // A long command is at work (RFC 9585); total 0: not known.
    void progress(quint64 done, quint64 total);
    void closed(const waxwing::Error &reason);

private:
    std::shared_ptr<ImapChannel> m_channel; // outlives the session while coroutines still end
};

} // namespace waxwing::session
