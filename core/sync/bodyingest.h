// Takes messages as they have arrived whole, has them read in the thread pool and written in groups, so that the
// engine thread only moves values. Engine thread; the reading is pool work.
#pragma once

#include "core/store/store.h"

#include <QCoroTask>

#include <memory>

namespace waxwing::sync {

class BodyIngest {
public:
    struct Arrived {
        Uid uid;
        std::shared_ptr<store::Body> body;
    };

    BodyIngest(store::Store &store, FolderId folder, store::Priority priority);

    void add(Uid uid, std::shared_ptr<store::Body> body);
    // Writes what is left and waits until everything is committed: how many are held. Must be awaited whether the
    // FETCH worked or not. Throws the first Error{Storage}.
    QCoro::Task<qint64> finish();

private:
    void flush();

    store::Store &m_store;
    FolderId m_folder;
    store::Priority m_priority;
    QList<Arrived> m_group;
    qint64 m_groupOctets = 0;
    QList<QFuture<qint64>> m_writes;
};

} // namespace waxwing::sync
