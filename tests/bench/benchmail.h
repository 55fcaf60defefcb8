// What the benchmarks of mail over the wire share: mailboxes of any size, a socket that asks and only counts, and
// programs run with a clock and a look at their memory.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

class QSslSocket;

namespace waxwing::bench {

// A Maildir with headers as real mail has them, five mails a thread; a body of about bodyOctets each.
void writeMaildir(const QString &folder, int count, qsizetype bodyOctets = 0);

// IMAP by hand: sends commands, reads to their end, counts the octets. Blocking.
class RawSocket {
public:
    // caFile empty: without TLS.
    RawSocket(quint16 port, const QString &caFile, const QString &user, const QString &password);
    ~RawSocket();
    struct Answer {
        qint64 octets = 0;
        double seconds = 0;
    };
    Answer command(const QByteArray &text);

private:
    std::unique_ptr<QSslSocket> m_socket;
    int m_tags = 0;
};

struct Ran {
    QByteArray out;
    double seconds = 0;
    long peakMegabytes = 0;
    int code = -1;
};
// To its end; of that process alone.
Ran run(const QString &program, const QStringList &arguments);

} // namespace waxwing::bench
