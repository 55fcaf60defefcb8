#include "core/store/readside.h"

namespace waxwing::store {

namespace {

constexpr qsizetype kMostChanges = 64;

} // namespace

void ReadSide::finish()
{
    m_queue.finish();
    m_reader.reset();
}

void ReadSide::note(const ChangeSet &changes)
{
    const std::lock_guard lock(m_mutex);
    m_changes << changes;
    if (m_changes.size() > kMostChanges) { // nobody reads: it will find its positions again
        m_changes.clear();
    }
}

Reader &ReadSide::upToDate()
{
    if (!m_reader) {
        m_reader = std::make_unique<Reader>(m_paths);
    }
    QList<ChangeSet> taken;
    {
        const std::lock_guard lock(m_mutex);
        taken.swap(m_changes);
    }
    for (const ChangeSet &changes : std::as_const(taken)) {
        m_reader->apply(changes);
    }
    return *m_reader;
}

void ReadSide::add(std::function<void(Reader *reader, std::exception_ptr failure)> job)
{
    m_queue.add(0, [this, job = std::move(job)] {
        try {
            job(&upToDate(), nullptr);
        } catch (...) {
            job(nullptr, std::current_exception());
        }
    });
}

} // namespace waxwing::store
