#include "core/store/maildirtree.h"

#include "core/base/error.h"
#include "core/store/durablefile.h"

#include <QCoreApplication>
#include <QDir>

#include <cerrno>

namespace waxwing::store {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("waxwing::store", text);
}

QString encoded(const QString &level)
{
    QString name = level;
    return name.replace(QLatin1Char('%'), QLatin1String("%25"))
        .replace(QLatin1Char('/'), QLatin1String("%2F"))
        .replace(QLatin1Char('.'), QLatin1String("%2E"));
}

QString decoded(const QString &name)
{
    QString level = name;
    return level.replace(QLatin1String("%2E"), QLatin1String("."))
        .replace(QLatin1String("%2F"), QLatin1String("/"))
        .replace(QLatin1String("%25"), QLatin1String("%"));
}

bool isInbox(const QStringList &levels)
{
    return levels.size() == 1 && levels.first().compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0;
}

} // namespace

MaildirTree::MaildirTree(QString root) : m_root(std::move(root)) { }

QString MaildirTree::directoryName(const QStringList &levels) const
{
    QString name;
    for (const QString &level : levels) {
        if (level.isEmpty() || level.contains(QChar(u'\0'))) {
            throw Error(ErrorKind::Input, tr("A folder needs a name."));
        }
        name += QLatin1Char('.') + encoded(level);
    }
    if (QFile::encodeName(name).size() > 255) {
        throw Error(ErrorKind::Input, tr("That folder name is too long for this computer."));
    }
    return name;
}

QString MaildirTree::pathOf(const QStringList &levels) const
{
    return isInbox(levels) ? m_root : m_root + QLatin1Char('/') + directoryName(levels);
}

QList<QStringList> MaildirTree::folders() const
{
    QList<QStringList> folders{{QStringLiteral("INBOX")}};
    const QStringList names
        = QDir(m_root).entryList({QStringLiteral(".?*")}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        if (!Maildir(m_root + QLatin1Char('/') + name).exists()) {
            continue;
        }
        QStringList levels;
        const QStringList parts = name.mid(1).split(QLatin1Char('.'));
        for (const QString &part : parts) {
            levels << decoded(part);
        }
        if (!levels.contains(QString())) {
            folders << levels;
        }
    }
    return folders;
}

Maildir &MaildirTree::folder(const QStringList &levels)
{
    const QString path = pathOf(levels);
    std::shared_ptr<Maildir> &maildir = m_open[path];
    if (!maildir) {
        maildir = std::make_shared<Maildir>(path);
    }
    return *maildir;
}

bool MaildirTree::exists(const QStringList &levels) const
{
    return Maildir(pathOf(levels)).exists();
}

void MaildirTree::create(const QStringList &levels)
{
    if (exists(levels)) {
        throw Error(ErrorKind::Conflict, tr("There is already a folder with that name."));
    }
    Maildir &maildir = folder(levels);
    maildir.create();
    if (isInbox(levels)) {
        return;
    }
    // Maildir++: tells a delivery agent that this is not a root of its own.
    QFile mark(maildir.path() + QStringLiteral("/maildirfolder"));
    if (!mark.open(QIODevice::WriteOnly)) {
        failWithErrno(mark.fileName(), errno);
    }
    syncDirectory(maildir.path());
}

QStringList MaildirTree::directoriesAtOrBelow(const QString &name) const
{
    QStringList found;
    const QStringList names
        = QDir(m_root).entryList({QStringLiteral(".?*")}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &other : names) {
        if (other == name || other.startsWith(QString(name + QLatin1Char('.')))) {
            found << other;
        }
    }
    return found;
}

void MaildirTree::rename(const QStringList &from, const QStringList &to)
{
    if (isInbox(from) || isInbox(to)) {
        throw Error(ErrorKind::Input, tr("The inbox cannot be renamed."));
    }
    const QString source = directoryName(from);
    const QString target = directoryName(to);
    // The folder itself goes last: as long as it stands, a repeat finds what is left to do.
    QStringList directories = directoriesAtOrBelow(source);
    std::sort(directories.begin(), directories.end(), std::greater<>());
    for (const QString &directory : std::as_const(directories)) {
        const QString moved = target + directory.mid(source.size());
        const QString fromPath = m_root + QLatin1Char('/') + directory;
        const QString toPath = m_root + QLatin1Char('/') + moved;
        if (!renameWithoutOverwriting(fromPath, toPath)) {
            throw Error(ErrorKind::Conflict, tr("There is already a folder with that name."), moved);
        }
        m_open.remove(fromPath);
    }
    syncDirectory(m_root);
}

void MaildirTree::remove(const QStringList &levels)
{
    if (isInbox(levels)) {
        throw Error(ErrorKind::Input, tr("The inbox cannot be deleted."));
    }
    const QStringList directories = directoriesAtOrBelow(directoryName(levels));
    for (const QString &directory : directories) {
        const QString path = m_root + QLatin1Char('/') + directory;
        m_open.remove(path);
        if (!QDir(path).removeRecursively()) {
            failWithErrno(path, errno);
        }
    }
    syncDirectory(m_root);
}

} // namespace waxwing::store
