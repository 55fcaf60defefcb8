#include "core/session/submitter.h"

#include "core/base/octets.h"
#include "core/smtp/command.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace waxwing::session {

namespace {

using State = SubmissionResult::State;

constexpr qint64 chunkSize = 64_KiB;
// RFC 2920 3.1: bounded, so that neither side's window fills with what the other does not read.
constexpr qsizetype pipelineDepth = 50;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(session::Smtp)
};

} // namespace

std::shared_ptr<QIODevice> messageFrom(const QByteArray &octets)
{
    const auto buffer = std::make_shared<QBuffer>();
    buffer->setData(octets);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

Submitter::Submitter(SmtpDialogue *dialogue, const smtp::Capabilities &capabilities, const SmtpPatience &patience,
                     const Submission &submission)
    : m_dialogue(dialogue), m_capabilities(capabilities), m_patience(patience), m_submission(submission)
{
    for (const QString &recipient : submission.recipients) {
        m_result.recipients.append(RecipientResult{recipient, std::nullopt});
    }
}

QCoro::Task<SubmissionResult> Submitter::run()
{
    try {
        co_await transaction();
    } catch (const Error &error) {
        connectionLost(error);
    }
    if (m_callersError) {
        m_dialogue->transport().close(); // a half-told transaction must not be finished by anyone
        throw *m_callersError;
    }
    co_return m_result;
}

QCoro::Task<void> Submitter::transaction()
{
    scanMessage();
    checkBeforehand();
    if (m_result.reason) {
        co_return;
    }
    co_await reach(SubmissionStep::Mail);
    const bool isGoing = co_await nameSenderAndRecipients();
    if (!isGoing) {
        co_await reset();
        co_return;
    }
    co_await sendMessage();
}

QCoro::Task<void> Submitter::reach(SubmissionStep step)
{
    if (!m_submission.before) {
        co_return;
    }
    try {
        co_await m_submission.before(step);
    } catch (const Error &error) {
        m_callersError = error;
        throw;
    }
}

void Submitter::scanMessage()
{
    QIODevice &message = *m_submission.message;
    message.seek(0);
    while (!message.atEnd()) {
        const QByteArray chunk = message.read(chunkSize);
        if (chunk.isEmpty()) {
            break;
        }
        m_scan.feed(chunk);
    }
}

// What cannot succeed is not begun: nothing of it has gone over the wire then.
void Submitter::checkBeforehand()
{
    const QStringList addresses = QStringList{m_submission.sender} + m_submission.recipients;
    m_needsUtf8 = std::any_of(addresses.cbegin(), addresses.cend(), smtp::needsSmtpUtf8);
    const std::optional<quint64> limit = m_capabilities.sizeLimit();
    const QLocale locale;
    QString refusal;
    if (m_submission.recipients.isEmpty()) {
        refusal = Words::tr("The message has no recipient.");
    } else if (m_needsUtf8 && !m_capabilities.has("SMTPUTF8")) {
        refusal = Words::tr("The server cannot send to addresses with letters outside ASCII.");
    } else if (limit && quint64(m_scan.size()) > *limit) {
        refusal = Words::tr("The message is too large: it has %1, the server takes at most %2.")
                      .arg(locale.formattedDataSize(m_scan.size()), locale.formattedDataSize(qint64(*limit)));
    } else if (m_scan.hasEightBit() && !m_capabilities.has("8BITMIME")) {
        refusal = Words::tr("The server cannot take this message as it is: it has 8-bit characters.");
    } else if (m_scan.hasNul()) {
        refusal = Words::tr("The message has a NUL character, which mail cannot carry.");
    }
    if (!refusal.isEmpty()) {
        m_result.state = State::RejectedPermanently;
        m_result.reason = Error(ErrorKind::Input, refusal);
    }
}

// True when the message is to follow: the sender and at least one recipient were accepted.
QCoro::Task<bool> Submitter::nameSenderAndRecipients()
{
    QByteArrayList lines;
    try {
        smtp::MailParameters parameters;
        if (m_capabilities.has("SIZE")) {
            parameters.size = m_scan.size();
        }
        parameters.eightBitMime = m_scan.hasEightBit();
        parameters.smtpUtf8 = m_needsUtf8;
        lines.append(smtp::mailFrom(m_submission.sender, parameters));
        for (const QString &recipient : m_submission.recipients) {
            lines.append(smtp::rcptTo(recipient, m_needsUtf8));
        }
    } catch (const Error &error) {
        m_result.state = State::RejectedPermanently;
        m_result.reason = error;
        co_return false;
    }
    auto naming = m_capabilities.has("PIPELINING") ? namePipelined(lines) : nameInTurn(lines);
    const bool isSenderAccepted = co_await naming;
    if (isSenderAccepted && !isAnyAccepted()) {
        refuseRecipients();
    }
    co_return isSenderAccepted &&isAnyAccepted();
}

QCoro::Task<bool> Submitter::nameInTurn(QByteArrayList lines)
{
    const smtp::Reply sender = co_await m_dialogue->command(lines.constFirst(), m_patience.command);
    judgeSender(sender);
    for (qsizetype i = 1; i < lines.size() && sender.isPositive(); ++i) {
        const smtp::Reply reply = co_await m_dialogue->command(lines[i], m_patience.command);
        m_result.recipients[i - 1].reply = reply;
        if (reply.code == 421) {
            reject(reply, Words::tr("The server has to stop for now."));
            co_return false;
        }
    }
    co_return sender.isPositive();
}

// RFC 2920: MAIL and RCPT together; every reply is read, in order, whatever they say.
QCoro::Task<bool> Submitter::namePipelined(QByteArrayList lines)
{
    bool isSenderAccepted = false;
    for (qsizetype first = 0; first < lines.size(); first += pipelineDepth) {
        const QByteArrayList group = lines.mid(first, pipelineDepth);
        for (const QByteArray &line : group) {
            m_dialogue->send(line);
        }
        for (qsizetype i = first; i < first + group.size(); ++i) {
            const smtp::Reply reply = co_await m_dialogue->reply(m_patience.command);
            if (i == 0) {
                judgeSender(reply);
                isSenderAccepted = reply.isPositive();
            } else if (isSenderAccepted) {
                m_result.recipients[i - 1].reply = reply;
            }
            if (reply.code == 421) {
                reject(reply, Words::tr("The server has to stop for now."));
                co_return false;
            }
        }
        if (!isSenderAccepted) {
            break;
        }
    }
    co_return isSenderAccepted;
}

void Submitter::judgeSender(const smtp::Reply &reply)
{
    if (!reply.isPositive()) {
        reject(reply, Words::tr("The server refused the sender %1.").arg(m_submission.sender));
    }
}

QCoro::Task<void> Submitter::sendMessage()
{
    const QByteArray line = smtp::data();
    const smtp::Reply reply = co_await m_dialogue->command(line, m_patience.data);
    if (reply.code != 354) {
        reject(reply, Words::tr("The server refused the message."));
        if (reply.isPositive() || reply.isIntermediate()) {
            m_dialogue->transport().close(); // it may be waiting for a message or not: no way to know
        }
        co_await reset();
        co_return;
    }
    co_await reach(SubmissionStep::Message);
    const bool isUploaded = co_await upload();
    if (isUploaded) {
        co_await finish();
    }
}

// True when the message is with the server but for the final dot. A server that answers before that has
// refused; it will not read on, so the connection ends here.
QCoro::Task<bool> Submitter::upload()
{
    QIODevice &message = *m_submission.message;
    message.seek(0);
    smtp::DataEncoder encoder;
    qint64 sent = 0;
    while (true) {
        const QByteArray chunk = message.read(chunkSize);
        if (chunk.isEmpty()) {
            break;
        }
        sent += chunk.size();
        m_dialogue->transport().write(encoder.encode(chunk));
        co_await m_dialogue->transport().drained();
        if (m_submission.progress) {
            m_submission.progress(sent, message.size());
        }
        const std::optional<smtp::Reply> early = m_dialogue->replyAtHand();
        if (early) {
            reject(*early, Words::tr("The server refused the message."));
            m_dialogue->transport().close();
            co_return false;
        }
    }
    if (sent != message.size()) {
        throw Error(ErrorKind::Storage, Words::tr("The message could not be read to its end."), message.errorString());
    }
    m_dialogue->transport().write(encoder.finish().chopped(3)); // the line end, where one is missing
    co_await m_dialogue->transport().drained(0);
    co_return true;
}

QCoro::Task<void> Submitter::finish()
{
    co_await reach(SubmissionStep::FinalDot);
    if (!m_dialogue->transport().isOpen()) {
        throw m_dialogue->transport().closeReason(); // lost meanwhile: the dot was not sent
    }
    m_reached = Reached::FinalDot;
    m_dialogue->send(".\r\n");
    const smtp::Reply reply = co_await m_dialogue->reply(m_patience.finalDot);
    if (reply.isPositive()) {
        m_result.state = State::Accepted;
        m_result.reply = reply;
        m_result.reason.reset();
    } else if (reply.isIntermediate()) {
        throw Error(ErrorKind::Protocol, Words::tr("The server's answer cannot be understood."), reply.toString());
    } else {
        reject(reply, Words::tr("The server refused the message."));
    }
    if (reply.code == 421) {
        m_dialogue->transport().close();
    }
}

// After a refusal the connection is good for the next message; if not even RSET works, it is not.
QCoro::Task<void> Submitter::reset()
{
    if (!m_dialogue->transport().isOpen() || (m_result.reply && m_result.reply->code == 421)) {
        m_dialogue->transport().close();
        co_return;
    }
    const QByteArray line = smtp::rset();
    try {
        const smtp::Reply reply = co_await m_dialogue->command(line, m_patience.command);
        if (reply.isPositive()) {
            co_return;
        }
    } catch (const Error &) {
        // Closed below; why the message was refused is known already and matters more.
    }
    m_dialogue->transport().close();
}

bool Submitter::isAnyAccepted() const
{
    const auto &all = m_result.recipients;
    return std::any_of(all.cbegin(), all.cend(), [](const RecipientResult &one) { return one.isAccepted(); });
}

void Submitter::reject(const smtp::Reply &reply, const QString &summary)
{
    const bool isPermanent = reply.isPermanent();
    m_result.state = isPermanent ? State::RejectedPermanently : State::RejectedTemporarily;
    m_result.reply = reply;
    m_result.reason = Error(ErrorKind::Server, summary, reply.toString(), isPermanent ? Retry::Never : Retry::Later);
}

void Submitter::refuseRecipients()
{
    const auto &all = m_result.recipients;
    const auto temporary
        = std::find_if(all.cbegin(), all.cend(), [](const RecipientResult &one) { return one.isTemporary(); });
    const bool isTemporary = temporary != all.cend();
    const RecipientResult &decisive = isTemporary ? *temporary : all.constFirst();
    const QString summary = all.size() == 1 ? Words::tr("The server refused the recipient %1.").arg(decisive.recipient)
                                            : Words::tr("The server refused every recipient.");
    m_result.state = isTemporary ? State::RejectedTemporarily : State::RejectedPermanently;
    m_result.reply = decisive.reply;
    m_result.reason
        = Error(ErrorKind::Server, summary, decisive.reply->toString(), isTemporary ? Retry::Later : Retry::Never);
}

// Before the final dot nothing can have been taken (RFC 5321 4.1.1.4); after it nobody knows.
void Submitter::connectionLost(const Error &error)
{
    if (m_reached == Reached::FinalDot) {
        m_result.state = State::Unknown;
        m_result.reply.reset();
        const QString summary = Words::tr("The server did not say whether it took the message.");
        m_result.reason = Error(error.kind(), summary, error.text(), Retry::AfterUserAction);
        m_dialogue->transport().close();
        return;
    }
    try {
        const std::optional<smtp::Reply> last = m_dialogue->replyAtHand(); // said before it hung up
        if (last && !last->isPositive() && !last->isIntermediate()) {
            reject(*last, Words::tr("The server refused the message."));
            return;
        }
    } catch (const Error &) {
        // Not a reply: the connection's end stays the reason.
    }
    m_dialogue->transport().close();
    m_result.state = State::RejectedTemporarily;
    m_result.reason = Error(error.kind(), error.summary(), error.technical(), Retry::Later);
}

} // namespace waxwing::session
