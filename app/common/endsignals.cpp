#include "app/common/endsignals.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

namespace waxwing::app {

namespace {

std::atomic_int lastSignal = 0;

struct Pipe {
    Pipe()
    {
        if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
            std::abort(); // out of descriptors before anything was begun
        }
    }
    int ends[2]{};
};

const Pipe &thePipe()
{
    static const Pipe pipe;
    return pipe;
}

// Only what signal-safety(7) allows. The octet is never read: the pipe stays readable for all who poll.
void note(int number)
{
    const int before = errno;
    lastSignal = number;
    [[maybe_unused]] const ssize_t written = ::write(thePipe().ends[1], "", 1);
    errno = before;
}

} // namespace

EndSignals::EndSignals(QObject *parent) : QObject(parent), m_notifier(descriptor(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier.setEnabled(false);
        Q_EMIT came();
    });
    struct sigaction action { };
    action.sa_handler = note;
    action.sa_flags = SA_RESTART | int(SA_RESETHAND);
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        ::sigaction(numbers[n], nullptr, &m_before[n]);
        if (m_before[n].sa_handler != SIG_IGN) {
            ::sigaction(numbers[n], &action, nullptr);
        }
    }
}

EndSignals::~EndSignals()
{
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        ::sigaction(numbers[n], &m_before[n], nullptr);
    }
}

int EndSignals::number()
{
    return lastSignal;
}

int EndSignals::descriptor()
{
    return thePipe().ends[0];
}

void EndSignals::die()
{
    const int number = EndSignals::number();
    std::signal(number, SIG_DFL);
    ::raise(number);
    std::_Exit(128 + number); // it was blocked
}

} // namespace waxwing::app
