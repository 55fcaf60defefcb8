// The store's side of a conversation in the reader.
#pragma once

#include "core/base/ids.h"
#include "core/store/types.h"

#include <QFuture>
#include <QList>

namespace waxwing::store {
class Store;
}

namespace waxwing::models {

// What the account has of the conversation a message belongs to, Sent included, Junk and Trash not; oldest first. The
// message alone where there is nothing else; empty where it is gone. store outlives the call.
QFuture<QList<store::MessageRow>> readConversation(store::Store &store, PlacementId message);

} // namespace waxwing::models
