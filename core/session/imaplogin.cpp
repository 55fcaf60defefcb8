// From a name to a connection that is encrypted as asked, logged in, and knows what the server can do.
#include "core/session/imapcommands.h"

#include "core/auth/sasl.h"
#include "core/session/imaperrors.h"

#include <QCoreApplication>

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

// What an AUTHENTICATE exchange carries from one challenge to the next.
struct SaslExchange {
    SaslExchange(const auth::Mechanism &mechanism, const auth::Credentials &credentials, const QByteArray &host)
        : client(mechanism, credentials, QByteArrayLiteral("imap"), host)
    {
    }

    auth::SaslClient client;
    std::optional<Error> failure;
};

QCoro::Task<void> ensureCapabilities(Channel channel)
{
    if (!channel->capabilities().isEmpty()) {
        co_return;
    }
    const ImapJobPtr job = makeImapJob(ImapVerb::Capability, channel->command("CAPABILITY").build());
    channel->enqueue(job);
    co_await imapAnswer(channel, job);
}

QCoro::Task<void> startTls(Channel channel)
{
    const auto refused = [](const QString &technical) {
        return Error(ErrorKind::Tls,
                     QCoreApplication::translate("imap", "The mail server does not offer encryption (STARTTLS)."),
                     technical);
    };
    co_await ensureCapabilities(channel);
    if (!channel->capabilities().has("STARTTLS")) {
        throw refused({});
    }
    const ImapJobPtr job = makeImapJob(ImapVerb::StartTls, channel->command("STARTTLS").build());
    channel->enqueue(job);
    const imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
    if (status.condition != imap::Condition::Ok) {
        throw refused(QString::fromUtf8(status.text.left(300)));
    }
    co_await ImapChannel::startTls(channel);
}

QByteArrayList offeredMechanisms(const imap::Capabilities &capabilities)
{
    QByteArrayList offered;
    for (const QByteArray &name : capabilities.names()) {
        if (name.startsWith("AUTH=")) {
            offered.append(name.mid(5));
        }
    }
    return offered;
}

auth::MechanismPolicy policyOf(const Channel &channel, auth::Proof proof)
{
    return channel->options().mechanismPolicy(channel->transport().isEncrypted(), proof);
}

// "*" ends an exchange that went wrong on this side (RFC 3501 6.2.2).
QByteArray answerChallenge(SaslExchange &exchange, const QByteArray &challenge)
{
    const auto decoded = QByteArray::fromBase64Encoding(challenge, QByteArray::AbortOnBase64DecodingErrors);
    try {
        if (!decoded) {
            throw Error(ErrorKind::Protocol,
                        QCoreApplication::translate("imap", "The server's log-in dialogue cannot be understood."));
        }
        return exchange.client.respond(decoded.decoded).toBase64();
    } catch (const Error &error) {
        exchange.failure = error;
        return QByteArrayLiteral("*");
    }
}

QCoro::Task<imap::StatusResponse> authenticate(Channel channel, auth::Mechanism mechanism,
                                               auth::Credentials credentials)
{
    const QByteArray host = channel->options().endpoint.host.toUtf8();
    const auto exchange = std::make_shared<SaslExchange>(mechanism, credentials, host);
    imap::CommandBuilder builder = channel->command("AUTHENTICATE");
    builder.atom(mechanism.name);
    if (mechanism.clientFirst && channel->capabilities().has("SASL-IR")) {
        const QByteArray initial = exchange->client.respond({}).toBase64();
        builder.secret(initial.isEmpty() ? QByteArrayLiteral("=") : initial); // RFC 4959 3
    }
    const ImapJobPtr job = makeImapJob(ImapVerb::Authenticate, builder.build());
    job->onContinuation = [exchange](const QByteArray &challenge) -> std::optional<QByteArray> {
        return answerChallenge(*exchange, challenge);
    };
    channel->forgetCapabilities(); // they change with the login (RFC 3501 6.2.2)
    channel->enqueue(job);
    const imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
    if (exchange->failure) {
        throw *exchange->failure;
    }
    if (status.condition == imap::Condition::Ok && !exchange->client.isComplete()) {
        throw Error(ErrorKind::Auth,
                    QCoreApplication::translate("imap", "The server did not prove that it knows the password."));
    }
    co_return status;
}

