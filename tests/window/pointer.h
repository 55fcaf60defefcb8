// The X server's own pointer and keyboard, by xdotool: a drag runs in the window system, where posted events do
// not reach.
#pragma once

#include <QPoint>
#include <QString>
#include <QStringList>

namespace waxwing::test {

// Runs xdotool while this program's event loop runs on; false when it fails or takes over ten seconds.
bool xdotool(const QStringList &arguments);
bool movePointer(const QPoint &global);
bool pressButton();
bool releaseButton();
bool pressKey(const QString &key);
// Presses at from, moves to in steps as a hand does, and waits there without letting go.
bool dragTo(const QPoint &from, const QPoint &to);

} // namespace waxwing::test
