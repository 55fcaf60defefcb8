#include "core/store/durablefile.h"

#include "core/base/error.h"
#include "core/base/step.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace waxwing::store {

namespace {

QString sentence(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT: return QCoreApplication::translate("waxwing::store", "The disk is full, so mail cannot be written.");
    case EACCES:
    case EPERM:
    case EROFS:
        return QCoreApplication::translate("waxwing::store", "Mail cannot be written because the folder is read-only.");
    default: return QCoreApplication::translate("waxwing::store", "Mail cannot be written to the disk.");
    }
}

} // namespace

void failWithErrno(const QString &what, int error)
{
    const QString technical = what + QLatin1String(": ") + QString::fromLocal8Bit(strerror(error));
    throw Error(ErrorKind::Storage, sentence(error), technical);
}

void syncFile(QFile &file)
{
    stepBefore("file sync");
    if (!file.flush() || ::fsync(file.handle()) != 0) {
        failWithErrno(file.fileName(), errno);
    }
    stepAfter("file sync");
}

void syncDirectory(const QString &path)
{
    const int directory = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) {
        failWithErrno(path, errno);
    }
    stepBefore("folder sync");
    const int result = ::fsync(directory);
    const int error = errno;
    stepAfter("folder sync");
    ::close(directory);
    // Some network file systems have no fsync for directories (EINVAL); there is nothing more to be done there.
    if (result != 0 && error != EINVAL) {
        failWithErrno(path, error);
    }
}

void makeFolders(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir()) {
        return;
    }
    const QString above = QFileInfo(folder.absoluteFilePath()).path();
    makeFolders(above);
    if (!QDir().mkdir(path) && !QFileInfo(path).isDir()) {
        failWithErrno(path, errno);
    }
    syncDirectory(above);
}

bool renameWithoutOverwriting(const QString &from, const QString &to)
{
    return renameWithoutOverwriting(QFile::encodeName(from), QFile::encodeName(to));
}

bool renameWithoutOverwriting(const QByteArray &source, const QByteArray &target)
{
    stepBefore("file renamed");
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0) {
        stepAfter("file renamed");
        return true;
    }
    if (errno == EEXIST) {
        return false;
    }
    if (errno == EINVAL || errno == ENOSYS) { // the file system lacks RENAME_NOREPLACE
        if (::access(target.constData(), F_OK) == 0) {
            return false;
        }
        if (::rename(source.constData(), target.constData()) == 0) {
            stepAfter("file renamed");
            return true;
        }
    }
    failWithErrno(QFile::decodeName(target), errno);
}

} // namespace waxwing::store
