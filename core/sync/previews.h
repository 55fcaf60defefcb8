// The first words of messages that are not held, as the server tells them (RFC 8970), for the rows a person sees first.
#pragma once

#include "core/session/imapsession.h"
#include "core/store/store.h"

#include <QCoroTask>

namespace waxwing::sync {

// Asks for what the newest rows of the folder, which is selected, still miss; each is asked for once. Nothing is done
// where the server has no PREVIEW, and a server that refuses it costs its folder nothing but that.
QCoro::Task<void> fetchPreviews(store::Store *store, session::ImapSession *session, FolderId folder,
                                store::Priority priority);

} // namespace waxwing::sync
