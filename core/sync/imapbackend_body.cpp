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
    const Opened opened = co_await openMessage(placement);
    co_await fetchWhole(opened);
}

QCoro::Task<ImapBackend::Opened> ImapBackend::openMessage(PlacementId placement)
{
    Opened opened;
    opened.lease = co_await m_connections.acquire(Use::Foreground);
    // Only now: a replay may have moved it while this waited for its turn.
    const Whereabouts here = co_await whereabouts(&m_store, placement);
    if (!here.uid.isValid()) {
        throw Error(ErrorKind::Conflict, Words::tr("The message is on its way between folders."), {}, Retry::Later);
    }
    opened.uid = here.uid;
    opened.size = here.size;
    opened.subject = here.subject;
    opened.state = co_await stateOf(here.folder);
    const imap::SelectedMailbox selected
        = co_await opened.lease->session().select(opened.state.serverName, session::MailboxAccess::ReadWrite);
    if (selected.uidValidity != opened.state.uidValidity) {
        throw Error(ErrorKind::Conflict, Words::tr("The server has numbered this folder anew."), {}, Retry::Later);
    }
    co_return opened;
}

QCoro::Task<void> ImapBackend::fetchWhole(Opened opened)
{
    if (opened.size >= largeMessage) {
        co_await fetchLarge(opened);
        co_return;
    }
    const QList<Uid> uids{opened.uid};
    const std::function<void()> fetched = [] {};
    co_await fetchBodies(&m_store, &opened.lease->session(), opened.state.id, uids, store::Priority::Foreground,
                         fetched);
}

// Goes on where the last attempt stopped. What is under way is in nobody else's hands.
QCoro::Task<void> ImapBackend::fetchLarge(Opened opened)
{
    const QByteArray whole;
    const Partial partial = takePartial(opened, whole);
    const std::shared_ptr<store::Body> body = partial.body;
    Progress tell;
    tell.what = Words::tr("Fetching “%1”").arg(opened.subject);
    tell.total = opened.size;
    tell.inOctets = true;
    const session::ImapBodySink sink = [this, body, tell](Uid, QByteArrayView chunk, quint64, quint64) {
        body->append(chunk);
        Progress now = tell;
        now.done = body->size();
        Q_EMIT progress(now);
    };
    std::optional<Error> failure;
    try {
        co_await opened.lease->session().fetchFrom(opened.uid, whole, quint64(body->size()), sink);
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        keepPartial(partial, *failure);
        throw *failure;
    }
    BodyIngest ingest(m_store, opened.state.id, store::Priority::Foreground);
    ingest.add(opened.uid, body);
    co_await ingest.finish();
}

ImapBackend::Partial ImapBackend::takePartial(const Opened &opened, const QByteArray &section)
{
    for (qsizetype i = 0; i < m_partials.size(); ++i) {
        const Partial &partial = m_partials.at(i);
        if (partial.folder == opened.state.id && partial.uidValidity == opened.state.uidValidity
            && partial.uid == opened.uid && partial.section == section) {
            return m_partials.takeAt(i);
        }
    }
    return Partial{opened.state.id, opened.state.uidValidity,
                   opened.uid,      section,
                   false,           std::make_shared<store::Body>(m_store.paths().bodies)};
}

// What a cut line or a change of mind leaves is good to go on from; what a server refused in the middle is not.
void ImapBackend::keepPartial(const Partial &partial, const Error &failure)
{
    if (failure.kind() == ErrorKind::Network || failure.kind() == ErrorKind::Cancelled) {
        m_partials.append(partial);
        m_partials = m_partials.mid(qMax<qsizetype>(0, m_partials.size() - partialsKept));
    }
}

} // namespace waxwing::sync
