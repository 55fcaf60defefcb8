#include "ui/reader/attachmentfiles.h"

#include "core/mime/filename.h"
#include "ui/models/background.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

namespace waxwing::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::ui::AttachmentFiles)
};

} // namespace

QString AttachmentFiles::nameOf(const mime::Part &part)
{
    return part.name.isEmpty() ? mime::fileNameForPart(part.number, part.type) : part.name;
}

QFuture<QString> AttachmentFiles::save(const models::MessagePtr &message, const mime::Part &part,
                                       const QString &directory)
{
    return models::partBytes(message, part)
        .then(QThreadPool::globalInstance(), [name = nameOf(part), directory](const QByteArray &bytes) {
            return mime::saveAttachment(directory, name, bytes);
        });
}

// One after the other: each may be large, and on the server still.
QFuture<QStringList> AttachmentFiles::saveAll(const models::MessagePtr &message, const QString &directory,
                                              const QStringList &saved)
{
    const QList<mime::Part> &parts = message->document.attachments;
    if (saved.size() >= parts.size()) {
        return models::onPool([saved] { return saved; });
    }
    const auto goOn = [message, directory, saved](const QString &path) {
        return saveAll(message, directory, saved + QStringList{path});
    };
    return save(message, parts.at(saved.size()), directory).then(qApp, goOn).unwrap();
}

QFuture<void> AttachmentFiles::saveAs(const models::MessagePtr &message, const mime::Part &part, const QString &path)
{
    return models::partBytes(message, part).then(QThreadPool::globalInstance(), [path](const QByteArray &bytes) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() || !file.commit()) {
            throw Error(ErrorKind::Storage, Words::tr("“%1” could not be saved.").arg(QFileInfo(path).fileName()),
                        file.errorString());
        }
    });
}

QFuture<QString> AttachmentFiles::temporaryCopy(const models::MessagePtr &message, const mime::Part &part)
{
    // QTemporaryDir makes its folder 0700 and removes it with everything in it.
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/waxwing-XXXXXX"));
    if (!m_folder->isValid()) {
        const QString technical = m_folder->errorString();
        m_folder.reset();
        return models::onPool([technical]() -> QString {
            throw Error(ErrorKind::Storage, Words::tr("There is no room for a temporary copy of the attachment."),
                        technical);
        });
    }
    return save(message, part, m_folder->path());
}

} // namespace waxwing::ui
