#include "core/mime/header.h"

#include "core/mime/bytes.h"

#include <QStringDecoder>
#include <QUtf8StringView>

#include <algorithm>

namespace waxwing::mime {

namespace {

QString fromUtf8IfValid(QByteArrayView bytes, bool *valid)
{
    // Stateless: a sequence cut off at the end is an error, not something to wait for.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    *valid = !decoder.hasError();
    return text;
}

// The names mail uses that the converter does not know, or knows too literally: what is labelled
// ISO-8859-1 is in practice Windows-1252, and GB 2312 its superset (WHATWG Encoding, section 4.2).
QByteArray canonicalCharset(QByteArrayView charset)
{
    QByteArray name = charset.toByteArray().trimmed().toLower();
    name.replace('"', "");
    if (name == "iso-8859-1" || name == "latin1" || name == "ascii" || name == "us-ascii" || name == "ansi_x3.4-1968")
        return "windows-1252";
    if (name == "gb2312" || name == "gbk" || name == "x-gbk" || name == "gb_2312-80")
        return "GB18030";
    if (name == "utf8" || name == "unicode-1-1-utf-8")
        return "UTF-8";
    if (name.startsWith("cp-") || name.startsWith("x-cp"))
        return "cp" + name.mid(name.startsWith("cp-") ? 3 : 4);
    return name;
}

// UTF-7 and its like turn harmless ASCII into markup; nobody has a reason to send them.
bool isDangerousCharset(const QByteArray &name)
{
    return name.contains("utf-7") || name.contains("utf7") || name.contains("imap") || name.startsWith("scsu")
        || name.startsWith("bocu") || name.startsWith("cesu") || name.contains("ebcdic") || name.size() > 60;
}

QString windows1252(QByteArrayView bytes)
{
    static constexpr char16_t High[32]
        = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
           0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
           0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xA0)
            c = QChar(High[c.unicode() - 0x80]);
    }
    return text;
}

QString fallbackText(QByteArrayView bytes)
{
    bool valid = false;
    QString text = fromUtf8IfValid(bytes, &valid);
    return valid ? text : windows1252(bytes);
}

bool isPlainAscii(QByteArrayView raw)
{
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const auto c = static_cast<unsigned char>(raw[i]);
        if (c < 0x20 || c > 0x7E || (c == '=' && i + 1 < raw.size() && raw[i + 1] == '?'))
            return false;
    }
    return true;
}

