// POP3 status lines, multi-line bodies and listings in chunks; a body must not depend on where it was cut.
#include "core/base/error.h"
#include "core/pop3/listing.h"
#include "core/pop3/reader.h"

#include <cstdlib>

using namespace waxwing;

namespace {

QByteArray bodyOf(const QByteArray &input, qsizetype chunk, bool *isWhole)
{
    pop3::Reader reader;
    QByteArray body;
    const auto sink = [&body](QByteArrayView octets) { body.append(octets.data(), octets.size()); };
    for (qsizetype i = 0; i < input.size() && !*isWhole; i += chunk) {
        reader.feed(input.mid(i, chunk));
        *isWhole = reader.readBody(sink);
    }
    return body;
}

void readStatuses(const QByteArray &input, qsizetype chunk)
{
    pop3::Reader reader;
    try {
        for (qsizetype i = 0; i < input.size(); i += chunk) {
            reader.feed(input.mid(i, chunk));
            while (const auto response = reader.nextStatus()) {
                response->toString();
            }
        }
    } catch (const Error &) {
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    const qsizetype chunk = data[0] % 32 + 1;
    const QByteArray input(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    bool isWholeInChunks = false;
    bool isWholeAtOnce = false;
    const QByteArray inChunks = bodyOf(input, chunk, &isWholeInChunks);
    const QByteArray atOnce = bodyOf(input, input.size() + 1, &isWholeAtOnce);
    if (inChunks != atOnce || isWholeInChunks != isWholeAtOnce) {
        std::abort();
    }
    pop3::parseUidl(atOnce);
    pop3::parseList(atOnce);
    pop3::Capabilities::fromBody(atOnce).saslMechanisms();
    readStatuses(input, chunk);
    return 0;
}
