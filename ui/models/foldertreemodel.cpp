#include "ui/models/foldertreemodel.h"

#include "ui/models/texts.h"

#include <algorithm>

namespace waxwing::models {

FolderTreeModel::FolderTreeModel(store::Store &store, QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<FolderNode>())
    , m_read(
          this, [&store] { return store.read([](store::Reader &reader) { return reader.folders(); }); },
          [this](const QList<store::FolderRow> &folders) { take(folders); })
{
    connect(&store, &store::Store::changed, this, &FolderTreeModel::storeChanged);
    m_read.request();
}

FolderTreeModel::~FolderTreeModel() = default;

void FolderTreeModel::setAccounts(const QList<AccountName> &accounts)
{
    if (m_accounts == accounts) {
        return;
    }
    m_accounts = accounts;
    arrangeAccounts();
    m_read.request();
}

std::optional<store::FolderRow> FolderTreeModel::folder(const QModelIndex &index) const
{
    const FolderNode *found = node(index);
    return found->folder.id.isValid() ? std::optional(found->folder) : std::nullopt;
}

std::optional<store::FolderRow> FolderTreeModel::folder(FolderId id) const
{
    const FolderNode *found = m_nodes.value(id);
    return found ? std::optional(found->folder) : std::nullopt;
}

AccountId FolderTreeModel::account(const QModelIndex &index) const
{
    return node(index)->account;
}

QModelIndex FolderTreeModel::indexOf(FolderId id) const
{
    return indexOf(m_nodes.value(id));
}

QModelIndex FolderTreeModel::indexOf(AccountId id) const
{
    return indexOf(accountNode(id));
}

std::optional<store::FolderRow> FolderTreeModel::folderByRole(AccountId account, store::Role role) const
{
    for (const FolderNode *found : m_nodes) {
        if (found->account == account && found->folder.role == role) {
            return found->folder;
        }
    }
    return std::nullopt;
}

FolderId FolderTreeModel::folderByPath(AccountId account, const QString &path) const
{
    for (const FolderNode *found : m_nodes) {
        if (found->account == account && found->folder.path == path) {
            return found->folder.id;
        }
    }
    return {};
}

QList<store::FolderRow> FolderTreeModel::childrenOf(AccountId account, FolderId parent) const
{
    const FolderNode *above = parent.isValid() ? m_nodes.value(parent) : accountNode(account);
    QList<store::FolderRow> rows;
    if (above) {
        for (const auto &child : above->children) {
            rows << child->folder;
        }
    }
    return rows;
}

qint64 FolderTreeModel::messagesBelow(FolderId id) const
{
    const FolderNode *top = m_nodes.value(id);
    if (!top) {
        return 0;
    }
    qint64 total = top->folder.total;
    for (const auto &child : top->children) {
        total += messagesBelow(child->folder.id);
    }
    return total;
}

bool FolderTreeModel::isBelow(FolderId folder, FolderId ancestor) const
{
    for (const FolderNode *n = m_nodes.value(folder); n; n = n->parent) {
        if (n->folder.id == ancestor) {
            return true;
        }
    }
    return false;
}

FolderNode *FolderTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<FolderNode *>(index.internalPointer()) : m_root.get();
}

QModelIndex FolderTreeModel::indexOf(const FolderNode *node) const
{
    return node && node->parent ? createIndex(node->row(), 0, node) : QModelIndex();
}

FolderNode *FolderTreeModel::accountNode(AccountId account) const
{
    for (const auto &child : m_root->children) {
        if (child->account == account) {
            return child.get();
        }
    }
    return nullptr;
}

QModelIndex FolderTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, node(parent)->children[size_t(row)].get());
}

QModelIndex FolderTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(node(index)->parent) : QModelIndex();
}

int FolderTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int FolderTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant FolderTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const FolderNode &found = *node(index);
    switch (role) {
    case Qt::DisplayRole: return found.isAccount() ? found.accountName : shownName(found.folder);
    case Qt::EditRole: return found.isAccount() ? found.accountName : found.folder.name;
    case Qt::AccessibleTextRole: return accessibleText(found);
    case FolderIdRole: return qint64(found.folder.id.value());
    case AccountIdRole: return qint64(found.account.value());
    case UnreadRole: return found.folder.unread;
    case SpecialRole: return int(found.folder.role);
    case IsAccountRole: return found.isAccount();
    case SelectableRole: return !found.isAccount() && found.folder.selectable;
    case SubscribedRole: return found.folder.subscribed;
    default: return {};
    }
}

QVariant FolderTreeModel::accessibleText(const FolderNode &node) const
{
    if (node.isAccount()) {
        return tr("%1, account").arg(node.accountName);
    }
    QString text = shownName(node.folder);
    if (node.folder.unread > 0) {
        text += tr(", %n unread", nullptr, int(node.folder.unread));
    }
    return text;
}

bool FolderTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto found = folder(index);
    const QString name = value.toString().trimmed();
    if (role == Qt::EditRole && found && !name.isEmpty() && name != found->name) {
        Q_EMIT renameRequested(found->id, name);
    }
    return false; // the row changes when the store does
}

