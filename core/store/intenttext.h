// What a person reads about a change that waits.
#pragma once

#include "core/store/intent.h"

namespace waxwing::store {

// Why it is not done yet: a sentence.
QString waitingReason(const Intent &intent);
// What would be so after cancelling it: a sentence. Empty where it cannot be cancelled now.
QString cancelMeaning(const Intent &intent);

} // namespace waxwing::store
