#include "ui/models/messageread.h"

#include "core/store/store.h"

namespace waxwing::models {

MessageLoader::Read readMessagesFrom(store::Store &store)
{
    return [&store](PlacementId placement) {
        return store.read([placement](store::Reader &reader) {
            return HeldMessage{reader.detail(placement), reader.body(placement)};
        });
    };
}

} // namespace waxwing::models
