// To the next unread message: below in the list, then in the folders that follow in the tree, and round to the top.
// What is junk, thrown away, sent or not finished is not walked through.
#pragma once

#include "app/gui/windowparts.h"

#include <QObject>

namespace waxwing::gui {

class WindowAssembly;

// Every folder of every account, once, as the tree shows them.
QList<store::FolderRow> foldersInOrder(const models::FolderTreeModel &folders);

class UnreadWalk : public QObject {
    Q_OBJECT
public:
    explicit UnreadWalk(WindowAssembly &assembly);

    void next();

private:
    void look(PlacementId current);
    void goOn(FolderId from);
    void listLoaded();

    WindowAssembly &m_assembly;
    WindowParts &m_parts;
    FolderId m_awaited; // opened to show its first unread message, once it is listed
    quint64 m_question = 0; // an answer to an earlier one is thrown away
};

} // namespace waxwing::gui
