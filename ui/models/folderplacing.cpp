// What a person changes about the tree that no server knows: favourites and the order of siblings; and what goes on
// in a folder, said on its row.
#include "ui/models/foldertreemodel.h"

namespace waxwing::models {

void FolderTreeModel::setFavourite(FolderId id, bool favourite, int at)
{
    const auto found = folder(id);
    if (!found) {
        return;
    }
    const FolderKey key{found->account, found->path};
    if (favourite) {
        m_places.addFavourite(key, at);
    } else {
        m_places.removeFavourite(key);
    }
    arrangeTop();
    arrangeFavourites();
    Q_EMIT placesChanged();
}

void FolderTreeModel::placeBefore(FolderId folder, AccountId account, FolderId parent, FolderId sibling)
{
    FolderNode *above = parent.isValid() ? m_nodes.value(parent) : accountNode(account);
    const auto moved = this->folder(folder);
    if (!above || !moved) {
        return;
    }
    const QString name = lastLevel(moved->path);
    QStringList names;
    for (const auto &child : above->children) {
        const store::FolderRow &row = child->folder;
        if (row.id == sibling) {
            names << name;
        }
        if (row.role == store::Role::None && row.id != folder) {
            names << lastLevel(row.path);
        }
    }
    if (!sibling.isValid()) {
        names << name;
    }
    m_places.setOrder(account, above->folder.path, names);
    read();
    Q_EMIT placesChanged();
}

void FolderTreeModel::restorePlaces(const FolderPlaces &places)
{
    setPlaces(places);
    arrangeTop();
    arrangeFavourites();
    Q_EMIT placesChanged();
}

void FolderTreeModel::setActivity(AccountId account, const FolderActivity &activity)
{
    FolderNode *found = accountNode(account);
    if (found && found->activity != activity) {
        found->activity = activity;
        announce(found);
    }
}

void FolderTreeModel::setActivity(FolderId folder, const FolderActivity &activity)
{
    FolderNode *found = m_nodes.value(folder);
    if (found && found->activity != activity) {
        found->activity = activity;
        announce(found);
    }
}

} // namespace waxwing::models
