#include "core/session/smtpsession.h"

#include "core/auth/refusal.h"
#include "core/auth/sasl.h"
#include "core/base/log.h"
#include "core/session/submitter.h"
#include "core/smtp/command.h"

#include <QCoreApplication>

namespace waxwing::session {

namespace {

// RFC 5321 4.1.4 wants a name or address; the machine's own would tell every recipient's server about the
// user's network, and submission servers do not look at it.
const QByteArray clientName = "[127.0.0.1]";

// A mechanism has three steps at most; a server that goes on asking is stopped.
constexpr int maximumChallenges = 10;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(session::Smtp)
};

Error serverError(const QString &summary, const smtp::Reply &reply)
{
    const Retry retry = reply.isTransient() ? Retry::Later : Retry::Never;
    return Error(ErrorKind::Server, summary, reply.toString(), retry);
}

// RFC 4954 6: only the permanent replies say anything about the credentials.
Error loginError(const QString &host, const smtp::Reply &reply, const auth::Credentials &credentials)
{
    const QByteArray text = redacted(reply.toString().toUtf8(), {credentials.secret.borrowed()});
    const QString technical = QString::fromUtf8(text);
    if (reply.isTransient()) {
        const QString summary = Words::tr("%1 cannot check the password at the moment.").arg(host);
        return Error(ErrorKind::Server, summary, technical, Retry::Later);
    }
    const QString special = auth::refusalSentence(text);
    const QString summary = Words::tr("%1 refused the user name or password.").arg(host);
    return Error(ErrorKind::Auth, special.isEmpty() ? summary : special, technical);
}

} // namespace

SmtpSession::SmtpSession(std::unique_ptr<net::Transport> transport, net::WireLog *log, SmtpPatience patience)
    : m_dialogue(std::move(transport), log), m_patience(patience)
{
}

QCoro::Task<void> SmtpSession::open(ServerAccess access)
{
    m_access = access;
    co_await m_dialogue.transport().open(access.endpoint, access.tls, access.timeouts);
    std::optional<Error> failure;
    try {
        co_await greet();
        co_await sayHello();
        if (access.endpoint.security == net::Security::StartTls) {
            co_await encrypt();
            co_await sayHello(); // RFC 3207 4.2: what was offered before is void
        }
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        close();
        throw *failure;
    }
}

QCoro::Task<void> SmtpSession::greet()
{
    const smtp::Reply greeting = co_await m_dialogue.reply(m_patience.greeting);
    if (!greeting.isPositive()) {
        throw serverError(Words::tr("%1 takes no mail at the moment.").arg(m_access.endpoint.host), greeting);
    }
}

QCoro::Task<void> SmtpSession::sayHello()
{
    const QByteArray line = smtp::ehlo(clientName);
    const smtp::Reply ehlo = co_await m_dialogue.command(line, m_patience.command);
    if (ehlo.isPositive()) {
        m_capabilities = smtp::Capabilities::fromEhlo(ehlo);
        co_return;
    }
    m_capabilities = {};
    if (!ehlo.isPermanent()) {
        throw serverError(Words::tr("%1 takes no mail at the moment.").arg(m_access.endpoint.host), ehlo);
    }
    const QByteArray fallback = smtp::helo(clientName);
    const smtp::Reply helo = co_await m_dialogue.command(fallback, m_patience.command);
    if (!helo.isPositive()) {
        throw serverError(Words::tr("%1 does not want to talk to this computer.").arg(m_access.endpoint.host), helo);
    }
}

QCoro::Task<void> SmtpSession::encrypt()
{
    if (!m_capabilities.has("STARTTLS")) {
        throw Error(ErrorKind::Tls, Words::tr("%1 does not offer encryption.").arg(m_access.endpoint.host));
    }
    const QByteArray line = smtp::startTls();
    const smtp::Reply reply = co_await m_dialogue.command(line, m_patience.command);
    if (reply.code != 220) {
        throw Error(ErrorKind::Tls, Words::tr("%1 refused to encrypt the connection.").arg(m_access.endpoint.host),
                    reply.toString());
    }
    m_capabilities = {};
    co_await m_dialogue.startTls();
}

QCoro::Task<void> SmtpSession::login(auth::Credentials credentials)
{
    const auth::MechanismPolicy policy
        = m_access.mechanismPolicy(m_dialogue.transport().isEncrypted(), credentials.proof);
    const auto mechanism = auth::chooseMechanism(m_capabilities.authMechanisms(), policy, false);
    auth::SaslClient sasl(*mechanism, credentials, "smtp", m_access.endpoint.host.toUtf8());
    const smtp::Reply reply = co_await exchange(&sasl);
    if (!reply.isPositive()) {
        throw loginError(m_access.endpoint.host, reply, credentials);
    }
    if (!sasl.isComplete()) {
        close();
        throw Error(ErrorKind::Auth,
                    Words::tr("%1 did not prove that it knows the password.").arg(m_access.endpoint.host));
    }
}

// RFC 4954 4. The reply that ended it; challenges are answered here.
QCoro::Task<smtp::Reply> SmtpSession::exchange(auth::SaslClient *sasl)
{
    const QByteArray name = sasl->mechanism().name;
    std::optional<QByteArray> initial;
    if (sasl->mechanism().clientFirst) {
        initial = sasl->respond({});
    }
    m_dialogue.send(smtp::auth(name, initial), "AUTH " + name + " [secret]");
    smtp::Reply reply = co_await m_dialogue.reply(m_patience.command);
    std::optional<Error> failure;
    for (int i = 0; reply.code == 334 && i < maximumChallenges; ++i) {
        QByteArray line = smtp::authCancel();
        try {
            const QByteArray challenge = QByteArray::fromBase64(reply.lines.constFirst());
            line = smtp::authResponse(sasl->respond(challenge));
        } catch (const Error &error) {
            failure = error; // then "*": the server is told, and its 501 read
        }
        m_dialogue.send(line, "[secret]");
        reply = co_await m_dialogue.reply(m_patience.command);
        if (failure) {
            break;
        }
    }
    if (failure || reply.code == 334) {
        close();
        throw failure.value_or(
            Error(ErrorKind::Protocol, Words::tr("The server's log-in dialogue cannot be understood.")));
    }
    co_return reply;
}

QCoro::Task<SubmissionResult> SmtpSession::submit(Submission submission)
{
    Submitter submitter(&m_dialogue, m_capabilities, m_patience, submission);
    const SubmissionResult result = co_await submitter.run();
    co_return result;
}

QCoro::Task<void> SmtpSession::quit()
{
    if (!isOpen()) {
        co_return;
    }
    // Whoever says good-bye does not stay for minutes.
    constexpr std::chrono::seconds patience{5};
    try {
        const QByteArray line = smtp::quit();
        co_await m_dialogue.command(line, patience);
    } catch (const Error &error) {
        qCDebug(logSmtp).noquote() << error.text();
    }
    close();
}

} // namespace waxwing::session
