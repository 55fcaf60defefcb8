// Rows for the benchmarks of store and window, made up: no two alike, the same in every run.
#pragma once

#include "core/store/store.h"

namespace waxwing::bench {

store::NewMessage madeUp(quint32 uid);
QList<store::NewMessage> madeUp(quint32 first, quint32 count);

// The account's INBOX, with a folder Other beside it; made where they are not.
FolderId inboxOf(store::Store &store, AccountId account);
FolderId otherOf(store::Store &store, AccountId account);

} // namespace waxwing::bench
