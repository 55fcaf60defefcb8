// IMAP framer and parser: whatever a server sends, in whatever pieces. The same octets in other pieces must give
// the same responses, and what is held must stay within the limits.
#include "core/imap/framer.h"
#include "core/imap/parser.h"

#include <cstdlib>

using namespace waxwing::imap;

namespace {

// Small, so that the fuzzer reaches every limit.
FramerLimits smallLimits()
{
    FramerLimits limits;
    limits.line = 256;
    limits.fetchLine = 1024;
    limits.numberListLine = 512;
    limits.literal = 128;
    limits.frame = 2048;
    limits.bodyLiteral = 100'000;
    return limits;
}

struct CountingSink final : LiteralSink {
    quint64 octets = 0;
    int finished = 0;
    void write(QByteArrayView chunk) override { octets += quint64(chunk.size()); }
    void finish() override { ++finished; }
};

struct Outcome {
    std::vector<std::size_t> kinds;
    quint64 streamed = 0;
    bool isBroken = false;
    bool operator==(const Outcome &) const = default;
};

Outcome read(QByteArrayView input, qsizetype chunk, const FramerLimits &limits)
{
    CountingSink sink;
    Framer framer([&sink](QByteArrayView, std::uint64_t size) { return size % 2 == 0 ? &sink : nullptr; }, limits);
    Parser parser;
    Outcome outcome;
    for (qsizetype at = 0; at < input.size(); at += chunk) {
        framer.feed(input.sliced(at, qMin(chunk, input.size() - at)));
        while (const auto frame = framer.next()) {
            const Response response = parser.parse(*frame);
            outcome.kinds.push_back(response.index());
        }
        if (!framer.isBroken() && framer.buffered() > limits.frame + 2 * limits.fetchLine + chunk) {
            std::abort();
        }
    }
    outcome.streamed = sink.octets;
    outcome.isBroken = framer.isBroken();
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size < 2) {
        return 0;
    }
    const qsizetype chunk = 1 + data[0];
    const FramerLimits limits = (data[1] & 1) != 0 ? smallLimits() : FramerLimits();
    const QByteArrayView input(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    const Outcome pieces = read(input, chunk, limits);
    // In one piece a line may be found whole that in pieces was already given up: only its report differs.
    if ((data[1] & 1) == 0 && !(pieces == read(input, input.size() + 1, limits))) {
        std::abort();
    }
    return 0;
}
