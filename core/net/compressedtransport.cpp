#include "core/net/compressedtransport.h"

#include <QMetaObject>

namespace waxwing::net {

CompressedTransport::CompressedTransport(std::unique_ptr<Transport> inner, QByteArrayView alreadyRead,
                                         InflateLimits limits)
    : m_inner(std::move(inner)), m_inflater(limits)
{
    m_inflater.feed(alreadyRead);
    connect(m_inner.get(), &Transport::readyRead, this, [this] {
        m_activity.wake();
        Q_EMIT readyRead();
    });
    connect(m_inner.get(), &Transport::closed, this, [this] {
        m_activity.wake();
        Q_EMIT closed();
    });
    announce();
}

CompressedTransport::~CompressedTransport() = default;

QCoro::Task<void> CompressedTransport::open(Endpoint, TlsPolicy, Timeouts)
{
    throw Error(ErrorKind::Protocol, tr("This connection is open already."));
    co_return;
}

QCoro::Task<void> CompressedTransport::startTls()
{
    throw Error(ErrorKind::Tls, tr("Encryption has to begin before compression."));
    co_return;
}

QByteArray CompressedTransport::read()
{
    if (!m_inflater.hasMore()) {
        m_inflater.feed(m_inner->read());
    }
    QByteArray octets = m_inflater.take();
    stopIfBad();
    announce();
    return octets;
}

// What is left is no news of the socket's, so it is announced here, from the event loop.
void CompressedTransport::announce()
{
    if (!m_inflater.hasMore() || m_announced) {
        return;
    }
    m_announced = true;
    const auto tell = [this] {
        m_announced = false;
        m_activity.wake();
        Q_EMIT readyRead();
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void CompressedTransport::stopIfBad()
{
    if (m_inflater.state() == Inflater::State::Good || m_failure) {
        return;
    }
    const bool isBomb = m_inflater.state() == Inflater::State::Bomb;
    m_failure = isBomb
        ? Error(ErrorKind::Protocol, tr("The server sent data that would fill the memory. The connection was closed."))
              .withCode(QByteArrayLiteral("COMPRESSION"))
        : Error(ErrorKind::Protocol, tr("The server's compressed data cannot be read. The connection was closed."))
              .withCode(QByteArrayLiteral("COMPRESSION"));
    m_inner->close();
}

void CompressedTransport::write(QByteArray octets)
{
    m_inner->write(m_deflater.deflate(octets));
}

QCoro::Task<void> CompressedTransport::drained(qint64 lowWater)
{
    return m_inner->drained(lowWater);
}

void CompressedTransport::close()
{
    m_inner->close();
}

Error CompressedTransport::closeReason() const
{
    return m_failure.value_or(m_inner->closeReason());
}

} // namespace waxwing::net
