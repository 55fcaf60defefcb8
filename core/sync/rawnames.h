// What a directory holds, by the octets of the names: Qt's own listing leaves out, without a word, every name that is
// not of the locale's encoding, as Maildirs of older systems have them. Blocking; from any thread.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QDateTime>
#include <QFile>
#include <QString>

namespace waxwing::sync {

struct RawNames {
    QByteArrayList names; // all but "." and "..", sorted
    bool complete = false; // false: it cannot be read, or not to its end
};
RawNames rawNames(const QByteArray &directory);

// What Qt can name as well, and gives the same octets for.
bool isDecodable(const QByteArray &name);
// For sentences: what cannot be decoded as “?”.
QString shownName(const QByteArray &name);

// A regular file, not through a link; false where it cannot be opened. modified: as the file system has it, UTC.
bool openRaw(QFile &file, const QByteArray &path, QDateTime *modified = nullptr);

} // namespace waxwing::sync
