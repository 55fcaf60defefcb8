// ImapReplay: folders made, moved, deleted, subscribed.
#include "core/sync/imapreplay.h"

#include "core/sync/words.h"

#include <QCoroFuture>

#include <algorithm>

namespace waxwing::sync {

namespace {

bool isListed(const QList<imap::ListedMailbox> &listed, const QByteArray &name)
{
    return std::any_of(listed.cbegin(), listed.cend(), [&](const imap::ListedMailbox &mailbox) {
        return mailbox.rawName == name && !mailbox.has("\\NonExistent");
    });
}

// The mailboxes below name, and name itself.
QList<imap::ListedMailbox> tree(const QList<imap::ListedMailbox> &listed, const QByteArray &name,
                                const QString &delimiter)
{
    const QByteArray below = name + delimiter.toLatin1();
    QList<imap::ListedMailbox> result;
    std::copy_if(listed.cbegin(), listed.cend(), std::back_inserter(result), [&](const imap::ListedMailbox &mailbox) {
        return mailbox.rawName == name || (!delimiter.isEmpty() && mailbox.rawName.startsWith(below));
    });
    return result;
}

// DELETE of a mailbox with inferiors leaves a \Noselect name (RFC 3501 6.3.4).
QList<const imap::ListedMailbox *> childrenFirst(const QList<imap::ListedMailbox> &doomed)
{
    QList<const imap::ListedMailbox *> order;
    for (const imap::ListedMailbox &mailbox : doomed) {
        order.append(&mailbox);
    }
    std::sort(order.begin(), order.end(), [](const imap::ListedMailbox *a, const imap::ListedMailbox *b) {
        return a->rawName.size() > b->rawName.size();
    });
    return order;
}

} // namespace

// Servers differ in whether CREATE makes the parents (RFC 3501 6.3.3: SHOULD).
QCoro::Task<void> ImapReplay::makeParents(QStringList levels, QList<imap::ListedMailbox> listed)
{
    for (qsizetype depth = 1; depth < levels.size(); ++depth) {
        const QStringList parent = levels.mid(0, depth);
        const QByteArray raw = m_names->rawName(m_session, pathOfLevels(parent));
        if (!isListed(listed, raw)) {
            co_await m_session.create(raw);
            co_await m_session.subscribe(raw, true);
        }
    }
}

// Settled before the folders are listed anew: a later change of the same folder (an undo) may wait by now, and
// only the settled row knows the server's new name; the listing would take it for another folder.
QCoro::Task<void> ImapReplay::settle(store::Intent intent, store::Relocation relocation)
{
    co_await complete(intent, relocation);
    co_await refreshFolders(intent.account);
}

QCoro::Task<void> ImapReplay::createFolder(store::Intent intent)
{
    const QByteArray raw = m_names->rawName(m_session, intent.newLevels);
    co_await noteStart(intent);
    const QList<imap::ListedMailbox> listed = co_await m_session.list();
    if (!isListed(listed, raw)) { // there already: an earlier attempt's reply was lost, or another client was first
        co_await makeParents(intent.newLevels, listed);
        std::optional<Error> failure;
        try {
            co_await m_session.create(raw);
        } catch (const Error &error) {
            failure = error;
        }
        if (failure && failure->code() != "ALREADYEXISTS") {
            throw *failure;
        }
    }
    co_await m_session.subscribe(raw, true);
    store::Relocation relocation;
    relocation.serverName = raw;
    co_await settle(intent, relocation);
}

// The subscribed ones of a folder and those below it. Where an earlier attempt died between RENAME and SUBSCRIBE the
// server lists the new names only: then our rows still hold the old ones.
QCoro::Task<QList<QByteArray>> ImapReplay::subscribedAt(QByteArray name, QList<imap::ListedMailbox> listed,
                                                        AccountId account)
{
    QList<QByteArray> subscribed;
    if (isListed(listed, name)) {
        const QList<imap::ListedMailbox> mailboxes = tree(listed, name, m_names->delimiter());
        for (const imap::ListedMailbox &mailbox : mailboxes) {
            if (mailbox.subscribed) {
                subscribed.append(mailbox.rawName);
            }
        }
        co_return subscribed;
    }
    const QByteArray below = name + m_names->delimiter().toLatin1();
    auto reading = m_store.read([account, name, below](store::Reader &reader) {
        QList<QByteArray> names;
        const QList<store::FolderSyncState> states = reader.syncStates(account);
        for (const store::FolderSyncState &state : states) {
            const auto row = reader.folder(state.id);
            const bool inside = state.serverName == name || state.serverName.startsWith(below);
            if (inside && row && row->subscribed) {
                names.append(state.serverName);
            }
        }
        return names;
    });
    subscribed = co_await reading;
    co_return subscribed;
}

QCoro::Task<void> ImapReplay::moveFolder(store::Intent intent)
{
    const QByteArray from = nameOf(*intent.target);
    const QByteArray to = m_names->rawName(m_session, intent.newLevels);
    co_await noteStart(intent);
    if (from == to) { // where an earlier change of a folder above has put it already
        store::Relocation there;
        there.serverName = to;
        co_await settle(intent, there);
        co_return;
    }
    const QList<imap::ListedMailbox> listed = co_await m_session.list();
    const QList<QByteArray> subscribed = co_await subscribedAt(from, listed, intent.account);
    if (isListed(listed, from) || !isListed(listed, to)) {
        co_await makeParents(intent.newLevels, listed);
        co_await m_session.rename(from, to);
    }
    // RENAME leaves subscriptions behind (RFC 3501 6.3.6): they follow, the children's too.
    for (const QByteArray &old : subscribed) {
        const QByteArray now = to + old.mid(from.size());
        co_await m_session.subscribe(now, true);
        co_await m_session.subscribe(old, false);
    }
    store::Relocation relocation;
    relocation.serverName = to;
    co_await settle(intent, relocation);
}

// Mail that came in since the person looked is not deleted with the folder.
QCoro::Task<void> ImapReplay::throwUnlessEmpty(QList<imap::ListedMailbox> doomed)
{
    co_await m_session.unselect(); // a selected one is not to be counted (RFC 3501 6.3.10)
    bool empty = doomed.size() <= 1;
    for (const imap::ListedMailbox &mailbox : std::as_const(doomed)) {
        if (mailbox.selectable()) {
            const imap::MailboxStatus status = co_await m_session.status(mailbox.rawName);
            empty = empty && status.messages.value_or(1) == 0;
        }
    }
    if (!empty) {
        throw Error(ErrorKind::Conflict, Words::tr("The folder is not empty any more."));
    }
}

// What came in after the last look nobody has seen, and whoever deletes a folder means what was shown. It may hold what
// this account moved there itself: its UIDs are known where the server told them, and counted where not.
QCoro::Task<void> ImapReplay::throwIfMailArrived(QList<imap::ListedMailbox> doomed, AccountId account)
{
    auto reading = m_store.read([account](store::Reader &reader) { return reader.syncStates(account); });
    const QList<store::FolderSyncState> states = co_await reading;
    QHash<QByteArray, store::FolderSyncState> looked;
    for (const store::FolderSyncState &state : states) {
        looked.insert(state.serverName, state);
    }
    QList<QByteArray> names;
    for (const imap::ListedMailbox &mailbox : std::as_const(doomed)) {
        if (mailbox.selectable() && looked.value(mailbox.rawName).uidNext.isValid()) {
            names.append(mailbox.rawName);
        }
    }
    co_await m_session.unselect(); // a selected one is not to be counted (RFC 3501 6.3.10)
    const QHash<QByteArray, imap::MailboxStatus> statuses = co_await m_session.statuses(names);
    for (auto status = statuses.cbegin(); status != statuses.cend(); ++status) {
        const store::FolderSyncState state = looked.value(status.key());
        const bool isAnother = status->uidValidity.isValid() && status->uidValidity != state.uidValidity;
        if (!isAnother && status->uidNext.isValid() && status->uidNext <= state.uidNext) {
            continue;
        }
        bool arrived = status->messages.value_or(1) > 0;
        if (arrived && !isAnother) {
            arrived = co_await hasUnseen(state);
        }
        if (arrived) {
            throw Error(ErrorKind::Conflict, Words::tr("Mail has come into the folder that was not here yet."));
        }
    }
}

QCoro::Task<bool> ImapReplay::hasUnseen(store::FolderSyncState state)
{
    constexpr quint64 mostCounted = 1'000'000; // a server that names more has more than was ever moved there
    co_await m_session.select(state.serverName, session::MailboxAccess::ReadOnly);
    session::ImapSearch later;
    later.uids = imap::UidSet::from(state.uidNext);
    const imap::UidSet found = co_await m_session.search(later);
    co_await m_session.unselect();
    const FolderId folder = state.id;
    const Uid uidNext = state.uidNext;
    if (found.count() > mostCounted) {
        co_return true;
    }
    auto reading = m_store.read([folder, found, uidNext](store::Reader &reader) {
        qint64 unseen = -reader.awaited(folder);
        const QList<Uid> known = reader.uids(folder);
        const QSet<Uid> ours(known.cbegin(), known.cend());
        const QList<Uid> uids = found.toList(mostCounted);
        for (const Uid uid : uids) {
            unseen += uid >= uidNext && !ours.contains(uid) ? 1 : 0; // n:* names the last one in any case
        }
        return unseen > 0;
    });
    const bool unseen = co_await reading;
    co_return unseen;
}

QCoro::Task<void> ImapReplay::deleteFolder(store::Intent intent)
{
    const QByteArray raw = nameOf(*intent.target);
    co_await noteStart(intent);
    const QList<imap::ListedMailbox> listed = co_await m_session.list();
    const QList<imap::ListedMailbox> doomed = tree(listed, raw, m_names->delimiter());
    if (intent.onlyEmpty) {
        co_await throwUnlessEmpty(doomed);
    } else {
        co_await throwIfMailArrived(doomed, intent.account);
    }
    const QList<const imap::ListedMailbox *> inOrder = childrenFirst(doomed);
    for (const imap::ListedMailbox *mailbox : inOrder) {
        if (mailbox->subscribed) {
            co_await m_session.subscribe(mailbox->rawName, false);
        }
        std::optional<Error> failure;
        try {
            co_await m_session.remove(mailbox->rawName);
        } catch (const Error &error) {
            failure = error;
        }
        // A \Noselect parent goes with its last child on some servers.
        if (failure && failure->code() != "NONEXISTENT" && mailbox->selectable()) {
            throw *failure;
        }
    }
    co_await settle(intent, store::Relocation());
}

QCoro::Task<void> ImapReplay::subscribeFolder(store::Intent intent)
{
    const QByteArray raw = nameOf(*intent.target);
    co_await noteStart(intent);
    co_await m_session.subscribe(raw, intent.subscribe);
    co_await settle(intent, store::Relocation());
}

} // namespace waxwing::sync
