// Files that are being written while something is dragged, and the drag data that hands them out. Another program
// asks for them when they are dropped there, and must be answered at once: what is not ready by then is not given.
#pragma once

#include <QList>
#include <QMimeData>
#include <QMutex>
#include <QSemaphore>
#include <QUrl>

#include <functional>
#include <memory>

namespace waxwing::ui {

// Filled by a worker thread, read by the UI thread.
class PendingFiles {
public:
    void finish(const QStringList &paths);
    void fail(); // they cannot be given; who made this says why
    // What is there after at most some milliseconds; nothing: not ready, or failed.
    QList<QUrl> take();
    bool hasFailed() const;

private:
    mutable QMutex m_mutex;
    QSemaphore m_done;
    QList<QUrl> m_urls;
    bool m_failed = false;
};

using PendingFilesPtr = std::shared_ptr<PendingFiles>;

class FilesMime : public QMimeData {
    Q_OBJECT
public:
    explicit FilesMime(PendingFilesPtr files) : m_files(std::move(files)) { }

    QStringList formats() const override { return {type()}; }
    bool hasFormat(const QString &format) const override { return format == type(); }
    static QString type() { return QStringLiteral("text/uri-list"); } // RFC 2483

protected:
    QVariant retrieveData(const QString &format, QMetaType type) const override;

private:
    PendingFilesPtr m_files;
};

} // namespace waxwing::ui
