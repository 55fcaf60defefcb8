// ImapReplay: a message whose UID means nothing any more and whose Message-ID is missing or not its own: known again by
// its size, its INTERNALDATE, and where that leaves several, by the hash of its content.
#include "core/sync/imapreplay.h"

#include "core/sync/fingerprints.h"

#include <QCoroFuture>
#include <QCryptographicHash>

#include <algorithm>

namespace waxwing::sync {

namespace {

struct Known {
    bool found = false;
    qint64 size = 0;
    QDateTime received;
    QByteArray hash; // empty: its source is not held
};

// What the cache still knows from before the server numbered the folder anew.
Known knownOf(store::Reader &reader, const store::MessageRef &ref)
{
    Known known;
    const auto folder = reader.folderByKey(ref.folderKey);
    const auto state = folder ? reader.syncState(folder->id) : std::nullopt;
    if (!state || state->uidValidity != ref.uidValidity) {
        return known;
    }
    const auto placement = reader.placementByUid(folder->id, ref.uid);
    const auto row = placement ? reader.row(*placement) : std::nullopt;
    if (row) {
        const auto source = reader.body(*placement);
        known.found = true;
        known.size = row->size;
        known.received = row->received;
        known.hash = source ? QCryptographicHash::hash(*source, QCryptographicHash::Sha256) : QByteArray();
    }
    return known;
}

} // namespace

QCoro::Task<QByteArray> ImapReplay::bodyHash(Uid uid)
{
    auto hash = std::make_shared<QCryptographicHash>(QCryptographicHash::Sha256);
    const session::ImapBodySink sink
        = [hash](Uid, QByteArrayView chunk, quint64, quint64) { hash->addData(chunk.toByteArray()); };
    const QByteArray whole;
    QList<Uid> one;
    one.append(uid);
    const imap::UidSet set = imap::UidSet::of(one);
    co_await m_session.fetchBody(set, whole, sink);
    co_return hash->result();
}

// among: empty for the whole mailbox.
QCoro::Task<Uid> ImapReplay::uidByContent(store::MessageRef ref, imap::SelectedMailbox selected, imap::UidSet among)
{
    constexpr quint32 mostMessages = 20'000;
    constexpr qsizetype mostBodies = 20;
    auto reading = m_store.read([ref](store::Reader &reader) { return knownOf(reader, ref); });
    const Known known = co_await reading;
    if (!known.found || selected.exists == 0 || selected.exists > mostMessages) {
        co_return Uid();
    }
    imap::UidSet asked = among;
    if (asked.isEmpty()) {
        asked = imap::UidSet::from(Uid(1));
    }
    const std::shared_ptr<FetchedMessages> all = co_await fingerprints(&m_session, asked);
    QList<Uid> candidates;
    for (const imap::FetchedMessage &message : std::as_const(*all)) {
        const QByteArray id = message.envelope ? message.envelope->messageId.trimmed() : QByteArray();
        const bool sameDate
            = message.internalDate && message.internalDate->toSecsSinceEpoch() == known.received.toSecsSinceEpoch();
        if (qint64(message.size.value_or(0)) == known.size && id == ref.messageId && sameDate) {
            candidates.append(message.uid);
        }
    }
    if (candidates.size() == 1) {
        co_return candidates.constFirst();
    }
    if (known.hash.isEmpty() || candidates.size() > mostBodies) {
        co_return Uid();
    }
    for (const Uid uid : std::as_const(candidates)) {
        const QByteArray hash = co_await bodyHash(uid);
        if (hash == known.hash) {
            co_return uid;
        }
    }
    co_return Uid();
}

} // namespace waxwing::sync
