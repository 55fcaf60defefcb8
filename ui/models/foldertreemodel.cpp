#include "ui/models/foldertreemodel.h"

#include "ui/models/texts.h"

#include <algorithm>

namespace waxwing::models {

FolderTreeModel::FolderTreeModel(store::Store &store, QObject *parent)
    : QAbstractItemModel(parent), m_store(store), m_root(std::make_unique<FolderNode>())
{
    connect(&store, &store::Store::changed, this, &FolderTreeModel::storeChanged);
    read();
}

FolderTreeModel::~FolderTreeModel() = default;

std::optional<store::FolderRow> FolderTreeModel::folder(const QModelIndex &index) const
{
    const FolderNode *found = node(index);
    return found->hasFolder() ? std::optional(found->folder) : std::nullopt;
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

QString FolderTreeModel::accountName(AccountId account) const
{
    const auto known = std::find_if(m_accounts.cbegin(), m_accounts.cend(),
                                    [account](const AccountName &name) { return name.id == account; });
    return known == m_accounts.cend() ? QString() : known->name;
}

NodeKind FolderTreeModel::kind(const QModelIndex &index) const
{
    return node(index)->kind;
}

QModelIndex FolderTreeModel::indexOf(FolderId id) const
{
    return indexOf(m_nodes.value(id));
}

QModelIndex FolderTreeModel::indexOf(AccountId id) const
{
    return indexOf(accountNode(id));
}

QModelIndex FolderTreeModel::allInboxes() const
{
    return indexOf(topNode(NodeKind::AllInboxes));
}

QModelIndex FolderTreeModel::favourites() const
{
    return indexOf(topNode(NodeKind::Favourites));
}

std::optional<store::FolderRow> FolderTreeModel::folderByRole(AccountId account, store::Role role) const
{
    const auto found = std::find_if(m_nodes.cbegin(), m_nodes.cend(), [&](const FolderNode *n) {
        return n->account == account && n->folder.role == role;
    });
    return found == m_nodes.cend() ? std::nullopt : std::optional((*found)->folder);
}

FolderId FolderTreeModel::folderByPath(AccountId account, const QString &path) const
{
    const auto found = std::find_if(m_nodes.cbegin(), m_nodes.cend(), [&](const FolderNode *n) {
        return n->account == account && n->folder.path == path;
    });
    return found == m_nodes.cend() ? FolderId() : (*found)->folder.id;
}

QList<store::FolderRow> FolderTreeModel::childrenOf(AccountId account, FolderId parent) const
{
    QList<store::FolderRow> rows;
    for (const FolderNode *n : m_nodes) {
        if (n->account == account && n->folder.parent == parent) {
            rows << n->folder;
        }
    }
    return rows;
}

QList<FolderId> FolderTreeModel::inboxes() const
{
    QList<FolderId> found;
    for (const AccountName &account : m_accounts) {
        if (const auto inbox = folderByRole(account.id, store::Role::Inbox)) {
            found << inbox->id;
        }
    }
    return found;
}

qint64 FolderTreeModel::messagesBelow(FolderId id) const
{
    qint64 total = 0;
    for (const FolderNode *n : m_nodes) {
        total += isBelow(n->folder.id, id) ? n->folder.total : 0;
    }
    return total;
}

bool FolderTreeModel::isBelow(FolderId folder, FolderId ancestor) const
{
    // As deep as paths are at most; a listing cannot send this round in a circle.
    for (int depth = 0; depth < 1000 && folder.isValid(); ++depth) {
        if (folder == ancestor) {
            return true;
        }
        const FolderNode *n = m_nodes.value(folder);
        folder = n ? n->folder.parent : FolderId();
    }
    return false;
}

FolderNode *FolderTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<FolderNode *>(index.internalPointer()) : m_root.get();
}

QModelIndex FolderTreeModel::indexOf(FolderNode *node) const
{
    return node && node->parent ? createIndex(node->row(), 0, node) : QModelIndex();
}

FolderNode *FolderTreeModel::accountNode(AccountId account) const
{
    for (const auto &child : m_root->children) {
        if (child->kind == NodeKind::Account && child->account == account) {
            return child.get();
        }
    }
    return nullptr;
}

FolderNode *FolderTreeModel::topNode(NodeKind kind) const
{
    for (const auto &child : m_root->children) {
        if (child->kind == kind) {
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
    FolderNode *child = node(parent)->children[size_t(row)].get();
    child->hint = size_t(row);
    return createIndex(row, column, child);
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
    if (!index.isValid()) {
        return {};
    }
    const FolderNode &found = *node(index);
    switch (role) {
    case Qt::DisplayRole: return displayText(found);
    case Qt::EditRole: return found.hasFolder() ? found.folder.name : displayText(found);
    case Qt::AccessibleTextRole: return accessibleText(found);
    case Qt::ToolTipRole: return toolTip(found);
    case FolderIdRole: return qint64(found.hasFolder() ? found.folder.id.value() : 0);
    case AccountIdRole: return qint64(found.account.value());
    case UnreadRole: return found.folder.unread;
    case SpecialRole: return int(found.folder.role);
    case KindRole: return int(found.kind);
    case IsHeadingRole: return found.isHeading();
    case SelectableRole: return found.kind == NodeKind::AllInboxes || (found.hasFolder() && found.folder.selectable);
    case ForeignRole: return isForeign(found.folder);
    case SubscribedRole: return found.folder.subscribed;
    case PercentRole: return found.activity.percent;
    case ProblemRole: return found.activity.problem;
    default: return {};
    }
}

QVariant FolderTreeModel::displayText(const FolderNode &node) const
{
    switch (node.kind) {
    case NodeKind::AllInboxes: return tr("All Inboxes");
    case NodeKind::Favourites: return tr("Favourites");
    case NodeKind::Account: return oneLine(node.title);
    case NodeKind::Favourite:
    case NodeKind::Folder: return shownName(node.folder);
    case NodeKind::Root: break;
    }
    return {};
}

QVariant FolderTreeModel::toolTip(const FolderNode &node) const
{
    const QString &problem = node.activity.problem;
    return (problem.isEmpty() ? ownerText(node.folder) : problem).toHtmlEscaped();
}

QVariant FolderTreeModel::accessibleText(const FolderNode &node) const
{
    QString text = displayText(node).toString();
    if (node.kind == NodeKind::Account) {
        text = tr("%1, account").arg(text);
    } else if (node.kind == NodeKind::Favourite) {
        text = tr("%1, favourite").arg(text);
    }
    if (node.folder.namespaceKind == store::NamespaceKind::OtherUsers) {
        text = tr("%1, of another user").arg(text);
    } else if (node.folder.namespaceKind == store::NamespaceKind::Shared) {
        text = tr("%1, shared").arg(text);
    }
    if (node.folder.unread > 0) {
        text += tr(", %n unread", nullptr, int(node.folder.unread));
    }
    if (node.activity.percent >= 0) {
        text += tr(", %1 % done").arg(node.activity.percent);
    }
    return node.activity.problem.isEmpty() ? text : QString(text + QStringLiteral(", ") + node.activity.problem);
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
    const FolderNode &found = *node(index);
    flags.setFlag(Qt::ItemIsDropEnabled, found.kind != NodeKind::AllInboxes);
    const bool own = found.hasFolder() && found.folder.role == store::Role::None;
    flags.setFlag(Qt::ItemIsEditable, own);
    // A special folder has its place, but can be a favourite.
    flags.setFlag(Qt::ItemIsDragEnabled, found.hasFolder());
    return flags;
}

bool FolderTreeModel::isFavourite(FolderId id) const
{
    const FolderNode *found = m_nodes.value(id);
    return found && m_places.isFavourite({found->account, found->folder.path});
}

void FolderTreeModel::announce(FolderNode *node)
{
    const QModelIndex changed = indexOf(node);
    Q_EMIT dataChanged(changed, changed);
}

} // namespace waxwing::models
