// Notices that this computer's way into the network became another one: an address came or went, with a cable, a Wi-Fi,
// a telephone. By the kernel's word (rtnetlink(7)), so that no service of the desktop is needed. Used in one thread.
#pragma once

#include <QList>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>

class QSocketNotifier;

namespace waxwing::sync {

class NetworkWatch : public QObject {
    Q_OBJECT
public:
    // settle: how long it must have been quiet. An address comes with a dozen messages, and names are looked up by a
    // resolver that learns of it last.
    explicit NetworkWatch(std::chrono::milliseconds settle = std::chrono::seconds(1), QObject *parent = nullptr);
    ~NetworkWatch() override;

    // From now on; nothing where the kernel gives no such socket.
    void start();

Q_SIGNALS:
    // Addresses differ from those at the last signal, or at start().
    void changed();

private:
    void receive();
    void compare();

    int m_socket = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_settle;
    QStringList m_addresses;
};

} // namespace waxwing::sync
