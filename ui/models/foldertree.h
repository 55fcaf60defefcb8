// All Inboxes, favourites, accounts and their folders as a tree of nodes, and the order they are shown in. No Qt
// model: FolderTreeModel moves its rows towards what wantedOrder() says.
#pragma once

#include "core/store/types.h"
#include "ui/models/folderplaces.h"

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

// What goes on in an account or folder, shown on its row.
struct FolderActivity {
    static constexpr int none = -2; // nothing is being done
    static constexpr int unknown = -1; // something is, nobody knows how much
    int percent = none;
    QString problem; // a sentence; empty: none
    bool operator==(const FolderActivity &) const = default;
};

enum class NodeKind {
    Root, // not shown
    AllInboxes, // only with several: with one it would be the inbox twice
    Favourites, // the heading
    Favourite, // a second row of a folder
    Account,
    Folder,
};

struct FolderNode {
    NodeKind kind = NodeKind::Root;
    FolderNode *parent = nullptr; // nullptr: the root
    AccountId account;
    QString title; // of an account
    store::FolderRow folder; // of a folder or favourite; unread of all inboxes
    FolderActivity activity;
    std::vector<std::unique_ptr<FolderNode>> children;
    size_t hint = 0; // where it stood when last looked

    bool isHeading() const { return kind == NodeKind::Favourites || kind == NodeKind::Account; }
    bool hasFolder() const { return kind == NodeKind::Favourite || kind == NodeKind::Folder; }
    int row(); // constant time unless it moved
};

// Children of every folder in the order they are shown. The key of an account's top level is the invalid folder
// id. Special folders stand at the top of their account wherever the server keeps them, below “INBOX” or
// “[Gmail]”; then come folders with a place of their own, then the others by name as people sort, then what belongs
// to other users or is shared. What only held special folders is left out.
using FolderOrder = QHash<std::pair<AccountId, FolderId>, QList<store::FolderRow>>;
FolderOrder wantedOrder(const QList<store::FolderRow> &folders, const FolderPlaces &places);

// Inbox, Drafts, Sent, Archive, Junk, Trash; what has no role comes last.
int roleRank(store::Role role);
// What a special folder is called here, whatever the server calls it; empty for None.
QString roleText(store::Role role);
bool isForeign(const store::FolderRow &folder); // another user's, or shared
// Whose it is, in a sentence; empty for the account's own.
QString ownerText(const store::FolderRow &folder);
// Special folders by their role in the user's language, others by their name, on one line.
QString shownName(const store::FolderRow &folder);

} // namespace waxwing::models
