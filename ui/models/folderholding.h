// What of a folder is kept on this computer, and what each choice of it means for the disk.
#pragma once

#include "core/base/ids.h"
#include "core/store/folderpolicy.h"

#include <QFuture>
#include <QList>

namespace waxwing::store {
class Store;
}

namespace waxwing::models {

struct HoldingChoice {
    store::FolderPolicy policy;
    store::HoldingCost cost;
};

struct FolderHolding {
    store::FolderPolicy policy; // the one that holds; it is among the choices
    qint64 octets = 0; // of every message the folder shows, held or not
    QList<HoldingChoice> choices; // from the least to the most
};

// Linear in the folder, beside the windows of rows. store outlives the call.
QFuture<FolderHolding> readHolding(store::Store &store, FolderId folder);
// “Everything: 34 MB”, “The last 3 months: 2.1 MB”: what it takes on this disk at most once all of it is here.
QString choiceText(const HoldingChoice &choice);

} // namespace waxwing::models
