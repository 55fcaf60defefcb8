// ImapBackend: bodies that are due, many in one round trip; and what is shown of messages that are too large for that.
#include "core/sync/imapbackend.h"

#include "core/sync/bodyfetch.h"
#include "core/sync/shownfetch.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

struct Wanted {
    PlacementId placement;
    Uid uid;
    qint64 size = 0;
};

// Those that the folder has on the server.
QCoro::Task<QList<Wanted>> locate(store::Store *store, FolderId folder, QList<PlacementId> placements)
{
    auto reading = store->read([folder, placements](store::Reader &reader) {
        QList<Wanted> wanted;
        for (const PlacementId placement : placements) {
            const auto where = reader.serverLocation(placement);
            const auto row = reader.row(placement);
            if (row && where && where->folder == folder && where->uid.isValid()) {
                wanted.append({placement, where->uid, row->size});
            }
        }
        return wanted;
    });
    const QList<Wanted> wanted = co_await reading;
    co_return wanted;
}

} // namespace

QCoro::Task<std::shared_ptr<ImapLease>> ImapBackend::openInBackground(FolderId folder)
{
    const std::shared_ptr<ImapLease> lease = co_await m_connections.acquire(Use::Background);
    const store::FolderSyncState state = co_await stateOf(folder);
    const imap::SelectedMailbox selected
        = co_await lease->session().select(state.serverName, session::MailboxAccess::ReadWrite);
    if (selected.uidValidity != state.uidValidity) {
        throw Error(ErrorKind::Conflict, Words::tr("The server has numbered this folder anew."), {}, Retry::Later);
    }
    co_return lease;
}

QCoro::Task<void> ImapBackend::prefetch(FolderId folder, QList<PlacementId> placements)
{
    const std::shared_ptr<ImapLease> lease = co_await openInBackground(folder);
    const QList<Wanted> wanted = co_await locate(&m_store, folder, placements);
    QList<Uid> uids;
    for (const Wanted &message : wanted) {
        uids.append(message.uid);
    }
    const std::function<void()> fetched = [] {};
    co_await fetchBodies(&m_store, &lease->session(), folder, uids, store::Priority::Background, fetched);
}

QCoro::Task<void> ImapBackend::prefetchShown(FolderId folder, QList<PlacementId> placements)
{
    const std::shared_ptr<ImapLease> lease = co_await openInBackground(folder);
    const QList<Wanted> wanted = co_await locate(&m_store, folder, placements);
    for (const Wanted &message : wanted) {
        const PlacementId placement = message.placement;
        const bool shown = co_await fetchShownParts(&m_store, &lease->session(), placement, message.uid, message.size,
                                                    store::Priority::Background);
        if (!shown) {
            auto writing = m_store.write(store::Priority::Background,
                                         [placement](store::Writer &writer) { writer.noteOnlyWhole(placement); });
            co_await writing;
        }
    }
}

} // namespace waxwing::sync
