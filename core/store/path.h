// Folder paths as Waxwing shows and stores them: levels joined by '/', a literal '/' in a name is "%2F" and a
// literal '%' is "%25", whatever the server's delimiter.
#pragma once

#include <QString>
#include <QStringList>

namespace waxwing::store {

QString encodeLevel(const QString &level);
QString decodeLevel(const QString &level);
// INBOX in any case becomes "INBOX" as a first level (RFC 3501 5.1).
QString pathOf(const QStringList &levels);
QStringList levelsOf(const QString &path);
QString parentPath(const QString &path); // empty at top level
QString lastLevel(const QString &path); // decoded, for people; the inbox is "Inbox"
// True for folder itself and everything below it.
bool isAtOrBelow(const QString &path, const QString &folder);

} // namespace waxwing::store
