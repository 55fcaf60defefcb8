// The few POSIX calls that make a file durable and never overwrite one. Throw Error{Storage} with a sentence.
#pragma once

#include <QFile>
#include <QString>

namespace waxwing::store {

// Flushes and fsyncs an open file.
void syncFile(QFile &file);
// fsyncs a directory, so that the names in it survive a loss of power.
void syncDirectory(const QString &path);
// A folder and those above it that are missing, each durable in the one above.
void makeFolders(const QString &path);
// A new name for a file in the same file system; false when the target exists. The directory is not synced.
bool renameWithoutOverwriting(const QString &from, const QString &to);
bool renameWithoutOverwriting(const QByteArray &from, const QByteArray &to); // names as the file system has them
[[noreturn]] void failWithErrno(const QString &what, int error);

} // namespace waxwing::store
