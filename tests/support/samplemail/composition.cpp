#include "tests/support/samplemail/composition.h"

#include <QLocale>
#include <QStringEncoder>

#include <algorithm>

namespace samplemail {

namespace {

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x7F && c.unicode() >= 0x20; });
}

QByteArray addressText(const Person &person, const QByteArray &charset)
{
    if (person.name.isEmpty())
        return person.address.toLatin1();
    const QByteArray name = isAscii(person.name) && person.name.contains(QLatin1Char(','))
        ? QByteArray('"' + person.name.toLatin1() + '"')
        : headerText(person.name, charset);
    return name + " <" + person.address.toLatin1() + '>';
}

QByteArray addressField(const QByteArray &field, const QList<Person> &people, const QByteArray &charset)
{
    QByteArray line = field + ": ";
    for (qsizetype i = 0; i < people.size(); ++i) {
        line += i == 0 ? "" : ",\r\n ";
        line += addressText(people[i], charset);
    }
    return line + "\r\n";
}

QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray all = bytes.toBase64();
    QByteArray out;
    out.reserve(all.size() + all.size() / 30);
    for (qsizetype at = 0; at < all.size(); at += 76) {
        out += all.mid(at, 76);
        out += "\r\n";
    }
    return out;
}

QByteArray quotedPrintable(const QByteArray &bytes)
{
    static const char Digits[] = "0123456789ABCDEF";
    QByteArray out;
    int column = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '\n') {
            out += "\r\n";
            column = 0;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        const bool blankAtEnd = c == ' ' && (i + 1 == bytes.size() || bytes[i + 1] == '\n');
        const bool plain = byte >= 0x20 && byte < 0x7F && c != '=' && !blankAtEnd;
        if (column + (plain ? 1 : 3) > 75) {
            out += "=\r\n";
            column = 0;
        }
        if (plain) {
            out += c;
        } else {
            out += '=';
            out += Digits[byte >> 4];
            out += Digits[byte & 15];
        }
        column += plain ? 1 : 3;
    }
    return out;
}

bool isSevenBit(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) > 0; });
}

QByteArray withCrlf(QByteArray text)
{
    return text.replace('\n', "\r\n");
}

QByteArray textPart(const QByteArray &type, const QString &text, const QByteArray &charset)
{
    const QByteArray bytes = encoded(text, charset);
    const QByteArray head = "Content-Type: " + type + "; charset=" + charset + "\r\nContent-Transfer-Encoding: ";
    if (isSevenBit(bytes))
        return head + "7bit\r\n\r\n" + withCrlf(bytes);
    const bool mostlyAscii
        = std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) < 0; })
        < bytes.size() / 5;
    if (mostlyAscii)
        return head + "quoted-printable\r\n\r\n" + quotedPrintable(bytes);
    return head + "base64\r\n\r\n" + base64Lines(withCrlf(bytes));
}

QByteArray filePart(const File &file, const QByteArray &charset)
{
    QByteArray part = "Content-Type: " + file.type + ";\r\n name=\"" + headerText(file.name, charset) + "\"\r\n";
    const QByteArray how = file.contentId.isEmpty() ? "attachment" : "inline";
    if (isAscii(file.name))
        part += "Content-Disposition: " + how + ";\r\n filename=\"" + file.name.toLatin1() + "\"\r\n";
    else
        part += "Content-Disposition: " + how + ";\r\n filename*=UTF-8''" + file.name.toUtf8().toPercentEncoding()
            + "\r\n";
    if (!file.contentId.isEmpty())
        part += "Content-ID: <" + file.contentId + ">\r\n";
    return part + "Content-Transfer-Encoding: base64\r\n\r\n" + base64Lines(file.bytes);
}

QByteArray multipart(const QByteArray &subtype, const QByteArray &id, const QList<QByteArray> &parts)
{
    const QByteArray boundary = "=_" + subtype + '_' + id.left(id.indexOf('@'));
    QByteArray out = "Content-Type: multipart/" + subtype + ";\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    for (const QByteArray &part : parts)
        out += "--" + boundary + "\r\n" + part + "\r\n";
    return out + "--" + boundary + "--\r\n";
}

QByteArray bodyOf(const Composition &c)
{
    QByteArray body = textPart("text/plain", c.text, c.charset);
    if (!c.html.isEmpty()) {
        QList<QByteArray> related = {textPart("text/html", c.html, c.charset)};
        for (const File &file : c.files) {
            if (!file.contentId.isEmpty())
                related += filePart(file, c.charset);
        }
        const QByteArray html = related.size() == 1 ? related.first() : multipart("related", c.messageId, related);
        body = c.text.isEmpty() ? html : multipart("alternative", c.messageId, {body, html});
    }
    QList<QByteArray> parts = {body};
    for (const File &file : c.files) {
        if (file.contentId.isEmpty())
            parts += filePart(file, c.charset);
    }
    return parts.size() == 1 ? body : multipart("mixed", c.messageId, parts);
}

} // namespace

QByteArray encoded(const QString &text, const QByteArray &charset)
{
    if (charset == "utf-8" || charset == "us-ascii")
        return text.toUtf8();
    QStringEncoder encoder(charset.constData());
    const QString padded = text + QLatin1Char('\n'); // brings a stateful charset back to ASCII
    QByteArray bytes = encoder.encode(padded);
    bytes.chop(1);
    return bytes;
}

QByteArray headerText(const QString &text, const QByteArray &charset)
{
    if (isAscii(text))
        return text.toLatin1();
    QByteArray out;
    constexpr qsizetype Chunk = 11; // characters: 44 bytes at most, one line of base64
    for (qsizetype at = 0; at < text.size();) {
        qsizetype length = std::min(Chunk, text.size() - at);
        if (text[at + length - 1].isHighSurrogate())
            --length;
        out += (at == 0 ? "" : "\r\n ") + QByteArray("=?") + charset + "?B?"
            + encoded(text.mid(at, length), charset).toBase64() + "?=";
        at += length;
    }
    return out;
}

QByteArray headerDate(const QDateTime &date)
{
    const int minutes = date.offsetFromUtc() / 60;
    const QString zone
        = QString::asprintf("%c%02d%02d", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60);
    const QString text = QLocale::c().toString(date, QStringLiteral("ddd, d MMM yyyy HH:mm:ss ")) + zone;
    return text.toLatin1();
}

QByteArray headerBlock(const Composition &c)
{
    QByteArray header = "Return-Path: <" + c.from.address.toLatin1() + ">\r\n";
    header += addressField("From", {c.from}, c.charset) + addressField("To", c.to, c.charset);
    if (!c.cc.isEmpty())
        header += addressField("Cc", c.cc, c.charset);
    header += "Subject: " + headerText(c.subject, c.charset) + "\r\n";
    header += "Date: " + headerDate(c.date) + "\r\nMessage-ID: <" + c.messageId + ">\r\n";
    if (!c.references.isEmpty())
        header
            += "In-Reply-To: <" + c.references.last() + ">\r\nReferences: <" + c.references.join(">\r\n <") + ">\r\n";
    for (const QByteArray &line : c.headers)
        header += line + "\r\n";
    return header + "MIME-Version: 1.0\r\n";
}

QByteArray assemble(const Composition &composition)
{
    return headerBlock(composition) + bodyOf(composition);
}

} // namespace samplemail
