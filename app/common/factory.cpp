#include "app/common/factory.h"

#include "app/common/accountservers.h"
#include "core/base/octets.h"
#include "core/session/pop3session.h"
#include "core/session/smtpsession.h"
#include "core/sync/imapbackend.h"
#include "core/sync/localbackend.h"
#include "core/sync/pop3backend.h"

#include <QCoreApplication>

namespace waxwing::app {

namespace {

using accounts::Account;
using auth::Credentials;
using auth::CredentialStore;
using auth::PasswordQuestion;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sync)
};

// A refused password is reported, so that the person is asked before it is tried again. A token that had served is
// renewed at the next attempt, which makes its refusal a passing failure.
[[noreturn]] void throwReported(CredentialStore *store, const PasswordQuestion &question, const Credentials &tried,
                                const Error &error)
{
    const bool isAboutPassword = error.kind() == ErrorKind::Auth && error.code() != net::proxyPassword;
    if (isAboutPassword && store->reportRefused(question, tried, error.summary())) {
        throw Error(ErrorKind::Server, Words::tr("The sign-in has run out and is being renewed."), error.text(),
                    Retry::Later);
    }
    throw error;
}

QCoro::Task<void> openImap(CredentialStore *store, PasswordQuestion question, session::ImapSession *session)
{
    const Credentials credentials = co_await store->credentials(question);
    std::optional<Error> failure;
    try {
        co_await session->open(credentials);
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        throwReported(store, question, credentials, *failure);
    }
    store->reportAccepted(question, credentials);
}

template <class Session>
QCoro::Task<void> openAndLogIn(CredentialStore *store, PasswordQuestion question, session::ServerAccess access,
                               Session *session)
{
    co_await session->open(access);
    const Credentials credentials = co_await store->credentials(question);
    std::optional<Error> failure;
    try {
        co_await session->login(credentials);
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        session->close();
        throwReported(store, question, credentials, *failure);
    }
    store->reportAccepted(question, credentials);
}

// A submission server that offers no AUTH takes mail without (a relay in the same network).
QCoro::Task<void> openSmtp(CredentialStore *store, PasswordQuestion question, session::ServerAccess access,
                           session::SmtpSession *session)
{
    co_await session->open(access);
    if (!session->offersLogin()) {
        co_return;
    }
    const Credentials credentials = co_await store->credentials(question);
    std::optional<Error> failure;
    try {
        co_await session->login(credentials);
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        session->close();
        throwReported(store, question, credentials, *failure);
    }
    store->reportAccepted(question, credentials);
}

// The way out of a network whose proxy wants to know who comes.
struct WayOut {
    std::optional<PasswordQuestion> question; // nullopt: it does not
    std::shared_ptr<net::ProxyLogin> login; // the account's: all its connections look there
};

WayOut wayOutOf(Account *account)
{
    WayOut way;
    way.question = account->proxyQuestion();
    if (way.question) {
        way.login = std::make_shared<net::ProxyLogin>();
        account->proxy.login = way.login;
    }
    return way;
}

using Opening = std::function<QCoro::Task<void>()>;

QCoro::Task<void> through(CredentialStore *store, WayOut way, Opening open)
{
    std::optional<Credentials> shown;
    if (way.question) {
        shown = co_await store->credentials(*way.question);
        way.login->password = shown->secret.toString();
    }
    std::optional<Error> failure;
    try {
        auto opening = open();
        co_await opening;
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        if (shown && failure->code() == net::proxyPassword) {
            store->reportRefused(*way.question, *shown, failure->summary());
        }
        throw *failure;
    }
}

} // namespace

Factory::Factory(store::Store &store, const Profile &profile, std::shared_ptr<auth::Keyring> keyring,
                 std::shared_ptr<auth::PasswordPrompt> prompt)
    : m_store(store), m_profile(profile), m_keyring(std::move(keyring)), m_prompt(std::move(prompt))
{
}

CredentialStore *Factory::credentials()
{
    if (!m_credentials) {
        m_credentials = std::make_unique<CredentialStore>(m_keyring, m_prompt);
    }
    return m_credentials.get();
}

