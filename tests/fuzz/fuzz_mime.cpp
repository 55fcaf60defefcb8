// A message to what a reader shows, and on to search text, reply, forward and a draft opened again; headers,
// parameters, addresses and file names on their own. Promises checked: limits kept, blocks in range, a built
// reply has no line that the mail could have smuggled in.
#include "core/base/error.h"
#include "core/mime/document.h"
#include "core/mime/filename.h"
#include "core/mime/outgoing.h"
#include "core/mime/text.h"

#include <algorithm>
#include <cstdlib>

using namespace waxwing;
using namespace waxwing::mime;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void readParts(const QByteArray &input, const Document &document)
{
    require(document.parts.size() <= MaxParts);
    const qsizetype looked = std::min<qsizetype>(document.parts.size(), 20);
    for (const Part &part : document.parts.first(looked)) {
        require(part.size >= 0 && part.size <= input.size());
        require(!part.name.contains(QLatin1Char('/')) && !part.name.contains(QChar(0)));
        partBody(input, part.number);
    }
}

void answer(const QByteArray &input, const Document &document)
{
    const QList<Identity> identities = {{QStringLiteral("Mara"), QStringLiteral("mara@birchmere.example")}};
    for (const Outgoing &message : {reply(document, identities, ReplyTo::All), forward(document, input, identities)}) {
        const BuiltMessage built = build(message, BuildFor::Draft);
        const QByteArray head = built.source.left(built.source.indexOf("\r\n\r\n"));
        require(!head.toLower().contains("\nbcc:"));
        require(std::all_of(built.source.begin(), built.source.end(), [](char c) { return c > 0; }));
    }
}

void readPieces(const QByteArray &input)
{
    RawParameters parameters;
    parseParameterised(input, &parameters);
    decodeParameters(parameters);
    require(!decodeHeader(input).contains(QLatin1Char('\n')));
    require(parseAddressList(input).size() <= MaxMailboxes);
    require(parseReferences(input).size() <= MaxReferences);
    parseDate(input);
    const QString name = safeFileName(QString::fromUtf8(input));
    require(!name.isEmpty() && name.toUtf8().size() <= 200 && safeFileName(name) == name);
    fromMailto(QString::fromUtf8("mailto:" + input));
    const QString text = QString::fromUtf8(input);
    plainTextToHtml(text);
    unflow(flow(text), false);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    const Document document = parseMessage(input);
    readParts(input, document);
    extractText(document);
    preview(document);
    identityNotes(document.envelope);
    try {
        answer(input, document);
        outgoingFromSource(input);
    } catch (const Error &error) {
        require(error.kind() == ErrorKind::Input);
    }
    readPieces(input);
    return 0;
}
