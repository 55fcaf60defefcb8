// FolderSync: flags that changed on the server.
#include "core/sync/foldersync.h"

#include "core/sync/convert.h"
#include "core/sync/together.h"

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

QList<store::FlagUpdate> differentOneByOne(store::Writer &writer, FolderId folder,
                                           const QList<store::FlagUpdate> &updates)
{
    QList<store::FlagUpdate> result;
    for (const store::FlagUpdate &update : updates) {
        const QList<store::FlagUpdate> known = writer.reader().serverFlags(folder, update.uid, update.uid);
        result.append(different({update}, known));
    }
    return result;
}

bool isBefore(const store::FlagUpdate &a, const store::FlagUpdate &b)
{
    return a.uid < b.uid;
}

} // namespace

QCoro::Task<void> FolderSync::fetchChangedSince()
{
    if (m_known.isEmpty() || m_selected.highestModSeq == m_state.highestModSeq) {
        co_return;
    }
    const imap::UidSet known = imap::UidSet::range(Uid(1), m_known.constLast());
    co_await fetchFlags(known, m_state.highestModSeq);
}

// Every flag in ranges, so that no answer is larger than memory likes, two at a time, so that the wire does not
// wait for us. The ranges leave no gap: what was never known is named too.
QCoro::Task<void> FolderSync::fetchAllFlags()
{
    constexpr qsizetype range = 5000;
    const QList<Uid> known = m_known;
    QList<imap::UidSet> ranges;
    Uid first(1);
    for (qsizetype at = 0; at < known.size(); at += range) {
        Uid last = known.at(qMin(at + range, known.size()) - 1);
        if (at + range >= known.size() && m_state.uidNext > last) {
            last = Uid(m_state.uidNext.value() - 1); // what we hide may lie above all that is known
        }
        ranges.append(imap::UidSet::range(first, last));
        first = Uid(last.value() + 1);
    }
    for (qsizetype i = 0; i < ranges.size(); i += 2) {
        auto one = fetchFlags(ranges.at(i), ModSeq());
        auto two = fetchFlags(ranges.value(i + 1), ModSeq());
        co_await together(std::move(one), std::move(two));
    }
}

QCoro::Task<void> FolderSync::fetchFlags(imap::UidSet uids, ModSeq changedSince)
{
    if (uids.isEmpty()) {
        co_return;
    }
    auto messages = std::make_shared<QList<imap::FetchedMessage>>();
    const std::function<void(const imap::FetchedMessage &)> receive
        = [messages](const imap::FetchedMessage &message) { messages->append(message); };
    co_await m_session.fetch(uids, session::ImapFetchItem::Flags, changedSince, receive);
    for (const imap::FetchedMessage &message : std::as_const(*messages)) {
        if (message.uid.isValid() && message.flags) {
            m_answered.append(message.uid);
        }
    }
    co_await applyFlags(*messages);
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

bool FolderSync::mayBeOlder(Uid uid)
{
    const bool older = m_ownStores.mayBeOlder(m_state.serverName, uid, m_since);
    m_doubtful = m_doubtful || older;
    return older;
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
        if (!mayBeOlder(update.uid)) {
            updates.append(update);
        }
    }
    // The last one of a UID counts.
    std::stable_sort(updates.begin(), updates.end(), isBefore);
    constexpr qsizetype chunk = 2000;
    for (qsizetype at = 0; at < updates.size(); at += chunk) {
        const QList<store::FlagUpdate> part = updates.mid(at, chunk);
        co_await applyUpdates(part);
    }
}

// A few of many are looked up one by one where they are written; for a whole range what differs is found by one
// reading, so that nothing is written when nothing is.
QCoro::Task<void> FolderSync::applyUpdates(QList<store::FlagUpdate> updates)
{
    const FolderId folder = m_state.id;
    const Uid first = updates.constFirst().uid;
    const Uid last = updates.constLast().uid;
    constexpr quint32 sparse = 20;
    const bool few = last.value() - first.value() > quint32(updates.size()) * sparse;
    QList<store::FlagUpdate> changed = updates;
    if (!few) {
        auto reading = m_store.read(
            [folder, first, last](store::Reader &reader) { return reader.serverFlags(folder, first, last); });
        const QList<store::FlagUpdate> known = co_await reading;
        changed = different(updates, known);
    }
    if (changed.isEmpty()) {
        co_return;
    }
    auto writing = m_store.write(m_priority, [folder, changed, few](store::Writer &writer) {
        const QList<store::FlagUpdate> now = few ? differentOneByOne(writer, folder, changed) : changed;
        writer.updateFlags(folder, now);
        return now.size();
    });
    m_report.changed += co_await writing;
    for (const store::FlagUpdate &update : std::as_const(changed)) { // what a person did meanwhile was written first
        mayBeOlder(update.uid);
    }
}

} // namespace waxwing::sync
