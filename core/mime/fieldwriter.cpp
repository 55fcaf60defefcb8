#include "core/mime/fieldwriter.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace waxwing::mime {

namespace {

constexpr qsizetype LineLimit = 76; // RFC 2047 2: of a line that holds an encoded word
constexpr qsizetype WordBytes = 42; // of UTF-8 in one encoded word: 56 in base64, 68 with its frame

bool isPrintableAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
}

// Words of whole characters, each at most WordBytes of UTF-8 (RFC 2047 5: a character is never split).
QList<QByteArray> encodedWords(const QString &text)
{
    QList<QByteArray> words;
    QByteArray chunk;
    const auto flush = [&] {
        if (!chunk.isEmpty())
            words += "=?UTF-8?B?" + chunk.toBase64() + "?=";
        chunk.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const QByteArray character = text.mid(i, pair ? 2 : 1).toUtf8();
        if (chunk.size() + character.size() > WordBytes)
            flush();
        chunk += character;
        i += pair ? 1 : 0;
    }
    flush();
    return words;
}

// Collects tokens into lines; a token longer than a line stands alone on one.
class Folder {
public:
    explicit Folder(const QByteArray &name) : m_line(name + ':') { }

    void add(const QByteArray &token)
    {
        if (m_line.size() + 1 + token.size() > LineLimit && !m_fresh) {
            m_done += m_line + "\r\n";
            m_line.clear();
        }
        m_line += ' ' + token;
        m_fresh = false;
    }
    QByteArray result() const { return m_done + m_line + "\r\n"; }

private:
    QByteArray m_done;
    QByteArray m_line;
    bool m_fresh = true;
};

// Text that would be read as an encoded word, or that folding would change, is encoded, too.
bool needsEncoding(const QString &text)
{
    if (!isPrintableAscii(text) || text.contains(QStringLiteral("=?")) || text.contains(QStringLiteral("  "))
        || text != text.trimmed())
        return true;
    const QStringList words = text.split(QLatin1Char(' '));
    return std::any_of(words.begin(), words.end(), [](const QString &word) { return word.size() > 70; });
}

QList<QByteArray> unstructuredTokens(const QString &text)
{
    if (text.isEmpty())
        return {};
    return needsEncoding(text) ? encodedWords(text) : text.toLatin1().split(' ');
}

bool isAtomText(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c == u' '
            || (c.unicode() < 0x7F && (c.isLetterOrNumber() || QStringLiteral("!#$%&'*+-/=?^_`{|}~").contains(c)));
    });
}

QList<QByteArray> phraseTokens(const QString &name)
{
    if (needsEncoding(name))
        return encodedWords(name);
    if (isAtomText(name))
        return name.toLatin1().split(' ');
    QByteArray quoted = name.toLatin1();
    quoted.replace('\\', "\\\\").replace('"', "\\\"");
    return {'"' + quoted + '"'}; // in one token: blanks inside quotes must survive
}

QByteArray writtenAddress(const QString &address)
{
    const QString ascii = toAsciiAddress(address);
    return (ascii.isEmpty() ? address : ascii).toUtf8();
}

QByteArray extendedValue(const QByteArray &utf8)
{
    return utf8.toPercentEncoding(QByteArray(), "'*()!~"); // RFC 2231 7: attribute-char only
}

} // namespace

QByteArray unstructuredField(const QByteArray &name, const QString &text)
{
    Folder folder(name);
    const QList<QByteArray> tokens = unstructuredTokens(text);
    for (const QByteArray &token : tokens)
        folder.add(token);
    return folder.result();
}

QByteArray addressField(const QByteArray &name, const QList<Mailbox> &mailboxes)
{
    Folder folder(name);
    for (qsizetype i = 0; i < mailboxes.size(); ++i) {
        const QByteArray comma = i + 1 < mailboxes.size() ? "," : "";
        const QByteArray address = writtenAddress(mailboxes[i].address);
        // Only in drafts: what cannot be an address yet is kept as a name, so that the header stays 7-bit.
        if (!isPrintableAscii(QString::fromUtf8(address))) {
            const Mailbox &unfinished = mailboxes[i];
            const QString both = unfinished.name + QLatin1Char(' ') + unfinished.address;
            QList<QByteArray> words = encodedWords(both.trimmed());
            words.last() += comma;
            for (const QByteArray &word : std::as_const(words))
                folder.add(word);
            continue;
        }
        if (mailboxes[i].name.isEmpty()) {
            folder.add(address + comma);
            continue;
        }
        const QList<QByteArray> tokens = phraseTokens(mailboxes[i].name);
        for (const QByteArray &token : tokens)
            folder.add(token);
        folder.add('<' + address + '>' + comma);
    }
    return folder.result();
}

QByteArray idField(const QByteArray &name, const QList<QByteArray> &ids)
{
    Folder folder(name);
    bool any = false;
    for (const QByteArray &id : ids) {
        // An id with other bytes is nobody's (RFC 5322 3.6.4), and could not be sent as it is.
        if (!isPrintableAscii(QString::fromLatin1(id)))
            continue;
        folder.add('<' + id + '>');
        any = true;
    }
    return any ? folder.result() : QByteArray();
}

QByteArray fileNameParameter(const QByteArray &name, const QString &value)
{
    if (isPrintableAscii(value) && value.size() <= 60) {
        QByteArray quoted = value.toLatin1();
        quoted.replace('\\', "\\\\").replace('"', "\\\"");
        return ";\r\n " + name + "=\"" + quoted + '"';
    }
    const QByteArray encoded = "UTF-8''" + extendedValue(value.toUtf8());
    if (encoded.size() + name.size() < 70)
        return ";\r\n " + name + "*=" + encoded;
    QByteArray out;
    int segment = 0;
    for (qsizetype at = 0; at < encoded.size();) { // RFC 2231 3: continuations
        qsizetype length = std::min<qsizetype>(55, encoded.size() - at);
        while (at + length < encoded.size() && (encoded[at + length - 1] == '%' || encoded[at + length - 2] == '%'))
            --length; // an escape stays in one piece
        out += ";\r\n " + name + '*' + QByteArray::number(segment++) + "*=" + encoded.mid(at, length);
        at += length;
    }
    return out;
}

} // namespace waxwing::mime
