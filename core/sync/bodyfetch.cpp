#include "core/sync/bodyfetch.h"

#include "core/base/octets.h"
#include "core/sync/bodyingest.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

// So many messages a command that round trips cost little, so few octets that they may wait in memory to be written.
constexpr qint64 batchOctets = 8_MiB;
constexpr qsizetype batchMessages = 500;

// One literal after the other; what is complete goes on.
class BodyCollector {
public:
    BodyCollector(QString folder, std::shared_ptr<BodyIngest> ingest)
        : m_folder(std::move(folder)), m_ingest(std::move(ingest))
    {
    }

    void add(Uid uid, QByteArrayView chunk, quint64 received, quint64 total)
    {
        auto &body = m_bodies[uid.value()];
        if (!body) {
            body = std::make_shared<store::Body>(m_folder);
        }
        body->append(chunk);
        if (received >= total) {
            m_ingest->add(uid, m_bodies.take(uid.value()));
        }
    }

private:
    QString m_folder;
    std::shared_ptr<BodyIngest> m_ingest;
    QHash<quint32, std::shared_ptr<store::Body>> m_bodies;
};

// In the order they were asked for.
QCoro::Task<QList<QList<Uid>>> batches(store::Store *store, FolderId folder, QList<Uid> uids)
{
    auto reading = store->read([folder, uids](store::Reader &reader) {
        QList<QList<Uid>> result;
        qint64 octets = 0;
        for (const Uid uid : uids) {
            const auto placement = reader.placementByUid(folder, uid);
            const auto row = placement ? reader.row(*placement) : std::nullopt;
            const qint64 size = row ? row->size : 0;
            const bool isFull
                = result.isEmpty() || octets + size > batchOctets || result.constLast().size() >= batchMessages;
            if (isFull) {
                result.append(QList<Uid>());
                octets = 0;
            }
            octets += size;
            result.last().append(uid);
        }
        return result;
    });
    const QList<QList<Uid>> result = co_await reading;
    co_return result;
}

QCoro::Task<void> settle(std::shared_ptr<BodyIngest> ingest, std::function<void()> fetched)
{
    if (!ingest) {
        co_return;
    }
    const qint64 kept = co_await ingest->finish();
    for (qint64 i = 0; i < kept; ++i) {
        fetched();
    }
}

} // namespace

QCoro::Task<void> fetchBodies(store::Store *store, session::ImapSession *session, FolderId folder, QList<Uid> uids,
                              store::Priority priority, std::function<void()> fetched)
{
    const QList<QList<Uid>> plan = co_await batches(store, folder, uids);
    // One batch is written while the next one arrives.
    std::shared_ptr<BodyIngest> before;
    std::exception_ptr failure;
    for (const QList<Uid> &batch : plan) {
        const auto ingest = std::make_shared<BodyIngest>(*store, folder, priority);
        const auto collector = std::make_shared<BodyCollector>(store->paths().bodies, ingest);
        const session::ImapBodySink sink = [collector](Uid uid, QByteArrayView chunk, quint64 received, quint64 total) {
            collector->add(uid, chunk, received, total);
        };
        const imap::UidSet set = imap::UidSet::of(batch);
        const QByteArray whole;
        try {
            co_await session->fetchBody(set, whole, sink);
        } catch (...) {
            failure = std::current_exception();
        }
        try {
            co_await settle(before, fetched);
        } catch (...) {
            failure = failure ? failure : std::current_exception();
        }
        before = ingest;
        if (failure) {
            break;
        }
    }
    co_await settle(before, fetched);
    if (failure) {
        std::rethrow_exception(failure);
    }
}

} // namespace waxwing::sync
