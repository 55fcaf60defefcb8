// What the encoder writes must read back as what it was given, and never be more than one command line.
#include "core/base/error.h"
#include "core/imap/command.h"
#include "core/imap/framer.h"
#include "core/imap/mailboxname.h"
#include "core/imap/parser.h"

#include <cstdlib>

using namespace waxwing;
using namespace waxwing::imap;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

// As a server would send the name back in LIST.
void mailboxReadsBack(const QByteArray &name, EncoderOptions options)
{
    CommandBuilder builder("* LIST () \"/\"", options);
    QByteArray wire;
    try {
        builder.astring(name);
    } catch (const Error &) {
        require(name.contains('\r') || name.contains('\n') || name.contains('\0'));
        return;
    }
    for (const CommandPart &part : builder.build().parts) {
        wire += part.octets;
    }
    Framer framer;
    Parser parser;
    framer.feed(wire);
    const auto frame = framer.next();
    require(frame.has_value());
    const Response response = parser.parse(*frame);
    const auto *const list = std::get_if<ListResponse>(&response);
    require(list && list->mailbox.rawName == name && !framer.next());
}

void flagsStayOnTheirLine(const QByteArray &flag)
{
    CommandBuilder builder("UID STORE", {});
    try {
        const Command command = builder.uids(UidSet::range(Uid(1), Uid(2))).atom("FLAGS.SILENT").flags({flag}).build();
        require(command.parts.size() == 1 && command.parts.first().octets.count('\n') == 1);
    } catch (const Error &) {
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size < 1) {
        return 0;
    }
    const EncoderOptions options{(data[0] & 1) != 0, (data[0] & 2) != 0, (data[0] & 4) != 0};
    const QByteArray text(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    mailboxReadsBack(text, options);
    flagsStayOnTheirLine(text);
    const QString name = decodedMailboxName(text, options.utf8);
    const QByteArray raw = encodedMailboxName(name, false);
    require(decodedMailboxName(raw, false) == name || !name.isValidUtf16());
    if (const auto set = UidSet::parse(text)) {
        require(UidSet::parse(set->toByteArray()) == set || set->toByteArray().contains('*'));
    }
    return 0;
}
