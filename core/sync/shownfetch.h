// Of a large message what is shown, from the server into the store; its attachments stay where they are.
#pragma once

#include "core/session/imapsession.h"
#include "core/store/store.h"

#include <QCoroTask>

namespace waxwing::sync {

// The mailbox is selected, the message is not held. False: nothing was written, the whole message is to be fetched.
// Throws when the connection or the store fails.
QCoro::Task<bool> fetchShownParts(store::Store *store, session::ImapSession *session, PlacementId placement, Uid uid,
                                  qint64 size, store::Priority priority);

} // namespace waxwing::sync
