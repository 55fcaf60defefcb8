#include "tests/auth/desktopkeyring.h"

#include <QTest>

#include <functional>

namespace waxwing::test {

namespace {

constexpr int patience = 20'000; // ms: the window comes from a program that is started for it

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.readAllStandardOutput();
}

QByteArray xdotool(const QStringList &arguments)
{
    return outputOf(QStringLiteral("xdotool"), arguments);
}

// Typed until the window is gone: what comes before it has the keyboard is nobody's.
bool answer(const std::function<void()> &type)
{
    if (!QTest::qWaitFor([] { return DesktopKeyring::windows() == 1; }, patience)) {
        return false;
    }
    return QTest::qWaitFor(
        [&type] {
            type();
            return DesktopKeyring::windows() == 0;
        },
        patience);
}

} // namespace

DesktopKeyring::DesktopKeyring()
{
    m_monitor.start(
        QStringLiteral("dbus-monitor"),
        {QStringLiteral("--session"), QStringLiteral("interface='org.freedesktop.Secret.Prompt',member='Prompt'")});
    // It says on the bus that it listens by being given a name, and taking it back.
    QVERIFY(QTest::qWaitFor([this] { return (m_heard += m_monitor.readAllStandardOutput()).contains("NameLost"); },
                            patience));
}

DesktopKeyring::~DesktopKeyring()
{
    m_monitor.kill();
    m_monitor.waitForFinished();
}

int DesktopKeyring::timesAsked()
{
    m_heard += m_monitor.readAllStandardOutput();
    return int(m_heard.count("member=Prompt\n"));
}

bool DesktopKeyring::lock()
{
    return QProcess::execute(QStringLiteral("dbus-send"),
                             {QStringLiteral("--session"), QStringLiteral("--print-reply=literal"),
                              QStringLiteral("--dest=org.freedesktop.secrets"),
                              QStringLiteral("/org/freedesktop/secrets"),
                              QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                              QStringLiteral("array:objpath:/org/freedesktop/secrets/collection/login")})
        == 0;
}

int DesktopKeyring::windows()
{
    return int(xdotool({QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--name"),
                        QStringLiteral("Unlock Login Keyring")})
                   .count('\n'));
}

bool DesktopKeyring::typePassword()
{
    return answer([] {
        xdotool({QStringLiteral("key"), QStringLiteral("ctrl+a")});
        xdotool({QStringLiteral("type"), QStringLiteral("waxwing")}); // see with-display
        xdotool({QStringLiteral("key"), QStringLiteral("Return")});
    });
}

bool DesktopKeyring::decline()
{
    return answer([] { xdotool({QStringLiteral("key"), QStringLiteral("Escape")}); });
}

QByteArray DesktopKeyring::secret(const QByteArray &key)
{
    return outputOf(QStringLiteral("secret-tool"),
                    {QStringLiteral("lookup"), QStringLiteral("server"), QStringLiteral("waxwing"),
                     QStringLiteral("user"), QString::fromLatin1(key)});
}

QByteArrayList DesktopKeyring::keys()
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels); // attributes go to the other one
    process.start(
        QStringLiteral("secret-tool"),
        {QStringLiteral("search"), QStringLiteral("--all"), QStringLiteral("server"), QStringLiteral("waxwing")});
    process.waitForFinished();
    QByteArrayList keys;
    const QByteArrayList lines = process.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("attribute.user = ")) {
            keys.append(line.mid(17));
        }
    }
    return keys;
}

} // namespace waxwing::test