// Text outside encoded words: 8-bit bytes and the escapes of ISO-2022-JP, which old Japanese mailers send bare.
QString decodeUnencoded(QByteArrayView raw, QByteArrayView charsetHint)
{
    if (raw.contains("\x1b$"))
        return decodeCharset(raw, "ISO-2022-JP");
    bool valid = false;
    QString text = fromUtf8IfValid(raw, &valid);
    if (valid)
        return text;
    return charsetHint.isEmpty() ? windows1252(raw) : decodeCharset(raw, charsetHint);
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

// RFC 2047 4.2: the "Q" encoding. A broken escape stays as it is.
QByteArray decodeQ(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '_') {
            out += ' ';
        } else if (text[i] == '=' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
            out += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

struct EncodedWord {
    QByteArray charset;
    QByteArray bytes;
    qsizetype end = -1; // behind the closing "?="
};

// Finds words in one pass: the place of the next "?=" is remembered, so that a million openings without a
// close do not each search to the end.
class EncodedWordReader {
public:
    explicit EncodedWordReader(QByteArrayView raw) : m_raw(raw) { }

    EncodedWord at(qsizetype start)
    {
        const qsizetype charsetEnd = slice(m_raw, start + 2, 76).indexOf('?');
        if (charsetEnd <= 0)
            return {};
        const qsizetype encodingAt = start + 2 + charsetEnd + 1;
        if (encodingAt + 1 >= m_raw.size() || m_raw[encodingAt + 1] != '?')
            return {};
        const qsizetype textAt = encodingAt + 2;
        const qsizetype close = nextClose(textAt);
        if (close < 0)
            return {};
        EncodedWord word;
        word.charset = slice(m_raw, start + 2, charsetEnd).toByteArray().toLower();
        if (const auto language = word.charset.indexOf('*'); language >= 0) // RFC 2231 5
            word.charset.truncate(language);
        const QByteArrayView text = slice(m_raw, textAt, close - textAt);
        const char encoding = m_raw[encodingAt] | 0x20;
        if (encoding == 'q')
            word.bytes = decodeQ(text);
        else if (encoding == 'b')
            word.bytes = QByteArray::fromBase64(text.toByteArray());
        else
            return {};
        word.end = close + 2;
        return word;
    }

private:
    qsizetype nextClose(qsizetype from)
    {
        if (!m_none && m_close < from) {
            m_close = m_raw.indexOf("?=", from);
            m_none = m_close < 0;
        }
        return m_none ? -1 : m_close;
    }

    QByteArrayView m_raw;
    qsizetype m_close = -1;
    bool m_none = false;
};

bool isBlank(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

QString decodeWords(QByteArrayView raw, QByteArrayView charsetHint)
{
    QString out;
    QByteArray pendingCharset;
    QByteArray pending;
    const auto flush = [&] {
        if (!pending.isEmpty())
            out += decodeCharset(pending, pendingCharset);
        pending.clear();
    };
    EncodedWordReader reader(raw);
    qsizetype plainFrom = 0;
    bool afterWord = false;
    qsizetype at = raw.indexOf("=?");
    while (at >= 0) {
        const EncodedWord word = reader.at(at);
        if (word.end < 0) {
            at = raw.indexOf("=?", at + 2);
            continue;
        }
        const QByteArrayView between = slice(raw, plainFrom, at - plainFrom);
        if (!(afterWord && isBlank(between))) { // RFC 2047 6.2: blanks between two words are not shown
            flush();
            out += decodeUnencoded(between, charsetHint);
        }
        // A character may be split between two words, but not in a charset with escapes: each word there begins
        // and ends in ASCII, and the converter takes an escape behind an escape for an attack.
        if (word.charset != pendingCharset || word.charset.startsWith("iso-2022"))
            flush();
        pendingCharset = word.charset;
        pending += word.bytes;
        afterWord = true;
        plainFrom = word.end;
        at = raw.indexOf("=?", plainFrom);
    }
    flush();
    out += decodeUnencoded(slice(raw, plainFrom), charsetHint);
    return out;
}

} // namespace

QString decodeCharset(QByteArrayView bytes, QByteArrayView charset, bool *known)
{
    if (known)
        *known = true;
    const QByteArray name = canonicalCharset(charset);
    if (name == "windows-1252" || name == "UTF-8" || name.toLower() == "utf-8") {
        // Both labels are put on the other's bytes often enough: valid UTF-8 with 8-bit bytes is no accident.
        return fallbackText(bytes);
    }
    if (!name.isEmpty() && !isDangerousCharset(name)) {
        QStringDecoder decoder(name.constData());
        if (decoder.isValid())
            return decoder.decode(bytes);
    }
    if (known)
        *known = name.isEmpty();
    return fallbackText(bytes);
}

QString decodeHeader(QByteArrayView raw, QByteArrayView charsetHint)
{
    if (isPlainAscii(raw))
        return QString::fromLatin1(raw);
    QByteArray unfolded;
    if (raw.contains('\n') || raw.contains('\r')) {
        unfolded.reserve(raw.size());
        std::copy_if(raw.begin(), raw.end(), std::back_inserter(unfolded),
                     [](char c) { return c != '\r' && c != '\n'; });
        raw = unfolded;
    }
    QString text = raw.contains("=?") ? decodeWords(raw, charsetHint) : decodeUnencoded(raw, charsetHint);
    for (QChar &c : text) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7F)
            c = QLatin1Char(' ');
    }
    return text;
}

} // namespace waxwing::mime
