// Finds where one server response ends, before anything tries to understand it (RFC 3501 2.2.2, 4.3):
// a line, and any literals in it. A response that is too long is skipped up to its end and reported;
// one bad response never costs the connection. No I/O; any chunking of the bytes gives the same frames.
#pragma once

#include "core/base/octets.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace waxwing::imap {

// Where the octets of one body literal go, chunk by chunk, while the response is still arriving.
// finish() is called once all announced octets came; it is not called when the connection is lost.
class LiteralSink {
public:
    virtual ~LiteralSink() = default;
    virtual void write(QByteArrayView octets) = 0;
    virtual void finish() = 0;
};

// A literal that was handed to a sink: `offset` is the place in Frame::bytes right after its "{n}" and
// line end, where its octets would stand.
struct StreamedLiteral {
    qsizetype offset = 0;
    std::uint64_t size = 0;
};

struct Frame {
    enum class Status {
        Complete, // bytes holds the whole response without its last line end
        TooLong, // skipped; bytes holds its first octets, to say which response it was
        BadLiteral, // "{-1}", "{2x}": the line was taken as the end of the response
    };
    Status status = Status::Complete;
    QByteArrayView bytes; // valid until the next call of feed() or next()
    std::vector<StreamedLiteral> streamed;
};

// Octets. A response may be as long as its kind needs, no longer: SEARCH on a million messages is eight
// megabytes on one line, and a BODYSTRUCTURE of five thousand parts half a megabyte; all else is short.
struct FramerLimits {
    qsizetype line = 64_KiB;
    qsizetype fetchLine = 1_MiB;
    qsizetype numberListLine = 32_MiB; // SEARCH, ESEARCH, VANISHED, SORT, THREAD
    qsizetype literal = 1_MiB; // kept inside the frame
    qsizetype frame = 4_MiB; // line and kept literals of one response, but for number lists
    std::uint64_t bodyLiteral = 1024_MiB; // streamed
};

class Framer {
public:
    // Asked when a FETCH response announces the literal of BODY[…], BINARY[…] or RFC822…:
    // `head` is the response so far, up to and without "{". Null keeps the literal in the frame.
    using SinkChooser = std::function<LiteralSink *(QByteArrayView head, std::uint64_t size)>;

    explicit Framer(SinkChooser chooser = {}, FramerLimits limits = {});

    void feed(QByteArrayView bytes);
    // The next response that has arrived whole, or nothing until more is fed.
    std::optional<Frame> next();

    // True once a literal of 2^32 octets or more was announced: no end can be found after it, and what
    // follows could be mail content posing as responses. The connection has to be closed.
    bool isBroken() const { return m_state == State::Broken; }
    // Octets that were fed and belong to no frame handed out yet. STARTTLS needs this to be empty.
    bool isEmpty() const;
    // Takes those octets out. Between two frames only: another encoding begins (RFC 4978 3).
    QByteArray takeUnread();
    // Octets held at the moment.
    qsizetype buffered() const { return m_buffer.size() + m_held.size(); }
    // True while the octets of a literal are outstanding: how long to wait is then another question.
    bool isInLiteral() const { return m_state == State::Literal; }

private:
    enum class State { Line, Literal, Broken };
    enum class Keep { InFrame, Streamed, Skipped };

    bool readLine(std::optional<Frame> &frame);
    bool readLiteral();
    bool endLine(qsizetype lineEnd, qsizetype next, std::optional<Frame> &frame);
    void beginLiteral(qsizetype markAt, std::uint64_t size);
    LiteralSink *chooseSink(qsizetype markAt, std::uint64_t size) const;
    void beginSkipping();
    Frame endFrame(Frame::Status status, qsizetype lineEnd);
    void dropConsumed();
    void dropSkipped();
    qsizetype lineLimit() const;
    QByteArrayView frameStart() const;

    SinkChooser m_chooser;
    FramerLimits m_limits;
    QByteArray m_buffer; // octets not handed out yet, from m_pos
    qsizetype m_pos = 0; // begin of the frame's part that is still in m_buffer
    qsizetype m_scan = 0; // begin of the line or literal being read; before it all belongs to the frame
    qsizetype m_searched = 0; // no line end between m_scan and this
    qsizetype m_lineOctets = 0; // of the frame's earlier lines, without literals
    QByteArray m_held; // the frame's part that was taken out of m_buffer because a literal was streamed
    std::vector<StreamedLiteral> m_streamed;
    State m_state = State::Line;
    Keep m_keep = Keep::InFrame;
    LiteralSink *m_sink = nullptr;
    std::uint64_t m_literalLeft = 0;
    bool m_skipping = false;
    QByteArray m_skippedHead; // what TooLong reports
    bool m_frameGiven = false; // the frame before m_scan was handed out and goes at the next call
};

} // namespace waxwing::imap
