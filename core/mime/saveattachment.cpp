#include "core/base/error.h"
#include "core/mime/filename.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waxwing::mime {

namespace {

constexpr int MaxAttempts = 1000;

class FileDescriptor {
public:
    explicit FileDescriptor(int fd) : m_fd(fd) { }
    ~FileDescriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(FileDescriptor)
    int get() const { return m_fd; }
    bool isValid() const { return m_fd >= 0; }

private:
    int m_fd;
};

[[noreturn]] void fail(const QString &name, int number)
{
    throw Error(ErrorKind::Storage, QCoreApplication::translate("mime", "%1 could not be saved.").arg(name),
                QString::fromLocal8Bit(std::strerror(number)),
                number == ENOSPC || number == EDQUOT ? Retry::AfterUserAction : Retry::Never);
}

QString numbered(const QString &name, int attempt)
{
    if (attempt == 1)
        return name;
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    const qsizetype at = dot <= 0 ? name.size() : dot;
    const QString mark = QStringLiteral(" (%1)").arg(attempt);
    return name.left(at) + mark + name.mid(at);
}

bool writeAll(int fd, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(fd, bytes.constData() + written, size_t(bytes.size() - written));
        if (count < 0 && errno != EINTR)
            return false;
        written += count < 0 ? 0 : count;
    }
    return ::fsync(fd) == 0;
}

} // namespace

QString saveAttachment(const QString &directory, const QString &name, const QByteArray &bytes)
{
    const QString safe = safeFileName(name);
    const FileDescriptor folder(::open(QFile::encodeName(directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isValid())
        fail(safe, errno);
    for (int attempt = 1; attempt <= MaxAttempts; ++attempt) {
        const QString candidate = numbered(safe, attempt);
        const QByteArray encoded = QFile::encodeName(candidate);
        // O_EXCL does not follow a link at the last component either, dangling or not (open(2)).
        const FileDescriptor file(
            ::openat(folder.get(), encoded.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
        if (!file.isValid() && errno == EEXIST)
            continue;
        if (!file.isValid())
            fail(safe, errno);
        if (!writeAll(file.get(), bytes)) {
            const int number = errno;
            ::unlinkat(folder.get(), encoded.constData(), 0);
            fail(safe, number);
        }
        return directory + QLatin1Char('/') + candidate;
    }
    fail(safe, EEXIST);
}

} // namespace waxwing::mime
