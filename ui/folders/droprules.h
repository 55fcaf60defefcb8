// What a drop on the folder tree would do, in words, or why it cannot be done. Pure: the caption, the highlight and
// the drop itself all follow this one answer.
#pragma once

#include "ui/common/dragdata.h"
#include "ui/common/dragguard.h"
#include "ui/models/foldertreemodel.h"

namespace waxwing::ui {

// Where on the tree: on a row, or on the line above or below it.
struct DropSpot {
    enum class Where { Into, Above, Below };
    QModelIndex row;
    Where where = Where::Into;
    bool operator==(const DropSpot &) const = default;
};

struct DropVerdict {
    bool allowed = false;
    bool copy = false;
    QString caption; // “Move “Invoices” into “Clients””, or the reason; empty: nothing to say here
};

DropVerdict folderVerdict(const models::FolderTreeModel &tree, const FolderMime &dragged, const DropSpot &spot);
DropVerdict messagesVerdict(const models::FolderTreeModel &tree, const MessagesMime &dragged, const DropSpot &spot,
                            bool copy);
DropVerdict filesVerdict(const models::FolderTreeModel &tree, const QStringList &files, const DropSpot &spot);

// The setting's say in it: Shift may be needed. Asking comes after the drop.
DropVerdict guarded(DropVerdict verdict, DragGuard guard, Qt::KeyboardModifiers keys);

// What a folder dropped here becomes: a child of parent, standing before sibling; or a favourite.
struct FolderPlace {
    bool favourite = false;
    int favouriteRow = -1; // -1: last
    AccountId account;
    FolderId parent; // invalid: top level
    bool ordered = false; // dropped on a line: it gets a place among its siblings
    FolderId before; // invalid: last
};
FolderPlace placeAt(const models::FolderTreeModel &tree, const DropSpot &spot);

} // namespace waxwing::ui
