// FolderSync: every UID here against every UID there.
#include "core/sync/foldersync.h"

#include "core/base/log.h"
#include "core/sync/convert.h"
#include "core/sync/uidlists.h"
#include "core/sync/words.h"

#include <QCoroFuture>
#include <QHash>

#include <algorithm>

namespace waxwing::sync {

// UIDs from the server, ascending; empty where it gave no complete answer.
QCoro::Task<void> FolderSync::listServer()
{
    const imap::UidSet set = co_await m_session.search(session::ImapSearch());
    if (set.count() != m_selected.exists) {
        m_selected = co_await m_session.select(m_state.serverName, session::MailboxAccess::ReadWrite);
    }
    if (set.count() == m_selected.exists) {
        m_listed = set.toList(m_selected.exists);
        co_return;
    }
    // OK with an empty SEARCH on a non-empty folder, or new mail in between: ask in another way.
    qCInfo(logSync) << "SEARCH named" << set.count() << "of" << m_selected.exists << "messages; asking by FETCH";
    co_await listServerByFetch();
}

QCoro::Task<void> FolderSync::listServerByFetch()
{
    auto uids = std::make_shared<QList<Uid>>();
    const std::function<void(const imap::FetchedMessage &)> receive
        = [uids](const imap::FetchedMessage &message) { uids->append(message.uid); };
    const imap::UidSet all = imap::UidSet::from(Uid(1));
    co_await m_session.fetch(all, session::ImapFetchItem::Flags, ModSeq(), receive);
    uids->removeAll(Uid());
    sortUids(*uids);
    m_listed = *uids;
}

// A mailbox that was deleted and made again within a second has its old UIDVALIDITY in Dovecot 2.3 and its UIDs from 1
// on: counters that went back are all that tells. Whether the oldest and newest known UIDs still name what they did.
QCoro::Task<bool> FolderSync::isRenumbered()
{
    constexpr qsizetype few = 20;
    const QList<Uid> asked = m_known.size() <= 2 * few ? m_known : m_known.first(few) + m_known.last(few);
    if (asked.isEmpty()) {
        co_return false;
    }
    auto found = std::make_shared<QHash<Uid, QByteArray>>();
    const std::function<void(const imap::FetchedMessage &)> receive = [found](const imap::FetchedMessage &message) {
        if (message.envelope) {
            found->insert(message.uid, newMessage(message).messageId);
        }
    };
    const imap::UidSet set = imap::UidSet::of(asked);
    co_await m_session.fetch(set, session::ImapFetchItem::Envelope, ModSeq(), receive);
    const FolderId folder = m_state.id;
    const QHash<Uid, QByteArray> named = *found;
    auto reading = m_store.read([folder, named](store::Reader &reader) {
        return std::any_of(named.keyBegin(), named.keyEnd(), [&](Uid uid) {
            const auto placement = reader.placementByUid(folder, uid);
            const auto here = placement ? reader.detail(*placement) : std::nullopt;
            const QByteArray &there = *named.constFind(uid);
            return here && !there.isEmpty() && !here->messageId.isEmpty() && here->messageId != there;
        });
    });
    const bool differs = co_await reading;
    co_return differs;
}

QCoro::Task<void> FolderSync::compareAll()
{
    co_await listServer();
    co_await compareWith(m_listed);
}

QCoro::Task<void> FolderSync::compareWith(QList<Uid> server)
{
    const QList<Uid> gone = without(m_known, server);
    // Only an answer that accounts for every message may remove any.
    if (quint64(server.size()) == m_selected.exists) {
        co_await removeKnown(gone);
        keepHidden(server);
    } else if (!gone.isEmpty()) {
        qCWarning(logSync) << "the listing of" << m_state.path << "is incomplete; nothing is removed";
    }
    QList<Uid> missing = without(server, m_known);
    missing.removeIf([this](Uid uid) { return m_hiddenHere.contains(uid); });
    m_total = missing.size();
    if (missing.isEmpty() && firstSyncIncomplete() && server.isEmpty() && m_selected.exists > 0) {
        // Nothing was learnt; the folder stays incomplete and is tried again.
        throw Error(ErrorKind::Protocol,
                    Words::tr("The server says “%1” holds messages but does not list them.").arg(m_state.path), {},
                    Retry::Later);
    }
    co_await fetchMissing(missing);
    m_state.lowestUid = Uid(1);
}

QCoro::Task<void> FolderSync::removeKnown(QList<Uid> gone)
{
    constexpr qsizetype chunk = 2000;
    const FolderId folder = m_state.id;
    for (qsizetype at = 0; at < gone.size(); at += chunk) {
        const QList<Uid> part = gone.mid(at, chunk);
        auto writing
            = m_store.write(m_priority, [folder, part](store::Writer &writer) { writer.removeUids(folder, part); });
        co_await writing;
    }
    m_report.removed += gone.size();
    m_known = without(m_known, gone);
}

void FolderSync::keepHidden(const QList<Uid> &server)
{
    if (m_hiddenHere.isEmpty()) {
        return;
    }
    imap::UidSet stillHidden;
    for (const Uid uid : server) {
        if (m_hiddenHere.contains(uid)) {
            stillHidden.add(uid);
        }
    }
    m_hiddenHere = stillHidden;
    m_hidden.set(m_state.serverName, m_state.uidValidity, m_hiddenHere);
}

} // namespace waxwing::sync
