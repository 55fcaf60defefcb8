// A small random generator whose sequence is the same on every machine and Qt version (SplitMix64).
#pragma once

#include <QList>

#include <cstdint>

namespace samplemail {

class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) { }

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    int below(int bound) { return int(next() % std::uint64_t(bound)); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T> const T &pick(const QList<T> &list) { return list[below(int(list.size()))]; }

private:
    std::uint64_t m_state;
};

} // namespace samplemail
