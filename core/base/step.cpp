#include "core/base/step.h"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace waxwing {

namespace {

// Not a code of waxwingctl's, so that a test never takes a death for an answer.
constexpr int deathCode = 86;

struct Plan {
    long dieAt = 0; // 0: never
    int signal = 0; // 0: _exit()
    int log = -1;
};

Plan planOfEnvironment()
{
    Plan plan;
    if (const char *number = std::getenv("WAXWING_STEP_DIE")) {
        plan.dieAt = std::strtol(number, nullptr, 10);
    }
    const char *by = std::getenv("WAXWING_STEP_DIE_BY");
    if (by && std::strcmp(by, "kill") == 0) {
        plan.signal = SIGKILL;
    } else if (by && std::strcmp(by, "stop") == 0) {
        plan.signal = SIGSTOP;
    }
    if (const char *file = std::getenv("WAXWING_STEP_LOG")) {
        plan.log = ::open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    return plan;
}

const Plan plan = planOfEnvironment();
std::atomic<long> counted = 0;

} // namespace

const bool stepsArmed = plan.dieAt > 0 || plan.log >= 0;

void reachStep(const char *when, const char *what)
{
    const long number = ++counted;
    if (plan.log >= 0) {
        char line[128];
        const int length = std::snprintf(line, sizeof line, "%ld %s %s\n", number, when, what);
        // One write a line: appending is atomic among threads. A log that cannot be written is the test's trouble.
        [[maybe_unused]] const ssize_t written = ::write(plan.log, line, size_t(length));
    }
    if (number != plan.dieAt) {
        return;
    }
    if (plan.signal != 0) {
        ::kill(::getpid(), plan.signal);
        return;
    }
    ::_exit(deathCode);
}

} // namespace waxwing
