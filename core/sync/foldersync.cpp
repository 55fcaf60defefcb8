#include "core/sync/foldersync.h"

#include "core/base/log.h"
#include "core/sync/together.h"
#include "core/sync/uidlists.h"

#include <QCoroFuture>

namespace waxwing::sync {

FolderSync::FolderSync(store::Store &store, session::ImapSession &session, HiddenUids &hidden, OwnStores &ownStores,
                       store::FolderSyncState state, store::Priority priority, ReportProgress progress)
    : m_store(store)
    , m_session(session)
    , m_hidden(hidden)
    , m_ownStores(ownStores)
    , m_state(std::move(state))
    , m_priority(priority)
    , m_progress(std::move(progress))
{
}

QCoro::Task<SyncReport> FolderSync::run()
{
    m_since = m_ownStores.now();
    co_await begin();
    const ModSeq seen = m_selected.highestModSeq;
    if (firstSyncIncomplete()) {
        co_await firstSync();
    } else if (m_resynced.isResynced) {
        co_await afterResync();
    } else if (modSeqIsUsable()) {
        co_await byModSeq();
    } else {
        co_await byFlags();
    }
    // The counter as SELECT gave it: what changed later is asked for next time.
    m_state.highestModSeq = seen;
    co_await saveState();
    m_ownStores.forget(m_state.serverName, m_since);
    if (m_doubtful) {
        m_ownStores.askAgain(m_state.serverName, m_state.id);
    }
    co_return m_report;
}

QCoro::Task<void> FolderSync::begin()
{
    m_hiddenHere = m_hidden.of(m_state.serverName, m_state.uidValidity);
    co_await loadKnown();
    co_await select();
    if (!m_state.uidValidity.isValid()) {
        // Never synced; UIDs that are known came with COPYUID or APPENDUID and are good.
        m_state.uidValidity = m_selected.uidValidity;
    } else if (m_selected.uidValidity != m_state.uidValidity) {
        co_await startAnew();
    }
    m_state.readOnly = m_selected.readOnly;
    // UIDNEXT never goes down and HIGHESTMODSEQ neither; where one does, the server lost its memory.
    const bool uidNextWentBack = m_selected.uidNext.isValid() && m_selected.uidNext < m_state.uidNext;
    const bool modSeqWentBack = m_selected.highestModSeq.isValid() && m_selected.highestModSeq < m_state.highestModSeq;
    if (uidNextWentBack || modSeqWentBack) {
        qCWarning(logSync) << "the counters of" << m_state.path << "went back; everything is compared";
        m_contradiction = true;
        const bool renumbered = co_await isRenumbered();
        if (renumbered) {
            qCWarning(logSync) << "the UIDs of" << m_state.path << "name other messages now; they are fetched anew";
            co_await startAnew();
        }
    }
    if (uidNextWentBack) {
        m_state.uidNext = m_selected.uidNext;
    }
    if (modSeqWentBack) {
        m_resynced = {};
        m_state.highestModSeq = {};
    }
}

// Always anew: what a connection has selected may be a mailbox that was deleted, while another has its name. Asks for
// what changed in the same trip where the server can tell.
QCoro::Task<void> FolderSync::select()
{
    const imap::KnownMailbox known = knownMailbox();
    m_resynced = co_await m_session.select(m_state.serverName, session::MailboxAccess::ReadWrite, known);
    m_selected = m_resynced.selected;
}

imap::KnownMailbox FolderSync::knownMailbox() const
{
    imap::KnownMailbox known;
    if (!m_state.highestModSeq.isValid() || !m_state.uidValidity.isValid() || m_known.isEmpty()) {
        return known;
    }
    known.uidValidity = m_state.uidValidity;
    known.highestModSeq = m_state.highestModSeq;
    known.uids = imap::UidSet::of(m_known);
    return known;
}

// RFC 3501 2.3.1.1: every UID known is void. Rows with pending changes stay and are met again by Message-ID.
QCoro::Task<void> FolderSync::startAnew()
{
    const FolderId folder = m_state.id;
    const UidValidity validity = m_selected.uidValidity;
    auto writing
        = m_store.write(m_priority, [folder, validity](store::Writer &writer) { writer.resetUids(folder, validity); });
    co_await writing;
    m_state.uidValidity = validity;
    m_state.uidNext = Uid();
    m_state.lowestUid = Uid();
    m_state.highestModSeq = ModSeq();
    m_resynced = {};
    m_hiddenHere = m_hidden.of(m_state.serverName, validity);
    co_await loadKnown();
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

// CHANGEDSINCE 0 is not allowed (RFC 7162 3.1.4.1), and a counter that went back says nothing.
bool FolderSync::modSeqIsUsable() const
{
    return m_state.highestModSeq.isValid() && m_selected.highestModSeq >= m_state.highestModSeq;
}

// Everything on the server is known once new mail was fetched; so equal counts mean equal sets.
bool FolderSync::countsAgree() const
{
    return quint64(m_known.size()) + m_hiddenHere.count() == m_selected.exists;
}

// What an interrupted first sync brought may have changed since. In an empty folder the newest are asked for before
// it is known what else there is: they are on the screen while the server still lists the rest.
QCoro::Task<void> FolderSync::firstSync()
{
    if (m_known.isEmpty()) {
        auto newest = fetchNewest();
        auto listing = listServer();
        co_await together(std::move(newest), std::move(listing));
        co_await compareWith(m_listed);
        co_return;
    }
    if (modSeqIsUsable()) {
        co_await fetchChangedSince();
    } else {
        co_await fetchAllFlags();
    }
    co_await compareAll();
}

QCoro::Task<void> FolderSync::afterResync()
{
    QList<Uid> gone;
    for (const Uid uid : std::as_const(m_known)) {
        if (m_resynced.vanished.contains(uid)) {
            gone.append(uid);
        }
    }
    imap::UidSet stillHidden;
    for (const Uid uid : m_hiddenHere.toList(m_hiddenHere.count())) {
        if (!m_resynced.vanished.contains(uid)) {
            stillHidden.add(uid);
        }
    }
    auto arriving = fetchNew();
    auto applying = applyFlags(m_resynced.changed);
    co_await together(std::move(arriving), std::move(applying));
    // A hostile "VANISHED 1:*" does not add up.
    const quint64 left = quint64(m_known.size() - gone.size()) + stillHidden.count();
    if (m_contradiction || left != m_selected.exists) {
        co_await compareAll();
        co_return;
    }
    co_await removeKnown(gone);
    m_hiddenHere = stillHidden;
    m_hidden.set(m_state.serverName, m_state.uidValidity, m_hiddenHere);
}

QCoro::Task<void> FolderSync::byModSeq()
{
    auto arriving = fetchNew();
    auto changing = fetchChangedSince();
    co_await together(std::move(arriving), std::move(changing));
    if (m_contradiction || !countsAgree()) {
        co_await compareAll();
    }
}

// Without CONDSTORE every flag is fetched anyway, and its answers name every message there is.
QCoro::Task<void> FolderSync::byFlags()
{
    auto arriving = fetchNew();
    auto changing = fetchAllFlags();
    co_await together(std::move(arriving), std::move(changing));
    QList<Uid> server = m_answered;
    const auto firstNew = std::lower_bound(m_known.cbegin(), m_known.cend(), m_state.uidNext);
    for (auto uid = firstNew; uid != m_known.cend(); ++uid) {
        server.append(*uid);
    }
    sortUids(server);
    if (m_contradiction || quint64(server.size()) != m_selected.exists) {
        co_await compareAll();
    } else {
        co_await compareWith(server);
    }
}

void FolderSync::learn(QList<Uid> uids)
{
    sortUids(uids);
    const qsizetype before = m_known.size();
    m_known = united(m_known, uids);
    m_report.newMessages += m_known.size() - before;
}

QCoro::Task<void> FolderSync::saveState()
{
    if (m_selected.uidNext.isValid() && m_selected.uidNext > m_state.uidNext) {
        m_state.uidNext = m_selected.uidNext;
    }
    if (!m_known.isEmpty() && m_state.uidNext <= m_known.constLast()) {
        m_state.uidNext = Uid(m_known.constLast().value() + 1);
    }
    // Counters that an incomplete picture belongs to must not spare the next look.
    m_state.exists = countsAgree() ? std::optional(m_selected.exists) : std::nullopt;
    const store::FolderSyncState state = m_state;
    auto writing = m_store.write(m_priority, [state](store::Writer &writer) { writer.setSyncState(state); });
    co_await writing;
}

} // namespace waxwing::sync
