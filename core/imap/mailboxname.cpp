#include "core/imap/mailboxname.h"

#include <QStringDecoder>

namespace waxwing::imap {

namespace {

constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

int valueOf(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
        return c - '0' + 52;
    }
    return c == '+' ? 62 : c == ',' ? 63 : -1;
}

// One "&…-" run without its marks: UTF-16BE in modified base64.
bool decodeRun(QByteArrayView run, QString &out)
{
    quint32 bits = 0;
    int count = 0;
    for (const char c : run) {
        const int value = valueOf(c);
        if (value < 0) {
            return false;
        }
        bits = (bits << 6) | quint32(value);
        count += 6;
        if (count >= 16) {
            count -= 16;
            out += QChar(char16_t(bits >> count));
            bits &= (1u << count) - 1;
        }
    }
    return count < 6 && bits == 0; // padding bits are zero, or the name was cut
}

void encodeRun(QStringView run, QByteArray &out)
{
    quint32 bits = 0;
    int count = 0;
    out += '&';
    for (const QChar c : run) {
        bits = (bits << 16) | c.unicode();
        count += 16;
        while (count >= 6) {
            count -= 6;
            out += alphabet[(bits >> count) & 63];
        }
        bits &= (1u << count) - 1;
    }
    if (count > 0) {
        out += alphabet[(bits << (6 - count)) & 63];
    }
    out += '-';
}

QString asUtf8OrLatin1(QByteArrayView raw)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(raw);
    return decoder.hasError() ? QString::fromLatin1(raw) : text;
}

// Printable ASCII stands for itself. CR, LF and NUL stay too, so that the command encoder sees and refuses them.
bool standsForItself(QChar c)
{
    return (c.unicode() >= 0x20 && c.unicode() <= 0x7e) || c == u'\r' || c == u'\n' || c.isNull();
}

bool decodeModifiedUtf7(QByteArrayView raw, QString &out)
{
    for (qsizetype at = 0; at < raw.size(); ++at) {
        if (raw[at] != '&') {
            if (uchar(raw[at]) >= 0x80) {
                return false;
            }
            out += QLatin1Char(raw[at]);
            continue;
        }
        const qsizetype end = raw.indexOf('-', at);
        if (end < 0) {
            return false;
        }
        if (end == at + 1) {
            out += QLatin1Char('&');
        } else if (!decodeRun(raw.sliced(at + 1, end - at - 1), out)) {
            return false;
        }
        at = end;
    }
    return out.isValidUtf16();
}

} // namespace

QString decodedMailboxName(QByteArrayView raw, bool utf8)
{
    QString name;
    if (!utf8 && decodeModifiedUtf7(raw, name)) {
        return name;
    }
    return asUtf8OrLatin1(raw);
}

QByteArray encodedMailboxName(const QString &name, bool utf8)
{
    if (utf8) {
        return name.normalized(QString::NormalizationForm_C).toUtf8(); // RFC 6855 3: Net-Unicode
    }
    QByteArray out;
    for (qsizetype at = 0; at < name.size();) {
        const QChar c = name[at];
        if (standsForItself(c)) {
            out += c == QLatin1Char('&') ? QByteArrayLiteral("&-") : QByteArray(1, c.toLatin1());
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < name.size() && !standsForItself(name[end])) {
            ++end;
        }
        encodeRun(QStringView(name).sliced(at, end - at), out);
        at = end;
    }
    return out;
}

} // namespace waxwing::imap
