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
    std::unique_ptr<QThread> m_thread;
};

} // namespace waxwing::store
