// Filtering the folder tree as one types: hides rows of the view, leaves the model alone, so that selection,
// editing and dragging know nothing of it.
#pragma once

#include "ui/models/foldertreemodel.h"

#include <functional>

class QTreeView;

namespace waxwing::ui {

// Shows rows whose name, or the names above them, hold every word of text, and the rows above those, opened. With
// an empty text everything is shown, and open as isOpen says.
void filterRows(QTreeView *view, const models::FolderTreeModel &tree, const QString &text,
                const std::function<bool(const QModelIndex &)> &isOpen);

} // namespace waxwing::ui
