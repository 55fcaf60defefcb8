// How the rows follow the store and the user's places: read off the UI thread, sorted on the pool, then moved to
// where they are wanted one by one.
#include "core/base/onpool.h"
#include "ui/models/foldertreemodel.h"
#include "ui/models/whenready.h"

#include <algorithm>

namespace waxwing::models {

namespace {

// Above it one reading of all is cheaper than many of one.
constexpr qsizetype mostSingleRows = 200;

bool isSame(const store::FolderRow &a, const store::FolderRow &b)
{
    return a.name == b.name && a.role == b.role && a.unread == b.unread && a.total == b.total && a.held == b.held
        && a.subscribed == b.subscribed && a.selectable == b.selectable && a.readOnly == b.readOnly
        && a.namespaceKind == b.namespaceKind && a.onServer == b.onServer && a.path == b.path && a.parent == b.parent;
}

// Whether it still stands where it stood.
bool isSamePlace(const store::FolderRow &a, const store::FolderRow &b)
{
    return a.path == b.path && a.parent == b.parent && a.role == b.role && a.selectable == b.selectable
        && a.namespaceKind == b.namespaceKind;
}

} // namespace

void FolderTreeModel::setAccounts(const QList<AccountName> &accounts)
{
    if (m_accounts == accounts) {
        return;
    }
    m_accounts = accounts;
    arrangeAccounts();
    arrangeTop();
    read();
}

void FolderTreeModel::setPlaces(const FolderPlaces &places)
{
    if (places != m_places) {
        m_places = places;
        read();
    }
}

void FolderTreeModel::storeChanged(const store::ChangeSet &changes)
{
    if (changes.folderTree || changes.folderRows.size() > mostSingleRows) {
        read();
    } else if (!changes.folderRows.isEmpty()) {
        readSome(changes.folderRows);
    }
}

// One read at a time; what changes meanwhile is read once more.
void FolderTreeModel::read()
{
    if (m_reading) {
        m_readAgain = true;
        return;
    }
    m_reading = true;
    m_readAgain = false;
    m_changed.clear();
    whenReady(
        this, m_store.read([](store::Reader &reader) { return reader.folders(); }),
        [this](const QList<store::FolderRow> &folders) {
            followPaths(folders);
            order(folders);
        },
        [this](const Error &error) {
            m_reading = false;
            qCWarning(logUi).noquote() << error.text();
        });
}

void FolderTreeModel::order(QList<store::FolderRow> folders)
{
    const auto sort = [folders = std::move(folders), places = m_places] { return wantedOrder(folders, places); };
    whenReady(this, onPool(sort), [this](const FolderOrder &order) {
        m_reading = false;
        take(order);
        if (m_readAgain) {
            read();
        } else if (!m_changed.isEmpty()) {
            readSome({});
        }
    });
}

void FolderTreeModel::readSome(const QList<FolderId> &folders)
{
    m_changed.unite(QSet<FolderId>(folders.cbegin(), folders.cend()));
    if (m_reading || m_changed.isEmpty()) {
        return;
    }
    m_reading = true;
    const QList<FolderId> wanted = std::exchange(m_changed, {}).values();
    const auto rows = [wanted](store::Reader &reader) {
        QList<store::FolderRow> found;
        for (const FolderId &id : wanted) {
            if (auto row = reader.folder(id)) {
                found << *row;
            }
        }
        return found;
    };
    whenReady(
        this, m_store.read(rows),
        [this](const QList<store::FolderRow> &found) {
            m_reading = false;
            takeSome(found);
        },
        [this](const Error &error) {
            m_reading = false;
            qCWarning(logUi).noquote() << error.text();
        });
}

void FolderTreeModel::takeSome(const QList<store::FolderRow> &rows)
{
    bool placesStand = !m_readAgain;
    for (const store::FolderRow &row : rows) {
        FolderNode *known = m_nodes.value(row.id);
        placesStand = placesStand && known && isSamePlace(known->folder, row);
        if (known && isSamePlace(known->folder, row)) {
            update(known, row);
        }
    }
    sumInboxes();
    if (!placesStand) {
        read();
    } else {
        readSome({});
    }
}

// Favourites and manual order go along when a folder is renamed or moved, here or by another client.
void FolderTreeModel::followPaths(const QList<store::FolderRow> &folders)
{
    bool followed = false;
    for (const store::FolderRow &row : folders) {
        const FolderNode *known = m_nodes.value(row.id);
        if (known && known->folder.path != row.path) {
            m_places.follow(row.account, known->folder.path, row.path);
            followed = true;
        }
    }
    if (followed) {
        Q_EMIT placesChanged();
    }
}

void FolderTreeModel::take(const FolderOrder &order)
{
    for (const auto &top : m_root->children) {
        if (top->kind == NodeKind::Account) {
            arrange(top.get(), order);
        }
    }
    for (const auto &top : m_root->children) {
        if (top->kind == NodeKind::Account) {
            prune(top.get(), order);
        }
    }
    arrangeTop();
    arrangeFavourites();
    sumInboxes();
    m_loaded = true;
    Q_EMIT loaded();
}

void FolderTreeModel::arrangeAccounts()
{
    for (int row = int(m_root->children.size()) - 1; row >= 0; --row) {
        const FolderNode &top = *m_root->children[size_t(row)];
        const auto isIt = [&top](const AccountName &name) { return name.id == top.account; };
        if (top.kind == NodeKind::Account && std::none_of(m_accounts.cbegin(), m_accounts.cend(), isIt)) {
            removeNodes(m_root.get(), row, row);
        }
    }
    for (const AccountName &name : m_accounts) {
        if (FolderNode *known = accountNode(name.id)) {
            known->title = name.name;
            announce(known);
            continue;
        }
        auto added = std::make_unique<FolderNode>();
        added->kind = NodeKind::Account;
        added->account = name.id;
        added->title = name.name;
        insertNode(m_root.get(), int(m_root->children.size()), std::move(added));
    }
}

// All Inboxes and the favourites' heading, while there is something for them to show.
void FolderTreeModel::arrangeTop()
{
    const auto wish = [this](NodeKind kind, int row, bool wanted) {
        FolderNode *known = topNode(kind);
        if (wanted && !known) {
            auto added = std::make_unique<FolderNode>();
            added->kind = kind;
            insertNode(m_root.get(), row, std::move(added));
        } else if (!wanted && known) {
            removeNodes(m_root.get(), known->row(), known->row());
        }
        return wanted ? 1 : 0;
    };
    const auto isKnown = [this](const FolderKey &key) { return folderByPath(key.account, key.path).isValid(); };
    const QList<FolderKey> &keys = m_places.favourites();
    const bool favourites = std::any_of(keys.cbegin(), keys.cend(), isKnown);
    wish(NodeKind::Favourites, wish(NodeKind::AllInboxes, 0, inboxes().size() > 1), favourites);
}

void FolderTreeModel::arrangeFavourites()
{
    FolderNode *heading = topNode(NodeKind::Favourites);
    if (!heading) {
        return;
    }
    int row = 0;
    for (const FolderKey &key : m_places.favourites()) {
        const auto found = folder(folderByPath(key.account, key.path));
        if (!found) {
            continue;
        }
        const auto &rows = heading->children;
        const auto known = std::find_if(rows.cbegin(), rows.cend(),
                                        [&](const auto &child) { return child->folder.id == found->id; });
        if (known == rows.cend()) {
            auto added = std::make_unique<FolderNode>();
            added->kind = NodeKind::Favourite;
            added->account = found->account;
            added->folder = *found;
            insertNode(heading, row, std::move(added));
        } else {
            move(known->get(), heading, row);
            update(rows[size_t(row)].get(), *found);
        }
        ++row;
    }
    removeNodes(heading, row, int(heading->children.size()) - 1);
}

// From the top down, so that a parent stands in its place before its children are looked at.
void FolderTreeModel::arrange(FolderNode *parent, const FolderOrder &order)
{
    const QList<store::FolderRow> wanted = order.value({parent->account, parent->folder.id});
    for (int row = 0; row < wanted.size();) {
        int end = row;
        while (end < wanted.size() && !m_nodes.contains(wanted[end].id)) {
            ++end;
        }
        if (end > row) {
            insertRun(parent, row, wanted.mid(row, end - row));
            row = end;
            continue;
        }
        FolderNode *known = m_nodes.value(wanted[row].id);
        move(known, parent, row);
        update(known, wanted[row]);
        ++row;
    }
    for (const store::FolderRow &folder : wanted) {
        arrange(m_nodes.value(folder.id), order);
    }
}

void FolderTreeModel::insertRun(FolderNode *parent, int row, const QList<store::FolderRow> &folders)
{
    std::vector<std::unique_ptr<FolderNode>> added;
    for (const store::FolderRow &folder : folders) {
        auto one = std::make_unique<FolderNode>();
        one->kind = NodeKind::Folder;
        one->parent = parent;
        one->account = folder.account;
        one->folder = folder;
        one->hint = size_t(row) + added.size();
        added.push_back(std::move(one));
    }
    beginInsertRows(indexOf(parent), row, row + int(added.size()) - 1);
    for (const auto &one : added) {
        m_nodes.insert(one->folder.id, one.get());
    }
    parent->children.insert(parent->children.begin() + row, std::make_move_iterator(added.begin()),
                            std::make_move_iterator(added.end()));
    endInsertRows();
}

// Within one parent a row only ever moves up here: everything above it is in place already.
void FolderTreeModel::move(FolderNode *known, FolderNode *parent, int row)
{
    const int oldRow = known->row();
    if (known->parent == parent && oldRow == row) {
        return;
    }
    FolderNode *oldParent = known->parent;
    beginMoveRows(indexOf(oldParent), oldRow, oldRow, indexOf(parent), row);
    std::unique_ptr<FolderNode> moved = std::move(oldParent->children[size_t(oldRow)]);
    oldParent->children.erase(oldParent->children.begin() + oldRow);
    moved->parent = parent;
    parent->children.insert(parent->children.begin() + row, std::move(moved));
    endMoveRows();
}

void FolderTreeModel::update(FolderNode *node, const store::FolderRow &folder)
{
    const bool same = isSame(node->folder, folder);
    node->folder = folder;
    if (same) {
        return;
    }
    announce(node);
    if (node->kind == NodeKind::Favourite) {
        return;
    }
    Q_EMIT folderChanged(folder.id);
    if (const FolderNode *heading = topNode(NodeKind::Favourites)) {
        for (const auto &favourite : heading->children) {
            if (favourite->folder.id == folder.id) {
                update(favourite.get(), folder);
            }
        }
    }
}

// After arranging, what is not wanted stands behind what is.
void FolderTreeModel::prune(FolderNode *parent, const FolderOrder &order)
{
    const int wanted = int(order.value({parent->account, parent->folder.id}).size());
    removeNodes(parent, wanted, int(parent->children.size()) - 1);
    for (const auto &child : parent->children) {
        prune(child.get(), order);
    }
}

void FolderTreeModel::insertNode(FolderNode *parent, int row, std::unique_ptr<FolderNode> node)
{
    beginInsertRows(indexOf(parent), row, row);
    node->parent = parent;
    parent->children.insert(parent->children.begin() + row, std::move(node));
    endInsertRows();
}

void FolderTreeModel::removeNodes(FolderNode *parent, int first, int last)
{
    if (last < first) {
        return;
    }
    beginRemoveRows(indexOf(parent), first, last);
    for (int row = first; row <= last; ++row) {
        forget(*parent->children[size_t(row)]);
    }
    parent->children.erase(parent->children.begin() + first, parent->children.begin() + last + 1);
    endRemoveRows();
}

void FolderTreeModel::forget(const FolderNode &node)
{
    if (node.kind == NodeKind::Folder) {
        m_nodes.remove(node.folder.id);
    }
    for (const auto &child : node.children) {
        forget(*child);
    }
}

void FolderTreeModel::sumInboxes()
{
    FolderNode *all = topNode(NodeKind::AllInboxes);
    if (!all) {
        return;
    }
    store::FolderRow sum;
    sum.role = store::Role::Inbox;
    for (const FolderId &id : inboxes()) {
        const store::FolderRow &inbox = m_nodes.value(id)->folder;
        sum.unread += inbox.unread;
        sum.total += inbox.total;
        sum.held += inbox.held;
    }
    if (!isSame(all->folder, sum)) {
        all->folder = sum;
        announce(all);
    }
}

} // namespace waxwing::models
