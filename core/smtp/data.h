// A message on its way through DATA: RFC 5321 4.5.2 and 2.3.8. In chunks, so that it need not be in memory.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace waxwing::smtp {

// Makes every line end CRLF (a bare CR or LF means different things to different servers, and lets a
// message smuggle in another one) and doubles the dot at the beginning of a line.
class DataEncoder {
public:
    QByteArray encode(QByteArrayView chunk);
    // What ends the message: a line end if one is missing, then the final dot.
    QByteArray finish();

private:
    void append(QByteArray &out, char c);

    bool m_isLineStart = true;
    bool m_isAfterCr = false; // a CR was written as CRLF: an LF that follows belongs to it
};

// What the commands before DATA have to say about a message; fed the same chunks.
class MessageScan {
public:
    void feed(QByteArrayView chunk);

    qint64 size() const; // octets with CRLF, without dot-stuffing: RFC 1870 3
    bool hasEightBit() const { return m_hasEightBit; }
    bool hasNul() const { return m_hasNul; }
    qint64 longestLine() const; // octets without CRLF; RFC 5321 4.5.3.1.6 allows 998

private:
    void endLine();

    qint64 m_size = 0;
    qint64 m_line = 0;
    qint64 m_longest = 0;
    bool m_isAfterCr = false;
    bool m_hasEightBit = false;
    bool m_hasNul = false;
};

} // namespace waxwing::smtp
