// Lines out, replies in, over a transport: what every part of an SMTP session shares.
#pragma once

#include "core/net/transport.h"
#include "core/net/wirelog.h"
#include "core/smtp/reply.h"

#include <memory>

namespace waxwing::session {

class SmtpDialogue {
public:
    SmtpDialogue(std::unique_ptr<net::Transport> transport, net::WireLog *log);

    net::Transport &transport() { return *m_transport; }
    const net::Transport &transport() const { return *m_transport; }

    // shown: what the wire log gets instead, for lines with secrets.
    void send(const QByteArray &line, const QByteArray &shown = {});
    // Throws Error{Network} when it does not come whole within patience, Error{Protocol} when it cannot be
    // understood; the connection is closed then.
    QCoro::Task<smtp::Reply> reply(std::chrono::milliseconds patience);
    // A reply that has already arrived, without waiting. Throws Error{Protocol}.
    std::optional<smtp::Reply> replyAtHand();
    QCoro::Task<smtp::Reply> command(QByteArray line, std::chrono::milliseconds patience);
    // RFC 3207 4.2: TLS, with nothing remembered from before. Throws Error{Tls}.
    QCoro::Task<void> startTls();

private:
    std::optional<smtp::Reply> takeReply();
    void log(net::Direction direction, const QByteArray &text);

    std::unique_ptr<net::Transport> m_transport;
    net::WireLog *m_log;
    smtp::ReplyParser m_parser;
};

} // namespace waxwing::session
