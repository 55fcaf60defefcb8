#include "core/store/jobqueue.h"

namespace waxwing::store {

JobQueue::JobQueue(const QString &name) : m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(name);
}

JobQueue::~JobQueue()
{
    finish();
}

void JobQueue::start()
{
    m_thread->start();
}

void JobQueue::add(size_t priority, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs[priority].push_back(std::move(job));
    }
    m_wake.notify_one();
}

void JobQueue::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    m_thread->wait();
}

JobQueue::Job JobQueue::next()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        for (std::deque<Job> &jobs : m_jobs) {
            if (!jobs.empty()) {
                Job job = std::move(jobs.front());
                jobs.pop_front();
                m_idle = true;
                return job;
            }
        }
        if (m_closing) {
            return {};
        }
        if (m_idleWork && m_idle) {
            return [this] { m_idle = m_idleWork(); };
        }
        m_wake.wait(lock);
    }
}

void JobQueue::run()
{
    while (const Job job = next()) {
        job();
    }
}

} // namespace waxwing::store
