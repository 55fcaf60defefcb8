#include "tests/window/pointer.h"

#include <QProcess>
#include <QTest>

namespace waxwing::test {

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

QStringList moveTo(const QPoint &to)
{
    return {QStringLiteral("mousemove"), QString::number(to.x()), QString::number(to.y()), QStringLiteral("sleep"),
            QStringLiteral("0.03")};
}

} // namespace

QStringList dragSteps(const QPoint &from, const QPoint &to, const QString &seconds)
{
    QStringList steps = moveTo(from) + words("mousedown 1 sleep 0.05");
    constexpr int count = 8;
    for (int step = 1; step <= count; ++step) {
        steps += moveTo(from + (to - from) * step / count);
    }
    steps += moveTo(to + QPoint(1, 0)) + moveTo(to);
    steps += {QStringLiteral("sleep"), seconds};
    return steps;
}

QStringList release()
{
    return words("mouseup 1");
}

bool xdotool(const QStringList &words)
{
    QProcess process;
    process.start(QStringLiteral("xdotool"), words);
    const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20000);
    return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace waxwing::test
