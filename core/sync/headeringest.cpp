#include "core/sync/headeringest.h"

#include "core/sync/convert.h"

#include <QCoroFuture>
#include <QThreadPool>

namespace waxwing::sync {

namespace {

// Large enough that a transaction is worth its commit, small enough that the user's own changes get between.
constexpr qsizetype batchSize = 1000;

using Batch = std::shared_ptr<const QList<imap::FetchedMessage>>;

QList<store::NewMessage> converted(const QList<imap::FetchedMessage> &batch)
{
    QList<store::NewMessage> messages;
    messages.reserve(batch.size());
    for (const imap::FetchedMessage &fetched : batch) {
        messages.append(newMessage(fetched));
    }
    return messages;
}

// Converts in the pool, then writes; the future is ready when the rows are committed.
QFuture<void> convertAndWrite(store::Store &store, FolderId folder, store::Priority priority, const Batch &batch)
{
    auto promise = std::make_shared<QPromise<void>>();
    QFuture<void> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([&store, folder, priority, batch, promise] {
        auto messages = std::make_shared<const QList<store::NewMessage>>(converted(*batch));
        store.writeThen(
            priority, [folder, messages](store::Writer &writer) { writer.insertMessages(folder, *messages); },
            [promise](QFuture<void> written) {
                auto rethrow = [&written] { written.waitForFinished(); };
                fulfil(*promise, rethrow);
            });
    });
    return future;
}

} // namespace

HeaderIngest::HeaderIngest(store::Store &store, FolderId folder, store::Priority priority)
    : m_store(store), m_folder(folder), m_priority(priority)
{
}

void HeaderIngest::add(const imap::FetchedMessage &message)
{
    // A FETCH of flags alone may come in between, unasked (RFC 3501 7.4.2).
    if (!message.uid.isValid() || !message.envelope) {
        return;
    }
    ++m_received;
    m_uids.append(message.uid);
    m_batch.append(message);
    if (m_batch.size() >= batchSize) {
        flush();
    }
}

void HeaderIngest::flush()
{
    if (m_batch.isEmpty()) {
        return;
    }
    auto batch = std::make_shared<const QList<imap::FetchedMessage>>(std::exchange(m_batch, {}));
    m_writes.append(convertAndWrite(m_store, m_folder, m_priority, batch));
}

QCoro::Task<void> HeaderIngest::finish()
{
    flush();
    std::exception_ptr failure;
    for (QFuture<void> &write : m_writes) {
        try {
            co_await write;
        } catch (...) {
            failure = failure ? failure : std::current_exception();
        }
    }
    m_writes.clear();
    if (failure) {
        std::rethrow_exception(failure);
    }
}

} // namespace waxwing::sync
