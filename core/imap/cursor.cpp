#include "core/imap/cursor.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

namespace waxwing::imap {

namespace {

bool endsAtom(char c)
{
    switch (c) {
    case ' ':
    case '(':
    case ')':
    case '"':
    case '\r':
    case '\n': return true;
    default: return false;
    }
}

// The words that nine of ten body structures consist of.
const std::vector<QByteArray> &commonWords()
{
    static const std::vector<QByteArray> words = {QByteArrayLiteral("text"),
                                                  QByteArrayLiteral("plain"),
                                                  QByteArrayLiteral("html"),
                                                  QByteArrayLiteral("charset"),
                                                  QByteArrayLiteral("utf-8"),
                                                  QByteArrayLiteral("us-ascii"),
                                                  QByteArrayLiteral("iso-8859-1"),
                                                  QByteArrayLiteral("7bit"),
                                                  QByteArrayLiteral("8bit"),
                                                  QByteArrayLiteral("base64"),
                                                  QByteArrayLiteral("quoted-printable"),
                                                  QByteArrayLiteral("boundary"),
                                                  QByteArrayLiteral("mixed"),
                                                  QByteArrayLiteral("alternative"),
                                                  QByteArrayLiteral("related"),
                                                  QByteArrayLiteral("format"),
                                                  QByteArrayLiteral("attachment"),
                                                  QByteArrayLiteral("inline"),
                                                  QByteArrayLiteral("filename"),
                                                  QByteArrayLiteral("name"),
                                                  QByteArrayLiteral("image"),
                                                  QByteArrayLiteral("jpeg"),
                                                  QByteArrayLiteral("png"),
                                                  QByteArrayLiteral("application"),
                                                  QByteArrayLiteral("pdf"),
                                                  QByteArrayLiteral("octet-stream"),
                                                  QByteArrayLiteral("message"),
                                                  QByteArrayLiteral("rfc822"),
                                                  QByteArrayLiteral("multipart")};
    return words;
}

} // namespace

bool sameWord(QByteArrayView text, QByteArrayView word)
{
    return text.size() == word.size() && qstrnicmp(text.data(), text.size(), word.data(), word.size()) == 0;
}

QByteArray lowerCased(QByteArrayView text)
{
    static const std::vector<QByteArray> &words = commonWords();
    for (const QByteArray &word : words) {
        if (word.size() == text.size() && (text[0] | 0x20) == (word[0] | 0x20) && sameWord(text, word)) {
            return word;
        }
    }
    return text.toByteArray().toLower();
}

Cursor::Cursor(const Frame &frame, QuirkCounts &quirks) : Cursor(frame.bytes, quirks)
{
    m_streamed = &frame.streamed;
}

Cursor::Cursor(QByteArrayView bytes, QuirkCounts &quirks)
    : m_begin(bytes.data()), m_at(m_begin), m_end(m_begin + bytes.size()), m_quirks(quirks)
{
}

bool Cursor::close()
{
    const char *const before = m_at;
    skipSpaces();
    if (!take(')')) {
        m_at = before; // spaces that separate list items, not trailing ones
        return false;
    }
    if (m_at - before > 1) {
        note(Quirk::TrailingSpace);
    }
    return true;
}

bool Cursor::takeWord(QByteArrayView word)
{
    if (m_end - m_at < word.size() || !sameWord({m_at, word.size()}, word)) {
        return false;
    }
    if (m_end - m_at > word.size() && !endsAtom(m_at[word.size()]) && m_at[word.size()] != ']') {
        return false;
    }
    m_at += word.size();
    return true;
}

bool Cursor::takeNil()
{
    return (peek() == 'N' || peek() == 'n') && takeWord("NIL");
}

bool Cursor::atom(QByteArrayView &text)
{
    const char *const start = m_at;
    while (m_at != m_end && !endsAtom(*m_at)) {
        ++m_at;
    }
    text = {start, m_at - start};
    return m_at != start;
}

bool Cursor::number(std::uint32_t &value)
{
    const auto [stop, error] = std::from_chars(m_at, m_end, value);
    if (error != std::errc()) {
        return false;
    }
    m_at = stop;
    return true;
}

bool Cursor::number64(std::uint64_t &value)
{
    const auto [stop, error] = std::from_chars(m_at, m_end, value);
    if (error != std::errc()) {
        return false;
    }
    m_at = stop;
    return true;
}

bool Cursor::size(std::uint64_t &value)
{
    const qsizetype start = position();
    if (number64(value) && (atEnd() || endsAtom(peek()) || peek() == ']')) {
        return true;
    }
    seek(start);
    value = 0;
    if (takeNil()) {
        note(Quirk::NilNumber);
        return true;
    }
    QByteArrayView text;
    double real = 0;
    if (!atom(text)) {
        return false;
    }
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), real);
    if (error != std::errc() || stop != text.data() + text.size() || !std::isfinite(real) || real > 1e15) {
        seek(start);
        return false;
    }
    note(real < 0 ? Quirk::NegativeNumber : Quirk::FloatingNumber);
    value = real < 0 ? 0 : std::uint64_t(std::llround(real));
    return true;
}