QCoro::Task<void> loginCommand(Channel channel, auth::Credentials credentials)
{
    auth::requirePlaintextAllowed(policyOf(channel, credentials.proof));
    imap::CommandBuilder builder = channel->command("LOGIN");
    builder.secret(credentials.user.toUtf8()).secret(credentials.secret.borrowed());
    const ImapJobPtr job = makeImapJob(ImapVerb::Login, builder.build());
    channel->forgetCapabilities();
    channel->enqueue(job);
    const imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
    if (status.condition != imap::Condition::Ok) {
        throw imapLoginRefusal(status, QByteArrayLiteral("LOGIN"));
    }
}

QCoro::Task<void> logIn(Channel channel, auth::Credentials credentials)
{
    const imap::Capabilities before = channel->capabilities();
    const bool hasLogin = !before.has("LOGINDISABLED");
    const auth::MechanismPolicy policy = policyOf(channel, credentials.proof);
    const auto mechanism = auth::chooseMechanism(offeredMechanisms(before), policy, hasLogin);
    if (!mechanism) {
        co_await loginCommand(channel, credentials);
        co_return;
    }
    const imap::StatusResponse status = co_await authenticate(channel, *mechanism, credentials);
    // Servers exist that list AUTH=PLAIN and do not know AUTHENTICATE.
    const bool mayTryLogin = status.condition == imap::Condition::Bad && mechanism->isPlaintext && hasLogin;
    if (mayTryLogin) {
        co_await loginCommand(channel, credentials);
    } else if (status.condition != imap::Condition::Ok) {
        throw imapLoginRefusal(status, QByteArrayLiteral("AUTHENTICATE"));
    }
}

QCoro::Task<void> secureAndLogIn(Channel channel, auth::Credentials credentials)
{
    const net::Endpoint endpoint = channel->options().endpoint;
    co_await channel->transport().open(endpoint, channel->options().tls, channel->options().timeouts);
    const ImapJobPtr greeting = channel->start();
    const imap::StatusResponse welcome = co_await imapAnyAnswer(channel, greeting);
    if (welcome.condition == imap::Condition::Bye || welcome.condition == imap::Condition::No
        || welcome.condition == imap::Condition::Bad) {
        throw imapBye(welcome);
    }
    const bool isPreAuth = welcome.condition == imap::Condition::PreAuth;
    if (endpoint.security == net::Security::StartTls) {
        if (isPreAuth) { // then STARTTLS is not possible any more (RFC 8314 appendix A, CVE-2020-12398)
            throw Error(ErrorKind::Tls,
                        QCoreApplication::translate("imap", "The mail server skipped encryption. It was given up."));
        }
        co_await startTls(channel);
    }
    if (!isPreAuth) {
        co_await ensureCapabilities(channel);
        channel->setSecrets({credentials.secret.toUtf8()});
        co_await logIn(channel, credentials);
        channel->setSecrets({});
    }
    co_await ensureCapabilities(channel);
    co_await imapIntroduce(channel);
}

} // namespace

QCoro::Task<void> imapOpen(Channel channel, auth::Credentials credentials)
{
    std::optional<Error> failure;
    try {
        co_await secureAndLogIn(channel, credentials);
        channel->setReady();
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        channel->setSecrets({});
        channel->close(*failure);
        throw *failure;
    }
}

QCoro::Task<void> imapLogout(Channel channel)
{
    if (!channel->isOpen()) {
        co_return;
    }
    const ImapJobPtr job = makeImapJob(ImapVerb::Logout, channel->command("LOGOUT").build());
    channel->setPushWanted(false);
    channel->enqueue(job);
    if (!job->isOver()) {
        co_await job->done.wait(channel->options().patience.logout);
    }
    channel->close(Error(ErrorKind::Cancelled, QCoreApplication::translate("imap", "The connection was closed.")));
}

} // namespace waxwing::session
