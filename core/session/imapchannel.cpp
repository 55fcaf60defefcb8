// Reading: from octets to whoever waits for them.
#include "core/session/imapchannel.h"

#include "core/auth/secret.h"
#include "core/base/log.h"
#include "core/net/compressedtransport.h"
#include "core/session/imaperrors.h"

#include <QCoreApplication>

#include <algorithm>

namespace waxwing::session {

std::shared_ptr<ImapChannel> ImapChannel::create(std::unique_ptr<net::Transport> transport,
                                                 ImapSession::Options options)
{
    // The last holder may be a coroutine that the channel's own signal is resuming: so not at once.
    const std::shared_ptr<ImapChannel> channel(new ImapChannel(std::move(transport), std::move(options)),
                                               [](ImapChannel *done) { done->deleteLater(); });
    channel->m_self = channel;
    return channel;
}

ImapChannel::ImapChannel(std::unique_ptr<net::Transport> transport, ImapSession::Options options)
    : m_scope([this](const Error &error) { close(error); })
    , m_transport(std::move(transport))
    , m_options(std::move(options))
    , m_framer(newFramer())
{
    m_silence.setSingleShot(true);
    m_push.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &ImapChannel::silenceIsOver);
    connect(&m_push, &QTimer::timeout, this, &ImapChannel::pushTimerFired);
}

ImapChannel::~ImapChannel() = default;

imap::Framer ImapChannel::newFramer()
{
    return imap::Framer([this](QByteArrayView head, std::uint64_t size) { return chooseSink(head, size); });
}

imap::CommandBuilder ImapChannel::command(QByteArrayView name) const
{
    const imap::EncoderOptions options{m_capabilities.has("LITERAL+"), m_capabilities.has("LITERAL-"), m_utf8};
    return imap::CommandBuilder(name, options);
}

ImapSession::Counters ImapChannel::counters() const
{
    return {quint64(m_transport->bytesIn()), quint64(m_transport->bytesOut()), m_roundTrips, m_unparsed};
}

ImapJobPtr ImapChannel::start()
{
    m_greeting = std::make_shared<ImapJob>();
    const ImapJobPtr greeting = m_greeting;
    m_open = true;
    listenToTransport();
    armSilenceTimer();
    readAvailable();
    if (!m_transport->isOpen()) {
        transportClosed();
    }
    return greeting;
}

void ImapChannel::listenToTransport()
{
    connect(m_transport.get(), &net::Transport::readyRead, this, &ImapChannel::readAvailable);
    connect(m_transport.get(), &net::Transport::closed, this, &ImapChannel::transportClosed);
}

void ImapChannel::setSecrets(QList<QByteArray> secrets)
{
    m_secrets.swap(secrets);
    for (QByteArray &old : secrets) {
        auth::wipe(old);
    }
}

void ImapChannel::startCompression()
{
    if (!m_open) {
        return;
    }
    m_transport->disconnect(this);
    const QByteArray compressed = m_framer.takeUnread();
    m_transport = std::make_unique<net::CompressedTransport>(std::move(m_transport), compressed);
    listenToTransport();
    m_compressed = true;
    m_paused = false;
    readAvailable();
    if (!m_transport->isOpen()) {
        transportClosed();
    }
}

QCoro::Task<void> ImapChannel::startTls(std::shared_ptr<ImapChannel> self)
{
    // Rule 10 of protocols.md: whatever stands behind the OK came from someone in between (CVE-2011-0411). What
    // has not been read from the transport yet, the transport itself looks for.
    if (!self->m_framer.isEmpty()) {
        throw Error(ErrorKind::Tls,
                    QCoreApplication::translate(
                        "imap", "Something was put into the connection before it was encrypted. It was given up."));
    }
    co_await self->m_transport->startTls();
    self->m_framer = self->newFramer();
    self->m_parser = {};
    self->m_capabilities = {};
    self->m_paused = false;
    self->readAvailable();
}

