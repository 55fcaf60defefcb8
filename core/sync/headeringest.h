// Takes FETCH responses as they arrive, has them decoded in the thread pool and written in chunks, so that
// the engine thread only moves values. One object a FETCH command. Engine thread; the conversion is pool work.
#pragma once

#include "core/imap/types.h"
#include "core/store/store.h"

#include <QCoroTask>

#include <memory>

namespace waxwing::sync {

class HeaderIngest {
public:
    HeaderIngest(store::Store &store, FolderId folder, store::Priority priority);

    void add(const imap::FetchedMessage &message);
    // Writes what is left and waits until everything is committed. Must be awaited whether the FETCH worked or
    // not: what did arrive is true. Throws the first Error{Storage}.
    QCoro::Task<void> finish();

    qint64 received() const { return m_received; }
    const QList<Uid> &uids() const { return m_uids; } // in the order they came

private:
    void flush();

    store::Store &m_store;
    FolderId m_folder;
    store::Priority m_priority;
    QList<imap::FetchedMessage> m_batch;
    QList<QFuture<void>> m_writes;
    QList<Uid> m_uids;
    qint64 m_received = 0;
};

} // namespace waxwing::sync
