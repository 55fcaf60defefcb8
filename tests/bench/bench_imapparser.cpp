// How fast the codec reads what a first sync of 100 000 messages sends: throughput of framer and parser alone.
// Prints one line a measure; fails (exit 1) above the limit given as the second argument in seconds of CPU time.
#include "core/imap/framer.h"
#include "core/imap/parser.h"

#include <QByteArray>

#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace waxwing::imap;

namespace {

QByteArray fetchRow(int i)
{
    const QByteArray n = QByteArray::number(i);
    const QByteArray from = "((\"Person Number " + n + "\" NIL \"person" + n + "\" \"example.org\"))";
    const QByteArray references = "References: <a" + n + "@mail.example.org>\r\n <b" + n + "@mail.example.org>\r\n\r\n";
    return "* " + n + " FETCH (UID " + n
        + " FLAGS (\\Seen $Forwarded) INTERNALDATE \"17-Jul-2023 02:44:25 +0200\" "
          "RFC822.SIZE 428612 ENVELOPE (\"Mon, 17 Jul 2023 02:23:25 +0200\" \"=?utf-8?Q?Sitzung_am_n=C3=A4chsten_Tag_"
        + n + "?=\" " + from + ' ' + from + ' ' + from
        + " ((NIL NIL \"list\" \"lists.example.com\")(\"Another Name\" NIL \"another\" \"example.net\")) NIL NIL "
          "\"<reply"
        + n + "@mail.example.org>\" \"<message" + n
        + "@mail.example.org>\") BODYSTRUCTURE "
          "((\"text\" \"plain\" (\"charset\" \"utf-8\" \"format\" \"flowed\") NIL NIL \"quoted-printable\" 2279 48 NIL "
          "NIL NIL NIL)"
          "(\"text\" \"html\" (\"charset\" \"utf-8\") NIL NIL \"quoted-printable\" 8279 148 NIL NIL NIL NIL) "
          "\"alternative\" "
          "(\"boundary\" \"----=_Part_"
        + n + "_1\") NIL NIL NIL) BODY[HEADER.FIELDS (REFERENCES)] {" + QByteArray::number(references.size()) + "}\r\n"
        + references + ")\r\n";
}

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

int main(int argc, char **argv)
{
    const int rows = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const double limit = argc > 2 ? std::atof(argv[2]) : 0;
    QByteArray text;
    for (int i = 1; i <= rows; ++i) {
        text += fetchRow(i);
    }
    Framer framer;
    Parser parser;
    int complete = 0;
    const double start = cpuSeconds();
    constexpr qsizetype chunk = 16 * 1024; // about what one read from a TLS socket gives
    for (qsizetype at = 0; at < text.size(); at += chunk) {
        framer.feed(QByteArrayView(text).sliced(at, qMin(chunk, text.size() - at)));
        while (const auto frame = framer.next()) {
            const Response response = parser.parse(*frame);
            const auto *const fetch = std::get_if<FetchResponse>(&response);
            complete += fetch && fetch->message.envelope && fetch->message.structure && fetch->message.headerFields;
        }
    }
    const double seconds = cpuSeconds() - start;
    std::printf("imap-parse rows=%d complete=%d bytes=%lld cpu_s=%.3f mb_per_s=%.0f\n", rows, complete,
                static_cast<long long>(text.size()), seconds, double(text.size()) / 1e6 / seconds);
    return complete == rows && (limit <= 0 || seconds <= limit) ? EXIT_SUCCESS : EXIT_FAILURE;
}
