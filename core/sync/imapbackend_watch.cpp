// ImapBackend: the connection that idles on the folder somebody looks at.
#include "core/sync/imapbackend.h"

#include "core/sync/convert.h"

#include <QCoroFuture>

namespace waxwing::sync {

void ImapBackend::watch(FolderId folder)
{
    const bool alive = m_watchLease && m_watchLease->session().isOpen();
    if (m_watchChanging || (folder == m_watched && alive)) {
        m_watched = folder; // a change under way looks at it again before it ends
        return;
    }
    m_watched = folder;
    m_scope.spawn(watchFolder());
}

QCoro::Task<void> ImapBackend::watchFolder()
{
    m_watchChanging = true;
    const std::shared_ptr<void> guard(nullptr, [this](void *) { m_watchChanging = false; });
    FolderId watched;
    do {
        watched = m_watched;
        if (m_watchLease && !m_watchLease->session().isOpen()) {
            m_watchLease.reset();
        }
        if (!watched.isValid()) {
            m_watchLease.reset();
            co_return;
        }
        const store::FolderSyncState state = co_await stateOf(watched);
        if (!m_watchLease) {
            // Shared with the others where the server allows only a few connections: then nothing is watched.
            if (!m_connections.canWatch()) {
                co_return;
            }
            m_watchLease = co_await m_connections.acquire(Use::Watch);
            listen(&m_watchLease->session());
        }
        session::ImapSession &session = m_watchLease->session();
        session.stopIdle();
        const imap::SelectedMailbox selected
            = co_await session.select(state.serverName, session::MailboxAccess::ReadOnly);
        session.startIdle();
        // Mail that came after the last sync and before this SELECT is told by nobody: IDLE reports changes only.
        if (watched == m_watched
            && (selected.uidNext != state.uidNext || selected.highestModSeq != state.highestModSeq)) {
            Q_EMIT folderChanged(watched);
        }
    } while (watched != m_watched);
}

void ImapBackend::listen(session::ImapSession *session)
{
    session->disconnect(this);
    const auto changed = [this] { Q_EMIT folderChanged(m_watched); };
    connect(session, &session::ImapSession::existsChanged, this, changed);
    connect(session, &session::ImapSession::expungedUnknown, this, changed);
    connect(session, &session::ImapSession::vanished, this, &ImapBackend::takeVanished);
    connect(session, &session::ImapSession::flagsChanged, this, &ImapBackend::takeFlags);
}

// A few messages went: shown at once. A claim about many is checked by a sync first.
void ImapBackend::takeVanished(const imap::UidSet &uids)
{
    constexpr quint64 few = 100;
    if (!m_watched.isValid() || m_watchChanging) {
        return;
    }
    if (uids.count() > few) {
        Q_EMIT folderChanged(m_watched);
        return;
    }
    const FolderId folder = m_watched;
    const QList<Uid> gone = uids.toList(few);
    m_store.write(store::Priority::Foreground,
                  [folder, gone](store::Writer &writer) { writer.removeUids(folder, gone); });
}

void ImapBackend::takeFlags(const imap::FetchedMessage &message)
{
    if (!m_watched.isValid() || m_watchChanging || !message.flags) {
        return;
    }
    if (!message.uid.isValid()) { // a FETCH without UID, for a message whose number is not known
        Q_EMIT folderChanged(m_watched);
        return;
    }
    const FolderId folder = m_watched;
    const store::FlagUpdate update = flagUpdate(message);
    m_store.write(store::Priority::Foreground,
                  [folder, update](store::Writer &writer) { writer.updateFlags(folder, {update}); });
}

} // namespace waxwing::sync
