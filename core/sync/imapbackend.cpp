#include "core/sync/imapbackend.h"

#include "core/sync/imapreplay.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

Error folderGone()
{
    return Error(ErrorKind::Conflict, Words::tr("The folder is not on the server."));
}

} // namespace

ImapBackend::ImapBackend(AccountId account, store::Store &store, ImapConnections::MakeSession make,
                         ImapConnections::OpenSession open, QString hiddenFile, QObject *parent)
    : AccountBackend(parent)
    , m_account(account)
    , m_store(store)
    , m_connections(std::move(make), std::move(open))
    , m_hidden(std::move(hiddenFile))
    , m_watch(account, store, m_connections, m_ownStores, 1)
    , m_inboxWatch(account, store, m_connections, m_ownStores, 2)
{
    hear(m_watch);
    hear(m_inboxWatch);
    connect(&m_watch, &ImapWatch::listening, this, [this] {
        const bool isCovered = m_watch.hearsAll() || m_watched == m_inbox || !m_watched.isValid();
        m_inboxWatch.watch(isCovered ? FolderId() : m_inbox);
    });
    connect(&m_ownStores, &OwnStores::settled, this, &ImapBackend::folderChanged);
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
    ImapReplay replay(m_store, lease->session(), m_hidden, m_ownStores, m_chosen);
    const ReplayOutcome outcome = co_await replay.run(intent);
    co_return outcome;
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
    m_watch.close();
    m_inboxWatch.close();
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

void ImapBackend::networkChanged()
{
    m_watch.close();
    m_inboxWatch.close();
    m_connections.distrust();
}

QCoro::Task<void> ImapBackend::drained()
{
    co_await m_scope.drained();
    co_await m_watch.drained();
    co_await m_inboxWatch.drained();
}

void ImapBackend::hear(ImapWatch &watch)
{
    connect(&watch, &ImapWatch::folderChanged, this, &ImapBackend::folderChanged);
    connect(&watch, &ImapWatch::foldersChanged, this, &ImapBackend::foldersChanged);
}

void ImapBackend::watch(FolderId folder)
{
    m_watched = folder;
    m_scope.spawn(standWatch());
}

// With nothing on the screen the inbox is what matters.
QCoro::Task<void> ImapBackend::standWatch()
{
    const AccountId account = m_account;
    auto reading = m_store.read([account](store::Reader &reader) {
        const auto inbox = reader.folderByRole(account, store::Role::Inbox);
        return inbox ? inbox->id : FolderId();
    });
    m_inbox = co_await reading;
    m_watch.watch(m_watched.isValid() ? m_watched : m_inbox);
}

} // namespace waxwing::sync
