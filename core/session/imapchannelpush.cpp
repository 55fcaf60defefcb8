// Being told: IDLE (RFC 2177) whenever nothing else is to do, NOOP now and then where there is no IDLE.
#include "core/session/imapchannel.h"

namespace waxwing::session {

namespace {

// Commands come in bursts; IDLE and DONE between two of them would cost a round trip each.
constexpr std::chrono::milliseconds quietBeforeIdle{200};

} // namespace

void ImapChannel::setPushWanted(bool wanted)
{
    m_pushWanted = wanted;
    if (!wanted) {
        m_push.stop();
        endIdle();
    }
    considerPush();
}

void ImapChannel::considerPush()
{
    const bool nothingToDo = m_queue.empty() && m_flying.empty() && !m_writing && !m_paused;
    const bool isWanted = m_notifying || (m_pushWanted && m_mailbox.isSelected());
    if (!m_open || !m_ready || !isWanted || !nothingToDo) {
        if (!m_idle) {
            m_push.stop();
        }
        return;
    }
    if (!m_push.isActive()) {
        const auto pause = m_notifying ? idleRenewal() : m_options.patience.pollInterval;
        m_push.start(canIdle() ? quietBeforeIdle : pause);
    }
}

bool ImapChannel::canIdle() const
{
    return m_pushWanted && m_mailbox.isSelected() && m_capabilities.has("IDLE") && !m_idleRefused;
}

std::chrono::milliseconds ImapChannel::idleRenewal() const
{
    return m_options.idlePace ? m_options.idlePace->renewal() : m_options.patience.idleRenewal;
}

void ImapChannel::setNotifying(bool notifying)
{
    m_notifying = notifying;
    m_push.stop();
    considerPush();
}

// The link died while it was idle, or when it was used again: silence may be what killed it.
void ImapChannel::noteIdleEnd()
{
    const bool isIdle = m_idle || (m_notifying && m_flying.size() <= 1);
    if (m_options.idlePace && isIdle && m_ready) {
        const auto silent = std::chrono::steady_clock::now() - m_lastHeard;
        m_options.idlePace->lostAfter(std::chrono::duration_cast<std::chrono::milliseconds>(silent));
    }
}

void ImapChannel::pushTimerFired()
{
    if (m_idle) {
        endIdle(); // considerPush() begins anew: that is the renewal
    } else if (canIdle()) {
        beginIdle();
    } else {
        enqueue(makeImapJob(ImapVerb::Noop, command("NOOP").build()));
    }
}

void ImapChannel::beginIdle()
{
    m_idle = makeImapJob(ImapVerb::Idle, command("IDLE").build());
    m_idle->onContinuation = [this](const QByteArray &) -> std::optional<QByteArray> {
        m_idling = true;
        if (m_idleEnding || !m_queue.empty()) {
            m_idleEnding = true;
            return QByteArrayLiteral("DONE");
        }
        m_push.start(idleRenewal());
        armSilenceTimer();
        return std::nullopt;
    };
    enqueue(m_idle);
}

void ImapChannel::endIdle()
{
    if (!m_idle || m_idleEnding) {
        return;
    }
    m_idleEnding = true;
    m_push.stop();
    if (m_idling) {
        write(QByteArrayLiteral("DONE\r\n"), false);
    }
    armSilenceTimer();
}

} // namespace waxwing::session
