// Choosing a folder by a few letters of its path. For Move, and for moving a folder.
#pragma once

#include "ui/common/choicepicker.h"
#include "ui/models/foldertreemodel.h"

namespace waxwing::ui {

struct FolderChoice {
    AccountId account;
    FolderId folder; // invalid: the account's top level
    QString path; // shown: levels with “ / ” between
    QString icon;
    QString hint; // fainter, beside it
};

class FolderPicker : public ChoicePicker {
    Q_OBJECT
public:
    FolderPicker(const QString &title, QList<FolderChoice> folders, QWidget *parent);

Q_SIGNALS:
    void chosen(waxwing::AccountId account, waxwing::FolderId folder);

private:
    QList<FolderChoice> m_folders;
};

// Folders that can hold messages, in the tree's order: of this account first, then of the others under their names.
QList<FolderChoice> messageTargets(const models::FolderTreeModel &tree, AccountId account);
// Those with these keys ("1/Clients") stand first, in this order, and say that they were chosen before.
QList<FolderChoice> likelyFirst(const models::FolderTreeModel &tree, QList<FolderChoice> choices,
                                const QStringList &likely);
// As keys name a folder wherever something is kept of it.
QString folderKey(const store::FolderRow &folder);
// Where this folder can go: the top level and every folder that is neither itself nor below it, and those of other
// accounts.
QList<FolderChoice> folderTargets(const models::FolderTreeModel &tree, FolderId folder);

} // namespace waxwing::ui
