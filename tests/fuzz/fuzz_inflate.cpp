// What a server claims to have compressed: no more comes out than the limits allow, in whatever pieces it goes in, and
// what was deflated here inflates to itself.
#include "core/net/deflate.h"

#include <QString>

#include <cstdlib>

using namespace waxwing::net;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

InflateLimits smallLimits()
{
    InflateLimits limits;
    limits.output = 512;
    limits.ratio = 20;
    limits.freely = 4096;
    return limits;
}

QByteArray inflateAll(QByteArrayView compressed, qsizetype chunk, InflateLimits limits, Inflater::State &state)
{
    Inflater inflater(limits);
    QByteArray all;
    for (qsizetype at = 0; at < compressed.size(); at += chunk) {
        inflater.feed(compressed.sliced(at, qMin(chunk, compressed.size() - at)));
        while (inflater.hasMore()) {
            const QByteArray part = inflater.take();
            require(part.size() <= limits.output);
            all += part;
        }
        require(quint64(all.size()) <= limits.freely + limits.ratio * quint64(at + chunk) + quint64(limits.output));
    }
    state = inflater.state();
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size < 1) {
        return 0;
    }
    const qsizetype chunk = 1 + data[0];
    const QByteArrayView input(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    Inflater::State state = Inflater::State::Good;
    const QByteArray pieces = inflateAll(input, chunk, smallLimits(), state);
    Inflater::State whole = Inflater::State::Good;
    const QByteArray atOnce = inflateAll(input, input.size() + 1, smallLimits(), whole);
    if (state == Inflater::State::Good && whole == Inflater::State::Good) {
        require(pieces == atOnce);
    }
    Deflater deflater;
    const QByteArray deflated = deflater.deflate(input) + deflater.deflate(input);
    const QByteArray again = inflateAll(deflated, chunk, InflateLimits(), state);
    require(state == Inflater::State::Good && again == input.toByteArray() + input.toByteArray());
    return 0;
}
