// The few connections an account has. One is leased at a time, because SELECT makes it one folder's for as long as
// somebody relies on it; whoever is looked at goes before what the user did, and that before background work, for
// which the last free connection is never taken. Engine thread only.
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
    // In order of urgency. Foreground: what is looked at; User: what somebody did.
    enum class Use { Foreground, User, Background, Watch };
    // A session that is not open yet.
    using MakeSession = std::function<std::unique_ptr<session::ImapSession>()>;
    // Opens it: gets the credentials and logs in.
    using OpenSession = std::function<QCoro::Task<void>(session::ImapSession *)>;

    ImapConnections(MakeSession make, OpenSession open, QObject *parent = nullptr);
    ~ImapConnections() override;

    // Waits for its turn, connects where no open connection is free; of those, one that has the mailbox selected is
    // preferred. Throws what opening throws; after a refused login it throws that error again without asking the
    // server, until forgetRefusedLogin().
    QCoro::Task<std::shared_ptr<ImapLease>> acquire(Use use, QByteArray mailbox = {});
    void forgetRefusedLogin() { m_refusedLogin.reset(); }
    // False where the server allows so few connections that none can be kept for so many watches alone.
    bool canWatch(int watches) const { return m_allowed >= 2 + watches; }
    // Closes everything; waiters fail with Error{Cancelled}. acquire() works again afterwards only after reopen().
    void close();
    void reopen();
    // Every connection may be dead, and the server may allow more again: the network changed, or the computer slept.
    void distrust();
    // The leased connection is closed when its lease goes, without a word: what it says of the mailboxes is not true.
    void giveUp(const session::ImapSession &session);
    // Of all connections since construction.
    session::ImapSession::Counters counters() const;

Q_SIGNALS:
    void connectionChanged(bool connected);

private:
    struct Slot {
        std::unique_ptr<session::ImapSession> session;
        bool leased = false;
        bool givenUp = false;
        bool isOpen() const { return session && session->isOpen(); }
    };
    static constexpr int limit = 5; // protocols.md rule 9

    Slot *take(Use use, const QByteArray &mailbox);
    Slot *idle(const QByteArray &mailbox);
    int held() const;
    bool mustWait(Use use) const;
    void release(Slot &slot);
    QCoro::Task<std::optional<Error>> openSlot(Slot *slot);
    bool isToWaitAfter(const Error &failure);
    void retire(Slot &slot);
    void throwIfUnusable() const;

    MakeSession m_make;
    OpenSession m_open;
    Wakeup m_released; // a lease was given back, or everything was closed
    std::array<Slot, limit> m_slots;
    std::array<int, 4> m_waiting{}; // by use
    int m_allowed = limit; // fewer after the server said there are too many
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
