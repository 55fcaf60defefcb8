#include "core/store/maildirtree.h"

#include "core/base/error.h"
#include "core/base/step.h"
#include "core/store/durablefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <sys/stat.h>

namespace waxwing::store {

namespace {

constexpr qsizetype longestName = 255; // octets, of every file system Waxwing meets

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::store)
};

// '.' separates levels, '/' folders.
bool standsForItself(char c)
{
    return uchar(c) >= 0x20 && c != 0x7f && c != '.' && c != '/' && c != '%' && c != '\\';
}

QByteArray encoded(const QString &level)
{
    QByteArray result;
    const QByteArray utf8 = level.toUtf8();
    for (const char c : utf8) {
        if (standsForItself(c)) {
            result.append(c);
        } else {
            result.append('%').append(QByteArray(1, c).toHex().toUpper());
        }
    }
    return result;
}

} // namespace

MaildirTree::MaildirTree(const QString &root, Root kind) : m_root(QFile::encodeName(root)), m_kind(kind)
{
    makeFolders(root); // mail that is deleted on a server must not be in a folder that a loss of power takes away
}

QByteArray MaildirTree::nameOf(const QStringList &levels)
{
    if (levels.size() == 1 && levels.constFirst().compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0) {
        return inboxName();
    }
    QByteArrayList parts;
    for (const QString &level : levels) {
        parts.append(encoded(level));
    }
    QByteArray name = parts.join('.');
    if (name.isEmpty() || parts.contains(QByteArray())) {
        throw Error(ErrorKind::Input, Words::tr("A folder needs a name."));
    }
    if (name.size() + 1 > longestName) {
        throw Error(ErrorKind::Input, Words::tr("That folder name is too long for this computer."));
    }
    return name;
}

QStringList MaildirTree::levelsOf(const QByteArray &name)
{
    QStringList levels;
    const QByteArrayList parts = name.split('.');
    for (const QByteArray &part : parts) {
        levels.append(QString::fromUtf8(QByteArray::fromPercentEncoding(part)));
    }
    return levels;
}

QList<QByteArray> MaildirTree::names() const
{
    QList<QByteArray> result;
    const std::unique_ptr<DIR, int (*)(DIR *)> directory(::opendir(m_root.constData()), ::closedir);
    if (!directory) {
        failWithErrno(QFile::decodeName(m_root), errno);
    }
    while (const dirent *entry = ::readdir(directory.get())) {
        const QByteArray name = QByteArray(entry->d_name).mid(1);
        // ".A..B" has a level without a name; what has no cur/ is no folder of mail.
        const bool possible = entry->d_name[0] == '.' && !name.isEmpty() && !name.startsWith('.') && !name.endsWith('.')
            && !name.contains("..") && name != inboxName();
        if (possible && Maildir::exists(pathOf(name))) {
            result.append(name);
        }
    }
    std::sort(result.begin(), result.end());
    if (m_kind == Root::IsInbox) {
        result.prepend(inboxName());
    }
    return result;
}

QList<QByteArray> MaildirTree::below(const QByteArray &name) const
{
    QList<QByteArray> result = names();
    const QByteArray prefix = name + '.';
    result.removeIf([&](const QByteArray &other) { return other != name && !other.startsWith(prefix); });
    return result;
}

bool MaildirTree::exists(const QByteArray &name) const
{
    return Maildir::exists(pathOf(name));
}

QByteArray MaildirTree::pathOf(const QByteArray &name) const
{
    return m_kind == Root::IsInbox && name == inboxName() ? m_root : QByteArray(m_root + "/." + name);
}

Maildir &MaildirTree::folder(const QByteArray &name)
{
    std::shared_ptr<Maildir> &folder = m_open[name];
    if (!folder || !exists(name)) {
        folder.reset();
        if (!exists(name) && !(m_kind == Root::IsInbox && name == inboxName())) {
            throw Error(ErrorKind::Conflict, Words::tr("The folder is no longer on this computer."));
        }
        folder = std::make_shared<Maildir>(pathOf(name));
    }
    return *folder;
}

void MaildirTree::create(const QByteArray &name)
{
    const QByteArray path = pathOf(name);
    m_open.insert(name, std::make_shared<Maildir>(path));
    if (path != m_root) {
        // Maildir++: tells a delivery agent that this is not a root of its own.
        QFile mark(QFile::decodeName(QByteArray(path + "/maildirfolder")));
        if (!mark.open(QIODevice::WriteOnly)) {
            failWithErrno(mark.fileName(), errno);
        }
        syncDirectory(QFile::decodeName(path));
    }
    syncDirectory(QFile::decodeName(m_root));
}

void MaildirTree::rename(const QByteArray &from, const QByteArray &to)
{
    // The folder itself goes last: as long as it stands, a repeat finds what is left to do.
    QList<QByteArray> moving = below(from);
    std::sort(moving.begin(), moving.end(), std::greater<>());
    for (const QByteArray &name : std::as_const(moving)) {
        const QByteArray now = to + name.mid(from.size());
        if (now.size() + 1 > longestName) {
            throw Error(ErrorKind::Input, Words::tr("That folder name is too long for this computer."));
        }
        if (exists(now)) { // looked for before the first is moved: half a tree elsewhere is no answer
            throw Error(ErrorKind::Conflict, Words::tr("There is already a folder with that name."),
                        QString::fromUtf8(now));
        }
    }
    for (const QByteArray &name : std::as_const(moving)) {
        const QByteArray now = to + name.mid(from.size());
        if (!renameWithoutOverwriting(pathOf(name), pathOf(now))) {
            throw Error(ErrorKind::Conflict, Words::tr("There is already a folder with that name."),
                        QString::fromUtf8(now));
        }
        m_open.remove(name);
        m_open.remove(now);
    }
    syncDirectory(QFile::decodeName(m_root));
}

void MaildirTree::remove(const QByteArray &name)
{
    QList<QByteArray> doomed = below(name);
    std::sort(doomed.begin(), doomed.end(), std::greater<>());
    for (const QByteArray &one : std::as_const(doomed)) {
        m_open.remove(one);
        const QString path = QFile::decodeName(pathOf(one));
        stepBefore("local folder removed");
        if (one == inboxName() || !QDir(path).removeRecursively()) {
            failWithErrno(path, errno);
        }
        stepAfter("local folder removed");
    }
    syncDirectory(QFile::decodeName(m_root));
}

} // namespace waxwing::store
