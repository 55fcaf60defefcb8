// The one-shot HTTP server that a browser comes back to (RFC 8252 7.3): on 127.0.0.1 and a port the system chooses,
// until the expected answer came.
#pragma once

#include "core/base/error.h"
#include "core/base/wakeup.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace waxwing::net {

class LoopbackListener final : public QObject {
    Q_OBJECT
public:
    using Query = QHash<QString, QString>;
    // Whether this is the answer that is waited for. Called for every well-formed GET of the path.
    using Accept = std::function<bool(const Query &query)>;

    // Throws Error{Network} when no port can be had.
    LoopbackListener();
    ~LoopbackListener() override;

    // "http://127.0.0.1:PORT/": what the redirect URI says.
    QString address() const;
    // The query of the first request that accept() takes; that browser is shown page, every other request gets 404
    // and changes nothing. Listens no more afterwards. Throws Error{Cancelled} when patience ran out or close()
    // was called.
    QCoro::Task<Query> wait(Accept accept, QString page, std::chrono::milliseconds patience);
    void close();

private:
    void takeConnection();
    void readRequest(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &status, const QByteArray &page);

    std::unique_ptr<QTcpServer> m_server;
    Accept m_accept;
    QString m_page;
    std::optional<Query> m_query;
    Wakeup m_changed;
    bool m_isClosed = false;
};

} // namespace waxwing::net
