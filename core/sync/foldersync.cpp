#include "core/sync/foldersync.h"

#include "core/base/log.h"
#include "core/sync/headeringest.h"
#include "core/sync/words.h"

#include <QCoroFuture>

#include <algorithm>

namespace waxwing::sync {

namespace {

using session::ImapFetchItem;
using session::ImapFetchItems;

// More new mail than this is fetched in windows, so that memory stays bounded.
constexpr quint32 directFetchLimit = 2000;

QList<Uid> without(const QList<Uid> &all, const QList<Uid> &taken)
{
    QList<Uid> rest;
    std::set_difference(all.cbegin(), all.cend(), taken.cbegin(), taken.cend(), std::back_inserter(rest));
    return rest;
}

QList<Uid> withoutHidden(QList<Uid> uids, const imap::UidSet &hidden)
{
    if (!hidden.isEmpty()) {
        uids.removeIf([&](Uid uid) { return hidden.contains(uid); });
    }
    return uids;
}

} // namespace

FolderSync::FolderSync(store::Store &store, session::ImapSession &session, HiddenUids &hidden,
                       store::FolderSyncState state, store::Priority priority, ReportProgress progress)
    : m_store(store)
    , m_session(session)
    , m_hidden(hidden)
    , m_state(std::move(state))
    , m_priority(priority)
    , m_progress(std::move(progress))
{
}

QCoro::Task<SyncReport> FolderSync::run()
{
    co_await begin();
    if (firstSyncIncomplete()) {
        co_await fetchFlags();
        co_await compareAll();
    } else {
        co_await fetchNew();
        co_await fetchFlags();
        m_selected = co_await m_session.select(m_state.serverName, session::MailboxAccess::ReadWrite);
        if (m_contradiction || !countsAgree()) {
            co_await compareAll();
        }
    }
    co_await saveState();
    co_return m_report;
}

QCoro::Task<void> FolderSync::begin()
{
    m_selected = co_await m_session.select(m_state.serverName, session::MailboxAccess::ReadWrite);
    if (!m_state.uidValidity.isValid()) {
        // Never synced; UIDs that are known came with COPYUID or APPENDUID and are good.
        m_state.uidValidity = m_selected.uidValidity;
    } else if (m_selected.uidValidity != m_state.uidValidity) {
        // RFC 3501 2.3.1.1: every UID known is void.
        const FolderId folder = m_state.id;
        const UidValidity validity = m_selected.uidValidity;
        auto writing = m_store.write(m_priority,
                                     [folder, validity](store::Writer &writer) { writer.resetUids(folder, validity); });
        co_await writing;
        m_state.uidValidity = validity;
        m_state.uidNext = Uid();
        m_state.lowestUid = Uid();
        m_state.highestModSeq = ModSeq();
    }
    m_state.readOnly = m_selected.readOnly;
    m_hiddenHere = m_hidden.of(m_state.serverName, m_state.uidValidity);
    co_await loadKnown();
    // UIDNEXT never goes down and HIGHESTMODSEQ neither; where one does, the server lost its memory.
    if (m_selected.uidNext.isValid() && m_state.uidNext.isValid() && m_selected.uidNext < m_state.uidNext) {
        m_contradiction = true;
    }
    if (firstSyncIncomplete() && !m_state.highestModSeq.isValid()) {
        m_state.highestModSeq = m_selected.highestModSeq;
    }
}

QCoro::Task<void> FolderSync::loadKnown()
{
    const FolderId folder = m_state.id;
    auto reading = m_store.read([folder](store::Reader &reader) { return reader.uids(folder); });
    m_known = co_await reading;
}

bool FolderSync::firstSyncIncomplete() const
{
    return m_state.lowestUid != Uid(1);
}

// Everything on the server is known once new mail was fetched; so equal counts mean equal sets.
bool FolderSync::countsAgree() const
{
    return quint64(m_known.size()) + m_hiddenHere.count() == m_selected.exists;
}

void FolderSync::learn(const QList<Uid> &uids)
{
    const qsizetype before = m_known.size();
    m_known.append(uids);
    std::sort(m_known.begin(), m_known.end());
    m_known.erase(std::unique(m_known.begin(), m_known.end()), m_known.end());
    m_report.newMessages += m_known.size() - before;
    if (!m_known.isEmpty() && m_state.uidNext <= m_known.constLast()) {
        m_state.uidNext = Uid(m_known.constLast().value() + 1);
    }
}

QCoro::Task<void> FolderSync::fetchNew()
{
    const bool nothingNew = m_selected.uidNext.isValid() && m_selected.uidNext == m_state.uidNext;
    if (nothingNew || m_selected.exists == 0) {
        co_return;
    }
    // UIDNEXT missing (Courier), or far more new mail than one answer should hold: compare UIDs instead.
    if (!m_state.uidNext.isValid() || m_selected.uidNext.value() > m_state.uidNext.value() + directFetchLimit) {
        m_contradiction = true;
        co_return;
    }
    Window window;
    window.uids = imap::UidSet::from(m_state.uidNext);
    window.lowest = m_state.uidNext;
    const QList<Uid> fetched = co_await fetchWindow(window);
    learn(fetched);
}

// UIDs from the server, ascending; empty where it gave no complete answer.
QCoro::Task<QList<Uid>> FolderSync::serverUids()
{
    const imap::UidSet set = co_await m_session.search(session::ImapSearch());
    m_selected = co_await m_session.select(m_state.serverName, session::MailboxAccess::ReadWrite);
    if (set.count() == m_selected.exists) {
        co_return set.toList(m_selected.exists);
    }
    // OK with an empty SEARCH on a non-empty folder, or new mail in between: ask in another way.
    qCInfo(logSync) << "SEARCH named" << set.count() << "of" << m_selected.exists << "messages; asking by FETCH";
    const QList<Uid> fetched = co_await uidsByFetch();
    co_return fetched;
}

QCoro::Task<QList<Uid>> FolderSync::uidsByFetch()
{
    auto uids = std::make_shared<QList<Uid>>();
    const std::function<void(const imap::FetchedMessage &)> receive
        = [uids](const imap::FetchedMessage &message) { uids->append(message.uid); };
    const imap::UidSet all = imap::UidSet::from(Uid(1));
    co_await m_session.fetch(all, ImapFetchItem::Flags, ModSeq(), receive);
    std::sort(uids->begin(), uids->end());
    uids->erase(std::unique(uids->begin(), uids->end()), uids->end());
    uids->removeAll(Uid());
    co_return *uids;
}

QCoro::Task<void> FolderSync::compareAll()
{
    const QList<Uid> server = co_await serverUids();
    co_await removeVanished(server);
    QList<Uid> missing = withoutHidden(without(server, m_known), m_hiddenHere);
    m_total = missing.size();
    if (missing.isEmpty() && firstSyncIncomplete() && server.isEmpty() && m_selected.exists > 0) {
        // Nothing was learnt; the folder stays incomplete and is tried again.
        throw Error(ErrorKind::Protocol,
                    translated("The server says “%1” holds messages but does not list them.").arg(m_state.path), {},
                    Retry::Later);
    }
    co_await fetchMissing(missing);
    m_state.lowestUid = Uid(1);
    if (m_selected.uidNext.isValid() && m_selected.uidNext > m_state.uidNext) {
        m_state.uidNext = m_selected.uidNext;
    }
}

QCoro::Task<void> FolderSync::removeVanished(QList<Uid> server)
{
    const QList<Uid> gone = without(m_known, server);
    if (gone.isEmpty() && m_hiddenHere.isEmpty()) {
        co_return;
    }
    // Only an answer that accounts for every message may remove any.
    if (quint64(server.size()) != m_selected.exists) {
        qCWarning(logSync) << "the listing of" << m_state.path << "is incomplete; nothing is removed";
        co_return;
    }
    const FolderId folder = m_state.id;
    constexpr qsizetype chunk = 2000;
    for (qsizetype at = 0; at < gone.size(); at += chunk) {
        const QList<Uid> part = gone.mid(at, chunk);
        auto writing
            = m_store.write(m_priority, [folder, part](store::Writer &writer) { writer.removeUids(folder, part); });
        co_await writing;
    }
    m_report.removed += gone.size();
    m_known = without(m_known, gone);
    imap::UidSet stillHidden;
    for (const Uid uid : std::as_const(server)) {
        if (m_hiddenHere.contains(uid)) {
            stillHidden.add(uid);
        }
    }
    m_hiddenHere = stillHidden;
    m_hidden.set(m_state.serverName, m_state.uidValidity, m_hiddenHere);
}

QCoro::Task<void> FolderSync::saveState()
{
    if (m_selected.uidNext.isValid() && m_selected.uidNext > m_state.uidNext) {
        m_state.uidNext = m_selected.uidNext;
    }
    const store::FolderSyncState state = m_state;
    auto writing = m_store.write(m_priority, [state](store::Writer &writer) { writer.setSyncState(state); });
    co_await writing;
}

} // namespace waxwing::sync
