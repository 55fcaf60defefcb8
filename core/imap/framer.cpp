#include "core/imap/framer.h"

#include <QString>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace waxwing::imap {

namespace {

// Enough to name a response: "* 4294967295 FETCH (UID 4294967295 ".
constexpr qsizetype skippedHeadOctets = 256;
// Longest "{n+}" that can announce a literal: 20 digits of a 64-bit number, and room for a sign or exponent.
constexpr qsizetype literalMarkOctets = 32;
constexpr std::uint64_t firstRefusedSize = 1ull << 32; // RFC 3501 number: 32 bits, unsigned

struct LiteralMark {
    enum class Kind { None, Literal, Bad, Unbounded };
    Kind kind = Kind::None;
    qsizetype begin = 0; // of "{" or "~{"
    std::uint64_t size = 0;
};

// "{n}", "{n+}" (RFC 7888) or "~{n}" (RFC 3516) at the end of a line.
LiteralMark literalMark(QByteArrayView line)
{
    LiteralMark mark;
    if (!line.endsWith('}')) {
        return mark;
    }
    const QByteArrayView tail = line.last(std::min(line.size(), literalMarkOctets));
    const qsizetype brace = tail.lastIndexOf('{');
    if (brace < 0) {
        return mark;
    }
    QByteArrayView digits = tail.sliced(brace + 1).chopped(1);
    if (digits.endsWith('+')) {
        digits.chop(1);
    }
    mark.begin = line.size() - tail.size() + brace;
    if (mark.begin > 0 && line[mark.begin - 1] == '~') {
        --mark.begin;
    }
    const char *const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, mark.size);
    if (error == std::errc::result_out_of_range
        || (stop == end && error == std::errc() && mark.size >= firstRefusedSize)) {
        mark.kind = LiteralMark::Kind::Unbounded;
    } else if (error == std::errc() && stop == end) {
        mark.kind = LiteralMark::Kind::Literal;
    } else if (stop != digits.data() || digits.startsWith('-') || digits.isEmpty()) {
        mark.kind = LiteralMark::Kind::Bad;
    }
    return mark;
}

// The human text of these may end in "{5}" and means nothing by it; only other untagged data has literals.
bool mayHaveLiterals(QByteArrayView frame)
{
    if (!frame.startsWith("* ")) {
        return false;
    }
    const QByteArrayView rest = frame.sliced(2);
    for (const char *const condition : {"OK", "NO", "BAD", "BYE", "PREAUTH"}) {
        const auto length = qsizetype(std::strlen(condition));
        if (rest.size() > length && rest[length] == ' ' && qstrnicmp(rest.data(), length, condition, length) == 0) {
            return false;
        }
    }
    return true;
}

bool endsWithName(QByteArrayView text, QByteArrayView name)
{
    return text.size() > name.size()
        && qstrnicmp(text.data() + text.size() - name.size(), name.size(), name.data(), name.size()) == 0
        && (text[text.size() - name.size() - 1] == ' ' || text[text.size() - name.size() - 1] == '(');
}

// Does the literal that follows hold message content: BODY[…], BODY[…]<0>, BINARY[…], RFC822, RFC822.TEXT…?
bool announcesBody(QByteArrayView head)
{
    while (head.endsWith(' ')) {
        head.chop(1);
    }
    if (head.endsWith('>')) {
        const qsizetype open = head.lastIndexOf('<');
        head = open < 0 ? head : head.first(open);
    }
    if (!head.endsWith(']')) {
        return endsWithName(head, "RFC822") || endsWithName(head, "RFC822.TEXT") || endsWithName(head, "RFC822.HEADER");
    }
    const qsizetype bracket = head.lastIndexOf('[');
    return bracket > 0 && (endsWithName(head.first(bracket), "BODY") || endsWithName(head.first(bracket), "BINARY"));
}

} // namespace

Framer::Framer(SinkChooser chooser, FramerLimits limits) : m_chooser(std::move(chooser)), m_limits(limits) { }

