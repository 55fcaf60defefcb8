#include "app/common/profile.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waxwing::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(profile)
};

void makeFolder(const QString &folder)
{
    if (!QDir().mkpath(folder)) {
        throw Error(ErrorKind::Storage, Words::tr("The profile folder %1 cannot be made.").arg(folder));
    }
    // Mail is nobody else's business, whatever the umask.
    ::chmod(QFile::encodeName(folder).constData(), S_IRWXU);
    if (!QFileInfo(folder).isWritable()) {
        throw Error(ErrorKind::Storage, Words::tr("The profile folder %1 cannot be written.").arg(folder));
    }
}

// flock() ends with the process, however that dies: no stale lock is ever left.
int lockFolder(const QString &folder)
{
    const QByteArray name = QFile::encodeName(QString(folder + QLatin1String("/lock")));
    const int fd = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0) {
        throw Error(ErrorKind::Storage, Words::tr("The profile folder %1 cannot be written.").arg(folder),
                    QString::fromLocal8Bit(std::strerror(errno)));
    }
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        ::close(fd);
        throw Error(ErrorKind::Conflict, Words::tr("Waxwing is already running on the profile %1.").arg(folder))
            .withCode("LOCKED");
    }
    return fd;
}

} // namespace

Profile::Profile(const QString &folder) : m_folder(QDir(folder.isEmpty() ? defaultFolder() : folder).absolutePath())
{
    makeFolder(m_folder);
    m_lock = lockFolder(m_folder);
}

Profile::~Profile()
{
    ::close(m_lock);
}

QString Profile::mailFolder(qint64 account) const
{
    return m_folder + QLatin1String("/mail/") + QString::number(account);
}

QString Profile::hiddenFile(qint64 account) const
{
    return m_folder + QLatin1String("/sync/") + QString::number(account) + QLatin1String(".hidden");
}

QString Profile::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QLatin1String("/waxwing");
}

QString Profile::socketName() const
{
    return socketNameOf(m_folder);
}

// A socket's path is limited to 107 octets, a profile's is not: so by its hash, where only this user may look.
QString Profile::socketNameOf(const QString &folder)
{
    const QString path = QDir(folder.isEmpty() ? defaultFolder() : folder).absolutePath();
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    QString place = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (place.isEmpty()) {
        place = path;
    }
    return place + QLatin1String("/waxwing-") + QString::fromLatin1(hash);
}

} // namespace waxwing::app
