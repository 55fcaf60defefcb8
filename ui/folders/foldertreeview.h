// The folder pane's tree. It shows and asks; what is asked for is done by MailCommands elsewhere.
#pragma once

#include "ui/folders/droprules.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QTimer>
#include <QTreeView>

namespace waxwing::ui {

class FavouriteStrip;
class FolderDrop;

class FolderTreeView : public QTreeView {
    Q_OBJECT
public:
    explicit FolderTreeView(models::FolderTreeModel *tree, QWidget *parent = nullptr);

    FolderId currentFolder() const; // invalid: none, an account, all inboxes
    AccountId currentAccount() const; // of the current row; invalid: it has none
    bool areAllInboxesCurrent() const;
    // Opens what is above it and selects it.
    void setCurrentFolder(FolderId folder);
    void selectAllInboxes();
    void editName(FolderId folder);
    void setDragGuards(const DragGuards &guards);
    // Shows only folders whose path holds every word, and what is above them; empty: all, opened and closed as before.
    void setFilter(const QString &text);
    void selectFirstMatch(); // of the filter
    int folderCount() const { return m_tree->folderCount(); }
    // Everything is open but what the user closed: "account/path", for the settings.
    QStringList collapsedFolders() const;
    void setCollapsedFolders(const QStringList &keys);

Q_SIGNALS:
    void folderSelected(waxwing::FolderId folder);
    void allInboxesSelected();
    void deletePressed();
    void folderDropped(waxwing::FolderId folder, const waxwing::ui::FolderPlace &place, const QString &caption);
    void messagesDropped(const waxwing::ui::MessagesMime *messages, waxwing::FolderId target, bool copy,
                         const QString &caption);
    void filesDropped(const QStringList &files, waxwing::FolderId target);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
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
    void noteOpen(const QModelIndex &index, bool open);
    void openInserted(const QModelIndex &parent, int first, int last);
    void openBelow(const QModelIndex &index);
    void applyColors();
    void applyFilter();
    void announceCurrent();
    void paintGround(QPainter *painter, const QRect &row, const QModelIndex &index) const;
    void paintDropLine(QPainter *painter, const QRect &row) const;

    models::FolderTreeModel *m_tree;
    FolderDrop *m_drop;
    QSet<QString> m_collapsed;
    FavouriteStrip *m_strip;
    QString m_filter;
    bool m_filtering = false; // opening and closing is the filter's, not the user's
    QTimer m_refilter; // rows came or went while a filter stands
    bool m_pressed = false; // a folder is opened when the button is let go, for the press may begin a drag
    QPersistentModelIndex m_beforePress;
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_dragged;
};

} // namespace waxwing::ui
