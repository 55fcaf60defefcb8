// What a drop on a row of the folder tree would do, in words, or why it cannot be done. Pure: the caption, the
// highlight and the drop itself all follow this one answer.
#pragma once

#include "ui/common/dragdata.h"
#include "ui/models/foldertreemodel.h"

namespace waxwing::ui {

struct DropVerdict {
    bool allowed = false;
    bool copy = false;
    QString caption; // “Move “Invoices” into “Clients””, or the reason; empty: nothing to say here
};

DropVerdict folderVerdict(const models::FolderTreeModel &tree, const FolderMime &dragged, const QModelIndex &target);
DropVerdict messagesVerdict(const models::FolderTreeModel &tree, const MessagesMime &dragged, const QModelIndex &target,
                            bool copy);

} // namespace waxwing::ui