bool ImapChannel::readAvailable()
{
    if (m_reading || m_paused || !m_open) {
        return false;
    }
    const std::shared_ptr<ImapChannel> self = m_self.lock(); // a callback may end the session
    m_reading = true;
    const QByteArray octets = m_transport->read();
    m_lastHeard = std::chrono::steady_clock::now();
    if (m_framer.isEmpty()) {
        restartPace();
    }
    m_octetsSincePace += octets.size();
    m_framer.feed(octets);
    while (m_open && !m_paused) {
        const std::optional<imap::Frame> frame = m_framer.next();
        if (!frame) {
            break;
        }
        restartPace();
        logReceived(frame->bytes);
        imap::Response response = m_parser.parse(*frame);
        dispatch(response);
    }
    m_reading = false;
    if (m_framer.isBroken()) {
        close(Error(ErrorKind::Protocol,
                    QCoreApplication::translate("imap", "The mail server announced an impossible amount of data.")));
    }
    closeIfTooSlow();
    armSilenceTimer();
    pump();
    return !octets.isEmpty();
}

void ImapChannel::restartPace()
{
    m_paceSince = m_lastHeard;
    m_octetsSincePace = 0;
}

// An octet now and then keeps the silence timer away, and would keep whoever waits for ever.
void ImapChannel::closeIfTooSlow()
{
    constexpr qsizetype leastOctets = 4096; // of one response, in the time that silence is believed in
    if (m_lastHeard - m_paceSince < m_options.patience.response) {
        return;
    }
    const bool isTooSlow = m_octetsSincePace < leastOctets;
    restartPace();
    if (isTooSlow) {
        close(
            Error(ErrorKind::Network,
                  QCoreApplication::translate("imap", "The mail server answers too slowly. It will be tried again.")));
    }
}

void ImapChannel::dispatch(imap::Response &response)
{
    if (auto *const status = std::get_if<imap::StatusResponse>(&response)) {
        if (!m_secrets.isEmpty()) {
            status->text = redacted(status->text, m_secrets);
        }
        if (status->code.name == "CAPABILITY") {
            m_capabilities = imap::Capabilities(status->code.words);
        }
        status->tag.isEmpty() ? dispatchStatus(response, *status) : finish(*status);
    } else if (const auto *const request = std::get_if<imap::ContinuationRequest>(&response)) {
        continuation(request->text);
    } else if (const auto *const unparsed = std::get_if<imap::UnparsedResponse>(&response)) {
        ++m_unparsed;
        qCDebug(logImap) << "response skipped, stopped at octet" << unparsed->position;
    } else {
        untagged(response);
    }
}

void ImapChannel::dispatchStatus(imap::Response &response, imap::StatusResponse &status)
{
    if (m_greeting) {
        const ImapJobPtr greeting = std::exchange(m_greeting, nullptr);
        greeting->status = status;
        greeting->done.wake();
        return;
    }
    const auto isLogout = [](const ImapJobPtr &job) { return job->verb == ImapVerb::Logout; };
    if (status.condition == imap::Condition::Bye) {
        if (std::none_of(m_flying.begin(), m_flying.end(), isLogout)) {
            close(imapBye(status));
        }
        return;
    }
    if (!offer(response)) {
        applyCode(status.code);
    }
}

void ImapChannel::finish(const imap::StatusResponse &status)
{
    const auto isAnswered = [&status](const ImapJobPtr &job) { return job->tag == status.tag; };
    const auto found = std::find_if(m_flying.begin(), m_flying.end(), isAnswered);
    if (found == m_flying.end()) {
        ++m_unparsed; // no command of ours has this tag
        return;
    }
    const ImapJobPtr job = *found;
    m_flying.erase(found);
    if (job == m_writing && job->awaitsContinuation) {
        m_writing.reset(); // refused instead of "+": the literal is not sent (RFC 3501 7.5)
    }
    const bool changesEncoding = job->verb == ImapVerb::StartTls || job->verb == ImapVerb::Compress;
    if (changesEncoding && status.condition == imap::Condition::Ok) {
        m_paused = true;
    }
    if (job == m_idle) {
        m_idleRefused = m_idleRefused || status.condition != imap::Condition::Ok;
        m_idle.reset();
        m_idling = false;
        m_idleEnding = false;
        m_push.stop();
    }
    job->status = status;
    if (job->onAnswer) {
        job->onAnswer(status);
    }
    job->done.wake();
}

