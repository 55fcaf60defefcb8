#include "app/common/core.h"

#include "app/common/factory.h"
#include "app/common/waiting.h"
#include "core/auth/profilekeyring.h"
#include "core/base/log.h"
#include "core/base/scope.h"

#include <QCoreApplication>
#include <QPointer>

namespace waxwing::app {

namespace {

Error noAccount()
{
    return Error(ErrorKind::Input, QCoreApplication::translate("profile", "There is no such account."))
        .withCode("NOTFOUND");
}

// A command has nobody to come back to: it waits for a keyring that is locked. A window says so, and goes on with it.
std::shared_ptr<auth::Keyring> systemKeyring(sync::MailEngine::Mode mode)
{
    const bool isCommand = mode == sync::MailEngine::Mode::OnDemand;
    using auth::SystemKeyring;
    return std::make_shared<SystemKeyring>(isCommand ? SystemKeyring::WhenLocked::Wait
                                                     : SystemKeyring::WhenLocked::Say);
}

std::shared_ptr<auth::Keyring> keyringOf(const CoreOptions &options, const accounts::AccountRegistry &accounts)
{
    const std::shared_ptr<auth::Keyring> keyring = options.keyring ? options.keyring : systemKeyring(options.mode);
    return std::make_shared<auth::ProfileKeyring>(keyring, accounts.profileId(), accounts.oldNamesBefore());
}

} // namespace

Core::Core(CoreOptions options, QObject *parent)
    : QObject(parent)
    , m_profile(options.profile)
    , m_store(store::StorePaths::below(m_profile.folder()))
    , m_accounts(m_profile.folder())
    , m_keyring(keyringOf(options, m_accounts))
{
    const QStringList notes = m_store.openingNotes();
    for (const QString &note : notes) {
        qCWarning(logStore).noquote() << note;
    }
    auto factory = std::make_unique<Factory>(m_store, m_profile, m_keyring, options.prompt);
    m_engine
        = std::make_unique<sync::MailEngine>(m_store, m_accounts, std::move(factory), options.mode, options.offline);
    connect(m_engine.get(), &sync::MailCommands::statusChanged, this, [this](const sync::AccountStatus &status) {
        const auto account = m_accounts.account(status.account);
        if (account && !status.syncing) {
            applyChosenRoles(*account);
        }
    });
    if (options.mode == sync::MailEngine::Mode::Background) {
        forgetSecretsBehind();
        if (!options.keyring) {
            auth::SystemKeyring::onUnlocked(this, [this] {
                resumeLocked();
                forgetSecretsBehind();
            });
        }
    }
}

Core::~Core() = default;

void Core::setSecret(const accounts::Account &account, const QString &secret)
{
    finished(m_keyring->write(account.passwordQuestion(auth::Role::Incoming).key(), secret));
    m_engine->credentialsChanged(account.id);
}

QFuture<void> Core::setFolderRole(const store::FolderRow &folder, store::Role role)
{
    auto account = m_accounts.account(folder.account);
    if (!account) {
        throw noAccount();
    }
    account->roleFolders.removeIf([&folder](const auto &chosen) { return chosen.value() == folder.path; });
    if (role != store::Role::None) {
        account->roleFolders.insert(store::roleName(role), folder.path);
    }
    m_accounts.update(*account);
    return m_store.write(store::Priority::User,
                         [folder, role](store::Writer &writer) { writer.setRole(folder.id, role); });
}

// The cache may be new, and the folder have come with the listing that just ended.
void Core::applyChosenRoles(const accounts::Account &account)
{
    if (account.roleFolders.isEmpty()) {
        return;
    }
    m_store.write(store::Priority::Foreground, [account](store::Writer &writer) {
        const QList<store::FolderRow> folders = writer.reader().folders(account.id);
        for (const store::FolderRow &folder : folders) {
            const QString role = account.roleFolders.key(folder.path);
            if (!role.isEmpty() && store::roleName(folder.role) != role) {
                writer.setRole(folder.id, store::roleNamed(role));
            }
        }
    });
}

AccountId Core::addAccount(const accounts::Account &account, const QString &password)
{
    account.validate();
    // The password first: with the account known the engine logs in at once.
    accounts::Account upcoming = account;
    upcoming.id = m_accounts.nextId();
    if (account.passwordSource == auth::PasswordSource::Session && !password.isEmpty()) {
        m_engine->rememberPassword(upcoming, password);
    }
    if (account.passwordSource != auth::PasswordSource::Keyring || password.isEmpty()) {
        return m_accounts.add(account);
    }
    const QString key = upcoming.passwordQuestion(auth::Role::Incoming).key();
    finished(m_keyring->write(key, password));
    try {
        return m_accounts.add(account);
    } catch (const Error &) {
        finished(m_keyring->remove(key));
        throw;
    }
}

AccountId Core::localAccount()
{
    const QList<accounts::Account> all = m_accounts.accounts();
    for (const accounts::Account &account : all) {
        if (account.isLocal()) {
            return account.id;
        }
    }
    return m_accounts.add(accounts::Account::onThisComputer());
}

QFuture<void> Core::removeAccount(AccountId id)
{
    const auto account = m_accounts.account(id);
    if (!account) {
        throw noAccount();
    }
    m_accounts.remove(id);
    auto removing = m_store.write(store::Priority::User, [id](store::Writer &writer) { writer.removeAccount(id); });
    finished(forgetSecrets());
    return removing;
}

void Core::updateAccount(const accounts::Account &account)
{
    m_accounts.update(account);
    finished(forgetSecrets());
}

// What cannot be forgotten now stays listed: for when the keyring is unlocked, or the next start.
QCoro::Task<void> Core::forgetSecrets()
{
    const QPointer<Core> core(this);
    const std::shared_ptr<auth::Keyring> keyring = m_keyring;
    const QList<AccountId> ids = m_accounts.secretsToForget();
    for (const AccountId id : ids) {
        try {
            for (const auth::Role role : auth::allRoles) {
                const QString key = auth::keyOf(id, role);
                co_await keyring->remove(key);
            }
            if (!core) {
                co_return;
            }
            core->m_accounts.secretsForgotten(id);
        } catch (const Error &error) {
            qCInfo(logAuth).noquote() << error.text();
            co_return;
        }
    }
}

// Of itself only: a keyring that does not answer must not hold up the end of the program.
void Core::forgetSecretsBehind()
{
    if (m_accounts.secretsToForget().isEmpty()) {
        return;
    }
    auto *scope = new CoroutineScope;
    connect(scope, &CoroutineScope::idle, scope, &QObject::deleteLater);
    scope->spawn(forgetSecrets());
}

// Not only those that say so by now: one that was told a moment ago has not been heard of here yet.
void Core::resumeLocked()
{
    const QList<sync::AccountStatus> statuses = m_engine->statuses();
    for (const sync::AccountStatus &status : statuses) {
        const auto account = m_accounts.account(status.account);
        const bool usesKeyring = account && account->passwordSource == auth::PasswordSource::Keyring;
        if (usesKeyring && status.connectivity != sync::Connectivity::Online) {
            m_engine->credentialsChanged(status.account);
        }
    }
}

} // namespace waxwing::app
