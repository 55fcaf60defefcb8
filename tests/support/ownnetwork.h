// A network of the test's own, in which interfaces come and go.
#pragma once

#include <QtGlobal>

#include <arpa/inet.h>
#include <cstring>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace waxwing::test {

class NetworkInterface {
public:
    // A tap device of this name; the loopback device where it is called "lo".
    explicit NetworkInterface(const char *name)
        : m_name(name), m_device(::open("/dev/net/tun", O_RDWR | O_CLOEXEC)), m_socket(::socket(AF_INET, SOCK_DGRAM, 0))
    {
        ifreq request = named();
        request.ifr_flags = IFF_TAP | IFF_NO_PI;
        m_isThere = std::strcmp(name, "lo") == 0 || (m_device >= 0 && ::ioctl(m_device, TUNSETIFF, &request) == 0);
    }
    ~NetworkInterface()
    {
        ::close(m_device);
        ::close(m_socket);
    }
    Q_DISABLE_COPY_MOVE(NetworkInterface)

    bool isThere() const { return m_isThere; }
    bool setUp(bool up) const
    {
        ifreq request = named();
        request.ifr_flags = up ? IFF_UP : 0;
        return ::ioctl(m_socket, SIOCSIFFLAGS, &request) == 0;
    }
    bool setAddress(const char *address) const
    {
        ifreq request = named();
        auto *inet = reinterpret_cast<sockaddr_in *>(&request.ifr_addr);
        inet->sin_family = AF_INET;
        return ::inet_pton(AF_INET, address, &inet->sin_addr) == 1 && ::ioctl(m_socket, SIOCSIFADDR, &request) == 0;
    }

private:
    ifreq named() const
    {
        ifreq request{};
        std::strncpy(request.ifr_name, m_name, IFNAMSIZ - 1);
        return request;
    }
    const char *m_name;
    int m_device;
    int m_socket;
    bool m_isThere = false;
};

// A namespace with a loopback device and nothing else. To be called first of all: the kernel lets nobody who has a
// second thread into a new user namespace.
inline bool enterOwnNetwork()
{
    const bool isOurs = ::unshare(CLONE_NEWNET) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0;
    return isOurs && NetworkInterface("lo").setUp(true);
}

} // namespace waxwing::test
