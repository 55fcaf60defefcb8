#include "core/sync/bodyingest.h"

#include "core/base/octets.h"
#include "core/sync/convert.h"

#include <QCoroFuture>
#include <QThreadPool>

namespace waxwing::sync {

namespace {

// A transaction is worth its commit, and the user's own changes get between.
constexpr qsizetype groupSize = 32;
constexpr qint64 groupOctets = 1_MiB;
// Text is indexed and previewed up to this; a larger message is mostly attachments.
constexpr qint64 indexedSize = 8_MiB;

struct Read {
    Uid uid;
    std::shared_ptr<store::Body> body;
    PreviewAndText text;
};

std::shared_ptr<QList<Read>> readAll(const QList<BodyIngest::Arrived> &group)
{
    auto result = std::make_shared<QList<Read>>();
    for (const BodyIngest::Arrived &arrived : group) {
        Read read{arrived.uid, arrived.body, {}};
        if (!read.body->isInFile() && read.body->size() <= indexedSize) {
            read.text = previewAndText(read.body->bytes());
        }
        result->append(read);
    }
    return result;
}

// A message that is gone from the store meanwhile needs no body.
qint64 keep(store::Writer &writer, FolderId folder, const QList<Read> &group)
{
    qint64 kept = 0;
    for (const Read &read : group) {
        const auto placement = writer.reader().placementByUid(folder, read.uid);
        if (placement) {
            writer.setBody(*placement, std::move(*read.body));
            writer.setPreviewAndText(*placement, read.text.preview, read.text.text);
            ++kept;
        }
    }
    return kept;
}

QFuture<qint64> readAndWrite(store::Store &store, FolderId folder, store::Priority priority,
                             const QList<BodyIngest::Arrived> &group)
{
    auto promise = std::make_shared<QPromise<qint64>>();
    QFuture<qint64> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([&store, folder, priority, group, promise] {
        const std::shared_ptr<QList<Read>> read = readAll(group);
        store.writeThen(
            priority, [folder, read](store::Writer &writer) { return keep(writer, folder, *read); },
            [promise](const QFuture<qint64> &kept) {
                auto result = [&kept] { return kept.result(); };
                fulfil(*promise, result);
            });
    });
    return future;
}

} // namespace

BodyIngest::BodyIngest(store::Store &store, FolderId folder, store::Priority priority)
    : m_store(store), m_folder(folder), m_priority(priority)
{
}

void BodyIngest::add(Uid uid, std::shared_ptr<store::Body> body)
{
    m_groupOctets += body->size();
    m_group.append(Arrived{uid, std::move(body)});
    if (m_group.size() >= groupSize || m_groupOctets >= groupOctets) {
        flush();
    }
}

void BodyIngest::flush()
{
    if (!m_group.isEmpty()) {
        m_groupOctets = 0;
        m_writes.append(readAndWrite(m_store, m_folder, m_priority, std::exchange(m_group, {})));
    }
}

QCoro::Task<qint64> BodyIngest::finish()
{
    flush();
    qint64 kept = 0;
    std::exception_ptr failure;
    for (QFuture<qint64> &write : m_writes) {
        try {
            const qint64 some = co_await write;
            kept += some;
        } catch (...) {
            failure = failure ? failure : std::current_exception();
        }
    }
    m_writes.clear();
    if (failure) {
        std::rethrow_exception(failure);
    }
    co_return kept;
}

} // namespace waxwing::sync
