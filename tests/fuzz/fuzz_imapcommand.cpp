// What the encoder writes must read back as what it was given, and never be more than one command line.
#include "core/base/error.h"
#include "core/imap/command.h"
#include "core/imap/framer.h"
#include "core/imap/mailboxname.h"
#include "core/imap/parser.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

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

// Any command any caller can put together: read back as RFC 3501 9 has it, it is one command and nothing behind it.
// Literals are skipped by their count; outside of them there is one line end, the last.
void isOneCommand(const Command &command)
{
    QByteArray wire = "A1 ";
    for (const CommandPart &part : command.parts) {
        wire += part.octets;
    }
    qsizetype at = 0;
    while (true) {
        const qsizetype lineEnd = wire.indexOf("\r\n", at);
        require(lineEnd >= 0);
        const QByteArrayView line = QByteArrayView(wire).sliced(at, lineEnd - at);
        require(!line.contains('\r') && !line.contains('\n') && !line.contains('\0'));
        const qsizetype brace = line.lastIndexOf('{');
        at = lineEnd + 2;
        if (!line.endsWith('}') || brace < 0) {
            require(at == wire.size());
            return;
        }
        QByteArrayView digits = line.sliced(brace + 1).chopped(1);
        if (digits.endsWith('+')) {
            digits.chop(1);
        }
        bool isNumber = false;
        const qlonglong octets = digits.toByteArray().toLongLong(&isNumber);
        if (!isNumber) { // a quoted string may end so
            require(at == wire.size());
            return;
        }
        require(octets >= 0 && octets <= wire.size() - at);
        at += octets;
    }
}

// One argument after the other, of the kinds and with the texts that the octets say.
void anyArguments(const uint8_t *data, std::size_t size, EncoderOptions options)
{
    CommandBuilder builder("UID FETCH", options);
    int depth = 0;
    try {
        for (std::size_t at = 0; at + 1 < size;) {
            const int kind = data[at] % 10;
            const std::size_t length = std::min<std::size_t>(data[at + 1], size - at - 2);
            const QByteArray text(reinterpret_cast<const char *>(data) + at + 2, qsizetype(length));
            at += 2 + length;
            switch (kind) {
            case 0: builder.atom(text); break;
            case 1: builder.number(quint64(length)); break;
            case 2: builder.uids(UidSet::parse(text).value_or(UidSet())); break;
            case 3: builder.astring(text); break;
            case 4: builder.string(text); break;
            case 5: builder.nstring(text); break;
            case 6: builder.flags({text}); break;
            case 7: builder.secret(text); break;
            case 8:
                builder.open();
                ++depth;
                break;
            default: builder.message(std::make_shared<const QByteArray>(text)); break;
            }
        }
    } catch (const Error &) {
        return; // refused, which is as good
    }
    while (depth-- > 0) {
        builder.close();
    }
    isOneCommand(builder.build());
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
    anyArguments(data + 1, size - 1, options);
    const QString name = decodedMailboxName(text, options.utf8);
    const QByteArray raw = encodedMailboxName(name, false);
    require(decodedMailboxName(raw, false) == name || !name.isValidUtf16());
    if (const auto set = UidSet::parse(text)) {
        require(UidSet::parse(set->toByteArray()) == set || set->toByteArray().contains('*'));
    }
    return 0;
}
