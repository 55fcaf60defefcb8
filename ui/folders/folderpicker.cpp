#include "ui/folders/folderpicker.h"

#include "ui/folders/droprules.h"
#include "ui/folders/folderdelegate.h"

#include <QLineEdit>
#include <QListWidget>

#include <algorithm>

namespace waxwing::ui {

namespace {

using models::FolderTreeModel;

void collect(const FolderTreeModel &tree, const QModelIndex &parent, const QString &above, QList<FolderChoice> &choices)
{
    for (int row = 0; row < tree.rowCount(parent); ++row) {
        const QModelIndex index = tree.index(row, 0, parent);
        const auto folder = tree.folder(index);
        if (!folder) {
            continue;
        }
        const QString name = models::shownName(*folder);
        const QString path = above.isEmpty() ? name : QString(above + QStringLiteral(" / ") + name);
        choices.append(
            {folder->account, folder->id, path, folderIcon(int(folder->role), models::isForeign(*folder)), {}});
        collect(tree, index, path, choices);
    }
}

QList<FolderChoice> allFolders(const FolderTreeModel &tree, AccountId account)
{
    QList<FolderChoice> choices;
    collect(tree, tree.indexOf(account), {}, choices);
    return choices;
}

} // namespace

QList<FolderChoice> messageTargets(const FolderTreeModel &tree, AccountId account)
{
    QList<FolderChoice> choices = allFolders(tree, account);
    for (int row = 0; row < tree.rowCount(); ++row) {
        const QModelIndex top = tree.index(row, 0);
        if (tree.kind(top) == models::NodeKind::Account && tree.account(top) != account) {
            collect(tree, top, top.data().toString(), choices);
        }
    }
    choices.removeIf([&](const FolderChoice &choice) {
        const auto folder = tree.folder(choice.folder);
        return !folder || !folder->selectable || folder->readOnly;
    });
    return choices;
}

QString folderKey(const store::FolderRow &folder)
{
    return QString(QString::number(folder.account.value()) + u'/' + folder.path);
}

QList<FolderChoice> likelyFirst(const FolderTreeModel &tree, QList<FolderChoice> choices, const QStringList &likely)
{
    qsizetype first = 0;
    for (const QString &key : likely) {
        const auto found = std::find_if(choices.cbegin() + first, choices.cend(), [&](const FolderChoice &choice) {
            const auto folder = tree.folder(choice.folder);
            return folder && folderKey(*folder) == key;
        });
        if (found != choices.cend()) {
            choices.move(std::distance(choices.cbegin(), found), first);
            choices[first++].hint = FolderPicker::tr("chosen before");
        }
    }
    return choices;
}

QList<FolderChoice> folderTargets(const FolderTreeModel &tree, FolderId folder)
{
    const auto moved = tree.folder(folder);
    if (!moved) {
        return {};
    }
    QList<FolderChoice> choices = allFolders(tree, moved->account);
    const QString account = tree.data(tree.indexOf(moved->account), Qt::DisplayRole).toString();
    choices.prepend({moved->account, FolderId(), account, QStringLiteral("account"), {}});
    FolderMime mime;
    mime.folder = folder;
    choices.removeIf([&](const FolderChoice &choice) {
        const QModelIndex target = choice.folder.isValid() ? tree.indexOf(choice.folder) : tree.indexOf(choice.account);
        return !folderVerdict(tree, mime, {target}).allowed;
    });
    // By hand a folder slips into another account too easily; here it was chosen.
    for (int row = 0; moved->role == store::Role::None && row < tree.rowCount(); ++row) {
        const QModelIndex top = tree.index(row, 0);
        if (tree.kind(top) == models::NodeKind::Account && tree.account(top) != moved->account) {
            const QString name = top.data().toString();
            QList<FolderChoice> others{{tree.account(top), FolderId(), name, QStringLiteral("account"), {}}};
            collect(tree, top, name, others);
            others.removeIf([&](const FolderChoice &choice) {
                const QList<store::FolderRow> children = tree.childrenOf(choice.account, choice.folder);
                return std::any_of(children.cbegin(), children.cend(),
                                   [&](const store::FolderRow &child) { return child.name == moved->name; });
            });
            choices += others;
        }
    }
    return choices;
}

namespace {

QList<Choice> rows(const QList<FolderChoice> &folders)
{
    QList<Choice> choices;
    for (const FolderChoice &folder : folders) {
        choices.append({folder.path, folder.icon, folder.hint});
    }
    return choices;
}

} // namespace

FolderPicker::FolderPicker(const QString &title, QList<FolderChoice> folders, QWidget *parent)
    : ChoicePicker(QStringLiteral("folderPicker"), title, rows(folders), parent), m_folders(std::move(folders))
{
    field()->setAccessibleName(tr("Folder"));
    field()->setPlaceholderText(tr("Type a few letters of the folder"));
    list()->setAccessibleName(tr("Matching folders"));
    connect(this, &ChoicePicker::picked, this,
            [this](qsizetype index) { Q_EMIT chosen(m_folders[index].account, m_folders[index].folder); });
}

} // namespace waxwing::ui
