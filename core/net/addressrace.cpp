#include "core/net/addressrace.h"

#include "core/net/proxy.h"

#include <QHostInfo>

#include <algorithm>

namespace waxwing::net {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds attemptDelay{250}; // RFC 8305 5: recommended

} // namespace

QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses)
{
    QList<QHostAddress> first;
    QList<QHostAddress> second;
    for (const QHostAddress &address : addresses) {
        const bool isFirst = address.protocol() == addresses.constFirst().protocol();
        (isFirst ? first : second).append(address);
    }
    QList<QHostAddress> result;
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i) {
        result += first.mid(i, 1);
        result += second.mid(i, 1);
    }
    return result;
}

AddressRace::AddressRace(Endpoint endpoint, QNetworkProxy proxy)
    : m_endpoint(std::move(endpoint)), m_proxy(std::move(proxy))
{
}

void AddressRace::cancel()
{
    m_cancelled = true;
    m_changed.wake();
}

void AddressRace::throwIfCancelled() const
{
    if (m_cancelled) {
        throw Error(ErrorKind::Cancelled, tr("The connection to %1 was closed.").arg(m_endpoint.host));
    }
}

QCoro::Task<QSslSocket *> AddressRace::run(Timeouts timeouts)
{
    if (isDirect()) {
        m_waiting = co_await resolve(timeouts.resolve);
    } else {
        addAttempt()->connectToHost(m_endpoint.host, m_endpoint.port);
    }
    const auto deadline = Clock::now() + timeouts.connect;
    while (true) {
        co_await attemptNext(deadline);
        if (QSslSocket *socket = takeWinner()) {
            co_return socket;
        }
        if (isLost() && m_waiting.isEmpty()) {
            throw failure();
        }
    }
}

// Returns when the race is decided, or when it is the next address's turn to start as well.
QCoro::Task<void> AddressRace::attemptNext(Clock::time_point deadline)
{
    startNext();
    const auto turn = m_waiting.isEmpty() ? deadline : std::min(Clock::now() + attemptDelay, deadline);
    while (!isDecided() && timeUntil(turn).count() > 0) {
        const auto left = timeUntil(turn);
        co_await m_changed.wait(left);
        throwIfCancelled();
    }
    if (!isDecided() && timeUntil(deadline).count() == 0) {
        throw Error(ErrorKind::Network, tr("%1 did not answer in time.").arg(m_endpoint.host));
    }
}

QCoro::Task<QList<QHostAddress>> AddressRace::resolve(std::chrono::milliseconds patience)
{
    const QHostAddress literal(m_endpoint.host);
    if (!literal.isNull()) {
        QList<QHostAddress> only{literal};
        co_return only;
    }
    const int lookup = QHostInfo::lookupHost(m_endpoint.host, this, [this](const QHostInfo &info) {
        m_nameExists = info.error() != QHostInfo::HostNotFound;
        m_resolveError = info.error() == QHostInfo::NoError ? QString() : info.errorString();
        m_resolved = info.addresses();
        m_changed.wake();
    });
    const auto deadline = Clock::now() + patience;
    while (!m_resolved && timeUntil(deadline).count() > 0) {
        const auto left = timeUntil(deadline);
        co_await m_changed.wait(left);
        throwIfCancelled();
    }
    if (!m_resolved) {
        QHostInfo::abortHostLookup(lookup);
        throw Error(ErrorKind::Network, tr("Looking up %1 took too long.").arg(m_endpoint.host));
    }
    if (m_resolved->isEmpty()) {
        const QString summary = m_nameExists ? tr("%1 could not be looked up.").arg(m_endpoint.host)
                                             : tr("There is no host named %1.").arg(m_endpoint.host);
        throw Error(ErrorKind::Network, summary, m_resolveError);
    }
    co_return interleaved(*m_resolved);
}

void AddressRace::startNext()
{
    if (m_waiting.isEmpty()) {
        return;
    }
    addAttempt()->connectToHost(m_waiting.takeFirst(), m_endpoint.port);
}

QSslSocket *AddressRace::addAttempt()
{
    auto socket = std::make_unique<QSslSocket>();
    connect(socket.get(), &QSslSocket::connected, &m_changed, &Wakeup::wake);
    connect(socket.get(), &QSslSocket::errorOccurred, &m_changed, &Wakeup::wake);
    socket->setProxy(m_proxy);
    m_attempts.push_back(std::move(socket));
    return m_attempts.back().get();
}

bool AddressRace::isDecided() const
{
    const auto isConnected = [](const auto &attempt) { return attempt->state() == QAbstractSocket::ConnectedState; };
    return isLost() || std::any_of(m_attempts.cbegin(), m_attempts.cend(), isConnected);
}

QSslSocket *AddressRace::takeWinner()
{
    for (auto &attempt : m_attempts) {
        if (attempt->state() == QAbstractSocket::ConnectedState) {
            attempt->disconnect(&m_changed);
            return attempt.release();
        }
    }
    return nullptr;
}

// Every attempt that was started has failed.
bool AddressRace::isLost() const
{
    const auto hasFailed = [](const auto &attempt) { return attempt->state() == QAbstractSocket::UnconnectedState; };
    return std::all_of(m_attempts.cbegin(), m_attempts.cend(), hasFailed);
}

Error AddressRace::failure() const
{
    const QString host = m_endpoint.host;
    const QSslSocket &last = *m_attempts.back();
    if (!isDirect()) {
        return proxyFailure(last);
    }
    switch (last.error()) {
    case QAbstractSocket::ConnectionRefusedError:
        return Error(ErrorKind::Network, tr("%1 refused the connection on port %2.").arg(host).arg(m_endpoint.port),
                     last.errorString());
    case QAbstractSocket::SocketTimeoutError:
        return Error(ErrorKind::Network, tr("%1 did not answer in time.").arg(host), last.errorString());
    default: return Error(ErrorKind::Network, tr("%1 cannot be reached.").arg(host), last.errorString());
    }
}

Error AddressRace::proxyFailure(const QSslSocket &socket) const
{
    const QString proxy = m_proxy.hostName();
    switch (socket.error()) {
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
        return Error(ErrorKind::Network, tr("The proxy %1 cannot be reached.").arg(proxy), socket.errorString());
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return Error(
                   ErrorKind::Auth,
                   m_proxy.user().isEmpty()
                       ? tr("The proxy %1 wants a user name and a password. Enter the name in the account's settings.")
                             .arg(proxy)
                       : tr("The proxy %1 refused the password for %2.").arg(proxy, m_proxy.user()),
                   socket.errorString())
            .withCode(proxyPassword);
    default:
        return Error(
            ErrorKind::Network,
            tr("The proxy %1 does not connect to %2 on port %3.").arg(proxy, m_endpoint.host).arg(m_endpoint.port),
            socket.errorString());
    }
}

} // namespace waxwing::net
