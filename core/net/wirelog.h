// What went over a connection lately, for the user who reports a problem. Bounded, in memory only.
// Who writes to it takes secrets out first: the session knows which lines hold them (protocols.md, rule 11).
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <deque>

namespace waxwing::net {

enum class Direction { Sent, Received };

struct WireLine {
    Direction direction;
    std::chrono::milliseconds at; // steady time
    QByteArray text; // without line end, cut at maximumLine octets
};

// Owned by whoever shows it; used in the engine thread only.
class WireLog {
public:
    static constexpr qsizetype maximumLine = 1024;

    explicit WireLog(std::size_t capacity = 2000) : m_capacity(capacity) { }

    void add(Direction direction, std::chrono::milliseconds at, QByteArray text);
    QList<WireLine> lines() const; // oldest first
    qint64 linesSent() const { return m_sent; }
    qint64 linesReceived() const { return m_received; }

private:
    std::size_t m_capacity;
    std::deque<WireLine> m_lines;
    qint64 m_sent = 0;
    qint64 m_received = 0;
};

} // namespace waxwing::net
