#include "core/sync/bodyfetch.h"

#include "core/sync/convert.h"

#include <QCoroFuture>
#include <QThreadPool>

namespace waxwing::sync {

namespace {

// Text is indexed and previewed up to this; a larger message is mostly attachments.
constexpr qint64 indexedSize = 8 * 1024 * 1024;

QFuture<PreviewAndText> readInPool(const QByteArray &source)
{
    auto promise = std::make_shared<QPromise<PreviewAndText>>();
    QFuture<PreviewAndText> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([source, promise] {
        promise->addResult(previewAndText(source));
        promise->finish();
    });
    return future;
}

// One message at a time in memory; bodies that are complete wait here to be written.
class BodyCollector {
public:
    explicit BodyCollector(QString folder) : m_folder(std::move(folder)) { }

    void add(Uid uid, QByteArrayView chunk, quint64 received, quint64 total)
    {
        auto &body = m_bodies[uid.value()];
        if (!body) {
            body = std::make_shared<store::Body>(m_folder);
        }
        body->append(chunk);
        if (received >= total) {
            m_complete.append(uid);
        }
    }
    const QList<Uid> &complete() const { return m_complete; }
    std::shared_ptr<store::Body> take(Uid uid) { return m_bodies.take(uid.value()); }

private:
    QString m_folder;
    QHash<quint32, std::shared_ptr<store::Body>> m_bodies;
    QList<Uid> m_complete;
};

QCoro::Task<void> keepBody(store::Store *store, FolderId folder, Uid uid, std::shared_ptr<store::Body> body,
                           store::Priority priority)
{
    PreviewAndText read;
    if (!body->isInFile() && body->size() <= indexedSize) {
        auto reading = readInPool(body->bytes());
        read = co_await reading;
    }
    auto writing = store->write(priority, [=](store::Writer &writer) {
        const auto placement = writer.reader().placementByUid(folder, uid);
        if (placement) {
            writer.setBody(*placement, std::move(*body));
            writer.setPreviewAndText(*placement, read.preview, read.text);
        }
    });
    co_await writing;
}

} // namespace

QCoro::Task<void> fetchBodies(store::Store *store, session::ImapSession *session, FolderId folder, QList<Uid> uids,
                              store::Priority priority, std::function<void()> fetched)
{
    constexpr qsizetype atOnce = 20;
    for (qsizetype at = 0; at < uids.size(); at += atOnce) {
        auto collector = std::make_shared<BodyCollector>(store->paths().bodies);
        const session::ImapBodySink sink = [collector](Uid uid, QByteArrayView chunk, quint64 received, quint64 total) {
            collector->add(uid, chunk, received, total);
        };
        const imap::UidSet set = imap::UidSet::of(uids.mid(at, atOnce));
        const QByteArray whole;
        std::exception_ptr failure;
        try {
            co_await session->fetchBody(set, whole, sink);
        } catch (...) {
            failure = std::current_exception();
        }
        for (const Uid uid : std::as_const(collector->complete())) {
            const std::shared_ptr<store::Body> body = collector->take(uid);
            co_await keepBody(store, folder, uid, body, priority);
            fetched();
        }
        if (failure) {
            std::rethrow_exception(failure);
        }
    }
}

} // namespace waxwing::sync
