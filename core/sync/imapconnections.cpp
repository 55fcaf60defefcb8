#include "core/sync/imapconnections.h"

#include "core/base/log.h"
#include "core/sync/words.h"

#include <QPointer>

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

int ImapConnections::slotFor(Use use) const
{
    return qMin(int(use), m_allowed - 1);
}

void ImapConnections::throwIfUnusable() const
{
    if (m_closed) {
        throw Error(ErrorKind::Cancelled, translated("The connection was closed."));
    }
    if (m_refusedLogin) {
        throw *m_refusedLogin;
    }
}

QCoro::Task<std::shared_ptr<ImapLease>> ImapConnections::acquire(Use use)
{
    throwIfUnusable();
    while (m_slots[slotFor(use)].leased) {
        QCoro::Task<bool> freed = m_released.wait();
        co_await freed;
        throwIfUnusable();
    }
    const int index = slotFor(use);
    Slot &slot = m_slots[index];
    slot.leased = true;
    // The guard gives the slot back when opening throws.
    const std::shared_ptr<void> guard(nullptr, [this, index](void *) { release(index); });
    if (!slot.session || !slot.session->isOpen()) {
        co_await openSlot(index, use);
    }
    auto lease = std::make_shared<ImapLease>(slot.session.get(), [guard] {});
    co_return lease;
}

QCoro::Task<void> ImapConnections::openSlot(int index, Use use)
{
    Slot &slot = m_slots[index];
    retire(slot);
    slot.session = m_make();
    session::ImapSession *session = slot.session.get();
    connect(session, &session::ImapSession::closed, this, [this] { Q_EMIT connectionChanged(false); });
    std::optional<Error> failure;
    try {
        co_await m_open(session);
    } catch (const Error &error) {
        failure = error;
    }
    throwIfUnusable();
    if (failure) {
        if (failure->kind() == ErrorKind::Auth) {
            m_refusedLogin = failure;
        } else if (meansTooManyConnections(*failure) && m_allowed > 1) {
            --m_allowed;
            qCInfo(logSync) << "the server allows fewer connections; using" << m_allowed;
        }
        throw *failure;
    }
    Q_EMIT connectionChanged(true);
    Q_EMIT sessionOpened(session, use);
}

void ImapConnections::retire(Slot &slot)
{
    if (!slot.session) {
        return;
    }
    const session::ImapSession::Counters counters = slot.session->counters();
    m_retired.bytesIn += counters.bytesIn;
    m_retired.bytesOut += counters.bytesOut;
    m_retired.roundTrips += counters.roundTrips;
    m_retired.unparsed += counters.unparsed;
    slot.session->disconnect(this);
    slot.session->abort();
    // Its last waiters may still be on the stack: gone only when control is back in the event loop.
    slot.session.release()->deleteLater();
}

void ImapConnections::release(int index)
{
    m_slots[index].leased = false;
    // Queued: a waiter must not run inside the destructor of the one before it.
    m_released.wake();
}

session::ImapSession *ImapConnections::open(Use use) const
{
    session::ImapSession *session = m_slots[slotFor(use)].session.get();
    return session && session->isOpen() ? session : nullptr;
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

session::ImapSession::Counters ImapConnections::counters() const
{
    session::ImapSession::Counters sum = m_retired;
    for (const Slot &slot : m_slots) {
        if (slot.session) {
            const session::ImapSession::Counters counters = slot.session->counters();
            sum.bytesIn += counters.bytesIn;
            sum.bytesOut += counters.bytesOut;
            sum.roundTrips += counters.roundTrips;
            sum.unparsed += counters.unparsed;
        }
    }
    return sum;
}

} // namespace waxwing::sync
