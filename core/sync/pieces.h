// What one job of the writer would take too long for, a verb on a million messages or its undo, as many jobs one
// after the other: what others ask of the writer gets in between. Used from any thread.
#pragma once

#include "core/store/store.h"
#include "core/sync/verbs.h"

#include <QMutex>
#include <QPromise>
#include <QWaitCondition>

#include <functional>
#include <memory>

namespace waxwing::sync {

class Pieces {
public:
    static constexpr qsizetype pieceSize = longVerb; // messages

    explicit Pieces(store::Store &store) : m_store(store) { }
    ~Pieces() { stopAndWait(); }
    Pieces(const Pieces &) = delete;
    Pieces &operator=(const Pieces &) = delete;

    struct Piece {
        verbs::Performed performed;
        qint64 done = 0; // messages, of all pieces so far
        qint64 of = 0; // in all; the future has progress where this is more than one piece
        QString doing; // the progress's text
        bool isLast = true;
    };
    struct Work {
        // A job of the writer.
        std::function<Piece(store::Writer &)> next;
        // The last job of what was stopped: says in what it leaves how far it got; changes no mail.
        std::function<Piece(store::Writer &)> stopped;
        // After its commit, on the writer's thread; the last piece's is the future's result.
        std::function<Applied(const verbs::Performed &)> committed;
    };
    // An error ends it; what earlier pieces did stands.
    QFuture<Applied> run(Work work);

    // Whatever is under way ends after its present piece; its future is then ready, with what was done.
    void stop();
    // Not for the writer's thread.
    void stopAndWait();

private:
    struct Run;
    void step(const std::shared_ptr<Run> &run);
    void take(const std::shared_ptr<Run> &run, const QFuture<verbs::Performed> &written);
    void end(const std::shared_ptr<Run> &run);

    store::Store &m_store;
    QMutex m_mutex;
    QWaitCondition m_ended;
    QList<std::shared_ptr<Run>> m_runs;
};

} // namespace waxwing::sync
