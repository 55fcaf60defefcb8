// Holds a job of the store until its continuations are attached. Qt 6.4 runs a continuation twice, the second time on
// a moved-from promise, when one thread attaches it while another is between finishing the future and running what
// is attached (QFutureInterfaceBase::setContinuation); seen as a crash of one command in some thousands.
#pragma once

#include <QSemaphore>

#include <memory>

namespace waxwing::sync {

class Gate {
public:
    // The job's first line. The thread that opens it must not be waiting for the job.
    void pass() const { m_opened->acquire(); }
    void open() const { m_opened->release(); }

private:
    std::shared_ptr<QSemaphore> m_opened = std::make_shared<QSemaphore>(0);
};

} // namespace waxwing::sync
