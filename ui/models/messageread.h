// The store's side of MessageLoader: what is held of one message.
#pragma once

#include "ui/models/messageloader.h"

namespace waxwing::store {
class Store;
}

namespace waxwing::models {

// store outlives every call of the answer.
MessageLoader::Read readMessagesFrom(store::Store &store);

} // namespace waxwing::models
