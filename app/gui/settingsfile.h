// The settings as a file that can be taken to another computer. What is written is named one by one: nothing of a
// person's mail, servers or folders, and no secret, can come along.
#pragma once

#include <QByteArray>

class QSettings;

namespace waxwing::gui {

QByteArray exportSettings(const QSettings &settings);
// What the file does not name stays as it is. Throws Error{Input} where it is none of ours.
void importSettings(const QByteArray &file, QSettings &settings);

} // namespace waxwing::gui
