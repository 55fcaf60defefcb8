#include "core/sync/imapbackend.h"

#include "core/base/log.h"
#include "core/sync/bodyfetch.h"
#include "core/sync/imapreplay.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

Error folderGone()
{
    return Error(ErrorKind::Conflict, translated("The folder is not on the server."));
}

// Where the server has a message, which is not where it is shown while a move of it waits.
struct Whereabouts {
    bool bodyHeld = false;
    FolderId folder;
    Uid uid;
};

QCoro::Task<Whereabouts> whereabouts(store::Store *store, PlacementId placement)
{
    auto reading = store->read([placement](store::Reader &reader) {
        std::optional<Whereabouts> here;
        const auto row = reader.row(placement);
        const auto location = reader.serverLocation(placement);
        if (row && location) {
            here = Whereabouts{row->bodyHeld, location->folder, location->uid};
        }
        return here;
    });
    const std::optional<Whereabouts> here = co_await reading;
    if (!here) {
        throw Error(ErrorKind::Input, translated("There is no such message."));
    }
    co_return *here;
}

} // namespace

ImapBackend::ImapBackend(AccountId account, store::Store &store, ImapConnections::MakeSession make,
                         ImapConnections::OpenSession open, QString hiddenFile, QObject *parent)
    : AccountBackend(parent)
    , m_account(account)
    , m_store(store)
    , m_connections(std::move(make), std::move(open))
    , m_hidden(std::move(hiddenFile))
{
    connect(&m_connections, &ImapConnections::connectionChanged, this, &ImapBackend::connectionChanged);
}

QCoro::Task<ReplayOutcome> ImapBackend::replay(store::Intent intent)
{
    std::shared_ptr<ImapLease> lease;
    std::optional<Error> failure;
    try {
        lease = co_await m_connections.acquire(Use::User);
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        const Error error = *failure;
        const IntentId id = intent.id;
        auto writing = m_store.write(store::Priority::User, [id, error](store::Writer &writer) {
            writer.postpone(id, error.summary(), error.technical());
        });
        co_await writing;
        throw error;
    }
    ImapReplay replay(m_store, lease->session(), m_hidden);
    const ReplayOutcome outcome = co_await replay.run(intent);
    co_return outcome;
}

QCoro::Task<void> ImapBackend::fetchBody(PlacementId placement)
{
    const Whereabouts before = co_await whereabouts(&m_store, placement);
    if (before.bodyHeld) {
        co_return;
    }
    const std::shared_ptr<ImapLease> lease = co_await m_connections.acquire(Use::Foreground);
    // Again: a replay may have moved it while this waited for its turn.
    const Whereabouts here = co_await whereabouts(&m_store, placement);
    if (!here.uid.isValid()) {
        throw Error(ErrorKind::Conflict, translated("The message is on its way between folders."), {}, Retry::Later);
    }
    const store::FolderSyncState state = co_await stateOf(here.folder);
    const imap::SelectedMailbox selected
        = co_await lease->session().select(state.serverName, session::MailboxAccess::ReadWrite);
    if (selected.uidValidity != state.uidValidity) {
        throw Error(ErrorKind::Conflict, translated("The server has numbered this folder anew."), {}, Retry::Later);
    }
    const QList<Uid> uids{here.uid};
    const std::function<void()> fetched = [] {};
    co_await fetchBodies(&m_store, &lease->session(), state.id, uids, store::Priority::Foreground, fetched);
}

QCoro::Task<QList<PlacementId>> ImapBackend::search(FolderId folder, QString text)
{
    const store::FolderSyncState state = co_await stateOf(folder);
    const std::shared_ptr<ImapLease> lease = co_await m_connections.acquire(Use::User);
    co_await lease->session().select(state.serverName, session::MailboxAccess::ReadWrite);
    session::ImapSearch criteria;
    criteria.text = text;
    const imap::UidSet found = co_await lease->session().search(criteria);
    constexpr quint64 most = 100'000; // more is no answer a person reads
    auto reading = m_store.read([folder, found](store::Reader &reader) {
        QList<PlacementId> placements;
        for (const Uid uid : found.toList(most)) {
            if (const auto placement = reader.placementByUid(folder, uid)) {
                placements.append(*placement);
            }
        }
        return placements;
    });
    const QList<PlacementId> placements = co_await reading;
    co_return placements;
}

QCoro::Task<bool> ImapBackend::contains(FolderId folder, QByteArray messageId)
{
    const store::FolderSyncState state = co_await stateOf(folder);
    const std::shared_ptr<ImapLease> lease = co_await m_connections.acquire(Use::User);
    co_await lease->session().select(state.serverName, session::MailboxAccess::ReadWrite);
    session::ImapSearch criteria;
    criteria.messageId = messageId;
    const imap::UidSet found = co_await lease->session().search(criteria);
    co_return !found.isEmpty();
}

QCoro::Task<store::FolderSyncState> ImapBackend::stateOf(FolderId folder)
{
    auto reading = m_store.read([folder](store::Reader &reader) { return reader.syncState(folder); });
    const std::optional<store::FolderSyncState> state = co_await reading;
    if (!state) {
        throw folderGone();
    }
    co_return *state;
}

QCoro::Task<QList<store::FolderSyncState>> ImapBackend::states()
{
    const AccountId account = m_account;
    auto reading = m_store.read([account](store::Reader &reader) { return reader.syncStates(account); });
    const QList<store::FolderSyncState> all = co_await reading;
    co_return all;
}

void ImapBackend::close()
{
    m_watchLease.reset();
    m_connections.close();
}

void ImapBackend::reopen()
{
    m_connections.reopen();
}

void ImapBackend::credentialsChanged()
{
    m_connections.forgetRefusedLogin();
}

QCoro::Task<void> ImapBackend::drained()
{
    co_await m_scope.drained();
}

} // namespace waxwing::sync
