// A server that follows a script, for tests that read as dialogues:
//
//     Dialogue dialogue("S: 220 ready\n"
//                       "C: EHLO client\n"
//                       "S: 250 ok\n"
//                       "X: close\n");
//     Session session(dialogue.transport());
//     …
//     QVERIFY2(dialogue.isComplete(), dialogue.report());
//
// S: line    sent with CRLF               S> octets   sent as they are, C escapes understood (\r \n \\ \xHH)
// C: line    must be written next         C~ pattern  a line that matches this regular expression
// X: close   the server hangs up          X: lost     the connection breaks (reset)
// X: tls     startTls() must come next    X: badtls   startTls() must come next and fails
// X: open-fails   open() fails            X: silence  from here on nothing is answered; writes are swallowed
// X: swallow N    the next N octets written are taken unseen (and counted)
//
// Server lines in a row arrive as one chunk, so that parsers meet several replies at once; setChunkSize()
// cuts them into pieces instead. A client that writes before its turn fails the dialogue.
#pragma once

#include "core/net/transport.h"

#include <QByteArray>
#include <QList>
#include <QPointer>

#include <memory>

namespace waxwing::test {

class ScriptedTransport;

class Dialogue {
public:
    explicit Dialogue(const QByteArray &script);
    Dialogue(const Dialogue &) = delete;
    Dialogue &operator=(const Dialogue &) = delete;

    // Once a dialogue; the transport must not outlive it. Encrypted from open() on: as with implicit TLS,
    // unless the endpoint given to open() says otherwise.
    std::unique_ptr<net::Transport> transport();

    void setChunkSize(qsizetype octets) { m_chunkSize = octets; }
    bool isComplete() const;
    // What went wrong and where; for QVERIFY2. Valid until the next call.
    const char *report();
    const QByteArray &everythingWritten() const { return m_everything; }
    const net::Endpoint &openedTo() const { return m_endpoint; }

    // The transport's side.
    bool open(const net::Endpoint &endpoint);
    void write(const QByteArray &octets);
    bool startTls();

private:
    enum class Kind { Server, Client, Pattern, Close, Lost, Tls, BadTls, OpenFails, Silence, Swallow };
    struct Step {
        Kind kind;
        QByteArray text;
    };

    void advance();
    bool takeWritten();
    bool swallow();
    bool matchClient();
    void deliver();
    bool isNext(Kind kind) const { return !m_steps.isEmpty() && m_steps.constFirst().kind == kind; }
    void fail(const QByteArray &why);

    QList<Step> m_steps;
    qsizetype m_chunkSize = 0;
    QByteArray m_written; // by the client, not yet matched
    QByteArray m_everything;
    QByteArray m_failure;
    QByteArray m_report;
    net::Endpoint m_endpoint;
    QPointer<ScriptedTransport> m_transport;
};

class ScriptedTransport final : public net::Transport {
    Q_OBJECT
public:
    explicit ScriptedTransport(Dialogue *dialogue) : m_dialogue(dialogue) { }

    QCoro::Task<void> open(net::Endpoint endpoint, net::TlsPolicy policy, net::Timeouts timeouts) override;
    QCoro::Task<void> startTls() override;
    QByteArray read() override;
    void write(QByteArray octets) override;
    QCoro::Task<void> drained(qint64 lowWater) override;
    void close() override;
    bool isOpen() const override { return m_open; }
    bool isEncrypted() const override { return m_open && m_encrypted; }
    Error closeReason() const override;
    net::CertificateInfo peerCertificate() const override { return {}; }
    qint64 bytesIn() const override { return m_bytesIn; }
    qint64 bytesOut() const override { return m_bytesOut; }

    // For the dialogue.
    void arrive(const QByteArray &octets);
    void closeWith(const Error &reason);

private:
    Dialogue *m_dialogue;
    QByteArray m_arrived;
    std::optional<Error> m_closeReason;
    bool m_open = false;
    bool m_encrypted = false;
    qint64 m_bytesIn = 0;
    qint64 m_bytesOut = 0;
};

} // namespace waxwing::test
