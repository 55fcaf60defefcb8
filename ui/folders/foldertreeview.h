// The folder pane's tree. It shows and asks; what is asked for is done by MailCommands elsewhere.
#pragma once

#include "ui/common/dragdata.h"
#include "ui/models/foldertreemodel.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QTreeView>

namespace waxwing::ui {

class FolderDrop;

class FolderTreeView : public QTreeView {
    Q_OBJECT
public:
    explicit FolderTreeView(models::FolderTreeModel *tree, QWidget *parent = nullptr);

    FolderId currentFolder() const; // invalid: none, or an account
    AccountId currentAccount() const;
    // Opens what is above it and selects it.
    void setCurrentFolder(FolderId folder);
    void editName(FolderId folder);
    // Everything is open but what the user closed: "account/path", for the settings.
    QStringList collapsedFolders() const;
    void setCollapsedFolders(const QStringList &keys);

Q_SIGNALS:
    void folderSelected(waxwing::FolderId folder);
    void deletePressed();
    void folderDropped(waxwing::FolderId folder, waxwing::AccountId account, waxwing::FolderId newParent);
    void messagesDropped(const waxwing::ui::MessagesMime *messages, waxwing::FolderId target, bool copy);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QString keyOf(const QModelIndex &index) const;
    void openInserted(const QModelIndex &parent, int first, int last);
    void openBelow(const QModelIndex &index);
    void applyColors();

    models::FolderTreeModel *m_tree;
    FolderDrop *m_drop;
    QSet<QString> m_collapsed;
    bool m_pressed = false; // a folder is opened when the button is let go, for the press may begin a drag
    QPersistentModelIndex m_beforePress;
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_dragged;
};

} // namespace waxwing::ui