bool Framer::isEmpty() const
{
    const qsizetype consumed = m_frameGiven ? m_scan : m_pos;
    return consumed == m_buffer.size() && m_state == State::Line && (m_frameGiven || (m_held.isEmpty() && !m_skipping));
}

QByteArray Framer::takeUnread()
{
    dropConsumed();
    const QByteArray unread = m_buffer.mid(m_pos);
    m_buffer.clear();
    m_pos = m_scan = m_searched = 0;
    return unread;
}

void Framer::feed(QByteArrayView bytes)
{
    dropConsumed();
    if (m_pos > 0) {
        m_buffer.remove(0, m_pos);
        m_scan -= m_pos;
        m_searched -= m_pos;
        m_pos = 0;
        if (m_buffer.capacity() > m_limits.fetchLine && m_buffer.size() < m_limits.line) {
            m_buffer.squeeze(); // one huge SEARCH must not cost its memory for ever
        }
    }
    m_buffer.append(bytes);
}

std::optional<Frame> Framer::next()
{
    dropConsumed();
    std::optional<Frame> frame;
    bool progress = true;
    while (!frame && progress && m_state != State::Broken) {
        progress = m_state == State::Literal ? readLiteral() : readLine(frame);
    }
    return frame;
}

bool Framer::readLine(std::optional<Frame> &frame)
{
    const char *const data = m_buffer.constData();
    const qsizetype size = m_buffer.size();
    const void *const found
        = m_searched < size ? std::memchr(data + m_searched, '\n', size_t(size - m_searched)) : nullptr;
    const qsizetype lineEnd = found ? static_cast<const char *>(found) - data : size;
    if (!m_skipping && m_lineOctets + lineEnd - m_scan > m_limits.line
        && m_lineOctets + lineEnd - m_scan > lineLimit()) {
        beginSkipping();
    }
    if (!found) {
        m_searched = size;
        if (m_skipping) {
            dropSkipped();
        }
        return false;
    }
    // A bare LF ends a line too: no valid response has one inside a line.
    const bool hasCr = lineEnd > m_scan && data[lineEnd - 1] == '\r';
    return endLine(hasCr ? lineEnd - 1 : lineEnd, lineEnd + 1, frame);
}

bool Framer::endLine(qsizetype lineEnd, qsizetype next, std::optional<Frame> &frame)
{
    const QByteArrayView line = QByteArrayView(m_buffer).sliced(m_scan, lineEnd - m_scan);
    LiteralMark mark = literalMark(line);
    if (mark.kind != LiteralMark::Kind::None && !mayHaveLiterals(m_skipping ? m_skippedHead : frameStart())) {
        mark.kind = LiteralMark::Kind::None;
    }
    const qsizetype markAt = m_scan + mark.begin;
    m_lineOctets += line.size();
    m_scan = next;
    m_searched = next;
    switch (mark.kind) {
    case LiteralMark::Kind::None:
        frame = endFrame(m_skipping ? Frame::Status::TooLong : Frame::Status::Complete, lineEnd);
        break;
    case LiteralMark::Kind::Bad:
        frame = endFrame(m_skipping ? Frame::Status::TooLong : Frame::Status::BadLiteral, lineEnd);
        break;
    case LiteralMark::Kind::Unbounded: m_state = State::Broken; break;
    case LiteralMark::Kind::Literal:
        m_state = State::Literal;
        m_literalLeft = mark.size;
        beginLiteral(markAt, mark.size);
        break;
    }
    return true;
}

void Framer::beginLiteral(qsizetype markAt, std::uint64_t size)
{
    m_keep = Keep::Skipped;
    if (m_skipping) {
        return;
    }
    m_sink = chooseSink(markAt, size);
    if (m_sink) {
        m_keep = Keep::Streamed;
        m_held.append(m_buffer.constData() + m_pos, m_scan - m_pos);
        m_pos = m_scan;
        m_streamed.push_back({m_held.size(), size});
        return;
    }
    const auto frameSize = std::uint64_t(m_held.size() + m_scan - m_pos);
    if (size > std::uint64_t(m_limits.literal) || frameSize + size > std::uint64_t(m_limits.frame)) {
        beginSkipping();
        m_pos = m_scan;
    } else {
        m_keep = Keep::InFrame;
    }
}

