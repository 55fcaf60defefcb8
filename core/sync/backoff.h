// When to try again: doubling from two seconds to five minutes, with jitter, so that a thousand clients of a
// server that comes back do not all call at once.
#pragma once

#include <chrono>

#include <QtGlobal>

namespace waxwing::sync {

// failures: in a row, from 1. random: 0 … 1.
std::chrono::milliseconds backoff(int failures, double random);

} // namespace waxwing::sync
