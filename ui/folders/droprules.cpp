#include "ui/folders/droprules.h"

#include "ui/models/texts.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace waxwing::ui {

namespace {

using models::FolderTreeModel;
using models::NodeKind;
using models::shownName;
using store::FolderRow;
using Where = DropSpot::Where;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::ui::DropRules)
};

DropVerdict refuse(const QString &reason)
{
    return {false, false, reason};
}

DropVerdict allow(const QString &caption, bool copy = false)
{
    return {true, copy, caption};
}

QString cut(const QString &text)
{
    constexpr qsizetype longest = 40;
    const QString line = models::oneLine(text);
    return line.size() > longest ? QString(line.left(longest - 1) + QChar(0x2026)) : line;
}

QString nameOf(const FolderRow &folder)
{
    return cut(shownName(folder));
}

QString accountName(const FolderTreeModel &tree, AccountId account)
{
    return cut(tree.data(tree.indexOf(account), Qt::DisplayRole).toString());
}

// The server's rule that no two children of a folder have one name.
bool nameTaken(const FolderTreeModel &tree, const FolderRow &dragged, AccountId account, FolderId parent)
{
    const QList<FolderRow> children = tree.childrenOf(account, parent);
    return std::any_of(children.cbegin(), children.cend(),
                       [&](const FolderRow &child) { return child.id != dragged.id && child.name == dragged.name; });
}

DropVerdict favouriteVerdict(const FolderTreeModel &tree, const FolderRow &folder, bool fromFavourites,
                             const DropSpot &spot)
{
    if (fromFavourites) {
        const bool itself = tree.folder(spot.row) && tree.folder(spot.row)->id == folder.id;
        return itself ? DropVerdict() : allow(Words::tr("Move “%1” among the favourites").arg(nameOf(folder)));
    }
    if (tree.isFavourite(folder.id)) {
        return refuse(Words::tr("“%1” is a favourite already").arg(nameOf(folder)));
    }
    return allow(Words::tr("Add “%1” to the favourites").arg(nameOf(folder)));
}

// Why the folder cannot become a child of parent; empty: it can.
QString reasonAgainst(const FolderTreeModel &tree, const FolderRow &folder, const FolderPlace &place)
{
    if (folder.role != store::Role::None) {
        return Words::tr("“%1” has a fixed place").arg(nameOf(folder));
    }
    if (place.account != folder.account) {
        return Words::tr("A folder stays in its account");
    }
    if (tree.isBelow(place.parent, folder.id)) {
        return Words::tr("A folder cannot go into its own subfolder");
    }
    const auto parent = tree.folder(place.parent);
    const QString where = parent ? nameOf(*parent) : accountName(tree, place.account);
    if (folder.parent != place.parent && nameTaken(tree, folder, place.account, place.parent)) {
        return Words::tr("“%1” already has a folder “%2”").arg(where, nameOf(folder));
    }
    return {};
}

DropVerdict between(const FolderTreeModel &tree, const FolderRow &folder, const FolderPlace &place,
                    const DropSpot &spot)
{
    const auto sibling = tree.folder(spot.row);
    if (sibling->id == folder.id || place.before == folder.id) {
        return {};
    }
    const QString reason = reasonAgainst(tree, folder, place);
    if (!reason.isEmpty()) {
        return refuse(reason);
    }
    const QString name = nameOf(folder);
    const QString beside = nameOf(*sibling);
    const bool above = spot.where == Where::Above;
    if (folder.parent == place.parent) {
        return allow((above ? Words::tr("Put “%1” above “%2”") : Words::tr("Put “%1” below “%2”")).arg(name, beside));
    }
    const auto parent = tree.folder(place.parent);
    const QString where = parent ? nameOf(*parent) : accountName(tree, place.account);
    return allow((above ? Words::tr("Move “%1” into “%2”, above “%3”") : Words::tr("Move “%1” into “%2”, below “%3”"))
                     .arg(name, where, beside));
}

// A folder that can take messages, or the reason why this row cannot.
QString reasonAgainst(const FolderTreeModel &tree, const DropSpot &spot)
{
    const auto into = tree.folder(spot.row);
    if (!into) {
        return tree.kind(spot.row) == NodeKind::AllInboxes ? Words::tr("Choose the inbox of one account")
                                                           : Words::tr("Choose a folder");
    }
    if (!into->selectable) {
        return Words::tr("“%1” can hold folders only").arg(nameOf(*into));
    }
    return into->readOnly ? Words::tr("“%1” is read-only").arg(nameOf(*into)) : QString();
}

} // namespace

