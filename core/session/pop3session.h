// One POP3 connection: RFC 1939, 2449, 2595, 5034. A coroutine per command, one at a time. Engine thread.
// Must outlive its tasks: close(), let them fail, then destroy.
//
// Nothing is deleted before quit() has returned: dele() only marks (RFC 1939 6). A connection that ends in
// any other way leaves everything on the server.
#pragma once

#include "core/auth/credentials.h"
#include "core/base/error.h"
#include "core/net/wirelog.h"
#include "core/pop3/listing.h"
#include "core/pop3/reader.h"
#include "core/session/serveraccess.h"

#include <QCoroTask>

#include <memory>

namespace waxwing::auth {
class SaslClient;
}

namespace waxwing::session {

struct Pop3Patience {
    Pop3Patience() = default;

    std::chrono::milliseconds greeting = std::chrono::minutes(1);
    std::chrono::milliseconds response = std::chrono::minutes(2); // large mailboxes are slow to list
    std::chrono::milliseconds silence = std::chrono::minutes(1); // between two pieces of one body
};

struct MaildropStatus {
    int count = 0;
    qint64 size = 0; // octets, as the server counts
};

class Pop3Session {
public:
    // log may be null; it gets no secrets.
    explicit Pop3Session(std::unique_ptr<net::Transport> transport, net::WireLog *log = nullptr,
                         Pop3Patience patience = {});

    // Connects, encrypts as the endpoint says. Throws Error{Network}, Error{Tls} (also when STLS is lacking
    // or refused), Error{Server}, Error{Protocol}.
    QCoro::Task<void> open(ServerAccess access);
    // SASL, else USER and PASS; asks for the capabilities again, which may be others now. Throws Error{Auth}
    // when the credentials are refused, Error{Server} with Retry::Later when they may be right (RFC 3206:
    // mailbox in use, system trouble, log-in too soon).
    QCoro::Task<void> login(auth::Credentials credentials);

    QCoro::Task<MaildropStatus> stat();
    // nullopt: the server has no UIDL, messages are to be known by their content.
    QCoro::Task<std::optional<pop3::Listing<pop3::UniqueId>>> uidl();
    QCoro::Task<pop3::Listing<pop3::ScanListing>> list();
    // The message's octets to the sink, in order, as they are stored (CRLF kept). Returns how many. When it
    // throws, what the sink got is worth nothing. More than atMost octets: Error{Protocol}. An Error the sink
    // throws is thrown here; the connection is closed then, and nothing marked is deleted.
    QCoro::Task<qint64> retrieve(int number, pop3::Reader::Sink sink, qint64 atMost);
    QCoro::Task<QByteArray> top(int number, int lines); // at most 1 MiB
    QCoro::Task<void> dele(int number);
    QCoro::Task<void> noop();
    // Sends commands before the answers to earlier ones are read (RFC 2449 6.6), where the server takes that; else
    // nothing happens. The calls that ask for the same must follow, in this order and with nothing between them.
    void sendAheadRetr(const QList<int> &numbers);
    void sendAheadTop(const QList<int> &numbers, int lines);
    void sendAheadDele(const QList<int> &numbers);
    // Sent ahead and not asked for yet: only close() is left then.
    bool hasSentAhead() const { return !m_ahead.isEmpty(); }
    // Deletes what was marked. Throws when the server did not confirm: then each marked message may be
    // deleted or not, and only the next UIDL tells.
    QCoro::Task<void> quit();
    void close() { m_transport->close(); }

    bool isOpen() const { return m_transport->isOpen(); }
    int marked() const { return m_marked; }
    const pop3::Capabilities &capabilities() const { return m_capabilities; }
    const net::Transport &transport() const { return *m_transport; }

private:
    QCoro::Task<void> askCapabilities();
    QCoro::Task<void> encrypt();
    QCoro::Task<void> preferUnicode();
    QCoro::Task<pop3::Response> exchange(auth::SaslClient *sasl);
    QCoro::Task<pop3::Response> userPass(auth::Credentials credentials);
    QCoro::Task<pop3::Response> response(std::chrono::milliseconds patience);
    QCoro::Task<pop3::Response> command(QByteArray line);
    QCoro::Task<void> demand(QByteArray line, QString otherwise);
    QCoro::Task<void> body(pop3::Reader::Sink sink, qint64 atMost);
    QCoro::Task<QByteArray> wholeBody(qint64 atMost);
    void send(const QByteArray &line, const QByteArray &shown = {});
    void sendAhead(const QByteArrayList &lines);
    void log(net::Direction direction, const QByteArray &text);

    std::unique_ptr<net::Transport> m_transport;
    net::WireLog *m_log;
    Pop3Patience m_patience;
    ServerAccess m_access;
    pop3::Reader m_reader;
    pop3::Capabilities m_capabilities;
    QByteArrayList m_ahead; // sent, its answer not read yet
    int m_marked = 0;
};

} // namespace waxwing::session
