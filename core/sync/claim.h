// The moment from which a change is not only ours to cancel or to compose: noted durably before its first octet.
#pragma once

#include "core/store/store.h"

#include <QCoroTask>

#include <optional>

namespace waxwing::sync {

// Error::code() where the person changed or cancelled it since it was read: nothing may be sent for it.
inline constexpr char kChangedMeanwhile[] = "CHANGED-MEANWHILE";

// intent: as it was read, and as it is about to be carried out. Throws Error{Cancelled} with the code above.
QCoro::Task<void> claim(store::Store *store, store::Intent intent, std::optional<store::AttemptNote> note);

} // namespace waxwing::sync
