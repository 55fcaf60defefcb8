// What can be done with a folder, asked where it must be asked, handed to MailCommands.
#pragma once

#include "ui/common/reporter.h"
#include "ui/folders/droprules.h"

#include <QObject>

#include <functional>

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
    // What a drop asked for: a new parent, a place among the siblings, a favourite.
    void place(FolderId folder, const FolderPlace &place);
    void moveBeside(FolderId folder, int by); // -1: above the sibling before it, 1: below the next
    void toggleFavourite(FolderId folder);
    void empty(FolderId folder); // asks, with the count in it
    void remove(FolderId folder); // asks, with the count in it
    void markRead(FolderId folder);
    void toggleSubscription(FolderId folder);
    // Every message of a folder, asked of the store when a folder is emptied.
    void setAllMessages(std::function<QFuture<QList<PlacementId>>(FolderId)> all) { m_allMessages = std::move(all); }

Q_SIGNALS:
    // Done here only, no server knows of it: how it is taken back.
    void doneHere(const QString &sentence, const std::function<void()> &undo);

private:
    void keepPlaces(const QString &sentence, const models::FolderPlaces &before);
    void emptyNow(FolderId folder, bool forever);

    models::FolderTreeModel *m_tree;
    sync::MailCommands *m_commands;
    Reporter *m_reporter;
    QWidget *m_window;
    std::function<QFuture<QList<PlacementId>>(FolderId)> m_allMessages;
};

} // namespace waxwing::ui
