#include "ui/folders/droprules.h"

#include <QCoreApplication>

#include <algorithm>

namespace waxwing::ui {

namespace {

using models::FolderTreeModel;
using store::FolderRow;

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("waxwing::ui::DropRules", text, nullptr, n);
}

DropVerdict refuse(const QString &reason)
{
    return {false, false, reason};
}

// The folder above, and the server's rule that no two children have one name.
bool nameTaken(const FolderTreeModel &tree, const FolderRow &dragged, AccountId account, FolderId parent)
{
    const QList<FolderRow> children = tree.childrenOf(account, parent);
    return std::any_of(children.cbegin(), children.cend(),
                       [&](const FolderRow &child) { return child.id != dragged.id && child.name == dragged.name; });
}

QString accountName(const FolderTreeModel &tree, AccountId account)
{
    return tree.data(tree.indexOf(account), Qt::DisplayRole).toString();
}

} // namespace

DropVerdict folderVerdict(const FolderTreeModel &tree, const FolderMime &dragged, const QModelIndex &target)
{
    const std::optional<FolderRow> folder = tree.folder(dragged.folder);
    if (!target.isValid()) {
        return {};
    }
    if (!folder) {
        return refuse(tr("This folder is no longer there"));
    }
    const std::optional<FolderRow> into = tree.folder(target);
    const AccountId account = tree.account(target);
    if (folder->role != store::Role::None) {
        return refuse(tr("“%1” has a fixed place").arg(models::shownName(*folder)));
    }
    if (account != folder->account) {
        return refuse(tr("A folder stays in its account"));
    }
    if (into && tree.isBelow(into->id, folder->id)) {
        return into->id == folder->id ? DropVerdict() : refuse(tr("A folder cannot go into its own subfolder"));
    }
    const FolderId parent = into ? into->id : FolderId();
    const QString where = into ? models::shownName(*into) : accountName(tree, account);
    if (folder->parent == parent) {
        return refuse(tr("“%1” is already in “%2”").arg(models::shownName(*folder), where));
    }
    if (nameTaken(tree, *folder, account, parent)) {
        return refuse(tr("“%1” already has a folder “%2”").arg(where, models::shownName(*folder)));
    }
    return {true, false, tr("Move “%1” into “%2”").arg(models::shownName(*folder), where)};
}

DropVerdict messagesVerdict(const FolderTreeModel &tree, const MessagesMime &dragged, const QModelIndex &target,
                            bool copy)
{
    if (!target.isValid()) {
        return {};
    }
    const std::optional<FolderRow> into = tree.folder(target);
    if (!into) {
        return refuse(tr("Choose a folder of this account"));
    }
    const QString name = models::shownName(*into);
    if (!into->selectable) {
        return refuse(tr("“%1” can hold folders only").arg(name));
    }
    if (into->readOnly) {
        return refuse(tr("“%1” is read-only").arg(name));
    }
    if (into->id == dragged.folder && !copy) {
        return refuse(dragged.count == 1 ? tr("The message is already in “%1”").arg(name)
                                         : tr("The messages are already in “%1”").arg(name));
    }
    if (dragged.count == 1) {
        const QString subject
            = dragged.subject.size() > 40 ? dragged.subject.left(39) + QChar(0x2026) : dragged.subject;
        return {true, copy, (copy ? tr("Copy “%1” into “%2”") : tr("Move “%1” into “%2”")).arg(subject, name)};
    }
    return {true, copy,
            (copy ? tr("Copy %n messages into “%1”", dragged.count) : tr("Move %n messages into “%1”", dragged.count))
                .arg(name)};
}

} // namespace waxwing::ui
