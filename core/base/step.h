// Numbered steps: before and after every durable write and every network send. The crash harness
// (tests/harness) runs a scenario, counts its steps, and then has the program die at each of them.
//
// Armed by the environment, which is read once, when the program is loaded:
//   WAXWING_STEP_LOG=FILE     appends a line for every step: its number and name
//   WAXWING_STEP_DIE=N        ends the process at step N, counted from 1 over all threads
//   WAXWING_STEP_DIE_BY=exit  how: _exit() (the default), "kill" for SIGKILL, "stop" for SIGSTOP: then it only
//                             waits for a SIGCONT, and the test does something to it or to the server meanwhile
//
// Safe in release builds: without these variables a step is one branch on a constant that is never true, and
// with them it does only what whoever can set them can do anyway: end a process of their own. A step carries a
// fixed name, never an address, a path or any content, and changes nothing that is written or sent.
// Any thread.
#pragma once

namespace waxwing {

extern const bool stepsArmed;

// The slow half; use the two below.
void reachStep(const char *when, const char *what);

inline void stepBefore(const char *what)
{
    if (stepsArmed) [[unlikely]] {
        reachStep("before", what);
    }
}

inline void stepAfter(const char *what)
{
    if (stepsArmed) [[unlikely]] {
        reachStep("after", what);
    }
}

} // namespace waxwing
