// The transport over TCP and TLS: QSslSocket with address fall-back, timeouts, errors as sentences.
#pragma once

#include "core/net/proxy.h"
#include "core/net/transport.h"

#include <QPointer>
#include <QSslSocket>

namespace waxwing::net {

class AddressRace;

class Connection final : public Transport {
    Q_OBJECT
public:
    explicit Connection(Proxy proxy = {}, QObject *parent = nullptr);
    ~Connection() override;

    QCoro::Task<void> open(Endpoint endpoint, TlsPolicy policy, Timeouts timeouts) override;
    QCoro::Task<void> startTls() override;
    QByteArray read() override;
    void write(QByteArray octets) override;
    QCoro::Task<void> drained(qint64 lowWater) override;
    void close() override;
    bool isOpen() const override { return m_open; }
    bool isEncrypted() const override;
    Error closeReason() const override;
    CertificateInfo peerCertificate() const override { return m_certificate; }
    qint64 bytesIn() const override { return m_bytesIn; }
    qint64 bytesOut() const override { return m_bytesOut; }

private:
    QCoro::Task<void> handshake();
    void adopt(QSslSocket *socket);
    void connectSignals();
    void tuneSocket();
    void judgeCertificate(const QList<QSslError> &errors);
    void fail(const Error &error);
    void socketClosed();
    void throwIfClosed() const;
    Error socketError() const;
    qint64 unsent() const;

    const Proxy m_proxy;
    QPointer<AddressRace> m_race; // while the addresses of a name are tried
    QPointer<QSslSocket> m_socket;
    Endpoint m_endpoint;
    TlsPolicy m_policy;
    Timeouts m_timeouts;
    CertificateInfo m_certificate;
    std::optional<Error> m_closeReason;
    QList<QSslError> m_sslErrors;
    bool m_open = false;
    bool m_opening = false;
    qint64 m_bytesIn = 0;
    qint64 m_bytesOut = 0;
};

} // namespace waxwing::net
