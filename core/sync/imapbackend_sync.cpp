// ImapBackend: the listing, and which folders have to be looked at.
#include "core/base/log.h"
#include "core/sync/bodyfetch.h"
#include "core/sync/foldercounters.h"
#include "core/sync/foldersync.h"
#include "core/sync/imapbackend.h"
#include "core/sync/previews.h"
#include "core/sync/refusal.h"
#include "core/sync/together.h"
#include "core/sync/words.h"

#include <QCoroFuture>

#include <algorithm>

namespace waxwing::sync {

namespace {

constexpr int sessionsAsked = 3; // for a folder that one of them calls deleted

using Statuses = QHash<QByteArray, imap::MailboxStatus>;

Statuses statusesIn(const QList<imap::ListedMailbox> &listed)
{
    Statuses statuses;
    for (const imap::ListedMailbox &mailbox : listed) {
        if (mailbox.status) {
            statuses.insert(mailbox.rawName, *mailbox.status);
        }
    }
    return statuses;
}

bool isThere(const store::FolderSyncState &state)
{
    return state.selectable && !state.serverName.isEmpty();
}

// A server may show the folders of everybody who shares one: thousands that nobody here ever looked at.
bool isUnasked(const store::FolderSyncState &state)
{
    return state.namespaceKind != store::NamespaceKind::Personal && !state.subscribed && !state.uidValidity.isValid();
}

QCoro::Task<void> list(session::ImapSession *session, session::ImapListItems items,
                       std::shared_ptr<QList<imap::ListedMailbox>> listed)
{
    *listed = co_await session->list(items);
}

// The inbox first, then where people look most.
int urgency(store::Role role)
{
    switch (role) {
    case store::Role::Inbox: return 0;
    case store::Role::Sent:
    case store::Role::Drafts: return 1;
    case store::Role::Junk:
    case store::Role::Trash: return 3;
    case store::Role::All: return 4;
    default: return 2;
    }
}

} // namespace

QCoro::Task<void> ImapBackend::syncFolders()
{
    m_look = beginLook(); // what sync() reports of an account includes the listing before it
    const std::shared_ptr<ImapLease> lease = co_await m_connections.acquire(Use::User);
    // Counters cost the server an open folder each: only where there is something to compare them with.
    const QList<store::FolderSyncState> known = co_await states();
    const bool canCompare = std::any_of(known.cbegin(), known.cend(), [](const store::FolderSyncState &state) {
        return state.lowestUid == Uid(1) && state.highestModSeq.isValid();
    });
    session::ImapListItems items(session::ImapListItem::Foreign);
    items.setFlag(session::ImapListItem::Status, canCompare);
    // Asked for the mailbox it has selected, Dovecot counts that one, also when another has its name by now
    // (RFC 3501 6.3.10 says not to ask).
    const auto listed = std::make_shared<QList<imap::ListedMailbox>>();
    auto leaving = lease->session().unselect();
    auto listing = list(&lease->session(), items, listed);
    co_await together(std::move(leaving), std::move(listing));
    m_statuses = statusesIn(*listed);
    m_statuses.remove(lease->session().selectedMailbox());
    const QList<store::ServerFolder> folders
        = serverFolders(*listed, m_chosen, lease->session().hasCapability("X-GM-EXT-1"));
    // INBOX always exists (RFC 3501 5.1): a listing without it is not the whole truth.
    const bool complete = std::any_of(folders.cbegin(), folders.cend(), [](const store::ServerFolder &folder) {
        return folder.role == store::Role::Inbox;
    });
    const AccountId account = m_account;
    auto writing = m_store.write(store::Priority::Foreground,
                                 [=](store::Writer &writer) { writer.setFolders(account, folders, complete); });
    co_await writing;
}

ImapBackend::Look ImapBackend::beginLook() const
{
    Look look;
    look.before = m_connections.counters();
    look.since.start();
    return look;
}

QCoro::Task<SyncReport> ImapBackend::sync(SyncRequest request)
{
    const std::optional<Look> listing = std::exchange(m_look, std::nullopt);
    const Look look = listing && !request.folder.isValid() ? *listing : beginLook();
    SyncReport report;
    Manner manner;
    manner.bodies = request.bodies;
    manner.begun = stops().mark();
    if (request.folder.isValid()) {
        const store::FolderSyncState state = co_await stateOf(request.folder);
        manner.use = request.background ? Use::Background : Use::Foreground;
        report = co_await syncOne(state, manner);
    } else {
        report = co_await syncAll(manner);
    }
    const session::ImapSession::Counters after = m_connections.counters();
    report.bytesIn = after.bytesIn - look.before.bytesIn;
    report.bytesOut = after.bytesOut - look.before.bytesOut;
    report.roundTrips = after.roundTrips - look.before.roundTrips;
    report.seconds = double(look.since.elapsed()) / 1000.0;
    co_return report;
}

// What must be looked at, most urgent first. The counters of a listing are used once: they age.
QCoro::Task<QList<store::FolderSyncState>> ImapBackend::due(bool bodies)
{
    Statuses statuses = std::exchange(m_statuses, {});
    QList<store::FolderSyncState> folders = co_await states();
    const AccountId account = m_account;
    auto reading = m_store.read([account](store::Reader &reader) { return reader.folderPolicies(account); });
    const QHash<FolderId, store::FolderPolicy> policies = co_await reading;
    folders.removeIf([&policies](const store::FolderSyncState &state) {
        return !isThere(state) || policies.value(state.id).kind == store::FolderPolicy::Kind::Nothing
            || (isUnasked(state) && !policies.contains(state.id));
    });
    if (statuses.isEmpty()) {
        statuses = co_await askStatuses(folders);
    }
    if (!bodies) {
        folders.removeIf([&statuses](const store::FolderSyncState &state) {
            const auto status = statuses.constFind(state.serverName);
            return status != statuses.cend() && isUnchanged(state, *status);
        });
    }
    std::stable_sort(folders.begin(), folders.end(),
                     [](const auto &a, const auto &b) { return urgency(a.role) < urgency(b.role); });
    co_return folders;
}

// Without LIST-STATUS one STATUS each, where its answer can spare a SELECT: it must name the modification sequence,
// and there must have been a sync to compare it with.
QCoro::Task<QHash<QByteArray, imap::MailboxStatus>> ImapBackend::askStatuses(QList<store::FolderSyncState> folders)
{
    QList<QByteArray> known;
    for (const store::FolderSyncState &state : std::as_const(folders)) {
        if (state.lowestUid == Uid(1) && state.highestModSeq.isValid()) {
            known.append(state.serverName);
        }
    }
    Statuses statuses;
    if (known.size() > 1) {
        const std::shared_ptr<ImapLease> lease = co_await m_connections.acquire(Use::Background);
        known.removeAll(lease->session().selectedMailbox()); // see syncFolders()
        statuses = co_await lease->session().statuses(known);
    }
    co_return statuses;
}

QCoro::Task<SyncReport> ImapBackend::syncAll(Manner manner)
{
    SyncReport report;
    const QList<store::FolderSyncState> folders = co_await due(manner.bodies);
    for (const store::FolderSyncState &state : folders) {
        stops().throwIfAskedSince(manner.begun);
        std::optional<Error> failure;
        try {
            report += co_await syncOne(state, manner);
        } catch (const Error &error) {
            failure = error;
        }
        // One folder that may not be read does not stop the others.
        if (failure && failure->kind() != ErrorKind::Server && failure->kind() != ErrorKind::Conflict) {
            throw *failure;
        }
        if (failure) {
            qCWarning(logSync).noquote() << state.path << ":" << failure->text();
        }
    }
    co_return report;
}

QCoro::Task<SyncReport> ImapBackend::syncOne(store::FolderSyncState state, Manner manner)
{
    if (state.serverName.isEmpty()) {
        co_return SyncReport(); // exists only here yet
    }
    std::shared_ptr<ImapLease> lease = co_await m_connections.acquire(manner.use, state.serverName);
    SyncReport report;
    for (int asked = 1;; ++asked) {
        bool again = false;
        try {
            report = co_await syncOver(lease, state.id, manner);
        } catch (const Error &error) {
            again = asked < sessionsAsked && isToAskAnother(state, error);
            if (!again) {
                m_refusedByAll.insert(state.id);
                throw;
            }
        }
        if (!again) {
            m_refusedByAll.remove(state.id);
            co_return report;
        }
        m_connections.giveUp(lease->session());
        lease.reset();
        lease = co_await m_connections.acquire(manner.use);
    }
}

// Dovecot 2.3 goes on saying "Mailbox was deleted under us" in a session that knew a mailbox which was deleted and made
// again, or whose deletion failed, while every other session can select it; one that is kept for later may know it too.
// Only of a folder that could be read before: what nobody may read is not worth a login at every look.
bool ImapBackend::isToAskAnother(const store::FolderSyncState &state, const Error &failure) const
{
    const bool mayBeStale = mayMeanMissingFolder(failure) || failure.code() == "SERVERBUG";
    return failure.kind() == ErrorKind::Server && mayBeStale && state.uidValidity.isValid()
        && !m_refusedByAll.contains(state.id);
}

QCoro::Task<SyncReport> ImapBackend::syncOver(std::shared_ptr<ImapLease> lease, FolderId folder, Manner manner)
{
    const store::Priority priority
        = manner.use == Use::Foreground ? store::Priority::Foreground : store::Priority::Background;
    // Read again: a replay may have moved the folder while this waited for its turn.
    const store::FolderSyncState present = co_await stateOf(folder);
    Progress now;
    now.what = Words::tr("Fetching %1").arg(present.path);
    now.folder = present.id;
    const FolderSync::ReportProgress tell = [this, now, manner](qint64 done, qint64 total) {
        Progress progress = now;
        progress.done = done;
        progress.total = total;
        Q_EMIT this->progress(progress);
        stops().throwIfAskedSince(manner.begun);
    };
    FolderSync folderSync(m_store, lease->session(), m_hidden, m_ownStores, present, priority, tell);
    if (!manner.bodies && lease->session().hasCapability("PREVIEW")) {
        auto reading = m_store.read([folder](store::Reader &reader) { return reader.folderPolicy(folder); });
        const store::FolderPolicy policy = co_await reading;
        if (!policy.holdsBodies()) {
            folderSync.askPreviews();
        }
    }
    const SyncReport report = co_await folderSync.run();
    stops().throwIfAskedSince(manner.begun);
    if (manner.bodies) {
        co_await fetchMissingBodies(&lease->session(), present, priority);
    } else {
        co_await fetchPreviews(&m_store, &lease->session(), present.id, priority);
    }
    co_return report;
}

QCoro::Task<void> ImapBackend::fetchMissingBodies(session::ImapSession *session, store::FolderSyncState state,
                                                  store::Priority priority)
{
    constexpr int atOnce = 2000;
    const FolderId folder = state.id;
    QList<Uid> tried;
    while (true) {
        auto reading = m_store.read([folder](store::Reader &reader) { return reader.uidsWithoutBody(folder, atOnce); });
        const QList<Uid> uids = co_await reading;
        if (uids.isEmpty() || uids == tried) { // the rest cannot be had: gone from the server meanwhile
            co_return;
        }
        qint64 done = 0;
        const qint64 total = uids.size();
        const QString what = Words::tr("Fetching messages of %1").arg(state.path);
        const std::function<void()> fetched = [this, what, folder, total, &done] {
            Progress progress;
            progress.what = what;
            progress.folder = folder;
            progress.done = ++done;
            progress.total = total;
            Q_EMIT this->progress(progress);
        };
        if (session->selectedMailbox() != state.serverName) {
            co_await session->select(state.serverName, session::MailboxAccess::ReadWrite);
        }
        co_await fetchBodies(&m_store, session, folder, uids, priority, fetched);
        tried = uids;
    }
}

} // namespace waxwing::sync