bool Cursor::string(QByteArrayView &text)
{
    m_streamedSize.reset();
    return peek() == '"' ? quoted(text) : literal(text);
}

bool Cursor::quoted(QByteArrayView &text)
{
    const char *const start = ++m_at;
    while (m_at != m_end && *m_at != '"' && *m_at != '\\') {
        ++m_at;
    }
    if (m_at != m_end && *m_at == '"') {
        text = {start, m_at - start};
        ++m_at;
        return true;
    }
    m_unescaped.resize(0);
    m_unescaped.append(start, m_at - start);
    while (m_at != m_end && *m_at != '"') {
        if (*m_at == '\\' && m_end - m_at > 1) {
            ++m_at;
        }
        m_unescaped.append(*m_at++);
    }
    text = m_unescaped;
    return take('"');
}

bool Cursor::literal(QByteArrayView &text)
{
    if (peek() == '~') { // literal8, RFC 3516
        ++m_at;
    }
    std::uint64_t octets = 0;
    if (!take('{') || !number64(octets)) {
        return false;
    }
    take('+');
    if (!take('}')) {
        return false;
    }
    take('\r');
    if (!take('\n')) {
        return false;
    }
    if (m_streamed && m_nextStreamed < m_streamed->size() && (*m_streamed)[m_nextStreamed].offset == position()) {
        m_streamedSize = (*m_streamed)[m_nextStreamed++].size;
        text = {m_at, 0};
        return true;
    }
    if (octets > std::uint64_t(m_end - m_at)) {
        return false;
    }
    text = {m_at, qsizetype(octets)};
    m_at += octets;
    return true;
}

bool Cursor::astring(QByteArray &text)
{
    QByteArrayView view;
    const char c = peek();
    if (c == '"' || c == '{' || (c == '~' && peekAt(1) == '{') ? !string(view) : !atom(view)) {
        return false;
    }
    text = view.toByteArray();
    return true;
}

bool Cursor::nstring(QByteArray &text)
{
    m_streamedSize.reset();
    if (takeNil()) {
        text = {};
        return true;
    }
    if (!astring(text)) {
        return false;
    }
    if (text.isNull()) {
        text = QByteArrayLiteral("");
    }
    return true;
}

bool Cursor::skipValue()
{
    int depth = 0;
    do {
        QByteArrayView ignored;
        const char c = peek();
        if (c == '(') {
            ++depth;
            ++m_at;
        } else if (c == ')' && depth > 0) {
            --depth;
            ++m_at;
        } else if (c == ' ' && depth > 0) {
            ++m_at;
        } else if (c == '"' || c == '{' || (c == '~' && peekAt(1) == '{') ? !string(ignored) : !atom(ignored)) {
            return false;
        }
    } while (depth > 0);
    return true;
}

} // namespace waxwing::imap
