#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QTcpSocket>

namespace waxwing::test {

// Another client: IMAP by hand over a plain loopback port, to look at the server behind the back of
// the code under test. Blocking; commands are sent as given, without any knowledge of ours.
class RawImap {
public:
    explicit RawImap(quint16 port);

    bool login(const QString &user, const QString &password);
    // Sends one command without tag and CRLF; returns the responses up to and without the tagged one,
    // each with its literals and without the last CRLF.
    QByteArrayList command(const QByteArray &text);
    // APPEND with a synchronizing literal; flags and date as they go on the wire, may be empty.
    bool append(const QByteArray &mailbox, const QByteArray &message, const QByteArray &flags = {},
                const QByteArray &date = {});
    // The tagged response of the last command, without tag: "OK [..] ...". Empty when the connection is gone.
    QByteArray status() const { return m_status; }
    bool ok() const { return m_status.startsWith("OK"); }

private:
    QByteArray nextTag();
    QByteArray readLine();
    QByteArray readResponse();
    QByteArrayList readUntil(const QByteArray &tag);
    bool readMore();

    QTcpSocket m_socket;
    QByteArray m_status;
    int m_count = 0;
};

} // namespace waxwing::test
