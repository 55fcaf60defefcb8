// Cuts the server's octets into single-line and multi-line responses: RFC 1939 3. Which of both comes next
// only the command that was sent can tell, so the caller asks for one or the other. No I/O.
#pragma once

#include "core/base/octets.h"
#include "core/pop3/response.h"

#include <QByteArrayView>

#include <functional>

namespace waxwing::pop3 {

class Reader {
public:
    static constexpr qsizetype maximumLine = 64_KiB;

    using Sink = std::function<void(QByteArrayView)>;

    void feed(const QByteArray &octets);
    // The next status line. Throws Error{Protocol} for one that is too long or is none.
    std::optional<Response> nextStatus();
    // Hands the octets of a multi-line response to the sink as they are, CRLF kept, dots un-stuffed, the
    // final ".CRLF" left out. True when that came; false when more must be fed. Never holds more than
    // three octets back, so the response may be of any length.
    bool readBody(const Sink &sink);
    // Nothing unread: the condition for STLS.
    bool isEmpty() const { return m_buffer.isEmpty(); }

private:
    // Where in the sequence CRLF . CRLF the body stands; a body begins as after CRLF.
    enum class Place { LineStart, Dot, DotCr, Line, Cr };

    QByteArray m_buffer;
    qsizetype m_scanned = 0;
    Place m_place = Place::LineStart;
};

} // namespace waxwing::pop3
