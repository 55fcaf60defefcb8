// Reads the tokens of RFC 3501 9 from one framed response, without copying where nothing has to be unescaped.
// Every reader returns false when the token is not there and then leaves the position where reading stopped.
#pragma once

#include "core/imap/framer.h"
#include "core/imap/quirks.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>

namespace waxwing::imap {

class Cursor {
public:
    static constexpr int maxNesting = 64;

    Cursor(const Frame &frame, QuirkCounts &quirks);
    Cursor(QByteArrayView bytes, QuirkCounts &quirks);

    bool atEnd() const { return m_at == m_end; }
    // 0 at the end; a NUL in the data looks the same, and is valid nowhere.
    char peek() const { return m_at == m_end ? '\0' : *m_at; }
    char peekAt(qsizetype offset) const { return m_end - m_at > offset ? m_at[offset] : '\0'; }
    QByteArrayView rest() const { return {m_at, m_end - m_at}; }
    qsizetype position() const { return m_at - m_begin; }
    void seek(qsizetype position) { m_at = m_begin + position; }
    void advance(qsizetype octets) { m_at += octets; }

    bool take(char c)
    {
        const bool found = m_at != m_end && *m_at == c;
        m_at += found;
        return found;
    }
    void skipSpaces()
    {
        while (m_at != m_end && *m_at == ' ') {
            ++m_at;
        }
    }
    // One or more spaces.
    bool space()
    {
        const bool found = take(' ');
        skipSpaces();
        return found;
    }
    // ")" that closes a list, after any trailing spaces; nothing is consumed where it is not there.
    bool close();
    bool takeNil();
    // The keyword in any case, followed by no further atom character.
    bool takeWord(QByteArrayView word);

    // Up to a space, parenthesis, quote or the end: wider than ATOM, because servers are.
    bool atom(QByteArrayView &text);
    bool number(std::uint32_t &value);
    bool number64(std::uint64_t &value);
    // Octets and lines: also -1, NIL, 9.37e+06 (Quirk), clamped to 0 and rounded.
    bool size(std::uint64_t &value);
    // string; the view points into the frame or into a buffer that lasts until the next string is read.
    bool string(QByteArrayView &text);
    bool astring(QByteArray &text);
    // nil / string, and as a tolerance an atom; NIL gives a null array.
    bool nstring(QByteArray &text);
    // True when the string just read was a literal handed to a sink; its octets are not here.
    bool wasStreamed() const { return m_streamedSize.has_value(); }
    std::uint64_t streamedSize() const { return m_streamedSize.value_or(0); }
    // Any value, however deep, without understanding it.
    bool skipValue();

    void note(Quirk quirk) { m_quirks.note(quirk); }

    // Guards recursion: false when maxNesting is reached.
    bool enter() { return ++m_depth <= maxNesting; }
    void leave() { --m_depth; }

private:
    bool quoted(QByteArrayView &text);
    bool literal(QByteArrayView &text);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    QuirkCounts &m_quirks;
    const std::vector<StreamedLiteral> *m_streamed = nullptr;
    std::size_t m_nextStreamed = 0;
    std::optional<std::uint64_t> m_streamedSize;
    QByteArray m_unescaped;
    int m_depth = 0;
};

// The same text in lower case; the usual words of body structures share one allocation.
QByteArray lowerCased(QByteArrayView text);
// Equal without regard to ASCII case.
bool sameWord(QByteArrayView text, QByteArrayView word);

} // namespace waxwing::imap
