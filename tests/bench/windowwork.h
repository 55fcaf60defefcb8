// The window at work on a profile of a million messages: opening, scrolling, arrivals, everything starred. What an
// event costs is told by the watchdog of the window tests: the UI thread's CPU time and the time it was blocked.
#pragma once

#include <QString>

namespace waxwing::test {
class WatchedApplication;
}

namespace waxwing::bench {

// Prints its lines; returns what main() returns. emptyMegabytes: of an empty window of Qt's, in the same run.
int workInWindow(test::WatchedApplication &application, const QString &profile, double emptyMegabytes);

// A line with the moment (nanoseconds of the monotonic clock) at which the list, or without an account the first
// page, was painted.
int startAndSay(const QString &profile);

// A line with the megabytes this process holds, with nothing but a window of Qt's.
int sayEmptyWindow();

} // namespace waxwing::bench
