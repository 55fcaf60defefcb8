#include "core/sync/backend.h"

namespace waxwing::sync {

SyncReport &SyncReport::operator+=(const SyncReport &other)
{
    newMessages += other.newMessages;
    changed += other.changed;
    removed += other.removed;
    bytesIn += other.bytesIn;
    bytesOut += other.bytesOut;
    roundTrips += other.roundTrips;
    seconds += other.seconds;
    return *this;
}

} // namespace waxwing::sync
