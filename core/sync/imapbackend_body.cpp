// ImapBackend: the message somebody wants to read.
#include "core/base/octets.h"
#include "core/sync/bodyfetch.h"
#include "core/sync/bodyingest.h"
#include "core/sync/imapbackend.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

// From here on a message comes in windows: its progress is shown, and a cut line loses nothing of it.
constexpr qint64 largeMessage = 1_MiB;
constexpr qsizetype partialsKept = 4;

// Where the server has a message, which is not where it is shown while a move of it waits.
struct Whereabouts {
    bool bodyHeld = false;
    FolderId folder;
    Uid uid;
    qint64 size = 0;
    QString subject;
};

QCoro::Task<Whereabouts> whereabouts(store::Store *store, PlacementId placement)
{
    auto reading = store->read([placement](store::Reader &reader) {
        std::optional<Whereabouts> here;
        const auto row = reader.row(placement);
        const auto location = reader.serverLocation(placement);
        if (row && location) {
            here = Whereabouts{row->bodyHeld, location->folder, location->uid, row->size, row->subject};
        }
        return here;
    });
    const std::optional<Whereabouts> here = co_await reading;
    if (!here) {
        throw Error(ErrorKind::Input, Words::tr("There is no such message."));
    }
    co_return *here;
}

} // namespace

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
        throw Error(ErrorKind::Conflict, Words::tr("The message is on its way between folders."), {}, Retry::Later);
    }
    const store::FolderSyncState state = co_await stateOf(here.folder);
    const imap::SelectedMailbox selected
        = co_await lease->session().select(state.serverName, session::MailboxAccess::ReadWrite);
    if (selected.uidValidity != state.uidValidity) {
        throw Error(ErrorKind::Conflict, Words::tr("The server has numbered this folder anew."), {}, Retry::Later);
    }
    if (here.size >= largeMessage) {
        Progress tell;
        tell.what = Words::tr("Fetching “%1”").arg(here.subject);
        tell.total = here.size;
        co_await fetchLarge(&lease->session(), state, here.uid, tell);
        co_return;
    }
    const QList<Uid> uids{here.uid};
    const std::function<void()> fetched = [] {};
    co_await fetchBodies(&m_store, &lease->session(), state.id, uids, store::Priority::Foreground, fetched);
}

// Goes on where the last attempt stopped. What is under way is in nobody else's hands.
QCoro::Task<void> ImapBackend::fetchLarge(session::ImapSession *session, store::FolderSyncState state, Uid uid,
                                          Progress tell)
{
    Partial partial = takePartial(state, uid);
    const std::shared_ptr<store::Body> body = partial.body;
    const session::ImapBodySink sink = [this, body, tell](Uid, QByteArrayView chunk, quint64, quint64) {
        body->append(chunk);
        Progress now = tell;
        now.done = body->size();
        Q_EMIT progress(now);
    };
    const QByteArray whole;
    std::optional<Error> failure;
    try {
        co_await session->fetchFrom(uid, whole, quint64(body->size()), sink);
    } catch (const Error &error) {
        failure = error;
    }
    if (failure && failure->kind() == ErrorKind::Network) {
        m_partials.append(partial);
        m_partials = m_partials.mid(qMax<qsizetype>(0, m_partials.size() - partialsKept));
    }
    if (failure) {
        throw *failure;
    }
    BodyIngest ingest(m_store, state.id, store::Priority::Foreground);
    ingest.add(uid, body);
    co_await ingest.finish();
}

ImapBackend::Partial ImapBackend::takePartial(const store::FolderSyncState &state, Uid uid)
{
    for (qsizetype i = 0; i < m_partials.size(); ++i) {
        const Partial &partial = m_partials.at(i);
        if (partial.folder == state.id && partial.uidValidity == state.uidValidity && partial.uid == uid) {
            return m_partials.takeAt(i);
        }
    }
    return Partial{state.id, state.uidValidity, uid, std::make_shared<store::Body>(m_store.paths().bodies)};
}

} // namespace waxwing::sync
