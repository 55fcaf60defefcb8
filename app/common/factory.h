// Concrete back ends, sessions and passwords for an account. Made anywhere, used in the engine thread.
#pragma once

#include "app/common/accounttests.h"
#include "app/common/profile.h"
#include "core/auth/credentialstore.h"
#include "core/net/wirelog.h"
#include "core/store/store.h"
#include "core/sync/accountfactory.h"

namespace waxwing::app {

class Factory final : public sync::AccountFactory {
public:
    Factory(store::Store &store, const Profile &profile, std::shared_ptr<auth::Keyring> keyring,
            std::shared_ptr<auth::PasswordPrompt> prompt);

    std::unique_ptr<sync::AccountBackend> makeBackend(const accounts::Account &settings) override;
    sync::Outbox::MakeSession makeOutgoing(const accounts::Account &settings) override;
    QCoro::Task<void> test(accounts::Account account, QString password, TellStep tell) override;
    void stopTests() override;
    void forgetRefusedPassword(AccountId account) override;
    void rememberPassword(const accounts::Account &account, const QString &password) override;
    void forgetCredentials(AccountId account) override;
    QString protocolLog() const override;

private:
    auth::CredentialStore *credentials();

    store::Store &m_store;
    const Profile &m_profile;
    std::shared_ptr<auth::Keyring> m_keyring;
    std::shared_ptr<auth::PasswordPrompt> m_prompt;
    std::unique_ptr<auth::CredentialStore> m_credentials; // made in the engine thread, where it lives
    net::WireLog m_log;
    AccountTests m_tests{m_log};
};

} // namespace waxwing::app
