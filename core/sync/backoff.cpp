#include "core/sync/backoff.h"

#include <algorithm>

namespace waxwing::sync {

std::chrono::milliseconds backoff(int failures, double random)
{
    constexpr double first = 2'000;
    constexpr double longest = 300'000;
    const double plain = std::min(longest, first * double(1 << std::clamp(failures - 1, 0, 10)));
    return std::chrono::milliseconds(qint64(plain * (0.5 + random)));
}

} // namespace waxwing::sync
