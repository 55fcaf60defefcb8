// The store's side of reader and composer: what is held of one message, where a draft is.
#pragma once

#include "ui/models/messageloader.h"
#include "ui/models/messageparts.h"

namespace waxwing::store {
class Store;
}

namespace waxwing::models {

// store outlives every call of the answer.
MessageLoader::Read readMessagesFrom(store::Store &store);
// Without the fetching, which is the engine's.
MessageParts::Access readPartsFrom(store::Store &store);
// The row of a draft by its Message-ID (with angle brackets); invalid: not there.
std::function<QFuture<PlacementId>(AccountId, QByteArray)> findDraftsIn(store::Store &store);

// Every message a folder shows.
std::function<QFuture<QList<PlacementId>>(FolderId)> listMessagesOf(store::Store &store);

} // namespace waxwing::models
