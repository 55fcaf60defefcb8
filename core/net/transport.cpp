#include "core/net/transport.h"

namespace waxwing::net {

QCoro::Task<QByteArray> Transport::receive(std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (true) {
        const QByteArray octets = read();
        if (!octets.isEmpty()) {
            co_return octets;
        }
        if (!isOpen()) {
            throw closeReason();
        }
        const auto left = timeUntil(deadline);
        if (left.count() == 0) {
            close();
            throw Error(ErrorKind::Network, tr("The server did not answer in time."));
        }
        co_await m_activity.wait(left);
    }
}

} // namespace waxwing::net
