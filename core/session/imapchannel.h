// What happens on one IMAP connection: octets in and out, which command is whose, what the server says unasked.
// Knows no command; those are in imapfoldercommands.cpp and imapmessagecommands.cpp. Engine thread.
//
// Coroutines hold it by shared_ptr, so it outlives the session that made it until the last of them has ended.
#pragma once

#include "core/base/scope.h"
#include "core/imap/capabilities.h"
#include "core/imap/parser.h"
#include "core/session/imapjob.h"
#include "core/session/imapmailboxstate.h"
#include "core/session/imapsession.h"

#include <QTimer>

#include <deque>

namespace waxwing::session {

class ImapChannel : public QObject {
    Q_OBJECT
public:
    // Commands under way at a time: some servers choke on fifty (Outlook on STATUS), none on eight.
    static constexpr int window = 8;

    static std::shared_ptr<ImapChannel> create(std::unique_ptr<net::Transport> transport, ImapSession::Options options);
    ~ImapChannel() override;

    const ImapSession::Options &options() const { return m_options; }
    net::Transport &transport() { return *m_transport; }
    const imap::Capabilities &capabilities() const { return m_capabilities; }
    void forgetCapabilities() { m_capabilities = {}; }
    bool usesUtf8() const { return m_utf8; }
    bool isEnabled(const char *extension) const; // the server said so (RFC 5161)
    // From the moment ENABLE QRESYNC is sent, so that SELECT can follow it at once, until it turns out refused.
    bool mayUseQresync() const { return m_mayUseQresync; }
    void expectQresync() { m_mayUseQresync = true; }
    void refuseQresync() { m_mayUseQresync = false; }
    const QList<std::pair<QByteArray, QByteArray>> &serverId() const { return m_serverId; }
    void setServerId(QList<std::pair<QByteArray, QByteArray>> fields) { m_serverId = std::move(fields); }
    const std::optional<imap::Namespaces> &namespaces() const { return m_namespaces; } // nullopt: not asked yet
    void setNamespaces(imap::Namespaces namespaces) { m_namespaces = std::move(namespaces); }
    imap::CommandBuilder command(QByteArrayView name) const;
    ImapMailboxState &mailbox() { return m_mailbox; }
    ImapSession::Counters counters() const;
    const imap::QuirkCounts &quirks() const { return m_parser.quirks(); }
    bool isOpen() const { return m_open; }
    // Once the login is through; before, a lost connection is the answer of open() only.
    void setReady() { m_ready = true; }
    bool isReady() const { return m_ready && m_open; }

    // Begins reading from the transport, which has been opened. The job's answer is the greeting.
    ImapJobPtr start();
    // The handshake of STARTTLS: nothing is read from the tagged OK on until this completes.
    static QCoro::Task<void> startTls(std::shared_ptr<ImapChannel> self);

    // The same for COMPRESS (RFC 4978): from the tagged OK on, everything is compressed.
    void startCompression();
    bool isCompressed() const { return m_compressed; }

    // Sends when the table allows it; the order is kept.
    void enqueue(const ImapJobPtr &job);
    // At once; everything that waits fails with the reason. Without effect when closed already.
    void close(const Error &reason);
    // These and their encodings are taken out of what the server says until cleared.
    void setSecrets(QList<QByteArray> secrets);

    void setPushWanted(bool wanted);
    // NOTIFY (RFC 5465) is on: news come unasked, and the link is looked after also without a selected mailbox. IDLE
    // is used all the same: Dovecot looks at the selected mailbox at once only then.
    void setNotifying(bool notifying);
    bool isNotifying() const { return m_notifying; }
    // News come by themselves at the moment.
    bool isIdling() const { return m_idle && m_idling && !m_idleEnding; }

Q_SIGNALS:
    void existsChanged(quint32 exists);
    void vanished(const waxwing::imap::UidSet &uids);
    void expungedUnknown();
    void flagsChanged(const waxwing::imap::FetchedMessage &message);
    void mailboxStatusChanged(const QByteArray &mailbox, const waxwing::imap::MailboxStatus &status);
    void mailboxListed(const waxwing::imap::ListedMailbox &mailbox, const QByteArray &oldName);
    void notificationsLost();
    void progress(quint64 done, quint64 total);
    void closed(const waxwing::Error &reason);

private:
    ImapChannel(std::unique_ptr<net::Transport> transport, ImapSession::Options options);

