// What is carried while dragging: inside the window what to call it and how to get at it when it is dropped, and
// for other programs files.
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QMimeData>
#include <QUrl>

#include <functional>

namespace waxwing::ui {

// Selected messages. The ids are asked for at the drop: a selection of a million is not copied to be carried.
class MessagesMime : public QMimeData {
    Q_OBJECT
public:
    using Answer = std::function<void(const QList<PlacementId> &)>;

    int count = 0;
    QString subject; // of the first
    FolderId folder; // where they are
    AccountId account;
    std::function<void(Answer)> resolve; // answered in the UI thread, at once or later
    // The messages as files, for another program, which asks when they are dropped there and must be answered at
    // once; empty: they cannot be given. Unset: they are not offered.
    std::function<QList<QUrl>()> files;

    bool hasFormat(const QString &format) const override { return formats().contains(format); }
    QStringList formats() const override;
    static QString type() { return QStringLiteral("application/x-waxwing-messages"); }

protected:
    QVariant retrieveData(const QString &format, QMetaType type) const override;
};

class FolderMime : public QMimeData {
    Q_OBJECT
public:
    FolderId folder;
    QString name;
    bool favourite = false; // its row among the favourites: it moves there and nowhere else

    bool hasFormat(const QString &format) const override { return format == type(); }
    QStringList formats() const override { return {type()}; }
    static QString type() { return QStringLiteral("application/x-waxwing-folder"); }
};

// Mail files from the file manager: .eml and mbox. Empty: something else is dragged, or not only mail.
QStringList mailFiles(const QMimeData *data);

// The small card that follows the pointer: an icon and a name.
QPixmap dragPixmap(const QString &icon, const QString &text, const QWidget *source);

} // namespace waxwing::ui
