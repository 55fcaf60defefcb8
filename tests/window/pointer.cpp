#include "tests/window/pointer.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QProcess>
#include <QScreen>
#include <QTest>
#include <QTimer>

namespace waxwing::test {

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

// The X server counts its own pixels.
QStringList moveTo(const QPoint &to)
{
    const QPoint pixel = to * QGuiApplication::primaryScreen()->devicePixelRatio();
    return {QStringLiteral("mousemove"), QString::number(pixel.x()), QString::number(pixel.y()),
            QStringLiteral("sleep"), QStringLiteral("0.03")};
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

bool dragUntil(const QPoint &from, const QPoint &to, const QString &key, const std::function<bool()> &seen)
{
    constexpr int patienceMs = 5000;
    constexpr int lookMs = 10;
    constexpr int nudgeMs = 300;
    const QPoint begun = from + (to - from) / 8;
    QStringList press = moveTo(from) + words("mousedown 1 sleep 0.03") + moveTo(begun) + moveTo(to);
    QStringList letGo = release();
    if (!key.isEmpty()) {
        press += {QStringLiteral("keydown"), key};
        letGo += {QStringLiteral("keyup"), key};
    }
    // Repeated while nothing is seen, as a hand is never quite still: a busy program takes all moves up to here for
    // one, the one that began the drag.
    const QStringList nudge = moveTo(to + QPoint(1, 0)) + moveTo(to);
    press += nudge;
    QProcess moving;
    QProcess nudging;
    QProcess lettingGo;
    QTimer look;
    QElapsedTimer since;
    QElapsedTimer nudged;
    bool done = false;
    bool wasSeen = false;
    QObject::connect(&moving, &QProcess::finished, &look, [&] {
        since.start();
        nudged.start();
        look.start(lookMs);
    });
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        wasSeen = seen();
        if (wasSeen || since.elapsed() > patienceMs) {
            look.stop();
            if (!wasSeen) {
                letGo = words("key Escape sleep 0.1") + letGo; // what was not foreseen is not done
            }
            lettingGo.start(QStringLiteral("xdotool"), letGo);
        } else if (nudged.elapsed() > nudgeMs && nudging.state() == QProcess::NotRunning) {
            nudged.start();
            nudging.start(QStringLiteral("xdotool"), nudge);
        }
    });
    QObject::connect(&lettingGo, &QProcess::finished, &look, [&] { done = true; });
    moving.start(QStringLiteral("xdotool"), press);
    return QTest::qWaitFor([&] { return done && nudging.state() == QProcess::NotRunning; }, 20000) && wasSeen;
}

} // namespace waxwing::test
