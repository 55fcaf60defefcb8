// Tries an account's servers: connects, logs in, leaves. Engine thread.
#pragma once

#include "core/auth/credentials.h"
#include "core/net/wirelog.h"
#include "core/sync/accountfactory.h"

#include <QCoroTask>

#include <list>

namespace waxwing::app {

class AccountTests {
public:
    explicit AccountTests(net::WireLog &log) : m_log(log) { }

    QCoro::Task<void> receiving(accounts::Account account, auth::Credentials credentials);
    QCoro::Task<void> sending(accounts::Account account, auth::Credentials credentials);
    // What runs fails at once with Error{Cancelled}, and so does what would be started.
    void stop();

private:
    using Close = std::function<void()>;
    [[nodiscard]] std::shared_ptr<void> whileListed(Close close);

    net::WireLog &m_log;
    std::list<Close> m_open; // what closes the session of a test
    bool m_stopped = false;
};

} // namespace waxwing::app
