#include "core/net/deflate.h"

#include "core/base/octets.h"

#include <zlib.h>

#include <new>

namespace waxwing::net {

namespace {

constexpr int rawWindow = -15; // RFC 4978 3: no zlib header, the largest window
constexpr int memoryLevel = 8;
constexpr qsizetype outputStep = 16_KiB;

Bytef *writable(QByteArray &buffer, qsizetype at)
{
    return reinterpret_cast<Bytef *>(buffer.data() + at);
}

// zlib's input is not const, but never written to.
Bytef *readable(const char *octets)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(octets));
}

void require(int result)
{
    if (result != Z_OK) {
        throw std::bad_alloc(); // the parameters are constants: only memory can be missing
    }
}

} // namespace

Deflater::Deflater() : m_stream(std::make_unique<z_stream_s>())
{
    require(
        deflateInit2(m_stream.get(), Z_DEFAULT_COMPRESSION, Z_DEFLATED, rawWindow, memoryLevel, Z_DEFAULT_STRATEGY));
}

Deflater::~Deflater()
{
    deflateEnd(m_stream.get());
}

QByteArray Deflater::deflate(QByteArrayView octets)
{
    QByteArray compressed;
    m_stream->next_in = readable(octets.data());
    m_stream->avail_in = uInt(octets.size());
    do {
        const qsizetype before = compressed.size();
        compressed.resize(before + outputStep);
        m_stream->next_out = writable(compressed, before);
        m_stream->avail_out = uInt(outputStep);
        ::deflate(m_stream.get(), Z_SYNC_FLUSH);
        compressed.truncate(compressed.size() - qsizetype(m_stream->avail_out));
    } while (m_stream->avail_out == 0);
    return compressed;
}

Inflater::Inflater(InflateLimits limits) : m_limits(limits), m_stream(std::make_unique<z_stream_s>())
{
    require(inflateInit2(m_stream.get(), rawWindow));
}

Inflater::~Inflater()
{
    inflateEnd(m_stream.get());
}

void Inflater::feed(QByteArrayView compressed)
{
    m_input.remove(0, m_at);
    m_at = 0;
    m_input.append(compressed);
}

QByteArray Inflater::take()
{
    QByteArray octets;
    if (!hasMore()) {
        return octets;
    }
    octets.resize(m_limits.output);
    m_stream->next_in = readable(m_input.constData() + m_at);
    m_stream->avail_in = uInt(m_input.size() - m_at);
    m_stream->next_out = writable(octets, 0);
    m_stream->avail_out = uInt(octets.size());
    const int result = inflate(m_stream.get(), Z_SYNC_FLUSH);
    const qsizetype consumed = m_input.size() - m_at - qsizetype(m_stream->avail_in);
    m_hasOutput = m_stream->avail_out == 0;
    octets.truncate(octets.size() - qsizetype(m_stream->avail_out));
    m_at += consumed;
    m_in += quint64(consumed);
    m_out += quint64(octets.size());
    if (result == Z_STREAM_END) {
        m_state = State::Ended; // the session ends with the connection, never before
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
        m_state = State::Corrupt;
    } else if (m_out > m_limits.freely && m_out / m_limits.ratio > m_in) {
        m_state = State::Bomb;
    }
    return m_state == State::Bomb ? QByteArray() : octets;
}

} // namespace waxwing::net
