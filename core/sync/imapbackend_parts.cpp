// ImapBackend: what is shown of a large message, and its attachments one by one.
#include "core/base/onpool.h"
#include "core/sync/imapbackend.h"
#include "core/sync/partplan.h"
#include "core/sync/shownfetch.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

// Broken lines of base64 are passed over by everybody; far less than there should be is a server that cannot decode.
bool isPlausible(qint64 decoded, qint64 encoded)
{
    return decoded >= encoded / 2;
}

QCoro::Task<void> writePart(store::Store *store, PlacementId placement, QString number,
                            std::shared_ptr<store::Body> octets)
{
    auto writing = store->write(store::Priority::Foreground, [placement, number, octets](store::Writer &writer) {
        writer.setLeftOutPart(placement, number, std::move(*octets));
    });
    co_await writing;
}

} // namespace

QCoro::Task<void> ImapBackend::fetchShown(PlacementId placement)
{
    auto reading = m_store.read([placement](store::Reader &reader) {
        const auto row = reader.row(placement);
        const bool isSmall = row && row->size < shownAloneFrom;
        return std::pair(isSmall, row && (row->bodyHeld || reader.shownParts(placement)));
    });
    const auto [isSmall, isHere] = co_await reading;
    if (isHere) {
        co_return;
    }
    if (isSmall) {
        co_await fetchBody(placement);
        co_return;
    }
    const Opened opened = co_await openMessage(placement);
    const bool shown = co_await fetchShownParts(&m_store, &opened.lease->session(), placement, opened.uid, opened.size,
                                                store::Priority::Foreground);
    if (!shown) {
        co_await fetchWhole(opened);
    }
}

// Null: there is nothing to fetch.
QCoro::Task<ImapBackend::PartPtr> ImapBackend::missingPart(PlacementId placement, QString number)
{
    auto reading = m_store.read([placement, number](store::Reader &reader) {
        PartPtr missing;
        const auto shown = reader.shownParts(placement);
        const QList<mime::LeftOutPart> leftOut = shown ? shown->leftOut : QList<mime::LeftOutPart>();
        for (const mime::LeftOutPart &part : leftOut) {
            if (part.number == number && !reader.leftOutPart(placement, number)) {
                missing = std::make_shared<const mime::LeftOutPart>(part);
            }
        }
        return missing;
    });
    const PartPtr missing = co_await reading;
    co_return missing;
}

// A line that is cut is taken up again at once, as long as each attempt brings something.
QCoro::Task<void> ImapBackend::fetchPart(PlacementId placement, QString number, KeepGoing keepGoing)
{
    co_await fetchShown(placement);
    const PartPtr part = co_await missingPart(placement, number);
    if (!part) {
        co_return;
    }
    const auto got = std::make_shared<qint64>(0);
    while (true) {
        *got = 0;
        const std::optional<Error> failure = co_await fetchPartOnce(placement, part, keepGoing, got);
        if (!failure) {
            co_return;
        }
        if (failure->kind() != ErrorKind::Network || *got == 0 || !keepGoing()) {
            throw *failure;
        }
    }
}

// got: octets that came in this attempt.
QCoro::Task<std::optional<Error>> ImapBackend::fetchPartOnce(PlacementId placement, PartPtr part, KeepGoing keepGoing,
                                                             std::shared_ptr<qint64> got)
{
    const Opened opened = co_await openMessage(placement);
    const auto partial = std::make_shared<Partial>(takePartial(opened, part->number.toLatin1()));
    const qint64 before = partial->body->size();
    std::optional<Error> failure;
    try {
        co_await transferPart(opened, part, keepGoing, partial);
    } catch (const Error &error) {
        failure = error;
    }
    *got = partial->body->size() - before;
    if (failure) {
        keepPartial(*partial, *failure);
        co_return failure;
    }
    const std::shared_ptr<store::Body> octets = partial->body;
    if (partial->isDecoded || part->encoding.isEmpty()) {
        co_await writePart(&m_store, placement, part->number, octets);
        co_return failure;
    }
    const QByteArray encoding = part->encoding;
    const QString bodies = m_store.paths().bodies;
    auto decoding = onPool([octets, encoding, bodies] {
        auto result = std::make_shared<store::Body>(bodies);
        result->append(mime::decodeTransferEncoding(octets->contents(), encoding));
        return result;
    });
    const std::shared_ptr<store::Body> decoded = co_await decoding;
    co_await writePart(&m_store, placement, part->number, decoded);
    co_return failure;
}

// BINARY for base64, where it saves a quarter of the octets; else, and where the server cannot, the part as it is.
QCoro::Task<void> ImapBackend::transferPart(Opened opened, PartPtr part, KeepGoing keepGoing,
                                            std::shared_ptr<Partial> partial)
{
    Progress tell;
    tell.inOctets = true;
    tell.what = Words::tr("Fetching “%1”").arg(part->name.isEmpty() ? opened.subject : part->name);
    const session::ImapBodySink sink
        = [this, partial, tell, keepGoing, part](Uid, QByteArrayView chunk, quint64, quint64) {
              partial->body->append(chunk);
              Progress now = tell;
              now.done = partial->body->size();
              now.total = qMax(now.done, partial->isDecoded ? part->size / 4 * 3 : part->size);
              Q_EMIT progress(now);
              if (!keepGoing()) {
                  throw Error(ErrorKind::Cancelled, Words::tr("Fetching “%1” was stopped.").arg(part->name));
              }
          };
    session::ImapSession &session = opened.lease->session();
    const QByteArray section = partial->section;
    if (part->encoding == "base64" && (partial->isDecoded || partial->body->size() == 0)) {
        partial->isDecoded = true;
        const quint64 from = quint64(partial->body->size());
        const bool decoded = co_await session.fetchDecoded(opened.uid, section, from, sink);
        if (decoded && isPlausible(partial->body->size(), part->size)) {
            co_return;
        }
        partial->isDecoded = false;
        *partial->body = store::Body(m_store.paths().bodies);
    }
    const quint64 from = quint64(partial->body->size());
    co_await session.fetchFrom(opened.uid, section, from, sink);
}

} // namespace waxwing::sync
