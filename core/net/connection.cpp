#include "core/net/connection.h"

#include "core/base/octets.h"
#include "core/base/step.h"
#include "core/net/addressrace.h"

#include <QNetworkProxy>
#include <QScopedPointer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace waxwing::net {

namespace {

// A reader that stops reading stops the server after so much, instead of filling memory.
constexpr qint64 readBufferSize = 1_MiB;

void setTcpOption(qintptr descriptor, int option, int value)
{
    ::setsockopt(int(descriptor), IPPROTO_TCP, option, &value, sizeof value);
}

} // namespace

Connection::Connection(Proxy proxy, QObject *parent) : Transport(parent), m_proxy(std::move(proxy)) { }

Connection::~Connection()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
}

QCoro::Task<void> Connection::open(Endpoint endpoint, TlsPolicy policy, Timeouts timeouts)
{
    Q_ASSERT(!m_open && !m_opening);
    m_endpoint = endpoint;
    m_policy = policy;
    m_timeouts = timeouts;
    m_closeReason.reset();
    m_opening = true;
    const std::unique_ptr<AddressRace, QScopedPointerDeleteLater> race(
        new AddressRace(endpoint, m_proxy.forServer(endpoint)));
    m_race = race.get();
    std::optional<Error> failure;
    try {
        QSslSocket *socket = co_await race->run(timeouts);
        adopt(socket);
        if (endpoint.security == Security::Tls) {
            co_await handshake();
        }
    } catch (const Error &error) {
        failure = error;
    }
    m_opening = false;
    if (failure) {
        fail(*failure);
        throw *m_closeReason;
    }
    m_open = true;
}

void Connection::adopt(QSslSocket *socket)
{
    socket->setParent(this);
    if (m_closeReason) { // close() was called while the addresses were tried
        socket->abort();
        socket->deleteLater();
        throw *m_closeReason;
    }
    m_socket = socket;
    m_socket->setReadBufferSize(readBufferSize);
    tuneSocket();
    connectSignals();
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        throw socketError();
    }
}

// Half-open connections are found within two minutes (protocols.md, rule 8).
void Connection::tuneSocket()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    const qintptr descriptor = m_socket->socketDescriptor();
    setTcpOption(descriptor, TCP_KEEPIDLE, 60);
    setTcpOption(descriptor, TCP_KEEPINTVL, 15);
    setTcpOption(descriptor, TCP_KEEPCNT, 4);
    setTcpOption(descriptor, TCP_USER_TIMEOUT, 120'000);
}

void Connection::connectSignals()
{
    connect(m_socket, &QSslSocket::readyRead, this, [this] {
        m_activity.wake();
        Q_EMIT readyRead();
    });
    connect(m_socket, &QSslSocket::bytesWritten, &m_activity, &Wakeup::wake);
    connect(m_socket, &QSslSocket::encryptedBytesWritten, &m_activity, &Wakeup::wake);
    connect(m_socket, &QSslSocket::encrypted, &m_activity, &Wakeup::wake);
    connect(m_socket, &QSslSocket::sslErrors, this, &Connection::judgeCertificate);
    connect(m_socket, &QSslSocket::disconnected, this, &Connection::socketClosed);
    connect(m_socket, &QSslSocket::errorOccurred, this, &Connection::socketClosed);
}

// Must decide inside the signal: Qt aborts the handshake when it returns without ignoreSslErrors().
void Connection::judgeCertificate(const QList<QSslError> &errors)
{
    const CertificateInfo info = certificateInfo(m_socket->peerCertificate());
    if (m_policy.accepts(m_endpoint, info.sha256)) {
        m_socket->ignoreSslErrors(errors);
        return;
    }
    m_sslErrors = errors;
}

QCoro::Task<void> Connection::startTls()
{
    throwIfClosed();
    if (m_socket->bytesAvailable() > 0) {
        const Error error(
            ErrorKind::Tls,
            tr("Something was inserted into the connection to %1 before it was encrypted.").arg(m_endpoint.host));
        fail(error);
        throw error;
    }
    std::optional<Error> failure;
    try {
        co_await handshake();
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        fail(*failure);
        throw *m_closeReason;
    }
}

