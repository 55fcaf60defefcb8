// File names that came from outside, and files written under them (robustness.md "File names").
#pragma once

#include <QByteArray>
#include <QString>

namespace waxwing::mime {

// One path component, at most 200 bytes of UTF-8, that cannot leave its folder, hide its last extension or
// name something special. fallback is used when nothing is left; it is not checked.
QString safeFileName(const QString &raw, const QString &fallback = {});
// A name by the type for parts that have none: "part-2.png".
QString fileNameForPart(const QString &number, const QByteArray &type);
// Writes bytes to a new file directly in directory and fsyncs it; never follows a link, never replaces,
// never executable: " (2)" before the extension when the name is taken. Returns the path.
// Error{Storage} with a sentence when it cannot be written; nothing half-written is left.
QString saveAttachment(const QString &directory, const QString &name, const QByteArray &bytes);
// True for files that run something when opened: .sh, .desktop, .exe, .AppImage, … Ask before opening.
bool isDangerousToOpen(const QString &fileName, const QByteArray &type = {});

} // namespace waxwing::mime
