// What the folders' policies no longer want here (store::FolderPolicy), forgotten: the other half of prefetch.h.
#pragma once

#include "core/store/store.h"

#include <QCoroTask>

#include <functional>

namespace waxwing::sync {

// Of every folder that keeps the messages of some days or months, the sources of older ones that the server has too
// (store::Writer::evictBodies), in pieces between which others' writes get in. A folder without a period keeps what
// was opened. keepGoing is asked before each piece. Never for an account whose folders live on this computer. Engine
// thread; throws Error{Storage}.
QCoro::Task<void> forgetOld(store::Store *store, AccountId account, std::function<bool()> keepGoing);

// Sets a folder's policy. Where it held messages and is to hold the list alone now, what it held goes at once.
QCoro::Task<void> takePolicy(store::Store *store, FolderId folder, store::FolderPolicy policy,
                             std::function<bool()> keepGoing);

} // namespace waxwing::sync
