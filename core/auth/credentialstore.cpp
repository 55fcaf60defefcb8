#include "core/auth/credentialstore.h"

#include "core/auth/oauth.h"
#include "core/auth/passwordcommand.h"
#include "core/base/log.h"

namespace waxwing::auth {

namespace {

// A command may wait for a hardware key to be touched.
constexpr std::chrono::milliseconds commandPatience = std::chrono::minutes(1);

// A token that expires while it is on its way is refused.
constexpr std::chrono::seconds expiryMargin{60};

bool isRemembered(const Error &error)
{
    return error.kind() == ErrorKind::Auth || error.kind() == ErrorKind::Cancelled || error.kind() == ErrorKind::Input;
}

Error signInAgain(const PasswordQuestion &question, const QString &technical)
{
    return Error(ErrorKind::Auth,
                 CredentialStore::tr("%1 wants you to sign in again in the browser. No mail was lost.")
                     .arg(question.accountName),
                 technical, Retry::AfterUserAction)
        .withCode("SIGNIN");
}

} // namespace

QString keyOf(AccountId account, Role role)
{
    const QString id = QString::number(account.value());
    switch (role) {
    case Role::Incoming: break;
    case Role::Outgoing: return id + QStringLiteral("/outgoing");
    case Role::Proxy: return id + QStringLiteral("/proxy");
    }
    return id + QStringLiteral("/incoming");
}

QString PasswordQuestion::key() const
{
    return keyOf(account, role);
}

CredentialStore::CredentialStore(std::shared_ptr<Keyring> keyring, std::shared_ptr<PasswordPrompt> prompt,
                                 QObject *parent)
    : QObject(parent), m_keyring(std::move(keyring)), m_prompt(std::move(prompt))
{
}

QCoro::Task<Credentials> CredentialStore::credentials(PasswordQuestion question)
{
    if (question.proof == Proof::Certificate || question.proof == Proof::Ticket) {
        co_return Credentials(question.user, Secret(), question.proof);
    }
    const QString key = question.key();
    while (m_entries[key].isBusy) {
        co_await m_notBusy.wait();
    }
    if (m_entries[key].declined) {
        throw *m_entries[key].declined;
    }
    if (m_entries[key].expiry <= std::chrono::steady_clock::now()) {
        m_entries[key].secret = {};
    }
    Secret secret = m_entries[key].secret;
    if (!secret.isEmpty()) {
        co_return Credentials(question.user, secret, question.proof);
    }
    m_entries[key].isBusy = true;
    m_entries[key].hasServed = false;
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
        if (isRemembered(*failure)) {
            m_entries[key].declined = failure;
        }
        throw *failure;
    }
    co_return Credentials(question.user, secret, question.proof);
}

QCoro::Task<Secret> CredentialStore::obtain(PasswordQuestion question)
{
    if (question.proof == Proof::Token && question.source != PasswordSource::Command) {
        const Secret token = co_await obtainToken(question);
        co_return token;
    }
    const std::optional<Secret> found = co_await fromSource(question);
    const Secret refused = m_entries[question.key()].refused;
    if (found && !found->isEmpty() && *found != refused) {
        co_return *found;
    }
    question.refusal = m_entries[question.key()].refusal;
    const Secret answer = co_await fromPerson(question);
    co_return answer;
}

// Without a keyring there is no refresh token: it is worth as much as a password and lies nowhere else.
QCoro::Task<Secret> CredentialStore::obtainToken(PasswordQuestion question)
{
    const QString key = question.key();
    const std::optional<Secret> refresh = co_await m_keyring->read(key);
    if (!refresh || refresh->isEmpty()) {
        throw signInAgain(question, {});
    }
    const OAuthProvider provider = co_await oauthProvider(question.oauth, question.web);
    const QString grant = refresh->toString();
    OAuthTokens tokens = co_await refreshTokens(provider, grant, question.web);
    // RFC 6749 6: the new one replaces the old, which some providers withdraw at once.
    if (!tokens.refresh.isEmpty() && tokens.refresh != grant) {
        const Secret renewed(tokens.refresh);
        co_await m_keyring->write(key, renewed);
    }
    const bool isLimited = tokens.lifetime > expiryMargin;
    m_entries[key].expiry = isLimited ? std::chrono::steady_clock::now() + tokens.lifetime - expiryMargin
                                      : std::chrono::steady_clock::time_point::max();
    co_return Secret::taken(tokens.access);
}

// nullopt: the person has to be asked. A broken password command is an error of its own, not a reason to ask.
QCoro::Task<std::optional<Secret>> CredentialStore::fromSource(PasswordQuestion question)
{
    std::optional<Secret> found;
    if (question.source == PasswordSource::Command) {
        const Secret password = co_await passwordFromCommand(question.command, commandPatience);
        found = password;
    } else if (question.source == PasswordSource::Keyring) {
        const QString key = question.key();
        try {
            found = co_await m_keyring->read(key);
        } catch (const Error &error) {
            if (error.code() == keyringLocked) {
                throw; // what it holds is wanted, not another one typed
            }
            qCInfo(logAuth).noquote() << error.text();
            m_entries[key].refusal = error.summary(); // why the person is asked at all
        }
    }
    co_return found;
}

QCoro::Task<Secret> CredentialStore::fromPerson(PasswordQuestion question)
{
    if (question.proof == Proof::Token) {
        throw signInAgain(question, question.refusal); // the command printed the refused token once more
    }
    if (!m_prompt) {
        if (question.refusal.isEmpty()) {
            throw Error(ErrorKind::Auth, tr("There is no password for %1 on %2.").arg(question.user, question.host));
        }
        if (m_entries[question.key()].refused.isEmpty()) { // it was the keyring that did not give one
            throw Error(ErrorKind::Auth, question.refusal);
        }
        throw Error(ErrorKind::Auth, tr("%1 refused the password for %2.").arg(question.host, question.user),
                    question.refusal);
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

bool CredentialStore::reportRefused(PasswordQuestion question, Credentials refused, QString refusal)
{
    Entry &entry = m_entries[question.key()];
    if (refused.secret.isEmpty() || entry.secret != refused.secret) {
        return false;
    }
    entry.secret = {};
    entry.refused = refused.secret;
    entry.refusal = refusal;
    if (question.proof != Proof::Token) {
        return false;
    }
    const bool hadServed = entry.hasServed;
    if (!hadServed) { // fresh from the provider: a newer one would fare no better
        entry.declined = signInAgain(question, refusal);
    }
    return hadServed;
}

void CredentialStore::reportAccepted(const PasswordQuestion &question, const Credentials &accepted)
{
    Entry &entry = m_entries[question.key()];
    entry.hasServed = entry.hasServed || (!accepted.secret.isEmpty() && entry.secret == accepted.secret);
}

void CredentialStore::retry(AccountId account)
{
    m_keyring->askAgain();
    for (const Role role : allRoles) {
        m_entries[keyOf(account, role)].declined.reset();
    }
}

void CredentialStore::remember(const PasswordQuestion &question, Secret secret)
{
    Entry entry;
    entry.secret = std::move(secret);
    m_entries[question.key()] = entry;
}

void CredentialStore::forget(AccountId account)
{
    for (const Role role : allRoles) {
        m_entries.remove(keyOf(account, role));
    }
}

} // namespace waxwing::auth
