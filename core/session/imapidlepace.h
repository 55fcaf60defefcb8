// How long an idle link may be left alone: learnt from links that turned out dead, kept by the account for all its
// sessions. NAT gateways drop what is silent after ten minutes, some after five, a few after one. Engine thread.
#pragma once

#include <algorithm>
#include <chrono>

namespace waxwing::session {

class ImapIdlePace {
public:
    static constexpr std::chrono::milliseconds shortest{60'000};

    // Well under the 29 minutes of RFC 2177 3.
    explicit ImapIdlePace(std::chrono::milliseconds longest = std::chrono::milliseconds(270'000))
        : m_longest(longest), m_renewal(longest)
    {
    }

    std::chrono::milliseconds renewal() const { return m_renewal; }
    // A link was found dead that had been silent for so long, without the server having said BYE.
    void lostAfter(std::chrono::milliseconds silent)
    {
        if (silent >= shortest / 2) { // what dies sooner did not die of silence
            m_renewal = std::clamp(silent * 2 / 3, shortest, m_renewal);
        }
    }
    // Another network: nothing is known about its gateways.
    void forget() { m_renewal = m_longest; }

private:
    std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_renewal;
};

} // namespace waxwing::session
