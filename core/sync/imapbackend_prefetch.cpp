// ImapBackend: bodies that are due, many in one round trip.
#include "core/sync/imapbackend.h"

#include "core/sync/bodyfetch.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

QCoro::Task<void> ImapBackend::prefetch(FolderId folder, QList<PlacementId> placements)
{
    const std::shared_ptr<ImapLease> lease = co_await m_connections.acquire(Use::Background);
    const store::FolderSyncState state = co_await stateOf(folder);
    const imap::SelectedMailbox selected
        = co_await lease->session().select(state.serverName, session::MailboxAccess::ReadWrite);
    if (selected.uidValidity != state.uidValidity) {
        throw Error(ErrorKind::Conflict, Words::tr("The server has numbered this folder anew."), {}, Retry::Later);
    }
    auto reading = m_store.read([folder, placements](store::Reader &reader) {
        QList<Uid> uids;
        for (const PlacementId placement : placements) {
            const auto where = reader.serverLocation(placement);
            if (where && where->folder == folder && where->uid.isValid()) {
                uids.append(where->uid);
            }
        }
        return uids;
    });
    const QList<Uid> uids = co_await reading;
    const std::function<void()> fetched = [] {};
    co_await fetchBodies(&m_store, &lease->session(), folder, uids, store::Priority::Background, fetched);
}

} // namespace waxwing::sync
