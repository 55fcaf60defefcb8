#include "tests/window/pointer.h"

#include <QProcess>
#include <QTest>

namespace waxwing::test {

bool xdotool(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("xdotool"), arguments);
    const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 10000);
    return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool movePointer(const QPoint &global)
{
    return xdotool({QStringLiteral("mousemove"), QString::number(global.x()), QString::number(global.y())});
}

bool pressButton()
{
    return xdotool({QStringLiteral("mousedown"), QStringLiteral("1")});
}

bool releaseButton()
{
    return xdotool({QStringLiteral("mouseup"), QStringLiteral("1")});
}

bool pressKey(const QString &key)
{
    return xdotool({QStringLiteral("key"), key});
}

bool dragTo(const QPoint &from, const QPoint &to)
{
    if (!movePointer(from) || !pressButton()) {
        return false;
    }
    constexpr int steps = 8;
    for (int step = 1; step <= steps; ++step) {
        const QPoint at = from + (to - from) * step / steps;
        if (!movePointer(at)) {
            return false;
        }
    }
    return movePointer(to + QPoint(1, 0)) && movePointer(to);
}

} // namespace waxwing::test
