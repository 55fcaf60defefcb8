// FolderSync: fetching headers in windows, newest first.
#include "core/base/octets.h"
#include "core/sync/foldersync.h"

#include "core/base/log.h"
#include "core/mime/header.h"
#include "core/sync/convert.h"
#include "core/sync/headeringest.h"

#include <QCoroFuture>

#include <algorithm>
#include <deque>

namespace waxwing::sync {

namespace {

using session::ImapFetchItem;
using session::ImapFetchItems;

// The first screen at once, then ever more a command; capped so that what is in flight stays in memory.
constexpr qsizetype windowSizes[] = {50, 200, 1000, 2000};
// Enough commands under way that the wire never waits for us (protocols.md rule 3: a bounded window).
constexpr size_t windowsInFlight = 4;

// More new mail than this is fetched in windows, so that memory stays bounded.
constexpr quint32 directFetchLimit = 2000;

const ImapFetchItems headerItems = ImapFetchItems(ImapFetchItem::Flags) | ImapFetchItem::InternalDate
    | ImapFetchItem::Size | ImapFetchItem::Envelope | ImapFetchItem::Structure | ImapFetchItem::References;

QList<Uid> notIn(const imap::UidSet &asked, const QList<Uid> &got, quint64 limit)
{
    QList<Uid> sorted = got;
    std::sort(sorted.begin(), sorted.end());
    const QList<Uid> wanted = asked.toList(limit);
    QList<Uid> rest;
    std::set_difference(wanted.cbegin(), wanted.cend(), sorted.cbegin(), sorted.cend(), std::back_inserter(rest));
    return rest;
}

} // namespace

// A first screen, without knowing which UIDs there are: where there are holes it is a little less.
QCoro::Task<void> FolderSync::fetchNewest()
{
    constexpr quint32 screen = 50;
    if (!m_selected.uidNext.isValid() || m_selected.exists == 0) {
        co_return;
    }
    Window window;
    window.lowest = Uid(m_selected.uidNext.value() > screen ? m_selected.uidNext.value() - screen : 1);
    window.uids = imap::UidSet::from(window.lowest);
    window.isSeenFirst = true;
    const QList<Uid> fetched = co_await fetchWindow(window);
    learn(fetched);
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
    window.isSeenFirst = true;
    const QList<Uid> fetched = co_await fetchWindow(window);
    learn(fetched);
}

QList<FolderSync::Window> FolderSync::windows(const QList<Uid> &missing)
{
    QList<Window> result;
    qsizetype end = missing.size();
    while (end > 0) {
        const qsizetype step = qMin<qsizetype>(result.size(), qsizetype(std::size(windowSizes)) - 1);
        const qsizetype begin = qMax<qsizetype>(0, end - windowSizes[step]);
        Window window;
        window.uids = imap::UidSet::of(missing.mid(begin, end - begin));
        window.lowest = missing.at(begin);
        window.count = end - begin;
        result.append(window);
        end = begin;
    }
    return result;
}

QCoro::Task<void> FolderSync::fetchMissing(QList<Uid> missing)
{
    const QList<Window> plan = windows(missing);
    std::deque<QCoro::Task<QList<Uid>>> inFlight;
    qsizetype next = 0;
    std::exception_ptr failure;
    for (qsizetype awaited = 0; awaited < plan.size(); ++awaited) {
        while (!failure && inFlight.size() < windowsInFlight && next < plan.size()) {
            inFlight.push_back(fetchWindow(plan.at(next++)));
        }
        if (inFlight.empty()) {
            break;
        }
        // Every task is awaited, failed or not: none may outlive this object.
        try {
            const QList<Uid> fetched = co_await inFlight.front();
            learn(fetched);
            if (!failure) {
                co_await windowDone(plan.at(awaited));
            }
        } catch (...) {
            failure = failure ? failure : std::current_exception();
        }
        inFlight.pop_front();
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

// A first sync that is cut off goes on below this window.
QCoro::Task<void> FolderSync::windowDone(Window window)
{
    m_done += window.count;
    if (m_state.lowestUid != Uid(1)) {
        m_state.lowestUid = window.lowest;
        if (window.lowest == Uid(1)) {
            m_state.lowestUid = Uid(2); // complete is only what compareAll() says is complete
        }
        const store::FolderSyncState state = m_state;
        auto writing = m_store.write(m_priority, [state](store::Writer &writer) { writer.setSyncState(state); });
        co_await writing;
    }
    m_progress(m_done, m_total);
}

QCoro::Task<QList<Uid>> FolderSync::fetchWindow(Window window)
{
    auto ingest = std::make_shared<HeaderIngest>(m_store, m_state.id, m_priority);
    const Uid lowest = window.lowest;
    const imap::UidSet hidden = m_hiddenHere;
    const std::function<void(const imap::FetchedMessage &)> receive
        = [ingest, lowest, hidden](const imap::FetchedMessage &message) {
              // RFC 3501 6.4.8: "n:*" always gives the last message, also below n. And what was deleted for good
              // where nothing can be expunged is not seen again, in a folder's first sync either.
              if (message.uid >= lowest && !hidden.contains(message.uid)) {
                  ingest->add(message);
              }
          };
    std::exception_ptr failure;
    try {
        const ImapFetchItems items
            = m_previews && window.isSeenFirst ? headerItems | ImapFetchItem::Preview : headerItems;
        co_await m_session.fetch(window.uids, items, ModSeq(), receive);
    } catch (...) {
        failure = std::current_exception();
    }
    co_await ingest->finish();
    if (failure) {
        std::rethrow_exception(failure);
    }
    QList<Uid> fetched = ingest->uids();
    if (window.count > 0 && ingest->received() < window.count) {
        const QList<Uid> skipped = notIn(window.uids, fetched, quint64(window.count));
        co_await fetchOneByOne(skipped);
        // Those that are gone by now are counted too: the next comparison of counts will tell.
        fetched = ingest->uids();
    }
    // Of a message that we moved here ourselves the row was there before, and may have been changed since.
    for (const Uid uid : std::as_const(fetched)) {
        if (mayBeOlder(uid)) {
            break;
        }
    }
    co_return fetched;
}

// Messages whose ENVELOPE or BODYSTRUCTURE could not be read: their own header says the same.
QCoro::Task<void> FolderSync::fetchOneByOne(QList<Uid> uids)
{
    auto messages = std::make_shared<QHash<Uid, imap::FetchedMessage>>();
    const imap::UidSet set = imap::UidSet::of(uids);
    const std::function<void(const imap::FetchedMessage &)> receive
        = [messages](const imap::FetchedMessage &message) { messages->insert(message.uid, message); };
    const ImapFetchItems items
        = ImapFetchItems(ImapFetchItem::Flags) | ImapFetchItem::InternalDate | ImapFetchItem::Size;
    co_await m_session.fetch(set, items, ModSeq(), receive);
    auto headers = std::make_shared<QHash<Uid, QByteArray>>();
    const session::ImapBodySink sink = [headers](Uid uid, QByteArrayView chunk, quint64, quint64) {
        constexpr qsizetype enough = 256_KiB;
        QByteArray &header = (*headers)[uid];
        if (header.size() < enough) {
            header.append(chunk);
        }
    };
    const QByteArray section = QByteArrayLiteral("HEADER");
    co_await m_session.fetchBody(set, section, sink);
    QList<store::NewMessage> found;
    for (const imap::FetchedMessage &message : std::as_const(*messages)) {
        if (!message.uid.isValid()) {
            continue;
        }
        store::NewMessage row = newMessageFromSource(headers->value(message.uid), QDateTime());
        const store::NewMessage said = newMessage(message);
        row.uid = said.uid;
        row.flags = said.flags;
        row.keywords = said.keywords;
        row.modSeq = said.modSeq;
        row.internalDate = said.internalDate;
        row.size = said.size;
        found.append(row);
        learn({row.uid});
    }
    qCInfo(logSync) << found.size() << "messages in" << m_state.path << "were read by their header";
    const FolderId folder = m_state.id;
    auto writing
        = m_store.write(m_priority, [folder, found](store::Writer &writer) { writer.insertMessages(folder, found); });
    co_await writing;
}

} // namespace waxwing::sync
