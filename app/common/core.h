// Everything that is not the screen, constructed and wired: the one place where both programs do it.
#pragma once

#include "app/common/profile.h"
#include "core/accounts/accountregistry.h"
#include "core/auth/credentialstore.h"
#include "core/store/store.h"
#include "core/sync/mailengine.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace waxwing::app {

struct CoreOptions {
    QString profile; // empty: the default
    sync::MailEngine::Mode mode = sync::MailEngine::Mode::Background;
    bool offline = false;
    std::shared_ptr<auth::Keyring> keyring; // null: the system's
    std::shared_ptr<auth::PasswordPrompt> prompt; // null: nobody is asked; called in the engine thread
};

class Core : public QObject {
    Q_OBJECT
public:
    // Throws Error{Storage}, and Error{Conflict} "LOCKED" when another process has the profile.
    explicit Core(CoreOptions options, QObject *parent = nullptr);
    // Stops the engine (three seconds at most), then closes the store.
    ~Core() override;

    Profile &profile() { return m_profile; }
    store::Store &store() { return m_store; }
    accounts::AccountRegistry &accounts() { return m_accounts; }
    sync::MailEngine &engine() { return *m_engine; }
    const std::shared_ptr<auth::Keyring> &keyring() const { return m_keyring; }

    // Saves the account, and its password where the account says, in the keyring or in memory, when one is given.
    // Throws Error{Input}, Error{Auth} for a keyring that does not work, Error{Storage}; then nothing is saved.
    AccountId addAccount(const accounts::Account &account, const QString &password);
    // The account of folders on this computer; made when there is none.
    AccountId localAccount();
    // A new password, or with a sign-in through the browser the refresh token: into the keyring, and the engine
    // tries again. Throws Error{Auth} when the keyring does not work.
    void setSecret(const accounts::Account &account, const QString &secret);
    // The folder gets this role, whatever the server says; Role::None takes that back. Kept with the account; the
    // store follows.
    QFuture<void> setFolderRole(const store::FolderRow &folder, store::Role role);
    // The account's settings and password at once; what is held of it and what waits in the store's time, which is
    // long for much mail: the window does not wait. Local mail of a POP3 account stays.
    QFuture<void> removeAccount(AccountId id);
    // What the account is now. A password that is not to be kept in the keyring any more goes from there.
    void updateAccount(const accounts::Account &account);

private:
    QCoro::Task<void> forgetSecrets();
    void forgetSecretsBehind();
    void resumeLocked();
    void applyChosenRoles(const accounts::Account &account);

    Profile m_profile;
    store::Store m_store;
    accounts::AccountRegistry m_accounts;
    std::shared_ptr<auth::Keyring> m_keyring;
    std::unique_ptr<sync::MailEngine> m_engine;
};

} // namespace waxwing::app
