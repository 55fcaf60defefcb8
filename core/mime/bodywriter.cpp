#include "core/mime/bodywriter.h"

#include "core/base/error.h"
#include "core/base/octets.h"
#include "core/mime/bytes.h"
#include "core/mime/fieldwriter.h"
#include "core/mime/text.h"

#include <KMime/Content>

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace waxwing::mime {

namespace {

constexpr qsizetype MaxPlainLine = 78; // RFC 5322 2.1.1
constexpr qint64 MaxAttachment = 1024_MiB;

QByteArray withCrlf(const QByteArray &text)
{
    QByteArray out = text;
    out.replace("\r\n", "\n").replace('\n', "\r\n");
    return out;
}

bool isSevenBitLine(QByteArrayView line, bool flowed)
{
    if (line.size() > MaxPlainLine || line.startsWith("From ")
        || line.startsWith(".")) // both are changed on the way by some
        return false;
    if (!flowed && (line.endsWith(' ') || line.endsWith('\t')))
        return false;
    return std::all_of(line.begin(), line.end(), [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\t'; });
}

bool isSevenBit(const QByteArray &text, bool flowed)
{
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype newline = text.indexOf('\n', at);
        const qsizetype end = newline < 0 ? text.size() : newline;
        if (!isSevenBitLine(slice(QByteArrayView(text), at, end - at), flowed))
            return false;
        at = end + 1;
    }
    return true;
}

QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray encoded = bytes.toBase64();
    QByteArray out;
    out.reserve(encoded.size() + encoded.size() / 38 + 2);
    for (qsizetype at = 0; at < encoded.size(); at += 76)
        out += encoded.mid(at, 76) + "\r\n";
    return out;
}

QByteArray quotedPrintable(const QByteArray &text)
{
    KMime::Content content;
    content.contentType()->setMimeType("text/plain");
    content.contentTransferEncoding()->setEncoding(KMime::Headers::CEquPr);
    content.setBody(text);
    return withCrlf(content.encodedBody());
}

// Received text is typed text: anything a relay could change is encoded.
QByteArray writeText(const Outgoing &outgoing)
{
    QString typed = outgoing.textBody;
    typed.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    if (outgoing.flowed)
        typed = flow(typed);
    if (!typed.endsWith(QLatin1Char('\n')))
        typed += QLatin1Char('\n');
    const QByteArray text = typed.toUtf8();
    const auto eightBit
        = std::count_if(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) < 0; });
    QByteArray head = "Content-Type: text/plain; charset=utf-8";
    head += outgoing.flowed ? "; format=flowed\r\n" : "\r\n";
    if (isSevenBit(text, outgoing.flowed))
        return head + "Content-Transfer-Encoding: 7bit\r\n\r\n" + withCrlf(text);
    // NUL and other controls survive base64 only.
    if (eightBit > text.size() / 4 || text.contains('\0'))
        return head + "Content-Transfer-Encoding: base64\r\n\r\n" + base64Lines(withCrlf(text));
    return head + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedPrintable(text);
}

bool isMediaType(const QByteArray &type)
{
    const qsizetype slash = type.indexOf('/');
    return slash > 0 && slash + 1 < type.size() && type.size() < 128 && type.count('/') == 1
        && std::all_of(type.begin(), type.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || QByteArrayView("/!#$&^_.+-").contains(c);
           });
}

QByteArray bytesOf(const OutgoingAttachment &attachment)
{
    if (attachment.path.isEmpty())
        return attachment.bytes;
    QFile file(attachment.path);
    const QString name = harmlessLine(attachment.fileName, 200);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(ErrorKind::Storage,
                    QCoreApplication::translate("mime", "The attached file %1 can no longer be read.").arg(name),
                    file.errorString(), Retry::AfterUserAction);
    if (file.size() > MaxAttachment)
        throw Error(ErrorKind::Input,
                    QCoreApplication::translate("mime", "The attached file %1 is too large.").arg(name));
    QByteArray bytes = file.readAll();
    if (bytes.size() != file.size() || file.error() != QFileDevice::NoError)
        throw Error(ErrorKind::Storage,
                    QCoreApplication::translate("mime", "The attached file %1 could not be read to its end.").arg(name),
                    file.errorString());
    return bytes;
}

// RFC 2046 5.2.1: a message inside a message must not be base64. What does not fit goes as a plain file.
bool canBeNested(const QByteArray &message)
{
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < message.size(); ++i) {
        if (static_cast<signed char>(message[i]) <= 0 || i - lineStart > 900)
            return false;
        if (message[i] == '\n')
            lineStart = i + 1;
    }
    return true;
}

QByteArray writeAttachment(const OutgoingAttachment &attachment)
{
    const QByteArray bytes = bytesOf(attachment);
    QByteArray type = attachment.type.trimmed().toLower();
    const bool nested = type == "message/rfc822" && canBeNested(bytes);
    if (!isMediaType(type) || type.startsWith("multipart/") || (type.startsWith("message/") && !nested))
        type = "application/octet-stream";
    QByteArray out = "Content-Type: " + type;
    if (!attachment.fileName.isEmpty())
        out += fileNameParameter("name", attachment.fileName);
    out += "\r\nContent-Disposition: attachment";
    if (!attachment.fileName.isEmpty())
        out += fileNameParameter("filename", attachment.fileName);
    out += nested ? "\r\nContent-Transfer-Encoding: 7bit\r\n\r\n" : "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    return out + (nested ? withCrlf(bytes) : base64Lines(bytes));
}

// "=_" cannot stand in base64 or quoted-printable (RFC 2045 6.7), and 160 random bits in nothing else.
QByteArray newBoundary()
{
    std::array<quint32, 5> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return "=_" + QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
}

} // namespace

QByteArray writeBody(const Outgoing &outgoing)
{
    if (outgoing.attachments.isEmpty())
        return writeText(outgoing);
    const QByteArray boundary = newBoundary();
    QByteArray out = "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    out += "--" + boundary + "\r\n" + writeText(outgoing);
    for (const OutgoingAttachment &attachment : outgoing.attachments) {
        const QByteArray part = writeAttachment(attachment);
        out += "\r\n--" + boundary + "\r\n" + part;
    }
    out += "\r\n--" + boundary + "--\r\n";
    return out;
}

} // namespace waxwing::mime
