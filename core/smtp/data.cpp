#include "core/smtp/data.h"

#include <algorithm>
#include <utility>

namespace waxwing::smtp {

QByteArray DataEncoder::encode(QByteArrayView chunk)
{
    QByteArray out;
    out.reserve(chunk.size() + chunk.size() / 64 + 2);
    for (const char c : chunk) {
        append(out, c);
    }
    return out;
}

void DataEncoder::append(QByteArray &out, char c)
{
    const bool wasAfterCr = std::exchange(m_isAfterCr, c == '\r');
    if (c == '\r' || (c == '\n' && !wasAfterCr)) {
        out += "\r\n";
        m_isLineStart = true;
    } else if (c != '\n') {
        if (m_isLineStart && c == '.') {
            out += '.';
        }
        out += c;
        m_isLineStart = false;
    }
}

QByteArray DataEncoder::finish()
{
    return m_isLineStart ? ".\r\n" : "\r\n.\r\n";
}

void MessageScan::feed(QByteArrayView chunk)
{
    for (const char c : chunk) {
        const bool wasAfterCr = std::exchange(m_isAfterCr, c == '\r');
        if (c == '\r' || (c == '\n' && !wasAfterCr)) {
            endLine();
        } else if (c != '\n') {
            ++m_line;
            m_hasEightBit = m_hasEightBit || static_cast<unsigned char>(c) >= 0x80;
            m_hasNul = m_hasNul || c == '\0';
        }
    }
}

void MessageScan::endLine()
{
    m_size += m_line + 2;
    m_longest = std::max(m_longest, m_line);
    m_line = 0;
}

qint64 MessageScan::size() const
{
    return m_size + (m_line > 0 ? m_line + 2 : 0);
}

qint64 MessageScan::longestLine() const
{
    return std::max(m_longest, m_line);
}

} // namespace waxwing::smtp
