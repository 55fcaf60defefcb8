#include "core/pop3/reader.h"

#include "core/base/error.h"

#include <QCoreApplication>

#include <cstring>

namespace waxwing::pop3 {

void Reader::feed(const QByteArray &octets)
{
    m_buffer += octets;
}

std::optional<Response> Reader::nextStatus()
{
    const qsizetype end = m_buffer.indexOf('\n', m_scanned);
    if ((end < 0 ? m_buffer.size() : end) > maximumLine) {
        const QString summary
            = QCoreApplication::translate("pop3::Reader", "The server's answer cannot be understood.");
        throw Error(ErrorKind::Protocol, summary, QStringLiteral("status line too long"));
    }
    m_scanned = end < 0 ? m_buffer.size() : 0;
    if (end < 0) {
        return std::nullopt;
    }
    QByteArray line = m_buffer.left(end);
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    m_buffer.remove(0, end + 1);
    return Response::fromLine(line);
}

// Only CRLF begins a line here: with a bare LF before it a "." belongs to the message, or a message could
// end its own transfer and have the rest of it taken for answers.
bool Reader::readBody(const Sink &sink)
{
    const char *data = m_buffer.constData();
    const qsizetype size = m_buffer.size();
    qsizetype from = 0; // first octet not yet given to the sink
    qsizetype i = 0;
    const auto give = [&](qsizetype to) {
        if (to > from) {
            sink(QByteArrayView(data + from, to - from));
        }
        from = to;
    };
    while (i < size) {
        const char c = data[i];
        switch (m_place) {
        case Place::LineStart:
            if (c == '.') {
                give(i);
                from = ++i; // a stuffed dot, or the last one: not part of the message either way
                m_place = Place::Dot;
            } else {
                m_place = Place::Line;
            }
            break;
        case Place::Dot:
            m_place = c == '\r' ? Place::DotCr : Place::Line;
            i += c == '\r' ? 1 : 0;
            from = i;
            break;
        case Place::DotCr:
            if (c == '\n') {
                m_buffer.remove(0, i + 1);
                m_place = Place::LineStart;
                return true;
            }
            sink("\r"); // a line that begins with ".CR": the CR held back is the message's
            m_place = c == '\r' ? Place::Cr : Place::Line;
            i += c == '\r' ? 1 : 0;
            break;
        case Place::Cr:
            m_place = c == '\n' ? Place::LineStart : c == '\r' ? Place::Cr : Place::Line;
            ++i;
            break;
        case Place::Line: {
            const void *found = std::memchr(data + i, '\r', size_t(size - i));
            i = found ? static_cast<const char *>(found) - data + 1 : size;
            m_place = found ? Place::Cr : Place::Line;
            break;
        }
        }
    }
    give(size);
    m_buffer.clear();
    return false;
}

} // namespace waxwing::pop3
