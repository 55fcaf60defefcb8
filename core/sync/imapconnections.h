// The few connections an account has: one for what the user does, one for the folder on the screen, one for background
// work, one that watches a folder. A connection is leased, because SELECT makes it one folder's for as long as somebody
// relies on it. Engine thread only.
#pragma once

#include "core/base/wakeup.h"
#include "core/session/imapsession.h"

#include <QCoroTask>
#include <QObject>

#include <array>
#include <functional>
#include <memory>
#include <optional>

namespace waxwing::sync {

class ImapLease;

class ImapConnections : public QObject {
    Q_OBJECT
public:
    enum class Use { User, Foreground, Background, Watch };
    // A session that is not open yet.
    using MakeSession = std::function<std::unique_ptr<session::ImapSession>()>;
    // Opens it: gets the credentials and logs in.
    using OpenSession = std::function<QCoro::Task<void>(session::ImapSession *)>;

    ImapConnections(MakeSession make, OpenSession open, QObject *parent = nullptr);
    ~ImapConnections() override;

    // Waits for its turn, connects where needed. Throws what opening throws; after a refused login it throws
    // that error again without asking the server, until forgetRefusedLogin().
    QCoro::Task<std::shared_ptr<ImapLease>> acquire(Use use);
    void forgetRefusedLogin() { m_refusedLogin.reset(); }
    // The watching connection when one is open, else nullptr.
    session::ImapSession *open(Use use) const;
    // False where the server allows so few connections that this use shares one.
    bool hasOwn(Use use) const { return int(use) < m_allowed; }
    // Closes everything; waiters fail with Error{Cancelled}. acquire() works again afterwards only after reopen().
    void close();
    void reopen() { m_closed = false; }
    // Of all connections since construction.
    session::ImapSession::Counters counters() const;

Q_SIGNALS:
    void connectionChanged(bool connected);
    void sessionOpened(waxwing::session::ImapSession *session, waxwing::sync::ImapConnections::Use use);

private:
    struct Slot {
        std::unique_ptr<session::ImapSession> session;
        bool leased = false;
    };
    static constexpr int slotCount = 4;

    int slotFor(Use use) const;
    void release(int slot);
    QCoro::Task<void> openSlot(int index, Use use);
    void retire(Slot &slot);
    void throwIfUnusable() const;

    MakeSession m_make;
    OpenSession m_open;
    Wakeup m_released; // a lease was given back, or everything was closed
    std::array<Slot, slotCount> m_slots;
    int m_allowed = slotCount; // fewer after the server said there are too many
    std::optional<Error> m_refusedLogin;
    session::ImapSession::Counters m_retired;
    bool m_closed = false;
};

// Gives the connection back when it goes. Never outlives a suspended user: hold it in the coroutine.
class ImapLease {
public:
    ImapLease(session::ImapSession *session, std::function<void()> giveBack);
    ~ImapLease();
    ImapLease(const ImapLease &) = delete;
    ImapLease &operator=(const ImapLease &) = delete;
    session::ImapSession &session() const { return *m_session; }

private:
    session::ImapSession *m_session;
    std::function<void()> m_giveBack;
};

} // namespace waxwing::sync
