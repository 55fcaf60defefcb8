#include "core/session/smtpdialogue.h"

#include "core/base/clock.h"

#include <QCoreApplication>

namespace waxwing::session {

SmtpDialogue::SmtpDialogue(std::unique_ptr<net::Transport> transport, net::WireLog *log)
    : m_transport(std::move(transport)), m_log(log)
{
}

void SmtpDialogue::log(net::Direction direction, const QByteArray &text)
{
    if (m_log) {
        m_log->add(direction, SystemClock().steady(), text);
    }
}

void SmtpDialogue::send(const QByteArray &line, const QByteArray &shown)
{
    log(net::Direction::Sent, shown.isEmpty() ? line.trimmed() : shown);
    m_transport->write(line);
}

std::optional<smtp::Reply> SmtpDialogue::takeReply()
{
    try {
        std::optional<smtp::Reply> reply = m_parser.next();
        if (reply) {
            // 334 carries a challenge: with CRAM-MD5 and LOGIN harmless, with others not for a log.
            log(net::Direction::Received,
                reply->code == 334 ? QByteArray("334 [challenge]") : reply->toString().toUtf8());
        }
        return reply;
    } catch (const Error &) {
        m_transport->close();
        throw;
    }
}

QCoro::Task<smtp::Reply> SmtpDialogue::reply(std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (true) {
        std::optional<smtp::Reply> reply = takeReply();
        if (reply) {
            co_return std::move(*reply);
        }
        const QByteArray octets = co_await m_transport->receive(timeUntil(deadline));
        m_parser.feed(octets);
    }
}

std::optional<smtp::Reply> SmtpDialogue::replyAtHand()
{
    m_parser.feed(m_transport->read());
    return takeReply();
}

QCoro::Task<smtp::Reply> SmtpDialogue::command(QByteArray line, std::chrono::milliseconds patience)
{
    send(line);
    const smtp::Reply answer = co_await reply(patience);
    co_return answer;
}

QCoro::Task<void> SmtpDialogue::startTls()
{
    m_parser.feed(m_transport->read());
    if (!m_parser.isEmpty()) {
        m_transport->close();
        const QString summary = QCoreApplication::translate(
            "session::Smtp", "Something was inserted into the connection before it was encrypted.");
        throw Error(ErrorKind::Tls, summary);
    }
    co_await m_transport->startTls();
    m_parser = smtp::ReplyParser();
}

} // namespace waxwing::session
