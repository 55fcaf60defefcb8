// Raw DEFLATE streams (RFC 1951) as RFC 4978 wants them: flushed so that the peer can read what was written, and read
// with limits, because a server could send a bomb. No I/O.
#pragma once

#include "core/base/octets.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct z_stream_s;

namespace waxwing::net {

class Deflater {
public:
    Deflater();
    ~Deflater();

    // Everything needed to read the octets on the other side, ended by a sync flush (RFC 4978 3).
    QByteArray deflate(QByteArrayView octets);

private:
    std::unique_ptr<z_stream_s> m_stream;
};

struct InflateLimits {
    // Octets given out at a time: what is compressed waits, and costs a thousandth.
    qsizetype output = 256_KiB;
    // Mail compresses to a fifth, lists of flags to a thirtieth, a picture of one colour in base64 to a thousandth.
    quint64 ratio = 200;
    // So much may be inflated at any ratio: then the mean over the whole stream counts.
    quint64 freely = 64_MiB;
};

class Inflater {
public:
    enum class State { Good, Corrupt, Bomb, Ended };

    explicit Inflater(InflateLimits limits = {});
    ~Inflater();

    void feed(QByteArrayView compressed);
    // The next octets, at most InflateLimits::output; empty when more has to be fed, or the state is not Good.
    QByteArray take();
    State state() const { return m_state; }
    // There may be more to take without feeding.
    bool hasMore() const { return m_state == State::Good && (m_hasOutput || m_at < m_input.size()); }
    // Compressed octets held.
    qsizetype buffered() const { return m_input.size() - m_at; }

private:
    InflateLimits m_limits;
    std::unique_ptr<z_stream_s> m_stream;
    QByteArray m_input;
    qsizetype m_at = 0;
    quint64 m_in = 0;
    quint64 m_out = 0;
    bool m_hasOutput = false; // the last call filled its buffer
    State m_state = State::Good;
};

} // namespace waxwing::net
