#include "ui/reader/attachmentfiles.h"

#include "core/base/onpool.h"
#include "core/mime/filename.h"
#include "ui/models/whenready.h"

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
    const auto write = [name = nameOf(part), directory](const QByteArray &bytes) {
        return mime::saveAttachment(directory, name, bytes);
    };
    return models::onPoolWhenReady(models::partBytes(message, part), write);
}

QFuture<QStringList> AttachmentFiles::saveAll(const models::MessagePtr &message, const QString &directory)
{
    auto promise = std::make_shared<QPromise<QStringList>>();
    promise->start();
    saveRest(message, directory, {}, promise);
    return promise->future();
}

// One after the other: each may be large, and on the server still.
void AttachmentFiles::saveRest(const models::MessagePtr &message, const QString &directory, const QStringList &saved,
                               const std::shared_ptr<QPromise<QStringList>> &promise)
{
    const QList<mime::Part> &parts = message->document.attachments;
    if (saved.size() >= parts.size()) {
        promise->addResult(saved);
        promise->finish();
        return;
    }
    models::whenReady(
        qApp, save(message, parts.at(saved.size()), directory),
        [message, directory, saved, promise](const QString &path) {
            saveRest(message, directory, saved + QStringList{path}, promise);
        },
        [promise](const Error &error) {
            promise->setException(std::make_exception_ptr(error));
            promise->finish();
        });
}

QFuture<void> AttachmentFiles::saveAs(const models::MessagePtr &message, const mime::Part &part, const QString &path)
{
    const auto write = [path](const QByteArray &bytes) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() || !file.commit()) {
            throw Error(ErrorKind::Storage, Words::tr("“%1” could not be saved.").arg(QFileInfo(path).fileName()),
                        file.errorString());
        }
    };
    return models::onPoolWhenReady(models::partBytes(message, part), write);
}

QFuture<QString> AttachmentFiles::temporaryCopy(const models::MessagePtr &message, const mime::Part &part)
{
    // QTemporaryDir makes its folder 0700 and removes it with everything in it.
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/waxwing-XXXXXX"));
    if (!m_folder->isValid()) {
        const QString technical = m_folder->errorString();
        m_folder.reset();
        return onPool([technical]() -> QString {
            throw Error(ErrorKind::Storage, Words::tr("There is no room for a temporary copy of the attachment."),
                        technical);
        });
    }
    return save(message, part, m_folder->path());
}

} // namespace waxwing::ui
