#include "core/mime/document.h"
#include "core/mime/filename.h"
#include "core/mime/text.h"

#include <KMime/Content>
#include <KMime/Util>

#include <QRegularExpression>

namespace waxwing::mime {

namespace {

// Quoted-printable and uuencode by KMime, which wants a header and LF line ends in front of the body, and takes
// one line end off what it decoded.
QByteArray decodedByKMime(const QByteArray &body, const QByteArray &encoding)
{
    KMime::Content content;
    content.setContent("Content-Type: application/octet-stream\nContent-Transfer-Encoding: " + encoding + "\n\n"
                       + KMime::CRLFtoLF(body) + '\n');
    content.parse();
    return content.decodedContent();
}

QByteArray encodingToken(QByteArrayView encoding)
{
    return encoding.trimmed().toByteArray().toLower();
}

QByteArray charsetParameter(const RawParameters &parameters)
{
    for (const auto &[name, value] : parameters) {
        if (name.compare("charset", Qt::CaseInsensitive) == 0)
            return value.trimmed().toLower();
    }
    return decodeParameter(parameters, "charset").toLatin1().trimmed().toLower();
}

// <meta charset=…> or <meta … content="text/html; charset=…"> near the start (HTML 13.2.3.2).
QByteArray charsetInHtml(QByteArrayView html)
{
    static const QRegularExpression pattern(
        QStringLiteral("<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]{1,40})"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(QString::fromLatin1(html.first(std::min<qsizetype>(html.size(), 1024))));
    return match.captured(1).toLatin1();
}

QByteArray charsetByMark(QByteArrayView bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return "UTF-8";
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return "UTF-16";
    return {};
}

QString withPlainLineEnds(QString text)
{
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    text.remove(QChar(0));
    return text;
}

bool isParameter(const RawParameters &parameters, QByteArrayView name, QByteArrayView value)
{
    return decodeParameter(parameters, name).compare(QLatin1StringView(value), Qt::CaseInsensitive) == 0;
}

} // namespace

qint64 Part::decodedSize() const
{
    // 76 characters and a line end carry 57 octets.
    return encoding == "base64" ? size * 57 / 78 : size;
}

QByteArray decodeTransferEncoding(const QByteArray &body, QByteArrayView encoding)
{
    const QByteArray token = encodingToken(encoding);
    if (token == "base64")
        return QByteArray::fromBase64(body); // passes over what is no base64
    if (token == "quoted-printable" || token == "x-uuencode" || token == "uuencode" || token == "x-uue")
        return decodedByKMime(body, token == "quoted-printable" ? token : QByteArray("x-uuencode"));
    return body;
}

QString decodeTextPart(const QByteArray &body, const Part &part, const RawParameters &parameters)
{
    const QByteArray bytes = decodeTransferEncoding(body, part.encoding);
    QByteArray charset = charsetByMark(bytes);
    if (charset.isEmpty())
        charset = part.charset;
    if (charset.isEmpty() && part.type == "text/html")
        charset = charsetInHtml(bytes);
    const QString text = withPlainLineEnds(decodeCharset(bytes, charset));
    if (part.type == "text/plain" && isParameter(parameters, "format", "flowed"))
        return unflow(text, isParameter(parameters, "delsp", "yes"));
    return text;
}

Part makePart(const QString &number, QByteArrayView type, QByteArrayView subtype, const RawParameters &parameters,
              QByteArrayView contentId, QByteArrayView encoding, qint64 size, QByteArrayView disposition,
              const RawParameters &dispositionParameters)
{
    Part part;
    part.number = number;
    if (!type.isEmpty() && !subtype.isEmpty())
        part.type = type.toByteArray().toLower() + '/' + subtype.toByteArray().toLower();
    part.charset = charsetParameter(parameters);
    part.size = size;
    part.encoding = encodingToken(encoding);
    part.contentId = parseMessageId(contentId);
    if (part.contentId.isEmpty())
        part.contentId = contentId.trimmed().toByteArray();
    const QByteArray token = disposition.trimmed().toByteArray().toLower();
    if (token == "inline")
        part.disposition = Disposition::Inline;
    else if (!token.isEmpty()) // RFC 2183 2.8: unknown ones are attachments
        part.disposition = Disposition::Attachment;
    QString name = decodeParameter(dispositionParameters, "filename");
    if (name.isEmpty())
        name = decodeParameter(parameters, "name");
    part.name = name.isEmpty() ? QString() : safeFileName(name);
    return part;
}

bool isAttachment(const Part &part)
{
    if (part.isMultipart() || part.type == "application/pgp-signature" || part.type == "application/pkcs7-signature"
        || part.type == "application/x-pkcs7-signature" || part.type == "application/pgp-encrypted")
        return false;
    if (part.disposition == Disposition::Attachment)
        return true;
    if (part.type == "text/plain" || part.type == "text/html")
        return part.disposition == Disposition::Unspecified && !part.name.isEmpty() && part.type == "text/html";
    if (part.type.startsWith("image/") && (!part.contentId.isEmpty() || part.disposition == Disposition::Inline))
        return false;
    return part.type != "message/delivery-status" && part.type != "text/rfc822-headers";
}

} // namespace waxwing::mime
