#include "tests/support/samplemail/placed.h"

namespace samplemail {

namespace {

QByteArray header(const QByteArray &subject, const QByteArray &id, const QByteArray &date)
{
    return "From: odd@mailer.example\r\nTo: mara@birchmere.example\r\nSubject: " + subject + "\r\nMessage-ID: <" + id
        + ">\r\n" + (date.isEmpty() ? QByteArray() : QByteArray("Date: " + date + "\r\n"));
}

} // namespace

QByteArray oddMessage(int kind, const QByteArray &id, const QByteArray &date)
{
    switch (kind) {
    case 0: return "This message has no header at all.\r\nIt came from a printer.\r\n";
    case 1:
        return header("Broken base64", id, date)
            + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhpcyB3YXMgY3V0!!! "
              "oaGFsZiB3\r\nYX";
    case 2:
        return header("8-bit \xfcmlauts in a header \xe4\xf6", id, date) + "\r\nNo charset was declared: caf\xe9.\r\n";
    case 3:
        return header("A charset nobody knows", id, date)
            + "Content-Type: text/plain; charset=x-mac-klingon\r\n\r\nThe text is still here.\r\n";
    case 4: return header("Empty", id, date) + "\r\n";
    case 5:
        return header("No end of the parts", id, date)
            + "Content-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\n\r\nThe first "
              "part.\r\n--cut\r\nContent-Type: image/png\r\n";
    case 6: return header("=?utf-8?Q?Two_lines=0D=0Ain_one?=", id, date) + "\r\nThe subject holds a line break.\r\n";
    case 7: return header("Year 9999", id, "Fri, 31 Dec 9999 23:59:59 +0000") + "\r\nFrom the future.\r\n";
    case 8:
        return header("Only HTML, never closed", id, date)
            + "Content-Type: text/html\r\n\r\n<table><tr><td><b>Open<p>for ever<div><div><div>\r\n";
    case 9: return header("One long line", id, date) + "\r\n" + QByteArray("all in one line ").repeated(400) + "\r\n";
    case 10:
        return "From: \"ines@rowanreed.example\" <someone@elsewhere.example>\r\nReply-To: third@party.example\r\n"
            + header("Who is this", id, date) + "\r\nNot Ines.\r\n";
    default:
        return header("A message in a message", id, date)
            + "Content-Type: message/rfc822\r\n\r\nFrom: inner@mailer.example\r\nSubject: Inside\r\n\r\nThe inner "
              "text.\r\n";
    }
}

} // namespace samplemail
