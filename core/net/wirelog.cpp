#include "core/net/wirelog.h"

namespace waxwing::net {

void WireLog::add(Direction direction, std::chrono::milliseconds at, QByteArray text)
{
    (direction == Direction::Sent ? m_sent : m_received) += 1;
    if (text.size() > maximumLine) {
        text.truncate(maximumLine); // also frees a log line from keeping a whole literal alive
        text.append("…");
    }
    if (m_lines.size() == m_capacity) {
        m_lines.pop_front();
    }
    m_lines.push_back(WireLine{direction, at, std::move(text)});
}

QList<WireLine> WireLog::lines() const
{
    return QList<WireLine>(m_lines.cbegin(), m_lines.cend());
}

} // namespace waxwing::net