std::unique_ptr<sync::AccountBackend> Factory::makeBackend(const Account &settings)
{
    if (settings.isLocal()) {
        return std::make_unique<sync::LocalBackend>(m_store, settings.id, m_profile.mailFolder(settings.id.value()));
    }
    CredentialStore *store = credentials();
    Account account = settings;
    const WayOut way = wayOutOf(&account);
    const PasswordQuestion question = account.passwordQuestion(auth::Role::Incoming);
    if (account.protocol == accounts::Protocol::Pop3) {
        sync::Pop3Backend::Options options;
        options.account = account.id;
        options.mailFolder = m_profile.mailFolder(account.id.value());
        options.leaveOnServer = account.leaveOnServer;
        options.previewAbove = qint64(account.previewAbove) * 1_MiB;
        options.make
            = [log = &m_log, account] { return std::make_shared<session::Pop3Session>(connectionFor(account), log); };
        const session::ServerAccess access = serverAccess(account, account.incoming);
        options.open = [store, question, access, way](session::Pop3Session *session) {
            return through(store, way, [=] { return openAndLogIn(store, question, access, session); });
        };
        return std::make_unique<sync::Pop3Backend>(m_store, std::move(options));
    }
    const session::ImapSession::Options options = imapOptions(account, &m_log);
    const auto make
        = [options, account] { return std::make_unique<session::ImapSession>(connectionFor(account), options); };
    const auto open = [store, question, way](session::ImapSession *session) {
        return through(store, way, [=] { return openImap(store, question, session); });
    };
    auto backend = std::make_unique<sync::ImapBackend>(account.id, m_store, make, open,
                                                       m_profile.hiddenFile(account.id.value()));
    backend->setChosenRoles(sync::chosenRoles(account.roleFolders));
    return backend;
}

sync::Outbox::MakeSession Factory::makeOutgoing(const Account &settings)
{
    Account account = settings;
    const WayOut way = wayOutOf(&account);
    sync::Outbox::MakeSession outgoing;
    if (!account.outgoing.isValid()) {
        outgoing.make = [] { return std::shared_ptr<session::SmtpSession>(); };
        return outgoing;
    }
    const QList<accounts::Identity> identities = account.allIdentities();
    for (const accounts::Identity &identity : identities) {
        if (!identity.sentFolder.isEmpty()) {
            outgoing.sentFolders.insert(identity.address.toLower(), identity.sentFolder);
        }
    }
    CredentialStore *store = credentials();
    const PasswordQuestion question = account.passwordQuestion(auth::Role::Outgoing);
    const session::ServerAccess access = serverAccess(account, account.outgoing);
    outgoing.make
        = [log = &m_log, account] { return std::make_shared<session::SmtpSession>(connectionFor(account), log); };
    outgoing.open = [store, question, access, way](session::SmtpSession *session) {
        return through(store, way, [=] { return openSmtp(store, question, access, session); });
    };
    return outgoing;
}

namespace {

QCoro::Task<void> told(QString step, QCoro::Task<void> task, sync::AccountFactory::TellStep tell)
{
    std::optional<Error> failure;
    try {
        co_await task;
    } catch (const Error &error) {
        failure = error;
    }
    tell(step, !failure, failure ? failure->text() : QString());
    if (failure) {
        throw *failure;
    }
}

} // namespace

QCoro::Task<void> Factory::test(Account account, QString password, TellStep tell)
{
    account.validate();
    auth::Secret secret(password); // with Proof::Token, an access token
    if (secret.isEmpty()) {
        const PasswordQuestion question = account.passwordQuestion(auth::Role::Incoming);
        const Credentials known = co_await credentials()->credentials(question);
        secret = known.secret;
    }
    const WayOut way = wayOutOf(&account);
    const Credentials incoming(account.user, secret, account.authentication);
    const QString incomingStep = Words::tr("Receiving: %1").arg(account.incoming.host);
    const Opening receive = [=, this] { return m_tests.receiving(account, incoming); };
    auto receiving = told(incomingStep, through(credentials(), way, receive), tell);
    co_await receiving;
    if (!account.outgoing.isValid()) {
        co_return;
    }
    const Credentials outgoing(account.outgoingUser(), secret, account.authentication);
    const QString outgoingStep = Words::tr("Sending: %1").arg(account.outgoing.host);
    const Opening send = [=, this] { return m_tests.sending(account, outgoing); };
    auto sending = told(outgoingStep, through(credentials(), way, send), tell);
    co_await sending;
}

void Factory::stopTests()
{
    m_tests.stop();
}

void Factory::forgetRefusedPassword(AccountId account)
{
    credentials()->retry(account);
}

void Factory::rememberPassword(const Account &account, const QString &password)
{
    credentials()->remember(account.passwordQuestion(auth::Role::Incoming), password);
}

void Factory::forgetCredentials(AccountId account)
{
    credentials()->forget(account);
}

QString Factory::protocolLog() const
{
    QString text;
    const QList<net::WireLine> lines = m_log.lines();
    for (const net::WireLine &line : lines) {
        text += line.direction == net::Direction::Sent ? QLatin1String("C: ") : QLatin1String("S: ");
        text += QString::fromUtf8(line.text) + QLatin1Char('\n');
    }
    return text;
}

} // namespace waxwing::app
