// COMPRESS=DEFLATE (RFC 4978): another transport's octets, compressed. Takes over an open connection in the middle;
// TLS, where there is any, lies below.
#pragma once

#include "core/net/deflate.h"
#include "core/net/transport.h"

#include <memory>

namespace waxwing::net {

class CompressedTransport final : public Transport {
    Q_OBJECT
public:
    // alreadyRead: compressed octets that were read from inner together with the server's OK.
    CompressedTransport(std::unique_ptr<Transport> inner, QByteArrayView alreadyRead, InflateLimits limits = {});
    ~CompressedTransport() override;

    // Neither can follow: the connection is open, and RFC 4978 4 wants TLS to come first.
    QCoro::Task<void> open(Endpoint endpoint, TlsPolicy policy, Timeouts timeouts) override;
    QCoro::Task<void> startTls() override;

    // At most InflateLimits::output octets; readyRead() follows by itself while there are more.
    QByteArray read() override;
    void write(QByteArray octets) override;
    QCoro::Task<void> drained(qint64 lowWater) override;
    void close() override;
    bool isOpen() const override { return m_inner->isOpen(); }
    bool isEncrypted() const override { return m_inner->isEncrypted(); }
    Error closeReason() const override;
    CertificateInfo peerCertificate() const override { return m_inner->peerCertificate(); }
    qint64 bytesIn() const override { return m_inner->bytesIn(); } // compressed, as they go over the wire
    qint64 bytesOut() const override { return m_inner->bytesOut(); }

private:
    void announce();
    void stopIfBad();

    std::unique_ptr<Transport> m_inner;
    Deflater m_deflater;
    Inflater m_inflater;
    std::optional<Error> m_failure;
    bool m_announced = false;
};

} // namespace waxwing::net