Qt::ItemFlags FolderTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid()) {
        return flags;
    }
    flags |= Qt::ItemIsDropEnabled;
    const auto found = folder(index);
    if (found && found->role == store::Role::None) {
        flags |= Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
    }
    return flags;
}

void FolderTreeModel::storeChanged(const store::ChangeSet &changes)
{
    if (changes.folderTree || !changes.folderRows.isEmpty()) {
        m_read.request();
    }
}

void FolderTreeModel::take(const QList<store::FolderRow> &folders)
{
    const FolderOrder order = wantedOrder(folders);
    for (const auto &account : m_root->children) {
        arrange(account.get(), order);
    }
    for (const auto &account : m_root->children) {
        prune(account.get(), order);
    }
    m_loaded = true;
    Q_EMIT loaded();
}

void FolderTreeModel::arrangeAccounts()
{
    for (int row = int(m_root->children.size()) - 1; row >= 0; --row) {
        const AccountId id = m_root->children[size_t(row)]->account;
        const auto isIt = [id](const AccountName &name) { return name.id == id; };
        if (std::none_of(m_accounts.cbegin(), m_accounts.cend(), isIt)) {
            beginRemoveRows({}, row, row);
            forget(*m_root->children[size_t(row)]);
            m_root->children.erase(m_root->children.begin() + row);
            endRemoveRows();
        }
    }
    for (const AccountName &name : m_accounts) {
        if (FolderNode *known = accountNode(name.id)) {
            known->accountName = name.name;
            Q_EMIT dataChanged(indexOf(known), indexOf(known));
            continue;
        }
        auto added = std::make_unique<FolderNode>();
        added->parent = m_root.get();
        added->account = name.id;
        added->accountName = name.name;
        const int row = int(m_root->children.size());
        beginInsertRows({}, row, row);
        m_root->children.push_back(std::move(added));
        endInsertRows();
    }
}

// From the top down, so that a parent stands in its place before its children are looked at.
void FolderTreeModel::arrange(FolderNode *parent, const FolderOrder &order)
{
    const QList<store::FolderRow> wanted = order.value({parent->account, parent->folder.id});
    for (int row = 0; row < wanted.size(); ++row) {
        place(parent, row, wanted[row]);
        arrange(m_nodes.value(wanted[row].id), order);
    }
}

void FolderTreeModel::place(FolderNode *parent, int row, const store::FolderRow &folder)
{
    FolderNode *known = m_nodes.value(folder.id);
    if (!known) {
        auto added = std::make_unique<FolderNode>();
        added->parent = parent;
        added->account = folder.account;
        added->folder = folder;
        beginInsertRows(indexOf(parent), row, row);
        m_nodes.insert(folder.id, added.get());
        parent->children.insert(parent->children.begin() + row, std::move(added));
        endInsertRows();
        return;
    }
    const int oldRow = known->row();
    if (known->parent != parent || oldRow != row) {
        FolderNode *oldParent = known->parent;
        // Within one parent a row only ever moves up here: everything above it is in place already.
        beginMoveRows(indexOf(oldParent), oldRow, oldRow, indexOf(parent), row);
        std::unique_ptr<FolderNode> moved = std::move(oldParent->children[size_t(oldRow)]);
        oldParent->children.erase(oldParent->children.begin() + oldRow);
        moved->parent = parent;
        parent->children.insert(parent->children.begin() + row, std::move(moved));
        endMoveRows();
    }
    update(known, folder);
}

void FolderTreeModel::update(FolderNode *node, const store::FolderRow &folder)
{
    const store::FolderRow &old = node->folder;
    const bool same = old.name == folder.name && old.role == folder.role && old.unread == folder.unread
        && old.total == folder.total && old.held == folder.held && old.subscribed == folder.subscribed
        && old.selectable == folder.selectable && old.readOnly == folder.readOnly && old.onServer == folder.onServer;
    node->folder = folder;
    if (!same) {
        const QModelIndex changed = indexOf(node);
        Q_EMIT dataChanged(changed, changed);
        Q_EMIT folderChanged(folder.id);
    }
}

// After arranging, what is not wanted stands behind what is.
void FolderTreeModel::prune(FolderNode *parent, const FolderOrder &order)
{
    const int wanted = int(order.value({parent->account, parent->folder.id}).size());
    const int have = int(parent->children.size());
    if (have > wanted) {
        beginRemoveRows(indexOf(parent), wanted, have - 1);
        for (int row = wanted; row < have; ++row) {
            forget(*parent->children[size_t(row)]);
        }
        parent->children.erase(parent->children.begin() + wanted, parent->children.end());
        endRemoveRows();
    }
    for (const auto &child : parent->children) {
        prune(child.get(), order);
    }
}

void FolderTreeModel::forget(const FolderNode &node)
{
    m_nodes.remove(node.folder.id);
    for (const auto &child : node.children) {
        forget(*child);
    }
}

} // namespace waxwing::models
