// One reader thread of the store with its connection. Its kept positions follow what was committed, instead of being
// found again.
#pragma once

#include "core/store/changeset.h"
#include "core/store/jobqueue.h"
#include "core/store/reader.h"
#include "core/store/store.h"

#include <mutex>

namespace waxwing::store {

class ReadSide {
public:
    ReadSide(const StorePaths &paths, const QString &name) : m_paths(paths), m_queue(name) { }

    void start() { m_queue.start(); }
    // Finishes what was queued, then closes the connection.
    void finish();
    // Any thread. The job gets the reader, or why there is none.
    void add(std::function<void(Reader *reader, std::exception_ptr failure)> job);
    // Writer thread: a commit that the reader has not taken along.
    void note(const ChangeSet &changes);

private:
    Reader &upToDate();

    StorePaths m_paths;
    JobQueue m_queue;
    std::unique_ptr<Reader> m_reader; // its own thread only
    std::mutex m_mutex;
    QList<ChangeSet> m_changes;
};

} // namespace waxwing::store
