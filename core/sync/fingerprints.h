// What messages are known again by where UIDs do not help: Message-ID, size, INTERNALDATE.
#pragma once

#include "core/session/imapsession.h"

#include <QCoroTask>

#include <memory>

namespace waxwing::sync {

using FetchedMessages = QList<imap::FetchedMessage>;

// Of the selected mailbox, ascending by UID.
QCoro::Task<std::shared_ptr<FetchedMessages>> fingerprints(session::ImapSession *session, imap::UidSet uids);

} // namespace waxwing::sync
