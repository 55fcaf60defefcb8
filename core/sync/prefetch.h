// What the folders' policies want here and is not (store::FolderPolicy), fetched newest first.
#pragma once

#include "core/store/store.h"
#include "core/sync/backend.h"

#include <QCoroTask>

#include <functional>

namespace waxwing::sync {

struct PrepareReport {
    qint64 messages = 0; // fetched
    qint64 octets = 0;
    qint64 left = 0; // still due: too new, or gone from the server meanwhile
    PrepareReport &operator+=(const PrepareReport &other);
};

// All that is due of the account, in batches, the rounds between which others' work gets in. keepGoing is asked
// before each. Engine thread; throws what the back end throws.
QCoro::Task<PrepareReport> fetchDue(store::Store *store, AccountBackend *backend, AccountId account,
                                    std::function<bool()> keepGoing, std::function<void(Progress)> tell);

} // namespace waxwing::sync
