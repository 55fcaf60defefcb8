// Whole messages from the server into the store, streamed: no literal is ever held whole above 1 MiB.
#pragma once

#include "core/session/imapsession.h"
#include "core/store/store.h"

#include <QCoroTask>

#include <functional>

namespace waxwing::sync {

// The mailbox is selected. Messages that are gone from the server are passed over. fetched is called for each
// message that is held now.
QCoro::Task<void> fetchBodies(store::Store *store, session::ImapSession *session, FolderId folder, QList<Uid> uids,
                              store::Priority priority, std::function<void()> fetched);

} // namespace waxwing::sync
