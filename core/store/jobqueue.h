// A thread that works off jobs, the most urgent first, in the order they came among equals.
#pragma once

#include <QThread>

#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace waxwing::store {

class JobQueue {
public:
    using Job = std::function<void()>;
    static constexpr size_t kPriorities = 3;

    explicit JobQueue(const QString &name);
    // Finishes what was queued.
    ~JobQueue();

    // Work for when nothing is asked for, a short piece a call; returns whether there is more. Called again after
    // every job, since that may have made some. Set before start(); never called once finish() was.
    void setIdleWork(std::function<bool()> work) { m_idleWork = std::move(work); }
    void start();
    void add(size_t priority, Job job); // from any thread; 0 goes first
    void finish();

private:
    void run();
    Job next();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::array<std::deque<Job>, kPriorities> m_jobs;
    bool m_closing = false;
    std::function<bool()> m_idleWork;
    bool m_idle = true; // idle work may be left; its own thread only
    std::unique_ptr<QThread> m_thread;
};

} // namespace waxwing::store
