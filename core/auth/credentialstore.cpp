#include "core/auth/credentialstore.h"

#include "core/auth/passwordcommand.h"
#include "core/base/log.h"

namespace waxwing::auth {

namespace {

// A command may wait for a hardware key to be touched.
constexpr std::chrono::milliseconds commandPatience = std::chrono::minutes(1);

} // namespace

QString PasswordQuestion::key() const
{
    const QString suffix = role == Role::Incoming ? QStringLiteral("/incoming") : QStringLiteral("/outgoing");
    return QString::number(account.value()) + suffix;
}

CredentialStore::CredentialStore(std::shared_ptr<Keyring> keyring, std::shared_ptr<PasswordPrompt> prompt,
                                 QObject *parent)
    : QObject(parent), m_keyring(std::move(keyring)), m_prompt(std::move(prompt))
{
}

QCoro::Task<Credentials> CredentialStore::credentials(PasswordQuestion question)
{
    const QString key = question.key();
    while (m_entries[key].isBusy) {
        co_await m_notBusy.wait();
    }
    if (m_entries[key].declined) {
        throw *m_entries[key].declined;
    }
    QString secret = m_entries[key].secret;
    if (!secret.isEmpty()) {
        co_return Credentials(question.user, secret);
    }
    m_entries[key].isBusy = true;
    std::optional<Error> failure;
    try {
        secret = co_await obtain(question);
        m_entries[key].secret = secret;
    } catch (const Error &error) {
        failure = error;
    }
    m_entries[key].isBusy = false;
    m_notBusy.wake();
    if (failure) {
        m_entries[key].declined = failure;
        throw *failure;
    }
    co_return Credentials(question.user, secret);
}

QCoro::Task<QString> CredentialStore::obtain(PasswordQuestion question)
{
    const std::optional<QString> found = co_await fromSource(question);
    const QString refused = m_entries[question.key()].refused;
    if (found && !found->isEmpty() && *found != refused) {
        co_return *found;
    }
    question.refusal = m_entries[question.key()].refusal;
    const QString answer = co_await fromPerson(question);
    co_return answer;
}

// nullopt: the person has to be asked. A broken password command is an error of its own, not a reason to ask.
QCoro::Task<std::optional<QString>> CredentialStore::fromSource(PasswordQuestion question)
{
    std::optional<QString> found;
    if (question.source == PasswordSource::Command) {
        const QString password = co_await passwordFromCommand(question.command, commandPatience);
        found = password;
    } else if (question.source == PasswordSource::Keyring) {
        const QString key = question.key();
        try {
            found = co_await m_keyring->read(key);
        } catch (const Error &error) {
            qCInfo(logAuth).noquote() << error.text();
        }
    }
    co_return found;
}

QCoro::Task<QString> CredentialStore::fromPerson(PasswordQuestion question)
{
    if (!m_prompt) {
        const QString summary = question.refusal.isEmpty()
            ? tr("There is no password for %1 on %2.").arg(question.user, question.host)
            : tr("%1 refused the password for %2.").arg(question.host, question.user);
        throw Error(ErrorKind::Auth, summary, question.refusal);
    }
    const PasswordAnswer answer = co_await m_prompt->ask(question);
    if (answer.store) {
        const QString key = question.key();
        try {
            co_await m_keyring->write(key, answer.secret);
        } catch (const Error &error) {
            qCWarning(logAuth).noquote() << error.text(); // it still serves until the program ends
        }
    }
    co_return answer.secret;
}

void CredentialStore::reportRefused(PasswordQuestion question, Credentials refused, QString refusal)
{
    Entry &entry = m_entries[question.key()];
    if (entry.secret == refused.secret) {
        entry.secret.clear();
        entry.refused = refused.secret;
        entry.refusal = refusal;
    }
}

void CredentialStore::retry(AccountId account)
{
    for (const Role role : {Role::Incoming, Role::Outgoing}) {
        PasswordQuestion question;
        question.account = account;
        question.role = role;
        m_entries[question.key()].declined.reset();
    }
}

QCoro::Task<void> CredentialStore::store(PasswordQuestion question, QString secret)
{
    const QString key = question.key();
    m_entries[key] = Entry();
    m_entries[key].secret = secret;
    if (question.source == PasswordSource::Keyring) {
        co_await m_keyring->write(key, secret);
    }
}

QCoro::Task<void> CredentialStore::forget(PasswordQuestion question)
{
    const QString key = question.key();
    m_entries.remove(key);
    if (question.source == PasswordSource::Keyring) {
        co_await m_keyring->remove(key);
    }
}

} // namespace waxwing::auth
