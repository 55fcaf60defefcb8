// How an account's concrete parts are made. Implemented where concrete classes are constructed (app); used in
// the engine thread only.
#pragma once

#include "core/accounts/account.h"
#include "core/sync/backend.h"
#include "core/sync/outbox.h"

#include <functional>
#include <memory>

namespace waxwing::sync {

class AccountFactory {
public:
    virtual ~AccountFactory() = default;

    virtual std::unique_ptr<AccountBackend> makeBackend(const accounts::Account &account) = 0;
    virtual Outbox::MakeSession makeOutgoing(const accounts::Account &account) = 0;

    using TellStep = std::function<void(QString step, bool ok, QString detail)>;
    // Connects and logs in to both servers of an account that need not be saved yet. Throws the first failure
    // after it was told.
    virtual QCoro::Task<void> test(accounts::Account account, QString password, TellStep tell) = 0;
    // For good: those that run throw Error{Cancelled} at once.
    virtual void stopTests() = 0;
    // A person wants to be asked for the password again.
    virtual void forgetRefusedPassword(AccountId account) = 0;
    // For the incoming server, until the program ends.
    virtual void rememberPassword(const accounts::Account &account, const QString &password) = 0;
    // The account is gone for good: nothing it logged in with stays in memory.
    virtual void forgetCredentials(AccountId account) = 0;
    virtual QString protocolLog() const = 0;
};

} // namespace waxwing::sync
