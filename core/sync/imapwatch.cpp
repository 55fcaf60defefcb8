#include "core/sync/imapwatch.h"

#include "core/base/log.h"
#include "core/sync/convert.h"
#include "core/sync/foldercounters.h"

#include <QCoroFuture>
#include <QSet>

namespace waxwing::sync {

ImapWatch::ImapWatch(AccountId account, store::Store &store, ImapConnections &connections, const OwnStores &ownStores,
                     int rank)
    : m_account(account), m_store(store), m_connections(connections), m_ownStores(ownStores), m_rank(rank)
{
}

void ImapWatch::watch(FolderId folder)
{
    m_wanted = folder;
    const bool alive = m_lease && m_lease->session().isOpen();
    const bool isDone = folder.isValid() ? alive && folder == m_stands : !m_lease;
    if (!m_settling && !isDone && !m_scope.isClosing()) { // while it settles it looks again before it ends
        m_scope.spawn(settle());
    }
}

void ImapWatch::close()
{
    m_wanted = {};
    m_stands = {};
    giveBack();
}

// Others may use it for what they like.
void ImapWatch::giveBack()
{
    m_hearsAll = false;
    if (m_lease) {
        m_lease->session().disconnect(this);
        m_lease->session().stopIdle();
        m_lease.reset();
    }
}

QCoro::Task<void> ImapWatch::settle()
{
    m_settling = true;
    const std::shared_ptr<void> guard(nullptr, [this](void *) { m_settling = false; });
    FolderId wanted;
    do {
        wanted = m_wanted;
        m_stands = {};
        if (!wanted.isValid()) {
            close();
            co_return;
        }
        const bool connected = co_await connectLine();
        if (!connected) {
            co_return;
        }
        co_await standIn(wanted);
    } while (wanted != m_wanted);
    Q_EMIT listening();
}

// False where the server allows so few connections that none can be kept for listening.
QCoro::Task<bool> ImapWatch::connectLine()
{
    if (m_lease && m_lease->session().isOpen()) {
        co_return true;
    }
    giveBack();
    if (!m_connections.canWatch(m_rank)) {
        co_return false;
    }
    m_lease = co_await m_connections.acquire(ImapConnections::Use::Watch);
    const std::shared_ptr<ImapLease> lease = m_lease;
    hear(&lease->session());
    if (m_rank == 1) {
        m_hearsAll = co_await lease->session().notify();
    }
    co_return m_lease == lease;
}

QCoro::Task<void> ImapWatch::standIn(FolderId folder)
{
    const std::shared_ptr<ImapLease> lease = m_lease;
    auto reading = m_store.read([folder](store::Reader &reader) { return reader.syncState(folder); });
    const std::optional<store::FolderSyncState> state = co_await reading;
    if (!state || state->serverName.isEmpty() || !lease) {
        co_return;
    }
    session::ImapSession &session = lease->session();
    session.stopIdle();
    session.startIdle(); // as soon as the mailbox is open
    const imap::KnownMailbox nothing;
    const imap::ResyncedMailbox opened
        = co_await session.select(state->serverName, session::MailboxAccess::ReadOnly, nothing);
    if (m_lease != lease) {
        co_return;
    }
    m_stands = folder;
    m_standsName = state->serverName;
    // Mail that came after the last sync and before this SELECT is told by nobody: IDLE reports changes only.
    const imap::SelectedMailbox &selected = opened.selected;
    if (selected.uidNext != state->uidNext || selected.highestModSeq != state->highestModSeq) {
        Q_EMIT folderChanged(folder);
    }
}

void ImapWatch::hear(session::ImapSession *session)
{
    session->disconnect(this);
    const auto changed = [this] {
        if (m_stands.isValid()) {
            Q_EMIT folderChanged(m_stands);
        }
    };
    connect(session, &session::ImapSession::existsChanged, this, changed);
    connect(session, &session::ImapSession::expungedUnknown, this, changed);
    connect(session, &session::ImapSession::vanished, this, &ImapWatch::takeVanished);
    connect(session, &session::ImapSession::flagsChanged, this, &ImapWatch::takeFlags);
    connect(session, &session::ImapSession::mailboxStatusChanged, this, &ImapWatch::takeStatus);
    connect(session, &session::ImapSession::mailboxListed, this, &ImapWatch::takeListed);
    connect(session, &session::ImapSession::notificationsLost, this, [this] {
        close(); // the next look at the account begins anew
        Q_EMIT foldersChanged();
    });
}

// They come in bursts: as many as there are mailboxes when NOTIFY begins.
void ImapWatch::takeStatus(const QByteArray &mailbox, const imap::MailboxStatus &status)
{
    m_told.insert(mailbox, status);
    if (!m_judging && !m_scope.isClosing()) {
        m_scope.spawn(judge());
    }
}

// Dovecot lists every mailbox once when NOTIFY begins: that is no news.
void ImapWatch::takeListed(const imap::ListedMailbox &mailbox, const QByteArray &oldName)
{
    const bool isGone = mailbox.has("\\NonExistent");
    m_listed.insert(mailbox.rawName, !isGone);
    if (!oldName.isEmpty()) {
        m_listed.insert(oldName, false);
    }
    if (!m_judging && !m_scope.isClosing()) {
        m_scope.spawn(judge());
    }
}

// Listed, and not known; or said to be gone, and known.
bool ImapWatch::isNews(const QList<store::FolderSyncState> &states, const QHash<QByteArray, bool> &listed)
{
    QSet<QByteArray> known;
    for (const store::FolderSyncState &state : states) {
        known.insert(state.serverName);
    }
    for (auto row = listed.cbegin(); row != listed.cend(); ++row) {
        if (known.contains(row.key()) != row.value()) {
            return true;
        }
    }
    return false;
}

QCoro::Task<void> ImapWatch::judge()
{
    m_judging = true;
    const std::shared_ptr<void> guard(nullptr, [this](void *) { m_judging = false; });
    const AccountId account = m_account;
    while (!m_told.isEmpty() || !m_listed.isEmpty()) {
        auto reading = m_store.read([account](store::Reader &reader) { return reader.syncStates(account); });
        const QList<store::FolderSyncState> states = co_await reading;
        const QHash<QByteArray, imap::MailboxStatus> told = std::exchange(m_told, {});
        if (isNews(states, std::exchange(m_listed, {}))) {
            Q_EMIT foldersChanged();
        }
        for (const store::FolderSyncState &state : states) {
            const auto status = told.constFind(state.serverName);
            if (status != told.cend() && isChanged(state, *status)) {
                Q_EMIT folderChanged(state.id);
            }
        }
    }
}

// A few messages went: shown at once. A claim about many is checked by a sync first.
void ImapWatch::takeVanished(const imap::UidSet &uids)
{
    constexpr quint64 few = 100;
    if (!m_stands.isValid()) {
        return;
    }
    if (uids.count() > few) {
        Q_EMIT folderChanged(m_stands);
        return;
    }
    const FolderId folder = m_stands;
    const QList<Uid> gone = uids.toList(few);
    m_store.write(store::Priority::Foreground,
                  [folder, gone](store::Writer &writer) { writer.removeUids(folder, gone); });
}

void ImapWatch::takeFlags(const imap::FetchedMessage &message)
{
    if (!m_stands.isValid() || !message.flags) {
        return;
    }
    if (!message.uid.isValid()) { // a FETCH without UID, for a message whose number is not known
        Q_EMIT folderChanged(m_stands);
        return;
    }
    const FolderId folder = m_stands;
    const store::FlagUpdate update = flagUpdate(message);
    if (m_ownStores.mayBeOlder(m_standsName, message.uid, 0)) {
        m_scope.spawn(judgeEcho(folder, update));
        return;
    }
    m_store.write(store::Priority::Foreground,
                  [folder, update](store::Writer &writer) { writer.updateFlags(folder, {update}); });
}

// What we just changed is told to us by the other connections, too, the last but one change perhaps after the last:
// only asking tells which it was.
QCoro::Task<void> ImapWatch::judgeEcho(FolderId folder, store::FlagUpdate heard)
{
    auto reading = m_store.read([folder, uid = heard.uid](store::Reader &reader) {
        const std::optional<PlacementId> placement = reader.placementByUid(folder, uid);
        return placement ? reader.row(*placement) : std::nullopt;
    });
    const std::optional<store::MessageRow> row = co_await reading;
    if (row && (row->flags != heard.flags || row->keywords != heard.keywords) && folder == m_stands) {
        Q_EMIT folderChanged(folder);
    }
}

} // namespace waxwing::sync