    void listenToTransport();
    void restartPace();
    void closeIfTooSlow();
    bool readAvailable(); // false: nothing was there, or nothing may be read now
    void dispatch(imap::Response &response);
    void dispatchStatus(imap::Response &response, imap::StatusResponse &status);
    void finish(const imap::StatusResponse &status);
    void continuation(const QByteArray &text);
    void untagged(imap::Response &response);
    void applyUntagged(imap::Response &response);
    void applyElsewhere(imap::Response &response);
    void applyCode(const imap::ResponseCode &code);
    void noteIdleEnd();
    void applyExpunge(quint32 sequenceNumber);
    bool offer(imap::Response &response);
    void transportClosed();

    void pump();
    bool maySend(const ImapJob &job) const;
    void sendParts(const ImapJobPtr &job);
    static QCoro::Task<void> writeLong(std::shared_ptr<ImapChannel> self, ImapJobPtr job, QByteArray octets);
    void write(const QByteArray &octets, bool secret);
    void armSilenceTimer();
    void silenceIsOver();

    void considerPush();
    bool canIdle() const;
    std::chrono::milliseconds idleRenewal() const;
    void beginIdle();
    void endIdle();
    void pushTimerFired();

    void logSent(const QByteArray &octets, bool secret);
    void logReceived(QByteArrayView bytes);
    imap::LiteralSink *chooseSink(QByteArrayView head, std::uint64_t size);
    imap::Framer newFramer();

    std::weak_ptr<ImapChannel> m_self;
    CoroutineScope m_scope;
    std::unique_ptr<net::Transport> m_transport;
    ImapSession::Options m_options;
    imap::Framer m_framer;
    imap::Parser m_parser;
    imap::Capabilities m_capabilities;
    ImapMailboxState m_mailbox;
    QList<QByteArray> m_secrets;
    QByteArrayList m_enabled;
    std::optional<imap::Namespaces> m_namespaces;
    QList<std::pair<QByteArray, QByteArray>> m_serverId;
    bool m_utf8 = false;
    bool m_mayUseQresync = false;
    bool m_open = false;
    std::optional<Error> m_closeReason;
    bool m_ready = false;
    bool m_paused = false; // between the OK of STARTTLS and the end of the handshake
    bool m_reading = false; // inside readAvailable(): sinks and callbacks run there

    std::deque<ImapJobPtr> m_queue; // not sent yet
    std::deque<ImapJobPtr> m_flying; // sent, in order
    ImapJobPtr m_greeting;
    ImapJobPtr m_writing; // has parts left: nothing may be sent behind it
    quint64 m_nextTag = 1;
    quint64 m_roundTrips = 0;
    quint64 m_unparsed = 0;

    QTimer m_silence;
    QTimer m_push;
    ImapJobPtr m_idle;
    bool m_idling = false; // the server said "+"
    bool m_idleEnding = false; // DONE is due or sent
    bool m_pushWanted = false;
    bool m_idleRefused = false;
    bool m_notifying = false;
    bool m_compressed = false;
    std::chrono::steady_clock::time_point m_lastHeard;
    std::chrono::steady_clock::time_point m_paceSince; // of the response that is coming in
    qsizetype m_octetsSincePace = 0;
};

// Waits for the tagged answer: throws what stands against it, returns an OK.
QCoro::Task<imap::StatusResponse> imapAnswer(std::shared_ptr<ImapChannel> channel, ImapJobPtr job);
// The same for jobs that want to see a NO or BAD themselves; throws only when the connection is gone.
QCoro::Task<imap::StatusResponse> imapAnyAnswer(std::shared_ptr<ImapChannel> channel, ImapJobPtr job);
ImapJobPtr makeImapJob(ImapVerb verb, imap::Command command);

} // namespace waxwing::session
