// Accounts and their folders as a tree of nodes, and the order they are shown in. No Qt model: FolderTreeModel
// moves its rows towards what wantedOrder() says.
#pragma once

#include "core/store/types.h"

#include <QHash>
#include <QList>

#include <memory>
#include <vector>

namespace waxwing::models {

struct AccountName {
    AccountId id;
    QString name;
    bool operator==(const AccountName &) const = default;
};

struct FolderNode {
    FolderNode *parent = nullptr; // nullptr: the root, which is not shown
    AccountId account;
    QString accountName; // of an account's node
    store::FolderRow folder; // of a folder's node
    std::vector<std::unique_ptr<FolderNode>> children;

    bool isAccount() const { return !folder.id.isValid() && account.isValid(); }
    int row() const;
};

// Children of every folder in the order they are shown: special folders first, then by name as people sort.
// The key of an account's top level is the invalid folder id.
using FolderOrder = QHash<std::pair<AccountId, FolderId>, QList<store::FolderRow>>;
FolderOrder wantedOrder(const QList<store::FolderRow> &folders);

// Inbox, Drafts, Sent, Archive, Junk, Trash; what has no role comes last.
int roleRank(store::Role role);
// What the window calls it: special folders by their role in the user's language, others by their name.
QString shownName(const store::FolderRow &folder);

} // namespace waxwing::models
