// Attachments on their way to disk: saved where the user says, or opened from copies in a private folder that is
// gone when the program ends. Decoding and writing happen on the pool; what is on the server only is fetched first.
#pragma once

#include "ui/models/messageloader.h"

#include <QFuture>
#include <QPromise>
#include <QTemporaryDir>

namespace waxwing::ui {

class AttachmentFiles {
public:
    // The name shown and saved under; never empty, its last extension always there.
    static QString nameOf(const mime::Part &part);
    // Into directory, never over a file that is there. The path it got.
    static QFuture<QString> save(const models::MessagePtr &message, const mime::Part &part, const QString &directory);
    static QFuture<QStringList> saveAll(const models::MessagePtr &message, const QString &directory);
    // To exactly this path, which the user chose (and agreed to replace) in a file dialog.
    static QFuture<void> saveAs(const models::MessagePtr &message, const mime::Part &part, const QString &path);
    // A copy in a folder only this user can enter.
    QFuture<QString> temporaryCopy(const models::MessagePtr &message, const mime::Part &part);

private:
    static void saveRest(const models::MessagePtr &message, const QString &directory, const QStringList &saved,
                         const std::shared_ptr<QPromise<QStringList>> &promise);

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace waxwing::ui