LiteralSink *Framer::chooseSink(qsizetype markAt, std::uint64_t size) const
{
    const QByteArrayView part = QByteArrayView(m_buffer).sliced(m_pos, markAt - m_pos);
    if (!m_chooser || size > m_limits.bodyLiteral || !announcesBody(part)) {
        return nullptr;
    }
    if (m_held.isEmpty()) {
        return m_chooser(part, size);
    }
    QByteArray whole = m_held;
    whole.append(part);
    return m_chooser(whole, size);
}

bool Framer::readLiteral()
{
    const auto available = std::uint64_t(m_buffer.size() - m_scan);
    if (m_keep == Keep::InFrame && available < m_literalLeft) {
        return false;
    }
    const auto octets = qsizetype(std::min(available, m_literalLeft));
    if (octets == 0 && m_literalLeft > 0) {
        return false;
    }
    if (m_keep == Keep::Streamed && octets > 0) {
        m_sink->write(QByteArrayView(m_buffer).sliced(m_scan, octets));
    }
    m_literalLeft -= std::uint64_t(octets);
    m_scan += octets;
    m_searched = m_scan;
    if (m_keep != Keep::InFrame) {
        m_pos = m_scan;
    }
    if (m_literalLeft == 0) {
        m_state = State::Line;
        if (m_keep == Keep::Streamed) {
            std::exchange(m_sink, nullptr)->finish();
        }
    }
    return true;
}

void Framer::beginSkipping()
{
    const QByteArrayView start = frameStart();
    m_skippedHead = start.first(std::min(skippedHeadOctets, start.size())).toByteArray();
    m_skipping = true;
    m_held.clear();
    m_streamed.clear();
}

// Of a line that is being skipped only its last octets matter: they may announce a literal.
void Framer::dropSkipped()
{
    m_scan = std::max(m_scan, m_buffer.size() - literalMarkOctets - 1);
    m_pos = m_scan;
}

Frame Framer::endFrame(Frame::Status status, qsizetype lineEnd)
{
    Frame frame;
    frame.status = status;
    if (m_skipping) {
        frame.bytes = m_skippedHead;
    } else if (m_held.isEmpty()) {
        frame.bytes = QByteArrayView(m_buffer).sliced(m_pos, lineEnd - m_pos);
    } else {
        m_held.append(m_buffer.constData() + m_pos, lineEnd - m_pos);
        frame.bytes = m_held;
    }
    frame.streamed = std::move(m_streamed);
    m_frameGiven = true;
    return frame;
}

QByteArrayView Framer::frameStart() const
{
    return m_held.isEmpty() ? QByteArrayView(m_buffer).sliced(m_pos) : QByteArrayView(m_held);
}

void Framer::dropConsumed()
{
    if (!m_frameGiven) {
        return;
    }
    m_frameGiven = false;
    m_pos = m_scan;
    m_lineOctets = 0;
    m_held.resize(0);
    m_streamed.clear();
    m_skipping = false;
}

qsizetype Framer::lineLimit() const
{
    const QByteArrayView start = frameStart();
    if (!start.startsWith("* ") || start.size() < 3) {
        return m_limits.line;
    }
    QByteArrayView word = start.sliced(2, std::min<qsizetype>(start.size() - 2, 24));
    for (const QByteArrayView name : {"SEARCH", "ESEARCH", "VANISHED", "SORT", "THREAD"}) {
        if (word.size() >= name.size() && qstrnicmp(word.data(), name.size(), name.data(), name.size()) == 0) {
            return m_limits.numberListLine;
        }
    }
    while (!word.isEmpty() && word.front() >= '0' && word.front() <= '9') {
        word = word.sliced(1);
    }
    return word.size() >= 6 && qstrnicmp(word.data(), 6, " FETCH", 6) == 0 ? m_limits.fetchLine : m_limits.line;
}

} // namespace waxwing::imap
