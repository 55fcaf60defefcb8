#include "core/session/pop3session.h"

#include "core/auth/refusal.h"
#include "core/auth/sasl.h"
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/base/octets.h"
#include "core/pop3/command.h"

#include <QCoreApplication>
#include <QLocale>

namespace waxwing::session {

namespace {

constexpr int maximumChallenges = 10; // no mechanism has more than three steps
constexpr qint64 maximumTop = 1_MiB;
constexpr qsizetype maximumAuthLine = 255; // RFC 2449 4, with CRLF; RFC 5034 4

struct Words {
    Q_DECLARE_TR_FUNCTIONS(session::Pop3)
};

Error serverError(const QString &summary, const pop3::Response &response)
{
    return Error(ErrorKind::Server, summary, response.toString(), response.isTemporary() ? Retry::Later : Retry::Never);
}

Error loginError(const QString &host, const pop3::Response &response, const auth::Credentials &credentials)
{
    const QByteArray text = redacted(response.toString().toUtf8(), {credentials.secret.borrowed()});
    const QString technical = QString::fromUtf8(text);
    if (response.code == "IN-USE") {
        const QString summary = Words::tr("The mailbox on %1 is in use by another program.").arg(host);
        return Error(ErrorKind::Server, summary, technical, Retry::Later);
    }
    if (response.isTemporary()) {
        const QString summary = Words::tr("%1 cannot check the password at the moment.").arg(host);
        return Error(ErrorKind::Server, summary, technical, Retry::Later);
    }
    const QString special = auth::refusalSentence(text);
    const QString summary = Words::tr("%1 refused the user name or password.").arg(host);
    return Error(ErrorKind::Auth, special.isEmpty() ? summary : special, technical);
}

} // namespace

Pop3Session::Pop3Session(std::unique_ptr<net::Transport> transport, net::WireLog *log, Pop3Patience patience)
    : m_transport(std::move(transport)), m_log(log), m_patience(patience)
{
}

void Pop3Session::log(net::Direction direction, const QByteArray &text)
{
    if (m_log) {
        m_log->add(direction, SystemClock().steady(), text);
    }
}

void Pop3Session::send(const QByteArray &line, const QByteArray &shown)
{
    log(net::Direction::Sent, shown.isEmpty() ? line.trimmed() : shown);
    m_transport->write(line);
}

QCoro::Task<pop3::Response> Pop3Session::response(std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (true) {
        std::optional<pop3::Response> response;
        try {
            response = m_reader.nextStatus();
        } catch (const Error &) {
            close();
            throw;
        }
        if (response) {
            const bool isChallenge = response->status == pop3::Status::Challenge;
            log(net::Direction::Received,
                isChallenge ? QByteArray("+ [challenge]")
                            : (response->isOk() ? "+OK " : "-ERR ") + response->toString().toUtf8());
            co_return std::move(*response);
        }
        const QByteArray octets = co_await m_transport->receive(timeUntil(deadline));
        m_reader.feed(octets);
    }
}

QCoro::Task<pop3::Response> Pop3Session::command(QByteArray line)
{
    if (m_ahead.isEmpty()) {
        send(line);
    } else if (m_ahead.takeFirst() != line) {
        close(); // the next answer belongs to something else
        throw Error(ErrorKind::Protocol, Words::tr("The server's answer cannot be understood."),
                    QStringLiteral("not what was sent ahead"));
    }
    const pop3::Response answer = co_await response(m_patience.response);
    co_return answer;
}

void Pop3Session::sendAhead(const QByteArrayList &lines)
{
    if (!m_capabilities.has("PIPELINING")) {
        return;
    }
    m_ahead += lines;
    for (const QByteArray &line : lines) {
        log(net::Direction::Sent, line.trimmed());
    }
    m_transport->write(lines.join());
}

void Pop3Session::sendAheadRetr(const QList<int> &numbers)
{
    QByteArrayList lines;
    for (const int number : numbers) {
        lines.append(pop3::retr(number));
    }
    sendAhead(lines);
}

void Pop3Session::sendAheadTop(const QList<int> &numbers, int count)
{
    QByteArrayList lines;
    for (const int number : numbers) {
        lines.append(pop3::top(number, count));
    }
    sendAhead(lines);
}

void Pop3Session::sendAheadDele(const QList<int> &numbers)
{
    QByteArrayList lines;
    for (const int number : numbers) {
        lines.append(pop3::dele(number));
    }
    sendAhead(lines);
}

QCoro::Task<void> Pop3Session::demand(QByteArray line, QString otherwise)
{
    const pop3::Response answer = co_await command(line);
    if (!answer.isOk()) {
        throw serverError(otherwise, answer);
    }
}

QCoro::Task<void> Pop3Session::open(ServerAccess access)
{
    m_access = access;
    co_await m_transport->open(access.endpoint, access.tls, access.timeouts);
    std::optional<Error> failure;
    try {
        const pop3::Response greeting = co_await response(m_patience.greeting);
        if (!greeting.isOk()) {
            throw serverError(Words::tr("%1 gives no mail at the moment.").arg(access.endpoint.host), greeting);
        }
        co_await askCapabilities();
        if (access.endpoint.security == net::Security::StartTls) {
            co_await encrypt();
            co_await askCapabilities(); // RFC 2595 4: what was offered before is void
        }
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        close();
        throw *failure;
    }
}

QCoro::Task<void> Pop3Session::askCapabilities()
{
    m_capabilities = {};
    const QByteArray line = pop3::capa();
    const pop3::Response answer = co_await command(line);
    if (answer.isOk()) {
        const QByteArray list = co_await wholeBody(maximumTop);
        m_capabilities = pop3::Capabilities::fromBody(list);
    }
}

QCoro::Task<void> Pop3Session::encrypt()
{
    const QString host = m_access.endpoint.host;
    // A server without CAPA may have STLS all the same.
    if (m_capabilities.isKnown() && !m_capabilities.has("STLS")) {
        throw Error(ErrorKind::Tls, Words::tr("%1 does not offer encryption.").arg(host));
    }
    const QByteArray line = pop3::stls();
    const pop3::Response answer = co_await command(line);
    if (!answer.isOk()) {
        throw Error(ErrorKind::Tls, Words::tr("%1 refused to encrypt the connection.").arg(host), answer.toString());
    }
    m_reader.feed(m_transport->read());
    if (!m_reader.isEmpty()) {
        throw Error(ErrorKind::Tls, Words::tr("Something was inserted into the connection before it was encrypted."));
    }
    co_await m_transport->startTls();
    m_reader = pop3::Reader();
}

// RFC 6856: messages as they are instead of made over for ASCII, and sentences in the user's language. Both before
// the log-in; a server that refuses is as good as before.
QCoro::Task<void> Pop3Session::preferUnicode()
{
    if (m_capabilities.has("UTF8")) {
        const QByteArray line = pop3::utf8();
        co_await command(line);
    }
    if (m_capabilities.has("LANG")) {
        const QByteArray line = pop3::lang(QLocale().bcp47Name().toLatin1());
        co_await command(line);
    }
}

QCoro::Task<void> Pop3Session::login(auth::Credentials credentials)
{
    co_await preferUnicode();
    const auth::MechanismPolicy policy = m_access.mechanismPolicy(m_transport->isEncrypted(), credentials.proof);
    const auto mechanism = auth::chooseMechanism(m_capabilities.saslMechanisms(), policy, true);
    pop3::Response answer;
    if (mechanism) {
        auth::SaslClient sasl(*mechanism, credentials, "pop", m_access.endpoint.host.toUtf8());
        answer = co_await exchange(&sasl);
    } else {
        auth::requirePlaintextAllowed(policy);
        answer = co_await userPass(credentials);
    }
    if (!answer.isOk()) {
        throw loginError(m_access.endpoint.host, answer, credentials);
    }
    co_await askCapabilities();
}

QCoro::Task<pop3::Response> Pop3Session::userPass(auth::Credentials credentials)
{
    const QByteArray user = pop3::user(credentials.user.toUtf8());
    const QByteArray pass = pop3::pass(credentials.secret.borrowed());
    pop3::Response answer = co_await command(user);
    if (answer.isOk()) {
        send(pass, "PASS [secret]");
        answer = co_await response(m_patience.response);
    }
    co_return answer;
}

// RFC 5034 4. The response that ended it; challenges are answered here. Some servers say "+OK" where "+" is
// due: as long as the mechanism has not come to its end, it is taken for one.
QCoro::Task<pop3::Response> Pop3Session::exchange(auth::SaslClient *sasl)
{
    const QByteArray name = sasl->mechanism().name;
    std::optional<QByteArray> initial;
    std::optional<QByteArray> held; // an initial response too long for the line
    if (sasl->mechanism().clientFirst) {
        initial = sasl->respond({});
    }
    QByteArray line = pop3::auth(name, initial);
    if (line.size() > maximumAuthLine) {
        held = initial;
        line = pop3::auth(name, std::nullopt);
    }
    send(line, "AUTH " + name + " [secret]");
    pop3::Response answer = co_await response(m_patience.response);
    for (int i = 0; i < maximumChallenges; ++i) {
        const bool isOver = !held && sasl->isComplete();
        const bool isChallenge = answer.status == pop3::Status::Challenge || (answer.isOk() && !isOver);
        if (!isChallenge) {
            co_return answer;
        }
        try {
            const QByteArray next = held ? *held : sasl->respond(QByteArray::fromBase64(answer.text));
            held.reset();
            send(pop3::authResponse(next), "[secret]");
        } catch (const Error &) {
            close();
            throw;
        }
        answer = co_await response(m_patience.response);
    }
    close();
    throw Error(ErrorKind::Protocol, Words::tr("The server's log-in dialogue cannot be understood."));
}

QCoro::Task<void> Pop3Session::body(pop3::Reader::Sink sink, qint64 atMost)
{
    qint64 received = 0;
    const pop3::Reader::Sink bounded = [&](QByteArrayView octets) {
        received += octets.size();
        if (received > atMost) {
            throw Error(ErrorKind::Protocol, Words::tr("The server sent more than it had announced."));
        }
        sink(octets);
    };
    while (true) {
        bool isWhole = false;
        try {
            isWhole = m_reader.readBody(bounded);
        } catch (const Error &) {
            close(); // in the middle of a body nothing else can be said
            throw;
        }
        if (isWhole) {
            co_return;
        }
        const QByteArray octets = co_await m_transport->receive(m_patience.silence);
        m_reader.feed(octets);
    }
}

QCoro::Task<QByteArray> Pop3Session::wholeBody(qint64 atMost)
{
    QByteArray octets;
    const pop3::Reader::Sink sink = [&octets](QByteArrayView part) { octets.append(part.data(), part.size()); };
    co_await body(sink, atMost);
    co_return octets;
}

QCoro::Task<MaildropStatus> Pop3Session::stat()
{
    const QByteArray line = pop3::stat();
    const pop3::Response answer = co_await command(line);
    if (!answer.isOk()) {
        throw serverError(Words::tr("The server did not say what is in the mailbox."), answer);
    }
    const QByteArrayList words = answer.text.simplified().split(' ');
    bool isCount = false;
    bool isSize = false;
    MaildropStatus status;
    status.count = words.value(0).toInt(&isCount);
    status.size = words.value(1).toLongLong(&isSize);
    if (!isCount || !isSize || status.count < 0 || status.size < 0) {
        throw Error(ErrorKind::Protocol, Words::tr("The server's answer cannot be understood."), answer.toString());
    }
    co_return status;
}

QCoro::Task<std::optional<pop3::Listing<pop3::UniqueId>>> Pop3Session::uidl()
{
    const QByteArray line = pop3::uidl();
    const pop3::Response answer = co_await command(line);
    std::optional<pop3::Listing<pop3::UniqueId>> listing;
    if (answer.isOk()) {
        const QByteArray text = co_await wholeBody(pop3::maximumListing);
        listing = pop3::parseUidl(text);
    } else if (answer.isTemporary()) {
        throw serverError(Words::tr("The server did not say what is in the mailbox."), answer);
    }
    co_return listing;
}

QCoro::Task<pop3::Listing<pop3::ScanListing>> Pop3Session::list()
{
    const QByteArray line = pop3::list();
    const QString otherwise = Words::tr("The server did not say what is in the mailbox.");
    co_await demand(line, otherwise);
    const QByteArray text = co_await wholeBody(pop3::maximumListing);
    const pop3::Listing<pop3::ScanListing> listing = pop3::parseList(text);
    co_return listing;
}

QCoro::Task<qint64> Pop3Session::retrieve(int number, pop3::Reader::Sink sink, qint64 atMost)
{
    const QByteArray line = pop3::retr(number);
    const QString otherwise = Words::tr("The server did not give the message.");
    co_await demand(line, otherwise);
    qint64 received = 0;
    const pop3::Reader::Sink counting = [&](QByteArrayView octets) {
        received += octets.size();
        sink(octets);
    };
    co_await body(counting, atMost);
    co_return received;
}

QCoro::Task<QByteArray> Pop3Session::top(int number, int lines)
{
    const QByteArray line = pop3::top(number, lines);
    const QString otherwise = Words::tr("The server did not give the beginning of the message.");
    co_await demand(line, otherwise);
    const QByteArray octets = co_await wholeBody(maximumTop);
    co_return octets;
}

QCoro::Task<void> Pop3Session::dele(int number)
{
    const QByteArray line = pop3::dele(number);
    const QString otherwise = Words::tr("The server did not delete the message.");
    co_await demand(line, otherwise);
    ++m_marked;
}

QCoro::Task<void> Pop3Session::noop()
{
    const QByteArray line = pop3::noop();
    const QString otherwise = Words::tr("The server does not answer as it should.");
    co_await demand(line, otherwise);
}

QCoro::Task<void> Pop3Session::quit()
{
    const QByteArray line = pop3::quit();
    const QString otherwise = Words::tr("The server did not delete all of the messages.");
    std::optional<Error> failure;
    try {
        co_await demand(line, otherwise);
    } catch (const Error &error) {
        failure = error;
    }
    close();
    if (failure && m_marked > 0) {
        throw *failure;
    }
    m_marked = 0;
}

} // namespace waxwing::session
