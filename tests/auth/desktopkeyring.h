// The keyring that with-display starts, as somebody at the desktop handles it: locked, and unlocked in the window that
// asks for its password.
#pragma once

#include <QByteArrayList>
#include <QProcess>

namespace waxwing::test {

class DesktopKeyring {
public:
    // Counts from here on how often any program has the person asked.
    DesktopKeyring();
    ~DesktopKeyring();
    DesktopKeyring(const DesktopKeyring &) = delete;
    DesktopKeyring &operator=(const DesktopKeyring &) = delete;

    int timesAsked();
    static bool lock();
    // In the window that asks, which is waited for; true once it is gone.
    static bool typePassword();
    static bool decline();
    static int windows();

    // What others see of our entries.
    static QByteArray secret(const QByteArray &key);
    static QByteArrayList keys();

private:
    QProcess m_monitor;
    QByteArray m_heard;
};

} // namespace waxwing::test
