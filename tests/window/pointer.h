// The X server's own pointer and keyboard, by xdotool: a drag runs in the window system, where posted events do
// not reach. While it lasts, Qt's own loop of the drag runs on top of whatever waits below it, so a whole drag is
// one command, and what is to be seen on the way is looked at by a timer.
#pragma once

#include <QPoint>
#include <QString>
#include <QStringList>

#include <functional>

namespace waxwing::test {

// xdotool's words for: press at from, move to in steps as a hand does, and stay there for so many seconds.
QStringList dragSteps(const QPoint &from, const QPoint &to, const QString &seconds = QStringLiteral("0.3"));
QStringList release();
// Runs it while this program's event loop runs on; false when it fails or takes over twenty seconds.
bool xdotool(const QStringList &words);

// Presses at from, moves to to, presses key ("ctrl", "shift" or "") and lets go as soon as seen() is true, which is
// asked while the drag's own loop runs; after five seconds in any case. True when it was seen.
bool dragUntil(const QPoint &from, const QPoint &to, const QString &key, const std::function<bool()> &seen);

} // namespace waxwing::test
