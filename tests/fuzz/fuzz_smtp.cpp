// SMTP replies in chunks, and the data encoder against its own promise: no bare CR or LF, no early dot.
#include "core/base/error.h"
#include "core/smtp/capabilities.h"
#include "core/smtp/data.h"

#include <cstdlib>

using namespace waxwing;

namespace {

void parseReplies(const QByteArray &input, qsizetype chunk)
{
    smtp::ReplyParser parser;
    try {
        for (qsizetype i = 0; i < input.size(); i += chunk) {
            parser.feed(input.mid(i, chunk));
            while (const auto reply = parser.next()) {
                smtp::Capabilities::fromEhlo(*reply).sizeLimit();
                reply->text();
            }
        }
    } catch (const Error &) {
    }
}

void encodeData(const QByteArray &input, qsizetype chunk)
{
    smtp::DataEncoder encoder;
    smtp::MessageScan scan;
    QByteArray wire;
    for (qsizetype i = 0; i < input.size(); i += chunk) {
        const QByteArray piece = input.mid(i, chunk);
        wire += encoder.encode(piece);
        scan.feed(piece);
    }
    wire += encoder.finish();
    const QByteArray framed = "\r\n" + wire;
    const bool endsEarly = framed.indexOf("\r\n.\r\n") != framed.size() - 5;
    QByteArray rest = wire;
    rest.replace("\r\n", "");
    if (endsEarly || rest.contains('\r') || rest.contains('\n') || scan.size() > wire.size() - 3) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    const qsizetype chunk = data[0] + 1;
    const QByteArray input(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    parseReplies(input, chunk);
    encodeData(input, chunk);
    return 0;
}
