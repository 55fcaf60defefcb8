#include "core/mime/htmllimit.h"
#include "core/mime/htmltree.h"
#include "core/mime/text.h"

namespace waxwing::mime {

namespace {

constexpr int MaxQuoteDepth = 20;

// Text with collapsed blanks and line breaks where blocks begin and end, as a browser would copy it.
class TextWriter {
public:
    explicit TextWriter(qsizetype maximum) : m_maximum(maximum) { }

    bool isFull() const { return m_text.size() >= m_maximum; }

    void words(const QString &text)
    {
        for (const QChar c : text) {
            if (isFull())
                return;
            const bool blank = c.isSpace() && c.unicode() != 0xA0;
            if (blank && !m_preformatted) {
                m_pendingBlank = m_lineHasText;
            } else if (c == QLatin1Char('\n')) {
                lineBreak();
            } else {
                put(c.unicode() == 0xA0 ? QChar(QLatin1Char(' ')) : c);
            }
        }
    }

    // Ends the line if something is on it; wanted empty lines are counted, not stacked.
    void block(int emptyLines)
    {
        if (m_lineHasText)
            lineBreak();
        if (!m_text.isEmpty()) {
            m_pendingQuote = m_pendingEmpty > 0 ? std::min(m_pendingQuote, m_quote) : m_quote;
            m_pendingEmpty = std::max(m_pendingEmpty, emptyLines);
        }
    }

    void lineBreak()
    {
        if (!m_lineHasText) {
            beginLine();
            while (m_text.endsWith(QLatin1Char(' ')))
                m_text.chop(1);
        }
        m_text += QLatin1Char('\n');
        m_lineHasText = false;
        m_pendingBlank = false;
    }

    void put(QChar c)
    {
        if (!m_lineHasText)
            beginLine();
        if (m_pendingBlank)
            m_text += QLatin1Char(' ');
        m_pendingBlank = false;
        m_lineHasText = true;
        m_text += c;
    }

    void setPreformatted(bool on) { m_preformatted = on; }
    bool preformatted() const { return m_preformatted; }
    void quote(int step) { m_quote += step; }
    int quoteDepth() const { return m_quote; }
    QString text() const { return m_text.trimmed(); }

private:
    void beginLine()
    {
        // Between a quote and what is outside of it the empty line is outside.
        for (; m_pendingEmpty > 0; --m_pendingEmpty)
            m_text += QString(std::min(m_quote, m_pendingQuote), QLatin1Char('>')) + QLatin1Char('\n');
        if (m_quote > 0)
            m_text += QString(m_quote, QLatin1Char('>')) + QLatin1Char(' ');
    }

    qsizetype m_maximum;
    QString m_text;
    int m_quote = 0;
    int m_pendingEmpty = 0;
    int m_pendingQuote = 0; // the least depth where they were asked for
    bool m_lineHasText = false;
    bool m_pendingBlank = false;
    bool m_preformatted = false;
};

bool isBlock(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_HR: return true;
    default: return false;
    }
}

bool isParagraph(GumboTag tag)
{
    return tag == GUMBO_TAG_P || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_PRE
        || tag == GUMBO_TAG_BLOCKQUOTE || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6);
}

bool isHidden(const GumboElement &element)
{
    const QByteArray style = attributeOf(element, "style").toLower().replace(' ', "");
    return style.contains("display:none") || style.contains("mso-hide:all");
}

class TextExtractor {
public:
    explicit TextExtractor(qsizetype maximum) : m_writer(maximum) { }

    QString run(const GumboNode *root)
    {
        node(root);
        return m_writer.text();
    }

private:
    void node(const GumboNode *node)
    {
        if (m_writer.isFull())
            return;
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA)
            m_writer.words(QString::fromUtf8(node->v.text.text));
        else if (isElement(node) && !isHidden(node->v.element))
            element(node->v.element);
    }

    void element(const GumboElement &element)
    {
        const GumboTag tag = element.tag;
        if (tag == GUMBO_TAG_BR)
            return m_writer.lineBreak();
        const bool quote = tag == GUMBO_TAG_BLOCKQUOTE && m_writer.quoteDepth() < MaxQuoteDepth;
        boundary(tag);
        m_writer.quote(quote ? 1 : 0);
        if (tag == GUMBO_TAG_LI)
            m_writer.words(QStringLiteral("* "));
        if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)
            m_writer.words(QStringLiteral(" "));
        const bool preformatted = m_writer.preformatted();
        m_writer.setPreformatted(preformatted || tag == GUMBO_TAG_PRE);
        children(element);
        m_writer.setPreformatted(preformatted);
        if (tag == GUMBO_TAG_A)
            target(element);
        boundary(tag);
        m_writer.quote(quote ? -1 : 0);
    }

    void boundary(GumboTag tag)
    {
        if (isParagraph(tag))
            m_writer.block(1);
        else if (isBlock(tag))
            m_writer.block(0);
    }

    void children(const GumboElement &element)
    {
        for (unsigned i = 0; i < element.children.length; ++i)
            node(static_cast<const GumboNode *>(element.children.data[i]));
    }

    // "catalogue <https://…>": only where the text is no address itself, and the address can be followed.
    void target(const GumboElement &link)
    {
        const QByteArray href = attributeOf(link, "href").trimmed();
        const QByteArray lower = href.left(8).toLower();
        if (href.size() > 300 || !(lower.startsWith("http://") || lower.startsWith("https://"))
            || link.children.length != 1)
            return;
        const auto *child = static_cast<const GumboNode *>(link.children.data[0]);
        if (child->type != GUMBO_NODE_TEXT)
            return;
        const QByteArray text = QByteArray(child->v.text.text).trimmed();
        if (!text.isEmpty() && !href.contains(text))
            m_writer.words(QStringLiteral(" <") + QString::fromUtf8(href) + QLatin1Char('>'));
    }

    TextWriter m_writer;
};

} // namespace

QString htmlToText(const QString &html, qsizetype maximum)
{
    const HtmlTree tree(limitHtml(html.left(MaxHtmlBytes).toUtf8()).html);
    return tree.root() ? TextExtractor(maximum).run(tree.root()) : QString();
}

} // namespace waxwing::mime
