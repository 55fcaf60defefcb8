#include "core/sync/pieces.h"

#include <QMutexLocker>

#include <atomic>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace waxwing::sync {

struct Pieces::Run {
    Work work;
    QPromise<Applied> promise;
    Piece piece; // the present one
    std::atomic_bool isStopped = false;
};

void Pieces::stopAndWait()
{
    stop();
    QMutexLocker locker(&m_mutex);
    while (!m_runs.isEmpty()) {
        m_ended.wait(&m_mutex);
    }
}

void Pieces::stop()
{
    const QMutexLocker locker(&m_mutex);
    for (const std::shared_ptr<Run> &run : std::as_const(m_runs)) {
        run->isStopped = true;
    }
}

QFuture<Applied> Pieces::run(Work work)
{
    const auto run = std::make_shared<Run>();
    run->work = std::move(work);
    run->promise.start();
    QFuture<Applied> future = run->promise.future();
    {
        const QMutexLocker locker(&m_mutex);
        m_runs.append(run);
    }
    step(run);
    return future;
}

// The first piece is what the person waits for to see; the others are as patient as a sync.
void Pieces::step(const std::shared_ptr<Run> &run)
{
    const bool isFirst = run->piece.done == 0;
    m_store.writeThen(
        isFirst ? store::Priority::User : store::Priority::Background,
        [run](store::Writer &writer) {
            const bool stopped = run->isStopped && run->piece.done > 0;
            run->piece = stopped ? run->work.stopped(writer) : run->work.next(writer);
            return run->piece.performed;
        },
        [this, run](const QFuture<verbs::Performed> &written) { take(run, written); });
}

void Pieces::take(const std::shared_ptr<Run> &run, const QFuture<verbs::Performed> &written)
{
    try {
        const Applied applied = run->work.committed(written.result());
        if (!run->piece.isLast) {
            run->promise.setProgressRange(0, int(run->piece.of));
            run->promise.setProgressValueAndText(int(run->piece.done), run->piece.doing);
            step(run);
            return;
        }
        run->promise.addResult(applied);
    } catch (const Error &) {
        run->promise.setException(std::current_exception());
    }
    run->promise.finish();
    end(run);
}

void Pieces::end(const std::shared_ptr<Run> &run)
{
#ifdef __GLIBC__
    // The heaps of several threads have grown by what a million messages took; it is given back.
    if (run->piece.of > pieceSize) {
        malloc_trim(0);
    }
#endif
    const QMutexLocker locker(&m_mutex);
    m_runs.removeOne(run);
    m_ended.wakeAll();
}

} // namespace waxwing::sync
