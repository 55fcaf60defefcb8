#include "tests/support/rawimap.h"

#include <QHostAddress>

namespace waxwing::test {

namespace {
constexpr int patienceMs = 30'000;
} // namespace

RawImap::RawImap(quint16 port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (m_socket.waitForConnected(patienceMs))
        readResponse();
}

bool RawImap::login(const QString &user, const QString &password)
{
    const QByteArray line = "LOGIN \"" + user.toUtf8() + "\" \"" + password.toUtf8() + '"';
    command(line);
    return ok();
}

QByteArrayList RawImap::command(const QByteArray &text)
{
    const QByteArray tag = nextTag();
    m_socket.write(tag + ' ' + text + "\r\n");
    return readUntil(tag);
}

bool RawImap::append(const QByteArray &mailbox, const QByteArray &message, const QByteArray &flags,
                     const QByteArray &date)
{
    const QByteArray tag = nextTag();
    QByteArray line = tag + " APPEND \"" + mailbox + "\" ";
    if (!flags.isEmpty())
        line += '(' + flags + ") ";
    if (!date.isEmpty())
        line += '"' + date + "\" ";
    m_socket.write(line + '{' + QByteArray::number(message.size()) + "}\r\n");
    const QByteArray answer = readResponse();
    if (!answer.startsWith('+')) {
        m_status = answer.mid(tag.size() + 1);
        return false;
    }
    m_socket.write(message + "\r\n");
    readUntil(tag);
    return ok();
}

QByteArray RawImap::nextTag()
{
    return 'r' + QByteArray::number(++m_count);
}

QByteArrayList RawImap::readUntil(const QByteArray &tag)
{
    m_status.clear();
    const QByteArray end = tag + ' ';
    QByteArrayList responses;
    for (;;) {
        const QByteArray response = readResponse();
        if (response.isEmpty())
            return responses;
        if (response.startsWith(end)) {
            m_status = response.mid(end.size());
            return responses;
        }
        responses.append(response);
    }
}

QByteArray RawImap::readResponse()
{
    QByteArray response;
    for (;;) {
        QByteArray line = readLine();
        if (line.isEmpty())
            return {};
        line.chop(2);
        response += line;
        const qsizetype brace = line.endsWith('}') ? line.lastIndexOf('{') : -1;
        if (brace < 0)
            return response;
        const qint64 size = line.sliced(brace + 1).chopped(1).toLongLong();
        while (m_socket.bytesAvailable() < size) {
            if (!readMore())
                return {};
        }
        response += "\r\n" + m_socket.read(size);
    }
}

QByteArray RawImap::readLine()
{
    while (!m_socket.canReadLine()) {
        if (!readMore())
            return {};
    }
    return m_socket.readLine();
}

bool RawImap::readMore()
{
    return m_socket.waitForReadyRead(patienceMs);
}

} // namespace waxwing::test
