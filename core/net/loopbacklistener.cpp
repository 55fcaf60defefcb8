#include "core/net/loopbacklistener.h"

#include "core/base/octets.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

namespace waxwing::net {

namespace {

constexpr qint64 maximumRequest = 16_KiB;
constexpr int maximumConnections = 20; // a browser opens two or three

std::optional<LoopbackListener::Query> queryOf(const QByteArray &requestLine)
{
    const QByteArrayList words = requestLine.split(' ');
    const QUrl url = QUrl::fromEncoded(words.value(1), QUrl::StrictMode);
    if (words.size() != 3 || words.constFirst() != "GET" || url.path() != QLatin1String("/") || !url.hasQuery()) {
        return std::nullopt; // a favicon, a scanner
    }
    LoopbackListener::Query query;
    // In a form's query "+" is a space (RFC 6749 appendix B).
    const QString text = url.query(QUrl::FullyEncoded).replace(QLatin1Char('+'), QLatin1String("%20"));
    const auto items = QUrlQuery(text).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (query.contains(name)) {
            return std::nullopt; // RFC 6749 3.1: no parameter twice
        }
        query.insert(name, value);
    }
    return query;
}

} // namespace

LoopbackListener::LoopbackListener() : m_server(std::make_unique<QTcpServer>())
{
    m_server->setMaxPendingConnections(maximumConnections);
    connect(m_server.get(), &QTcpServer::newConnection, this, &LoopbackListener::takeConnection);
    if (!m_server->listen(QHostAddress(QHostAddress::LocalHost))) {
        throw Error(ErrorKind::Network, tr("The browser's answer cannot be waited for on this computer."),
                    m_server->errorString());
    }
}

LoopbackListener::~LoopbackListener() = default;

QString LoopbackListener::address() const
{
    return QStringLiteral("http://127.0.0.1:%1/").arg(m_server->serverPort());
}

void LoopbackListener::takeConnection()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        // Bound to 127.0.0.1 nothing else can come in; a mistake there must not go unseen.
        if (!socket->peerAddress().isLoopback()) {
            socket->abort();
            continue;
        }
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readRequest(socket); });
    }
}

void LoopbackListener::readRequest(QTcpSocket *socket)
{
    const QByteArray head = socket->peek(maximumRequest);
    if (!head.contains("\r\n\r\n")) {
        if (head.size() >= maximumRequest) {
            answer(socket, "431 Request Header Fields Too Large", {});
        }
        return;
    }
    const std::optional<Query> query = queryOf(head.left(head.indexOf("\r\n")));
    if (m_query || !query || !m_accept || !m_accept(*query)) {
        answer(socket, "404 Not Found", {});
        return;
    }
    m_query = query;
    answer(socket, "200 OK", m_page.toUtf8());
    m_server->close();
    m_changed.wake();
}

void LoopbackListener::answer(QTcpSocket *socket, const QByteArray &status, const QByteArray &page)
{
    socket->disconnect(this);
    const QByteArray head = "HTTP/1.1 " + status
        + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer"
          "\r\nContent-Security-Policy: default-src 'none'\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(page.size()) + "\r\n\r\n";
    socket->write(head + page);
    socket->disconnectFromHost();
}

QCoro::Task<LoopbackListener::Query> LoopbackListener::wait(Accept accept, QString page,
                                                            std::chrono::milliseconds patience)
{
    m_accept = std::move(accept);
    m_page = std::move(page);
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!m_query && !m_isClosed && timeUntil(deadline).count() > 0) {
        const auto left = timeUntil(deadline);
        co_await m_changed.wait(left);
    }
    m_server->close();
    if (!m_query) {
        throw Error(ErrorKind::Cancelled, tr("The sign-in in the browser was not finished."));
    }
    co_return *m_query;
}

void LoopbackListener::close()
{
    m_isClosed = true;
    m_changed.wake();
}

} // namespace waxwing::net
