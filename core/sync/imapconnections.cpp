#include "core/sync/imapconnections.h"

#include "core/base/log.h"
#include "core/sync/words.h"

#include <algorithm>

namespace waxwing::sync {

namespace {

// RFC 5530 LIMIT, and what servers without it say in BYE or NO when an address has too many connections.
bool meansTooManyConnections(const Error &error)
{
    if (error.code() == "LIMIT") {
        return true;
    }
    const QString said = error.technical();
    return said.contains(QLatin1String("too many"), Qt::CaseInsensitive)
        || said.contains(QLatin1String("maximum number of connections"), Qt::CaseInsensitive);
}

void add(session::ImapSession::Counters &sum, const session::ImapSession::Counters &counters)
{
    sum.bytesIn += counters.bytesIn;
    sum.bytesOut += counters.bytesOut;
    sum.roundTrips += counters.roundTrips;
    sum.unparsed += counters.unparsed;
}

} // namespace

ImapLease::ImapLease(session::ImapSession *session, std::function<void()> giveBack)
    : m_session(session), m_giveBack(std::move(giveBack))
{
}

ImapLease::~ImapLease()
{
    m_giveBack();
}

ImapConnections::ImapConnections(MakeSession make, OpenSession open, QObject *parent)
    : QObject(parent), m_make(std::move(make)), m_open(std::move(open))
{
}

ImapConnections::~ImapConnections() = default;

void ImapConnections::throwIfUnusable() const
{
    if (m_closed) {
        throw Error(ErrorKind::Cancelled, Words::tr("The connection was closed."));
    }
    if (m_refusedLogin) {
        throw *m_refusedLogin;
    }
}

QCoro::Task<std::shared_ptr<ImapLease>> ImapConnections::acquire(Use use, QByteArray mailbox)
{
    while (true) {
        throwIfUnusable();
        Slot *const slot = mustWait(use) ? nullptr : take(use, mailbox);
        if (!slot) {
            ++m_waiting[size_t(use)];
            const std::shared_ptr<void> waiting(nullptr, [this, use](void *) { --m_waiting[size_t(use)]; });
            QCoro::Task<bool> freed = m_released.wait();
            co_await freed;
            continue;
        }
        slot->leased = true;
        // The guard gives the slot back when opening throws.
        const std::shared_ptr<void> guard(nullptr, [this, slot](void *) { release(*slot); });
        if (!slot->isOpen()) {
            const std::optional<Error> failure = co_await openSlot(slot);
            throwIfUnusable();
            if (failure && isToWaitAfter(*failure)) {
                continue;
            }
            if (failure) {
                throw *failure;
            }
            Q_EMIT connectionChanged(true);
        }
        auto lease = std::make_shared<ImapLease>(slot->session.get(), [guard] {});
        co_return lease;
    }
}

// Somebody more urgent waits already.
bool ImapConnections::mustWait(Use use) const
{
    return std::any_of(m_waiting.begin(), m_waiting.begin() + int(use), [](int waiting) { return waiting > 0; });
}

ImapConnections::Slot *ImapConnections::take(Use use, const QByteArray &mailbox)
{
    const auto leased = std::count_if(m_slots.begin(), m_slots.end(), [](const Slot &slot) { return slot.leased; });
    const int needed = use == Use::Background && m_allowed > 1 ? 2 : 1;
    if (m_allowed - int(leased) < needed) {
        return nullptr;
    }
    if (Slot *const open = idle(mailbox)) {
        return open;
    }
    if (held() >= m_allowed) {
        return nullptr;
    }
    const auto vacant
        = std::find_if(m_slots.begin(), m_slots.end(), [](const Slot &slot) { return !slot.leased && !slot.isOpen(); });
    return vacant != m_slots.end() ? &*vacant : nullptr;
}

// Open and free.
ImapConnections::Slot *ImapConnections::idle(const QByteArray &mailbox)
{
    Slot *found = nullptr;
    for (Slot &slot : m_slots) {
        if (slot.leased || !slot.isOpen()) {
            continue;
        }
        if (!mailbox.isEmpty() && slot.session->selectedMailbox() == mailbox) {
            return &slot;
        }
        found = found ? found : &slot;
    }
    return found;
}

int ImapConnections::held() const
{
    return int(
        std::count_if(m_slots.begin(), m_slots.end(), [](const Slot &slot) { return slot.leased || slot.isOpen(); }));
}

QCoro::Task<std::optional<Error>> ImapConnections::openSlot(Slot *slot)
{
    retire(*slot);
    slot->session = m_make();
    session::ImapSession *session = slot->session.get();
    connect(session, &session::ImapSession::closed, this, [this] { Q_EMIT connectionChanged(false); });
    std::optional<Error> failure;
    try {
        co_await m_open(session);
    } catch (const Error &error) {
        failure = error;
    }
    co_return failure;
}

// A server that allows no more connections still has those that are open: then their turn is waited for.
bool ImapConnections::isToWaitAfter(const Error &failure)
{
    if (!meansTooManyConnections(failure)) {
        if (failure.kind() == ErrorKind::Auth) {
            m_refusedLogin = failure;
        }
        return false;
    }
    const auto open = std::count_if(m_slots.begin(), m_slots.end(), [](const Slot &slot) { return slot.isOpen(); });
    m_allowed = qMax(1, int(open));
    qCInfo(logSync) << "the server allows fewer connections; using" << m_allowed;
    return open > 0;
}

void ImapConnections::retire(Slot &slot)
{
    if (!slot.session) {
        return;
    }
    add(m_retired, slot.session->counters());
    slot.session->disconnect(this);
    slot.session->abort();
    // Its last waiters may still be on the stack: gone only when control is back in the event loop.
    slot.session.release()->deleteLater();
}

void ImapConnections::release(Slot &slot)
{
    slot.leased = false;
    if (std::exchange(slot.givenUp, false)) {
        retire(slot);
    }
    // Queued: a waiter must not run inside the destructor of the one before it.
    m_released.wake();
}

void ImapConnections::giveUp(const session::ImapSession &session)
{
    for (Slot &slot : m_slots) {
        slot.givenUp = slot.givenUp || slot.session.get() == &session;
    }
}

void ImapConnections::close()
{
    m_closed = true;
    for (Slot &slot : m_slots) {
        if (slot.session) {
            slot.session->abort();
        }
    }
    m_released.wake();
}

void ImapConnections::reopen()
{
    m_closed = false;
    m_allowed = limit;
}

void ImapConnections::distrust()
{
    for (Slot &slot : m_slots) {
        if (slot.session) {
            slot.session->abort();
        }
    }
    m_allowed = limit;
    m_released.wake();
}

session::ImapSession::Counters ImapConnections::counters() const
{
    session::ImapSession::Counters sum = m_retired;
    for (const Slot &slot : m_slots) {
        if (slot.session) {
            add(sum, slot.session->counters());
        }
    }
    return sum;
}

} // namespace waxwing::sync
