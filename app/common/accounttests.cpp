#include "app/common/accounttests.h"

#include "app/common/accountservers.h"
#include "core/session/pop3session.h"
#include "core/session/smtpsession.h"

#include <QCoreApplication>

namespace waxwing::app {

using accounts::Account;
using auth::Credentials;

std::shared_ptr<void> AccountTests::whileListed(Close close)
{
    if (m_stopped) {
        throw Error(ErrorKind::Cancelled, QCoreApplication::translate("sync", "Waxwing is being closed."));
    }
    const auto listed = m_open.insert(m_open.end(), std::move(close));
    return std::shared_ptr<void>(nullptr, [this, listed](void *) { m_open.erase(listed); });
}

void AccountTests::stop()
{
    m_stopped = true;
    const std::list<Close> open = m_open; // a test that fails leaves the list
    for (const Close &close : open) {
        close();
    }
}

QCoro::Task<void> AccountTests::receiving(Account account, Credentials credentials)
{
    if (account.protocol == accounts::Protocol::Pop3) {
        session::Pop3Session session(connectionFor(account), &m_log);
        const std::shared_ptr<void> listed = whileListed([&session] { session.close(); });
        const session::ServerAccess access = serverAccess(account, account.incoming);
        co_await session.open(access);
        co_await session.login(credentials);
        co_await session.quit();
        co_return;
    }
    session::ImapSession session(connectionFor(account), imapOptions(account, &m_log));
    const std::shared_ptr<void> listed = whileListed([&session] { session.abort(); });
    co_await session.open(credentials);
    co_await session.list();
    co_await session.logout();
}

QCoro::Task<void> AccountTests::sending(Account account, Credentials credentials)
{
    session::SmtpSession session(connectionFor(account), &m_log);
    const std::shared_ptr<void> listed = whileListed([&session] { session.close(); });
    const session::ServerAccess access = serverAccess(account, account.outgoing);
    co_await session.open(access);
    if (session.offersLogin()) {
        co_await session.login(credentials);
    }
    co_await session.quit();
}

} // namespace waxwing::app
