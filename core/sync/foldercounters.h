// What a mailbox's counters say about it, compared with those of its last completed sync.
#pragma once

#include "core/imap/types.h"
#include "core/store/types.h"

namespace waxwing::sync {

// Every counter is there and what it was. Without HIGHESTMODSEQ nothing is said about flags; and without QRESYNC an
// expunge need not raise it, so the messages are counted too (RFC 7162 3.1.1, 3.2.1).
inline bool isUnchanged(const store::FolderSyncState &state, const imap::MailboxStatus &status)
{
    return state.lowestUid == Uid(1) && state.uidValidity.isValid() && status.uidValidity == state.uidValidity
        && status.uidNext.isValid() && status.uidNext == state.uidNext && status.highestModSeq.isValid()
        && status.highestModSeq == state.highestModSeq && status.messages && status.messages == state.exists;
}

// One of those that are there is not what it was.
inline bool isChanged(const store::FolderSyncState &state, const imap::MailboxStatus &status)
{
    return (status.messages && status.messages != state.exists)
        || (status.uidNext.isValid() && status.uidNext != state.uidNext)
        || (status.uidValidity.isValid() && status.uidValidity != state.uidValidity)
        || (status.highestModSeq.isValid() && status.highestModSeq != state.highestModSeq);
}

} // namespace waxwing::sync
