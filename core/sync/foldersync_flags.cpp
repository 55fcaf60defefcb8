// FolderSync: flags that changed on the server.
#include "core/sync/foldersync.h"

#include "core/sync/convert.h"

#include <QCoroFuture>

#include <algorithm>

namespace waxwing::sync {

namespace {

// What of updates differs from what is known; keeps an own change's echo from being counted and written.
QList<store::FlagUpdate> different(const QList<store::FlagUpdate> &updates, const QList<store::FlagUpdate> &known)
{
    QList<store::FlagUpdate> result;
    for (const store::FlagUpdate &update : updates) {
        const auto at = std::lower_bound(known.cbegin(), known.cend(), update.uid,
                                         [](const store::FlagUpdate &row, Uid uid) { return row.uid < uid; });
        if (at == known.cend() || at->uid != update.uid) {
            continue; // not known: a message that is still to be fetched
        }
        if (at->flags != update.flags || at->keywords != update.keywords) {
            result.append(update);
        }
    }
    return result;
}

} // namespace

QCoro::Task<void> FolderSync::fetchFlags()
{
    if (m_known.isEmpty()) {
        m_state.highestModSeq = m_selected.highestModSeq;
        co_return;
    }
    // CHANGEDSINCE 0 is not allowed (RFC 7162 3.1.4.1), and a counter that went back says nothing.
    const bool usable = m_selected.highestModSeq.isValid() && m_state.highestModSeq.isValid()
        && m_selected.highestModSeq >= m_state.highestModSeq;
    const ModSeq seen = m_selected.highestModSeq;
    if (!usable) {
        co_await fetchAllFlags();
    } else if (m_selected.highestModSeq > m_state.highestModSeq) {
        co_await fetchChangedSince();
    }
    // The counter as SELECT gave it: what changes later is asked for next time.
    m_state.highestModSeq = seen;
}

QCoro::Task<void> FolderSync::fetchChangedSince()
{
    auto changed = std::make_shared<QList<imap::FetchedMessage>>();
    const std::function<void(const imap::FetchedMessage &)> receive
        = [changed](const imap::FetchedMessage &message) { changed->append(message); };
    const imap::UidSet all = imap::UidSet::from(Uid(1));
    co_await m_session.fetch(all, session::ImapFetchItem::Flags, m_state.highestModSeq, receive);
    co_await applyFlags(*changed);
}

// Without CONDSTORE every flag is fetched, in ranges, so that no answer is larger than memory likes.
QCoro::Task<void> FolderSync::fetchAllFlags()
{
    constexpr qsizetype range = 5000;
    const QList<Uid> known = m_known;
    for (qsizetype at = 0; at < known.size(); at += range) {
        auto messages = std::make_shared<QList<imap::FetchedMessage>>();
        const std::function<void(const imap::FetchedMessage &)> receive
            = [messages](const imap::FetchedMessage &message) { messages->append(message); };
        const Uid last = known.at(qMin(at + range, known.size()) - 1);
        const imap::UidSet uids = imap::UidSet::range(known.at(at), last);
        co_await m_session.fetch(uids, session::ImapFetchItem::Flags, ModSeq(), receive);
        co_await applyFlags(*messages);
    }
}

// Somebody took our \Deleted back: the message is to be seen again.
void FolderSync::unhide(Uid uid)
{
    QList<Uid> rest = m_hiddenHere.toList(m_hiddenHere.count());
    rest.removeAll(uid);
    m_hiddenHere = imap::UidSet::of(rest);
    m_hidden.set(m_state.serverName, m_state.uidValidity, m_hiddenHere);
    m_contradiction = true;
}

QCoro::Task<void> FolderSync::applyFlags(QList<imap::FetchedMessage> messages)
{
    QList<store::FlagUpdate> updates;
    updates.reserve(messages.size());
    for (const imap::FetchedMessage &message : std::as_const(messages)) {
        if (!message.uid.isValid() || !message.flags) {
            continue;
        }
        const store::FlagUpdate update = flagUpdate(message);
        if (m_hiddenHere.contains(update.uid) && !update.flags.testFlag(store::Flag::Deleted)) {
            unhide(update.uid);
        }
        updates.append(update);
    }
    std::sort(updates.begin(), updates.end(),
              [](const store::FlagUpdate &a, const store::FlagUpdate &b) { return a.uid < b.uid; });
    constexpr qsizetype chunk = 2000;
    const FolderId folder = m_state.id;
    for (qsizetype at = 0; at < updates.size(); at += chunk) {
        const QList<store::FlagUpdate> part = updates.mid(at, chunk);
        const Uid first = part.constFirst().uid;
        const Uid last = part.constLast().uid;
        auto reading = m_store.read(
            [folder, first, last](store::Reader &reader) { return reader.serverFlags(folder, first, last); });
        const QList<store::FlagUpdate> known = co_await reading;
        const QList<store::FlagUpdate> changed = different(part, known);
        if (changed.isEmpty()) {
            continue;
        }
        auto writing = m_store.write(m_priority,
                                     [folder, changed](store::Writer &writer) { writer.updateFlags(folder, changed); });
        co_await writing;
        m_report.changed += changed.size();
    }
}

} // namespace waxwing::sync