QCoro::Task<void> Connection::handshake()
{
    m_sslErrors.clear();
    m_socket->setSslConfiguration(tlsConfiguration(m_policy));
    m_socket->setPeerVerifyName(m_endpoint.host);
    m_socket->startClientEncryption();
    const auto deadline = std::chrono::steady_clock::now() + m_timeouts.handshake;
    while (!m_socket->isEncrypted()) {
        throwIfClosed();
        const auto left = timeUntil(deadline);
        if (left.count() == 0) {
            throw Error(ErrorKind::Network,
                        tr("%1 did not finish setting up encryption in time.").arg(m_endpoint.host));
        }
        co_await m_activity.wait(left);
    }
    m_certificate = certificateInfo(m_socket->peerCertificate());
}

QByteArray Connection::read()
{
    if (!m_socket || !m_socket->isOpen()) {
        return {};
    }
    QByteArray octets = m_socket->readAll();
    m_bytesIn += octets.size();
    return octets;
}

void Connection::write(QByteArray octets)
{
    if (m_open) {
        m_bytesOut += octets.size();
        stepBefore("send");
        m_socket->write(octets);
        if (stepsArmed) [[unlikely]] {
            m_socket->flush(); // a death after the step is a death after the octets left
            stepAfter("send");
        }
    }
}

qint64 Connection::unsent() const
{
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

QCoro::Task<void> Connection::drained(qint64 lowWater)
{
    while (true) {
        throwIfClosed();
        const qint64 before = unsent();
        if (before <= lowWater) {
            co_return;
        }
        const auto deadline = std::chrono::steady_clock::now() + m_timeouts.writeProgress;
        while (m_open && unsent() >= before) {
            const auto left = timeUntil(deadline);
            if (left.count() == 0) {
                const Error error(ErrorKind::Network, tr("%1 stopped taking data.").arg(m_endpoint.host));
                fail(error);
                throw error;
            }
            co_await m_activity.wait(left);
        }
    }
}

void Connection::close()
{
    fail(Error(ErrorKind::Cancelled, tr("The connection to %1 was closed.").arg(m_endpoint.host)));
}

bool Connection::isEncrypted() const
{
    return m_open && m_socket->isEncrypted();
}

Error Connection::closeReason() const
{
    return m_closeReason.value_or(Error(ErrorKind::Network, tr("There is no connection to the server.")));
}

// The first reason is the true one: what follows it (an abort, a late error) is its consequence.
void Connection::fail(const Error &error)
{
    const bool wasOpen = m_open;
    if (!m_closeReason) {
        m_closeReason = error;
    }
    m_open = false;
    if (m_race) {
        m_race->cancel();
    }
    if (m_socket && m_socket->state() != QAbstractSocket::UnconnectedState) {
        if (m_certificate.isNull()) {
            m_certificate = certificateInfo(m_socket->peerCertificate());
        }
        m_socket->abort();
    }
    m_activity.wake();
    if (wasOpen) {
        Q_EMIT closed();
    }
}

void Connection::socketClosed()
{
    if (m_closeReason) {
        return;
    }
    if (m_certificate.isNull()) {
        m_certificate = certificateInfo(m_socket->peerCertificate());
    }
    const bool wasOpen = m_open;
    m_closeReason = socketError();
    m_open = false;
    m_activity.wake();
    if (wasOpen) {
        Q_EMIT closed();
    }
}

void Connection::throwIfClosed() const
{
    if (m_closeReason) {
        throw *m_closeReason;
    }
    if (!m_socket) {
        throw closeReason();
    }
}

Error Connection::socketError() const
{
    const QString host = m_endpoint.host;
    const QString technical = m_socket->errorString();
    if (!m_sslErrors.isEmpty() && m_policy.hasException(m_endpoint)) {
        return changedCertificateError(host);
    }
    if (!m_sslErrors.isEmpty()) {
        return certificateError(host, m_socket->peerCertificate(), m_sslErrors);
    }
    switch (m_socket->error()) {
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return Error(ErrorKind::Tls, tr("%1 and Waxwing could not agree on encryption.").arg(host), technical);
    case QAbstractSocket::RemoteHostClosedError:
        return Error(ErrorKind::Network, tr("%1 closed the connection.").arg(host), technical);
    case QAbstractSocket::SocketTimeoutError:
        return Error(ErrorKind::Network, tr("%1 did not answer in time.").arg(host), technical);
    default: return Error(ErrorKind::Network, tr("The connection to %1 was lost.").arg(host), technical);
    }
}

} // namespace waxwing::net
