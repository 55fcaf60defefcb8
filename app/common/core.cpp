#include "app/common/core.h"

#include "app/common/factory.h"
#include "app/common/waiting.h"
#include "core/auth/profilekeyring.h"
#include "core/base/log.h"

#include <QCoreApplication>

namespace waxwing::app {

namespace {

Error noAccount()
{
    return Error(ErrorKind::Input, QCoreApplication::translate("profile", "There is no such account."))
        .withCode("NOTFOUND");
}

std::shared_ptr<auth::Keyring> keyringOf(std::shared_ptr<auth::Keyring> keyring,
                                         const accounts::AccountRegistry &accounts)
{
    if (!keyring) {
        keyring = std::make_shared<auth::SystemKeyring>();
    }
    return std::make_shared<auth::ProfileKeyring>(keyring, accounts.profileId(), accounts.oldNamesBefore());
}

} // namespace

Core::Core(CoreOptions options, QObject *parent)
    : QObject(parent)
    , m_profile(options.profile)
    , m_store(store::StorePaths::below(m_profile.folder()))
    , m_accounts(m_profile.folder())
    , m_keyring(keyringOf(options.keyring, m_accounts))
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
    if (account.passwordSource != auth::PasswordSource::Keyring || password.isEmpty()) {
        return m_accounts.add(account);
    }
    // The password first: with the account known the engine logs in at once.
    accounts::Account upcoming = account;
    upcoming.id = m_accounts.nextId();
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
    if (account->passwordSource == auth::PasswordSource::Keyring) {
        try {
            finished(m_keyring->remove(account->passwordQuestion(auth::Role::Incoming).key()));
        } catch (const Error &error) {
            // A keyring that is not there holds no password of ours.
            qCInfo(logAuth).noquote() << error.text();
        }
    }
    return removing;
}

} // namespace waxwing::app
