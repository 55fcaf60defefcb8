#include "core/sync/localmail.h"

#include "core/base/error.h"
#include "core/base/step.h"
#include "core/sync/localnames.h"
#include "core/sync/roles.h"
#include "core/sync/words.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>

namespace waxwing::sync {

namespace {

const QByteArray inbox = QByteArrayLiteral("INBOX");

Error folderGone()
{
    return Error(ErrorKind::Conflict, translated("The folder is no longer on this computer."));
}

QString below(const QString &root, const char *file)
{
    const QString path = root + QLatin1Char('/') + QLatin1String(file);
    return path;
}

} // namespace

LocalMail::LocalMail(QString root)
    : m_root((QDir().mkpath(root), std::move(root)))
    , m_deleted(below(m_root, "waxwing-deleted"))
    , m_unsubscribed(below(m_root, "waxwing-unsubscribed"))
{
    folder(inbox);
    const QString made = below(m_root, "waxwing-made");
    if (!QFileInfo::exists(made)) {
        for (const char *name : {"Drafts", "Sent", "Trash"}) {
            create(name);
        }
        QFile(made).open(QIODevice::WriteOnly); // whoever deletes one of them later means it
    }
}

QList<QByteArray> LocalMail::names() const
{
    QList<QByteArray> result{inbox};
    const QStringList folders = QDir(m_root).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &folder : folders) {
        if (folder.startsWith(QLatin1Char('.')) && folder.size() > 1) {
            result.append(folder.mid(1).toUtf8());
        }
    }
    return result;
}

QList<QByteArray> LocalMail::tree(const QByteArray &name) const
{
    QList<QByteArray> result = names();
    const QByteArray prefix = name + '.';
    result.removeIf([&](const QByteArray &other) { return other != name && !other.startsWith(prefix); });
    return result;
}

QList<store::ServerFolder> LocalMail::list()
{
    QList<imap::ListedMailbox> listed;
    const QList<QByteArray> all = names();
    for (const QByteArray &name : all) {
        imap::ListedMailbox mailbox;
        mailbox.rawName = name;
        mailbox.delimiter = QStringLiteral("\x1f"); // stands in no name: levels may hold anything else
        mailbox.name = levelsOfLocalName(name).join(mailbox.delimiter);
        mailbox.subscribed = !m_unsubscribed.contains(name);
        listed.append(mailbox);
    }
    return serverFolders(listed);
}

LocalFolder &LocalMail::folder(const QByteArray &name)
{
    auto &folder = m_folders[name];
    if (!folder) {
        if (name != inbox && !exists(name)) {
            m_folders.remove(name);
            throw folderGone();
        }
        folder = std::make_shared<LocalFolder>(localFolder(m_root, name));
    }
    return *folder;
}

bool LocalMail::exists(const QByteArray &name) const
{
    return QFileInfo::exists(localFolder(m_root, name));
}

void LocalMail::create(const QByteArray &name)
{
    const QString path = localFolder(m_root, name);
    if (!QDir().mkpath(path)) {
        throw Error(ErrorKind::Storage, translated("The folder could not be made on this computer."), path);
    }
    m_folders.insert(name, std::make_shared<LocalFolder>(path));
    QFile(below(path, "maildirfolder")).open(QIODevice::WriteOnly); // Maildir++: this is a subfolder
    syncFolderToDisk(m_root);
}

void LocalMail::rename(const QByteArray &from, const QByteArray &to)
{
    const QList<QByteArray> moving = tree(from);
    for (const QByteArray &name : moving) {
        const QByteArray now = to + name.mid(from.size());
        const QByteArray source = QFile::encodeName(localFolder(m_root, name));
        const QByteArray target = QFile::encodeName(localFolder(m_root, now));
        stepBefore("local folder moved");
        if (std::rename(source.constData(), target.constData()) != 0) {
            throw Error(ErrorKind::Storage, translated("The folder could not be moved on this computer."),
                        localFolder(m_root, now));
        }
        stepAfter("local folder moved");
        m_folders.remove(name);
        m_folders.remove(now);
    }
    syncFolderToDisk(m_root);
}

void LocalMail::remove(const QByteArray &name)
{
    QList<QByteArray> doomed = tree(name);
    std::sort(doomed.begin(), doomed.end(), std::greater<>());
    for (const QByteArray &one : std::as_const(doomed)) {
        QSet<QByteArray> bases;
        const auto messages = folder(one).scan();
        for (const LocalFolder::Message &message : messages) {
            bases.insert(message.base);
        }
        m_deleted.insert(bases);
        m_folders.remove(one);
        stepBefore("local folder removed");
        if (!QDir(localFolder(m_root, one)).removeRecursively()) {
            throw Error(ErrorKind::Storage, translated("The folder could not be deleted on this computer."),
                        localFolder(m_root, one));
        }
        stepAfter("local folder removed");
    }
    syncFolderToDisk(m_root);
}

// Noted first: a message that is gone and not noted would be fetched again.
void LocalMail::removeMessage(LocalFolder &folder, const LocalFolder::Message &message)
{
    m_deleted.insert({message.base});
    folder.remove(message);
}

QHash<QByteArray, QDateTime> LocalMail::messageNames()
{
    QHash<QByteArray, QDateTime> result;
    const QList<QByteArray> all = names();
    for (const QByteArray &name : all) {
        const auto messages = folder(name).scan();
        for (const LocalFolder::Message &message : messages) {
            result.insert(message.base, QFileInfo(message.file).lastModified());
        }
    }
    return result;
}

} // namespace waxwing::sync
