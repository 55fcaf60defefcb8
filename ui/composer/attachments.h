// The attachments of a message being written. A file is copied when it is attached: what is sent is what was
// attached, however the file changes afterwards. UI thread; copying happens on the pool.
#pragma once

#include "core/base/error.h"
#include "core/mime/outgoing.h"

#include <QObject>
#include <QTemporaryDir>

namespace waxwing::ui {

class Attachments : public QObject {
    Q_OBJECT
public:
    struct Item {
        quint64 id = 0;
        mime::OutgoingAttachment attachment; // path is empty while it is being copied
        qint64 size = 0;
        bool copying = false;
    };

    explicit Attachments(QObject *parent = nullptr);

    void addFile(const QString &path);
    void setAttachments(const QList<mime::OutgoingAttachment> &attachments);
    void remove(quint64 id);
    const QList<Item> &items() const { return m_items; }
    QList<mime::OutgoingAttachment> attachments() const; // finished ones
    bool isCopying() const;
    qint64 totalSize() const;
    // Copies made here, kept alive by who still builds from them.
    std::shared_ptr<QTemporaryDir> snapshots() const { return m_folder; }

Q_SIGNALS:
    void changed();
    void failed(const QString &sentence);

private:
    QString nextSnapshotPath();
    void copied(quint64 id, const QString &snapshot, qint64 size);

    QList<Item> m_items;
    std::shared_ptr<QTemporaryDir> m_folder;
    quint64 m_lastId = 0;
};

} // namespace waxwing::ui
