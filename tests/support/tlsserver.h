// A server on loopback for tests of the real socket: says a greeting, encrypts where told to, counts and
// echoes. Certificates are made by openssl when the test starts.
#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>

namespace waxwing::test {

// An authority of its own and certificates signed by it.
class Certificates {
public:
    Certificates();

    QString authorityFile() const { return m_directory.filePath(QStringLiteral("ca.pem")); }
    QSslCertificate authority() const { return certificate("ca"); }
    QSslCertificate certificate(const char *name) const; // "good" (localhost, 127.0.0.1), "other", "expired", "self"
    QSslKey key() const;

private:
    void run(const QStringList &arguments) const;
    void issue(const QString &name, const QString &hosts, const QStringList &validity) const;

    QTemporaryDir m_directory;
};

class TlsServer : public QTcpServer {
    Q_OBJECT
public:
    enum class Mode {
        Tls, // handshake at once, then greets and echoes
        Plain, // greets and echoes
        StartTls, // greets; after a line "STLS" answers "go" and encrypts
        StartTlsInjected, // the same, with a second line in the segment of the answer
        Silent, // accepts and says nothing
        Mute, // accepts and never reads
        PlainOnTlsPort, // greets without waiting for a handshake
        OldTls, // offers TLS 1.1 only
    };

    TlsServer(Mode mode, const Certificates *certificates, const char *certificate, QObject *parent = nullptr);

    QSslSocket *peer() const { return m_peer; }
    qint64 received() const { return m_received; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void encrypt();
    void answer();

    Mode m_mode;
    const Certificates *m_certificates;
    const char *m_certificate;
    QSslSocket *m_peer = nullptr;
    qint64 m_received = 0;
};

} // namespace waxwing::test
