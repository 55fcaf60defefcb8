#include "app/common/core.h"

#include "app/common/factory.h"
#include "app/common/waiting.h"
#include "core/base/log.h"

#include <QCoreApplication>

namespace waxwing::app {

Core::Core(CoreOptions options, QObject *parent)
    : QObject(parent)
    , m_profile(options.profile)
    , m_store(store::StorePaths::below(m_profile.folder()))
    , m_accounts(m_profile.folder())
    , m_keyring(options.keyring ? options.keyring : std::make_shared<auth::SystemKeyring>())
{
    const QStringList notes = m_store.openingNotes();
    for (const QString &note : notes) {
        qCWarning(logStore).noquote() << note;
    }
    auto factory = std::make_unique<Factory>(m_store, m_profile, m_keyring, options.prompt);
    m_engine
        = std::make_unique<sync::MailEngine>(m_store, m_accounts, std::move(factory), options.mode, options.offline);
}

Core::~Core() = default;

AccountId Core::addAccount(const accounts::Account &account, const QString &password)
{
    account.validate();
    const bool keep = account.passwordSource == auth::PasswordSource::Keyring && !password.isEmpty();
    const AccountId id = m_accounts.add(account);
    if (!keep) {
        return id;
    }
    try {
        accounts::Account added = account;
        added.id = id;
        finished(m_keyring->write(added.passwordQuestion(auth::Role::Incoming).key(), password));
    } catch (const Error &) {
        m_accounts.remove(id);
        throw;
    }
    return id;
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

void Core::removeAccount(AccountId id)
{
    const auto account = m_accounts.account(id);
    if (!account) {
        throw Error(ErrorKind::Input, QCoreApplication::translate("profile", "There is no such account."))
            .withCode("NOTFOUND");
    }
    m_accounts.remove(id);
    auto removing = m_store.write(store::Priority::User, [id](store::Writer &writer) { writer.removeAccount(id); });
    removing.waitForFinished();
    if (account->passwordSource != auth::PasswordSource::Keyring) {
        return;
    }
    try {
        finished(m_keyring->remove(account->passwordQuestion(auth::Role::Incoming).key()));
    } catch (const Error &error) {
        // A keyring that is not there holds no password of ours.
        qCInfo(logAuth).noquote() << error.text();
    }
}

} // namespace waxwing::app
