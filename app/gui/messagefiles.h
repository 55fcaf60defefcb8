// Messages that leave as files: dragged into another program, or saved by menu; and mail files that come in.
#pragma once

#include "app/gui/windowparts.h"
#include "ui/common/pendingfiles.h"
#include "ui/models/messagesources.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace waxwing::gui {

class WindowAssembly;

class MessageFiles : public QObject {
    Q_OBJECT
public:
    explicit MessageFiles(WindowAssembly &assembly);

    void saveSelected(); // asks where to
    void importInto(FolderId folder); // asks which files
    void import(const QStringList &files, FolderId folder);

private:
    // The selection as files; what is called when they are dropped.
    std::function<QList<QUrl>()> offer();
    void saveInto(const QString &directory);
    // Says why they are not given, and begins to fetch what is missing.
    void refuse(const models::WrittenMessages &written);

    WindowAssembly &m_assembly;
    WindowParts &m_parts;
    models::WriteMessages m_write;
    QTemporaryDir m_folder; // 0700, gone with the program
};

} // namespace waxwing::gui
