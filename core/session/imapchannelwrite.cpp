// Writing: what may be sent now, and how long to wait for an answer.
#include "core/base/octets.h"
#include "core/session/imapchannel.h"

#include "core/session/imaperrors.h"

#include <QCoreApplication>

namespace waxwing::session {

namespace {

// Above this a part is written in pieces, so that a 60 MB message never lies in a socket's buffer.
constexpr qsizetype longPart = 128_KiB;
constexpr qsizetype pieceOctets = 64_KiB;

} // namespace

void ImapChannel::enqueue(const ImapJobPtr &job)
{
    if (!m_open) {
        job->error = m_closeReason.value_or(m_transport->closeReason());
        job->done.wake();
        return;
    }
    m_queue.push_back(job);
    pump();
}

bool ImapChannel::maySend(const ImapJob &job) const
{
    if (m_writing || m_paused || m_flying.size() >= std::size_t(window)) {
        return false;
    }
    for (const ImapJobPtr &flying : m_flying) {
        if (!mayOverlap(flying->verb, job.verb)) {
            return false;
        }
    }
    return true;
}

// Nothing overtakes: the first in the queue waits until it may go, and the rest wait with it.
void ImapChannel::pump()
{
    if (!m_open) {
        return;
    }
    while (!m_queue.empty() && maySend(*m_queue.front())) {
        const ImapJobPtr job = m_queue.front();
        m_queue.pop_front();
        job->tag = 'A' + QByteArray::number(m_nextTag++);
        m_roundTrips += m_flying.empty();
        m_flying.push_back(job);
        sendParts(job);
        if (!m_open) {
            return;
        }
    }
    if (m_idle && !m_queue.empty()) {
        endIdle();
    }
    armSilenceTimer();
    considerPush();
}

void ImapChannel::sendParts(const ImapJobPtr &job)
{
    while (m_open && job->nextPart < std::size_t(job->command.parts.size())) {
        const imap::CommandPart part = job->command.parts[qsizetype(job->nextPart)];
        const bool isFirst = job->nextPart == 0;
        ++job->nextPart;
        if (part.octets.size() > longPart) {
            m_writing = job;
            m_scope.spawn(writeLong(m_self.lock(), job, part.octets));
            return;
        }
        write(isFirst ? QByteArray(job->tag + ' ' + part.octets) : part.octets, part.secret);
        if (part.awaitContinuation) {
            m_writing = job;
            job->awaitsContinuation = true;
            return;
        }
    }
}

QCoro::Task<void> ImapChannel::writeLong(std::shared_ptr<ImapChannel> self, ImapJobPtr job, QByteArray octets)
{
    // Even when the server has refused meanwhile: it counts the octets it was promised (RFC 7888 4).
    for (qsizetype at = 0; at < octets.size() && self->m_open; at += pieceOctets) {
        const QByteArray piece = octets.mid(at, pieceOctets);
        self->m_transport->write(piece);
        co_await self->m_transport->drained(pieceOctets);
        self->armSilenceTimer();
    }
    if (self->m_open) {
        const QByteArray note = "{" + QByteArray::number(octets.size()) + " octets}";
        self->logSent(note, false);
        self->m_writing.reset();
        self->sendParts(job);
        self->pump();
    }
}

void ImapChannel::write(const QByteArray &octets, bool secret)
{
    logSent(octets, secret);
    m_transport->write(octets);
}

void ImapChannel::armSilenceTimer()
{
    const bool waits = m_greeting || m_flying.size() > (isIdling() ? 1u : 0u);
    if (!m_open || !waits) {
        m_silence.stop();
        return;
    }
    m_silence.start(m_greeting ? m_options.patience.greeting : m_options.patience.response);
}

void ImapChannel::silenceIsOver()
{
    const QByteArray waitedFor = m_flying.empty() ? QByteArray("greeting") : m_flying.front()->command.name;
    close(Error(ErrorKind::Network, QCoreApplication::translate("imap", "The mail server did not answer in time."),
                QString::fromLatin1(waitedFor)));
}

void ImapChannel::logSent(const QByteArray &octets, bool secret)
{
    if (!m_options.wireLog) {
        return;
    }
    QByteArray text = octets.left(net::WireLog::maximumLine);
    if (secret) { // the tag and the command's name are worth keeping
        const qsizetype name = text.startsWith('A') ? text.indexOf(' ', text.indexOf(' ') + 1) : -1;
        text = text.left(qMax<qsizetype>(name, 0)) + " [secret]";
    }
    while (text.endsWith('\n') || text.endsWith('\r')) {
        text.chop(1);
    }
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    m_options.wireLog->add(net::Direction::Sent, std::chrono::duration_cast<std::chrono::milliseconds>(now), text);
}

ImapJobPtr makeImapJob(ImapVerb verb, imap::Command command)
{
    auto job = std::make_shared<ImapJob>();
    job->verb = verb;
    job->command = std::move(command);
    return job;
}

// The channel is a parameter so that it lives as long as someone waits on it.
QCoro::Task<imap::StatusResponse> imapAnyAnswer([[maybe_unused]] std::shared_ptr<ImapChannel> channel, ImapJobPtr job)
{
    while (!job->isOver()) {
        co_await job->done.wait();
    }
    if (job->error) {
        throw *job->error;
    }
    co_return *job->status;
}

QCoro::Task<imap::StatusResponse> imapAnswer(std::shared_ptr<ImapChannel> channel, ImapJobPtr job)
{
    const imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
    if (status.condition != imap::Condition::Ok) {
        throw imapRefusal(status, job->command.name);
    }
    co_return status;
}

} // namespace waxwing::session
