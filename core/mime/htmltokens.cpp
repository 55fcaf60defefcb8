#include "core/mime/htmltokens.h"

#include "core/mime/bytes.h"

#include <algorithm>

namespace waxwing::mime {

namespace {

constexpr int MaxAttributes = 40; // looking for duplicates is quadratic in the tree builder

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class TagReader {
public:
    TagReader(QByteArrayView source, qsizetype at) : m_source(source), m_at(at) { }

    bool read(HtmlTag *tag)
    {
        ++m_at; // "<"
        tag->isEnd = peek() == '/';
        if (tag->isEnd)
            ++m_at;
        if (!isLetter(peek()))
            return false;
        const qsizetype from = m_at;
        while (!atEnd() && !isSpace(peek()) && peek() != '/' && peek() != '>')
            ++m_at;
        tag->name = slice(m_source, from, m_at - from).toByteArray().toLower();
        readAttributes(tag);
        tag->end = m_at;
        return true;
    }

private:
    bool atEnd() const { return m_at >= m_source.size(); }
    char peek() const { return atEnd() ? '\0' : m_source[m_at]; }

    void readAttributes(HtmlTag *tag)
    {
        while (true) {
            while (!atEnd() && (isSpace(peek()) || peek() == '/'))
                ++m_at;
            if (atEnd())
                return;
            if (peek() == '>') {
                ++m_at;
                return;
            }
            readAttribute(tag);
        }
    }

    void readAttribute(HtmlTag *tag)
    {
        const qsizetype from = m_at++; // a leading "=" belongs to the name (HTML 13.2.5.32)
        while (!atEnd() && !isSpace(peek()) && peek() != '/' && peek() != '>' && peek() != '=')
            ++m_at;
        const QByteArrayView name = slice(m_source, from, m_at - from);
        while (isSpace(peek()) && !atEnd())
            ++m_at;
        QByteArrayView value;
        if (peek() == '=') {
            ++m_at;
            value = readValue();
        }
        if (tag->attributes.size() < MaxAttributes)
            tag->attributes.append({name.toByteArray().toLower(), value});
    }

    QByteArrayView readValue()
    {
        while (!atEnd() && isSpace(peek()))
            ++m_at;
        const char quote = peek();
        if (quote == '"' || quote == '\'') {
            const qsizetype from = ++m_at;
            const qsizetype close = m_source.indexOf(quote, from);
            const qsizetype stop = close < 0 ? m_source.size() : close;
            m_at = std::min(stop + 1, m_source.size());
            return slice(m_source, from, stop - from);
        }
        const qsizetype from = m_at;
        while (!atEnd() && !isSpace(peek()) && peek() != '>')
            ++m_at;
        return slice(m_source, from, m_at - from);
    }

    QByteArrayView m_source;
    qsizetype m_at;
};

} // namespace

bool readHtmlTag(QByteArrayView source, qsizetype at, HtmlTag *tag)
{
    *tag = {};
    return TagReader(source, at).read(tag);
}

qsizetype skipHtmlComment(QByteArrayView source, qsizetype at)
{
    const QByteArrayView head = slice(source, at, 4);
    if (head == QByteArrayView("<!--")) {
        if (slice(source, at + 4).startsWith('>'))
            return at + 5;
        const qsizetype end = source.indexOf("-->", at + 2); // "<!-->" and "<!--->" are whole comments
        return end < 0 ? source.size() : end + 3;
    }
    if (head.startsWith("<!") || head.startsWith("<?")
        || (head.startsWith("</") && head.size() > 2 && !isLetter(head[2]))) {
        const qsizetype end = source.indexOf('>', at);
        return end < 0 ? source.size() : end + 1;
    }
    return -1;
}

qsizetype findHtmlEndTag(QByteArrayView source, qsizetype at, const QByteArray &name)
{
    for (qsizetype open = source.indexOf("</", at); open >= 0; open = source.indexOf("</", open + 2)) {
        const QByteArrayView rest = slice(source, open + 2, name.size());
        const qsizetype behind = open + 2 + name.size();
        const bool ends
            = behind >= source.size() || isSpace(source[behind]) || source[behind] == '>' || source[behind] == '/';
        if (ends && rest.compare(name, Qt::CaseInsensitive) == 0)
            return open;
    }
    return source.size();
}

} // namespace waxwing::mime