FolderPlace placeAt(const FolderTreeModel &tree, const DropSpot &spot)
{
    FolderPlace place;
    const NodeKind kind = tree.kind(spot.row);
    const auto row = tree.folder(spot.row);
    place.account = tree.account(spot.row);
    if (kind == NodeKind::Favourites || (kind == NodeKind::Favourite && spot.where != Where::Into)) {
        place.favourite = true;
        place.favouriteRow = kind == NodeKind::Favourites ? -1 : spot.row.row() + (spot.where == Where::Below ? 1 : 0);
        return place;
    }
    if (spot.where == Where::Into || !row) {
        place.parent = row ? row->id : FolderId();
        return place;
    }
    place.ordered = true;
    place.parent = row->parent;
    const QModelIndex before = spot.where == Where::Above ? spot.row : spot.row.siblingAtRow(spot.row.row() + 1);
    const auto sibling = before.isValid() ? tree.folder(before) : std::nullopt;
    place.before = sibling ? sibling->id : FolderId();
    return place;
}

DropVerdict folderVerdict(const FolderTreeModel &tree, const FolderMime &dragged, const DropSpot &spot)
{
    if (!spot.row.isValid()) {
        return {};
    }
    const std::optional<FolderRow> folder = tree.folder(dragged.folder);
    if (!folder) {
        return refuse(Words::tr("This folder is no longer there"));
    }
    const NodeKind kind = tree.kind(spot.row);
    const FolderPlace place = placeAt(tree, spot);
    if (place.favourite) {
        return favouriteVerdict(tree, *folder, dragged.favourite, spot);
    }
    if (kind == NodeKind::AllInboxes) {
        return {};
    }
    if (dragged.favourite) {
        return refuse(Words::tr("A favourite moves among the favourites only"));
    }
    if (place.ordered) {
        return between(tree, *folder, place, spot);
    }
    if (place.parent == folder->id) {
        return {};
    }
    const QString reason = reasonAgainst(tree, *folder, place);
    const auto into = tree.folder(place.parent);
    const QString where = into ? nameOf(*into) : accountName(tree, place.account);
    if (reason.isEmpty() && folder->parent == place.parent) {
        return refuse(Words::tr("“%1” is already in “%2”").arg(nameOf(*folder), where));
    }
    return reason.isEmpty() ? allow(Words::tr("Move “%1” into “%2”").arg(nameOf(*folder), where)) : refuse(reason);
}

DropVerdict messagesVerdict(const FolderTreeModel &tree, const MessagesMime &dragged, const DropSpot &spot, bool copy)
{
    if (!spot.row.isValid()) {
        return {};
    }
    const QString reason = reasonAgainst(tree, spot);
    if (!reason.isEmpty()) {
        return refuse(reason);
    }
    const FolderRow into = *tree.folder(spot.row);
    const QString name = nameOf(into);
    if (into.id == dragged.folder && !copy) {
        return refuse(dragged.count == 1 ? Words::tr("The message is already in “%1”").arg(name)
                                         : Words::tr("The messages are already in “%1”").arg(name));
    }
    if (dragged.count == 1) {
        return allow((copy ? Words::tr("Copy “%1” into “%2”") : Words::tr("Move “%1” into “%2”"))
                         .arg(cut(dragged.subject), name),
                     copy);
    }
    const QString count = models::shownLocale().toString(dragged.count);
    return allow((copy ? Words::tr("Copy %1 message(s) into “%2”", nullptr, int(dragged.count))
                       : Words::tr("Move %1 message(s) into “%2”", nullptr, int(dragged.count)))
                     .arg(count, name),
                 copy);
}

DropVerdict filesVerdict(const FolderTreeModel &tree, const QStringList &files, const DropSpot &spot)
{
    if (!spot.row.isValid()) {
        return {};
    }
    if (files.isEmpty()) {
        return refuse(Words::tr("Only mail files go into a folder: .eml or .mbox"));
    }
    const QString reason = reasonAgainst(tree, spot);
    if (!reason.isEmpty()) {
        return refuse(reason);
    }
    const QString name = nameOf(*tree.folder(spot.row));
    if (files.size() == 1) {
        return allow(Words::tr("Copy “%1” into “%2”").arg(cut(QFileInfo(files.first()).fileName()), name), true);
    }
    return allow(Words::tr("Copy %1 mail file(s) into “%2”", nullptr, int(files.size()))
                     .arg(models::shownLocale().toString(files.size()), name),
                 true);
}

DropVerdict guarded(DropVerdict verdict, DragGuard guard, Qt::KeyboardModifiers keys)
{
    if (!verdict.allowed || guard != DragGuard::NeedsShift || keys.testFlag(Qt::ShiftModifier)) {
        return verdict;
    }
    return refuse(Words::tr("Hold Shift to do this: %1").arg(verdict.caption));
}

} // namespace waxwing::ui
