// What a window shows in words, looked at as a reader would: is it all there, and is it all translated?
#pragma once

#include <QStringList>

class QWidget;

namespace waxwing::test {

// Labels, buttons, fields, headers and choices of the visible window whose text needs more room than it has, and that
// neither wrap nor say the whole in a tool tip.
QStringList cutOff(const QWidget &window);

// Texts, names, tool tips and actions of the window that hold plain Latin letters: in the pseudo-locale every
// translated word is written with other ones.
QStringList untranslated(const QWidget &window);

} // namespace waxwing::test
