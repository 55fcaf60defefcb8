#include "app/gui/instance.h"

#include "core/base/octets.h"

#include <QLocalSocket>

namespace waxwing::gui {

namespace {

constexpr int patienceMs = 2000;
constexpr qint64 longestLine = 256_KiB; // a few thousand file names

} // namespace

bool Instance::handOver(const QString &socketName, const Arguments &arguments)
{
    QLocalSocket socket;
    socket.connectToServer(socketName);
    if (!socket.waitForConnected(patienceMs)) {
        return false;
    }
    socket.write(toLine(arguments));
    return socket.waitForBytesWritten(patienceMs) && socket.waitForReadyRead(patienceMs)
        && socket.readAll().startsWith("ok");
}

bool Instance::listen(const QString &socketName)
{
    QLocalServer::removeServer(socketName);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &Instance::accept);
    return m_server.listen(socketName);
}

void Instance::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->canReadLine()) {
                const Arguments arguments = fromLine(socket->readLine());
                socket->write("ok\n");
                socket->disconnectFromServer();
                Q_EMIT received(arguments);
            } else if (socket->bytesAvailable() > longestLine) {
                socket->abort();
            }
        });
    }
}

} // namespace waxwing::gui
