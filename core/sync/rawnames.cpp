#include "core/sync/rawnames.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace waxwing::sync {

RawNames rawNames(const QByteArray &directory)
{
    RawNames found;
    const std::unique_ptr<DIR, int (*)(DIR *)> handle(::opendir(directory.constData()), ::closedir);
    if (!handle) {
        return found;
    }
    errno = 0;
    while (const dirent *entry = ::readdir(handle.get())) {
        const QByteArray name(entry->d_name);
        if (name != "." && name != "..") {
            found.names.append(name);
        }
    }
    found.complete = errno == 0;
    std::sort(found.names.begin(), found.names.end());
    return found;
}

bool isDecodable(const QByteArray &name)
{
    return QFile::encodeName(QFile::decodeName(name)) == name;
}

QString shownName(const QByteArray &name)
{
    QString shown = QFile::decodeName(name);
    for (QChar &c : shown) {
        const bool strange = c == QChar::ReplacementCharacter || c.category() == QChar::Other_Control;
        c = strange ? QLatin1Char('?') : c;
    }
    return shown;
}

bool openRaw(QFile &file, const QByteArray &path, QDateTime *modified)
{
    const int descriptor = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat facts { };
    if (descriptor < 0) {
        return false;
    }
    if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        ::close(descriptor);
        return false;
    }
    if (modified) {
        constexpr qint64 perSecond = 1000; // ms
        *modified = QDateTime::fromMSecsSinceEpoch(facts.st_mtim.tv_sec * perSecond, Qt::UTC);
    }
    return file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
}

} // namespace waxwing::sync
