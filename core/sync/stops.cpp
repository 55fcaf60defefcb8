#include "core/sync/stops.h"

#include "core/sync/words.h"

namespace waxwing::sync {

void Stops::throwIfAskedSince(int mark) const
{
    if (isAskedSince(mark)) {
        throw Error(ErrorKind::Cancelled, Words::tr("Stopped. What has come is kept.")).withCode("STOPPED");
    }
}

} // namespace waxwing::sync