void ImapChannel::continuation(const QByteArray &text)
{
    if (m_writing && m_writing->awaitsContinuation) {
        const ImapJobPtr job = std::exchange(m_writing, nullptr);
        job->awaitsContinuation = false;
        ++m_roundTrips;
        sendParts(job);
        return;
    }
    for (const ImapJobPtr &flying : m_flying) {
        if (flying->onContinuation) {
            const ImapJobPtr job = flying;
            const std::optional<QByteArray> reply = job->onContinuation(text);
            if (reply) {
                const QByteArray line = *reply + "\r\n";
                m_roundTrips += job->verb == ImapVerb::Authenticate;
                write(line, job->verb == ImapVerb::Authenticate);
            }
            return;
        }
    }
}

bool ImapChannel::offer(imap::Response &response)
{
    const std::deque<ImapJobPtr> flying = m_flying; // a callback may add to the real one
    const auto takes = [&response](const ImapJobPtr &job) { return job->onUntagged && job->onUntagged(response); };
    if (std::any_of(flying.begin(), flying.end(), takes)) {
        return true;
    }
    const auto lost = [](const ImapJobPtr &job) { return bool(job->onUnclaimed); };
    const auto oldest = std::find_if(flying.begin(), flying.end(), lost);
    return oldest != flying.end() && (*oldest)->onUnclaimed(response);
}

bool ImapChannel::isEnabled(const char *extension) const
{
    return m_enabled.contains(QByteArray(extension).toUpper());
}

imap::LiteralSink *ImapChannel::chooseSink(QByteArrayView head, std::uint64_t size)
{
    for (const ImapJobPtr &job : m_flying) {
        if (job->chooseSink) {
            if (imap::LiteralSink *const sink = job->chooseSink(head, size)) {
                return sink;
            }
        }
    }
    return nullptr;
}

void ImapChannel::transportClosed()
{
    const std::shared_ptr<ImapChannel> self = m_self.lock();
    while (readAvailable()) { // what the server said last, often why
    }
    close(m_transport->closeReason());
}

void ImapChannel::close(const Error &reason)
{
    if (m_closeReason) {
        return;
    }
    const std::shared_ptr<ImapChannel> self = m_self.lock();
    if (reason.kind() == ErrorKind::Network && reason.code().isEmpty()) {
        noteIdleEnd();
    }
    m_closeReason = reason;
    m_open = false;
    m_silence.stop();
    m_push.stop();
    m_transport->close();
    std::deque<ImapJobPtr> waiting = std::exchange(m_queue, {});
    waiting.insert(waiting.end(), m_flying.begin(), m_flying.end());
    if (m_greeting) {
        waiting.push_back(std::exchange(m_greeting, nullptr));
    }
    m_flying.clear();
    m_writing.reset();
    m_idle.reset();
    for (const ImapJobPtr &job : waiting) {
        job->error = reason;
        job->done.wake();
    }
    if (m_ready) {
        Q_EMIT closed(reason);
    }
}

void ImapChannel::logReceived(QByteArrayView bytes)
{
    if (!m_options.wireLog) {
        return;
    }
    QByteArray text = bytes.first(qMin(bytes.size(), net::WireLog::maximumLine)).toByteArray();
    const bool isAuthenticating = !m_flying.empty() && m_flying.front()->verb == ImapVerb::Authenticate;
    if (isAuthenticating && text.startsWith('+')) {
        text = "+ [secret]";
    } else if (!m_secrets.isEmpty()) {
        text = redacted(text, m_secrets);
    }
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    m_options.wireLog->add(net::Direction::Received, std::chrono::duration_cast<std::chrono::milliseconds>(now), text);
}

} // namespace waxwing::session
