#include "core/accounts/serverprobe.h"

#include "core/base/octets.h"

#include <QCoreApplication>

namespace waxwing::accounts {

namespace {

constexpr qsizetype maximumLine = 8_KiB;
constexpr int maximumLines = 100; // of an EHLO's answer
constexpr std::chrono::milliseconds linePatience{10'000};

// What of the three protocols is needed to come to a handshake.
struct Words {
    const char *protocol;
    const char *greeting;
    const char *hello; // before STARTTLS is asked for
    const char *startTls;
    const char *agreed;
};

constexpr Words words[]{{"imap", "* OK", nullptr, "a STARTTLS\r\n", "a OK"},
                        {"pop3", "+OK", nullptr, "STLS\r\n", "+OK"},
                        {"smtp", "220", "EHLO [127.0.0.1]\r\n", "STARTTLS\r\n", "220"}};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(accounts::ServerProbe)
};

Error problem(ErrorKind kind, const QString &text, const QString &host)
{
    return Error(kind, text.arg(host));
}

const Words &wordsOf(const QString &protocol)
{
    for (const Words &row : words) {
        if (protocol == QLatin1String(row.protocol)) {
            return row;
        }
    }
    throw problem(ErrorKind::Input, Texts::tr("There is no protocol %1."), protocol);
}

using Shared = std::shared_ptr<net::Transport>;
using Buffer = std::shared_ptr<QByteArray>;

QCoro::Task<QByteArray> readLine(Shared transport, Buffer buffer, QString host)
{
    while (!buffer->contains('\n')) {
        if (buffer->size() > maximumLine) {
            throw problem(ErrorKind::Protocol, Texts::tr("%1 is no mail server."), host);
        }
        const QByteArray octets = co_await transport->receive(linePatience);
        buffer->append(octets);
    }
    const QByteArray line = buffer->left(buffer->indexOf('\n')).trimmed();
    buffer->remove(0, buffer->indexOf('\n') + 1);
    co_return line;
}

// Several lines with SMTP ("250-"), of which the last counts; untagged ones are passed over with IMAP.
QCoro::Task<void> expect(Shared transport, Buffer buffer, QByteArray begin, Error otherwise, QString host)
{
    for (int i = 0; i < maximumLines; ++i) {
        const QByteArray line = co_await readLine(transport, buffer, host);
        const bool isContinued = (line.size() > 3 && line[3] == '-' && begin.size() == 3)
            || (begin.startsWith('a') && line.startsWith("* "));
        if (isContinued) {
            continue;
        }
        if (!line.startsWith(begin)) {
            throw otherwise;
        }
        co_return;
    }
    throw otherwise;
}

QCoro::Task<void> encrypt(Shared transport, Buffer buffer, const Words *row, QString host)
{
    const Error refused = problem(ErrorKind::Tls, Texts::tr("%1 does not offer encryption."), host);
    if (row->hello) {
        transport->write(row->hello);
        co_await expect(transport, buffer, QByteArray("250"), refused, host);
    }
    transport->write(row->startTls);
    co_await expect(transport, buffer, QByteArray(row->agreed), refused, host);
    buffer->append(transport->read());
    if (!buffer->isEmpty()) {
        throw problem(ErrorKind::Tls,
                      Texts::tr("Something was inserted into the connection to %1 before it was encrypted."), host);
    }
    co_await transport->startTls();
}

QCoro::Task<void> talk(Shared transport, QString protocol, net::Endpoint endpoint, net::TlsPolicy policy,
                       net::Timeouts timeouts)
{
    const Words *row = &wordsOf(protocol);
    co_await transport->open(endpoint, policy, timeouts);
    const auto buffer = std::make_shared<QByteArray>();
    const Error strange
        = problem(ErrorKind::Protocol, Texts::tr("%1 does not speak the mail protocol expected of it."), endpoint.host);
    co_await expect(transport, buffer, QByteArray(row->greeting), strange, endpoint.host);
    if (endpoint.security == net::Security::StartTls) {
        co_await encrypt(transport, buffer, row, endpoint.host);
    }
}

} // namespace

bool ShownCertificate::isChanged() const
{
    return !server.certificate.isNull() && server.problem && server.problem->code() == "CERTIFICATECHANGED";
}

bool ShownCertificate::isRefused() const
{
    return isChanged() || (!server.certificate.isNull() && server.problem && server.problem->code() == "CERTIFICATE");
}

QCoro::Task<ProbedServer> probeServer(std::shared_ptr<net::Transport> transport, QString protocol,
                                      net::Endpoint endpoint, net::TlsPolicy policy, net::Timeouts timeouts)
{
    ProbedServer probed;
    try {
        co_await talk(transport, protocol, endpoint, policy, timeouts);
    } catch (const Error &error) {
        probed.problem = error;
    }
    probed.certificate = transport->peerCertificate();
    transport->close();
    co_return probed;
}

} // namespace waxwing::accounts
