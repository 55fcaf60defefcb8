#include "ui/composer/attachments.h"

#include "core/base/onpool.h"
#include "ui/models/whenready.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

namespace waxwing::ui {

namespace {

struct Snapshot {
    QString path;
    qint64 size = 0;
};

Snapshot takeSnapshot(const QString &from, const QString &to)
{
    const QString name = QFileInfo(from).fileName();
    QFile source(from);
    // Devices and pipes have no end; a folder no bytes.
    if (!QFileInfo(from).isFile() || !source.open(QIODevice::ReadOnly)) {
        throw Error(ErrorKind::Storage, Attachments::tr("“%1” could not be read and is not attached.").arg(name),
                    source.errorString());
    }
    if (!source.copy(to)) {
        throw Error(ErrorKind::Storage, Attachments::tr("“%1” could not be copied and is not attached.").arg(name),
                    source.errorString());
    }
    QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
    return {to, QFileInfo(to).size()};
}

QByteArray typeOf(const QString &path)
{
    // By name only: looking inside would read the file in the UI thread.
    return QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchExtension).name().toLatin1();
}

} // namespace

Attachments::Attachments(QObject *parent) : QObject(parent) { }

QString Attachments::nextSnapshotPath()
{
    if (!m_folder || !m_folder->isValid())
        m_folder = std::make_shared<QTemporaryDir>(QString(QDir::tempPath() + QStringLiteral("/waxwing-XXXXXX")));
    return m_folder->filePath(QString::number(m_lastId));
}

void Attachments::addFile(const QString &path)
{
    Item item;
    item.id = ++m_lastId;
    item.attachment.fileName = QFileInfo(path).fileName();
    item.attachment.type = typeOf(path);
    item.size = QFileInfo(path).size();
    item.copying = true;
    m_items.append(item);
    const QString to = nextSnapshotPath();
    // The folder outlives the copy even when the composer is closed meanwhile.
    const auto copy = [path, to, folder = m_folder] { return takeSnapshot(path, to); };
    models::whenReady(
        this, onPool(copy),
        [this, id = item.id](const Snapshot &snapshot) { copied(id, snapshot.path, snapshot.size); },
        [this, id = item.id](const Error &error) {
            remove(id);
            Q_EMIT failed(error.summary());
        });
    Q_EMIT changed();
}

void Attachments::copied(quint64 id, const QString &snapshot, qint64 size)
{
    for (Item &item : m_items) {
        if (item.id == id) {
            item.attachment.path = snapshot;
            item.size = size;
            item.copying = false;
        }
    }
    Q_EMIT changed();
}

void Attachments::setAttachments(const QList<mime::OutgoingAttachment> &attachments)
{
    m_items.clear();
    for (const mime::OutgoingAttachment &attachment : attachments) {
        Item item;
        item.id = ++m_lastId;
        item.attachment = attachment;
        item.size = attachment.path.isEmpty() ? attachment.bytes.size() : QFileInfo(attachment.path).size();
        m_items.append(item);
    }
    Q_EMIT changed();
}

void Attachments::remove(quint64 id)
{
    m_items.removeIf([id](const Item &item) { return item.id == id; });
    Q_EMIT changed();
}

QList<mime::OutgoingAttachment> Attachments::attachments() const
{
    QList<mime::OutgoingAttachment> all;
    for (const Item &item : m_items) {
        if (!item.copying)
            all.append(item.attachment);
    }
    return all;
}

bool Attachments::isCopying() const
{
    return std::any_of(m_items.begin(), m_items.end(), [](const Item &item) { return item.copying; });
}

qint64 Attachments::totalSize() const
{
    qint64 total = 0;
    for (const Item &item : m_items)
        total += item.size;
    return total;
}

} // namespace waxwing::ui
