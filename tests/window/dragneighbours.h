// The other programs of a drag, as far as they matter: a place to drag files from, and one to drop files on.
#pragma once

#include <QDrag>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace waxwing::test {

class FileSource final : public QLabel {
public:
    QList<QUrl> urls;

    FileSource() : QLabel(QStringLiteral("files")) { setWindowFlags(Qt::FramelessWindowHint | Qt::Tool); }
    QPoint spot() const { return mapToGlobal(rect().center()); }

protected:
    void mousePressEvent(QMouseEvent *event) override { event->accept(); }
    void mouseMoveEvent(QMouseEvent *) override
    {
        auto *data = new QMimeData;
        data->setUrls(urls);
        auto *drag = new QDrag(this);
        drag->setMimeData(data);
        drag->exec(Qt::CopyAction | Qt::MoveAction);
    }
};

class FileTarget final : public QLabel {
public:
    QStringList names; // of what was dropped last
    QList<QByteArray> contents;
    int drops = 0;

    FileTarget() : QLabel(QStringLiteral("drop here"))
    {
        setWindowFlags(Qt::FramelessWindowHint | Qt::Tool);
        setAcceptDrops(true);
    }
    QPoint spot() const { return mapToGlobal(rect().center()); }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override { event->setAccepted(event->mimeData()->hasUrls()); }
    void dropEvent(QDropEvent *event) override
    {
        names.clear();
        contents.clear();
        for (const QUrl &url : event->mimeData()->urls()) {
            QFile file(url.toLocalFile());
            names << url.fileName();
            contents << (file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
        }
        event->acceptProposedAction();
        ++drops;
    }
};

} // namespace waxwing::test
