// What can be done with a folder, asked where it must be asked, handed to MailCommands.
#pragma once

#include "ui/common/reporter.h"
#include "ui/models/foldertreemodel.h"

#include <QObject>

class QWidget;

namespace waxwing::ui {

class FolderActions : public QObject {
    Q_OBJECT
public:
    // window: parent of the questions.
    FolderActions(models::FolderTreeModel *tree, sync::MailCommands *commands, Reporter *reporter, QWidget *window);

    void create(AccountId account, FolderId parent); // asks for the name
    void rename(FolderId folder, const QString &name);
    void move(FolderId folder); // asks where to
    void moveInto(FolderId folder, FolderId newParent);
    void remove(FolderId folder); // asks, with the count in it
    void markRead(FolderId folder);
    void toggleSubscription(FolderId folder);

private:
    models::FolderTreeModel *m_tree;
    sync::MailCommands *m_commands;
    Reporter *m_reporter;
    QWidget *m_window;
};

} // namespace waxwing::ui
