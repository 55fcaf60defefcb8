#include "core/sync/networkwatch.h"

#include <QNetworkInterface>
#include <QSocketNotifier>

#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

namespace waxwing::sync {

namespace {

// What connections may have been made from. Renewed leases and routes are announced as well and mean nothing; an
// address of the link alone (RFC 4291 2.5.6) comes with every container.
QStringList addressesNow()
{
    QStringList addresses;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const QNetworkInterface::InterfaceFlags flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsUp) || flags.testFlag(QNetworkInterface::IsLoopBack)) {
            continue;
        }
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (!entry.ip().isLinkLocal()) {
                addresses.append(QString::number(interface.index()) + QLatin1Char(' ') + entry.ip().toString());
            }
        }
    }
    addresses.sort();
    return addresses;
}

} // namespace

NetworkWatch::NetworkWatch(std::chrono::milliseconds settle, QObject *parent) : QObject(parent), m_settle(this)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settle);
    connect(&m_settle, &QTimer::timeout, this, &NetworkWatch::compare);
}

NetworkWatch::~NetworkWatch()
{
    m_notifier.reset();
    if (m_socket >= 0) {
        ::close(m_socket);
    }
}

void NetworkWatch::start()
{
    if (m_socket >= 0) {
        return;
    }
    m_socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (m_socket < 0 || ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        return;
    }
    m_addresses = addressesNow();
    m_notifier = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &NetworkWatch::receive);
}

// What they say is not read: some may have been lost (ENOBUFS), and only what is there in the end matters.
void NetworkWatch::receive()
{
    char message[8192];
    while (::recv(m_socket, message, sizeof message, 0) > 0) { }
    m_settle.start();
}

void NetworkWatch::compare()
{
    const QStringList now = addressesNow();
    if (now != m_addresses) {
        m_addresses = now;
        Q_EMIT changed();
    }
}

} // namespace waxwing::sync
