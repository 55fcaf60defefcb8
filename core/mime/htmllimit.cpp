#include "core/mime/htmllimit.h"

#include "core/mime/bytes.h"
#include "core/mime/htmltokens.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <algorithm>

namespace waxwing::mime {

namespace {

using NameSet = QSet<QByteArray>;

// What an element means for nesting (HTML 13.2.6.4.7). Looked up once a tag: the scans below only test bits.
enum Kind : unsigned {
    Shown = 1,
    Block = 2, // ends an open <p>
    Void = 4,
    Cell = 8,
    RowGroup = 16,
    Row = 32,
    Table = 64,
    Paragraph = 128,
    Item = 256,
    Term = 512,
    List = 1024,
    TermList = 2048,
    Anchor = 4096,
    Body = 8192,
    RawText = 16384, // its content is not markup; a missing end tag takes the rest, as in a browser
};

void mark(QHash<QByteArray, unsigned> &kinds, unsigned bits, const char *names)
{
    const QList<QByteArray> words = QByteArray(names).split(' ');
    for (const QByteArray &word : words)
        kinds[word] |= bits;
}

QHash<QByteArray, unsigned> allKinds()
{
    QHash<QByteArray, unsigned> kinds;
    mark(kinds, Shown,
         "a abbr acronym address article aside b bdi bdo big blockquote body br caption center cite code dd del "
         "details dfn dir "
         "div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p "
         "pre q s samp "
         "section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr");
    mark(kinds, Block,
         "address article aside blockquote center details dir div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header "
         "hr main "
         "nav ol p pre section summary table ul li dd dt");
    mark(kinds, Void, "br hr img wbr");
    mark(kinds, Cell, "td th caption");
    mark(kinds, RowGroup, "tbody thead tfoot");
    mark(kinds, Row, "tr");
    mark(kinds, Table, "table");
    mark(kinds, Paragraph, "p");
    mark(kinds, Item, "li");
    mark(kinds, Term, "dt dd");
    mark(kinds, List, "ul ol dir");
    mark(kinds, TermList, "dl");
    mark(kinds, Anchor, "a");
    mark(kinds, Body, "body");
    mark(kinds, RawText, "script style title textarea xmp iframe noembed noframes plaintext");
    return kinds;
}

unsigned kindOf(const QByteArray &name)
{
    static const QHash<QByteArray, unsigned> kinds = allKinds();
    return kinds.value(name, 0);
}

NameSet names(const char *list)
{
    const QList<QByteArray> words = QByteArray(list).split(' ');
    return NameSet(words.begin(), words.end());
}

struct OpenElement {
    QByteArray name;
    unsigned kind = 0;
};

// Attributes anything is ever made of; the sanitiser judges their values.
bool isReadAttribute(const QByteArray &name)
{
    static const NameSet set = names("href src alt title dir lang align valign style class width height bgcolor color "
                                     "face size border cellpadding cellspacing "
                                     "colspan rowspan start type value nowrap text background srcset");
    return set.contains(name);
}

bool looksRemote(QByteArrayView value)
{
    const QByteArray start
        = value.trimmed().first(std::min<qsizetype>(value.trimmed().size(), 2000)).toByteArray().toLower();
    return start.startsWith("http") || start.startsWith("//") || start.contains("url=") || start.contains("://");
}

bool fetchesRemote(const HtmlTag &tag)
{
    static const NameSet fetching
        = names("src href data poster srcset background xlink:href code archive content srcdoc");
    return std::any_of(tag.attributes.begin(), tag.attributes.end(),
                       [](const auto &a) { return fetching.contains(a.first) && looksRemote(a.second); });
}

class Limiter {
public:
    explicit Limiter(QByteArrayView source) : m_source(source)
    {
        if (m_source.size() > MaxHtmlBytes) {
            m_source.truncate(MaxHtmlBytes);
            m_out.truncated = true;
        }
        m_out.html.reserve(m_source.size() + m_source.size() / 8);
    }

    LimitedHtml run()
    {
        while (m_at < m_source.size()) {
            const qsizetype open = m_source.indexOf('<', m_at);
            const qsizetype textEnd = open < 0 ? m_source.size() : open;
            text(slice(m_source, m_at, textEnd - m_at));
            m_at = textEnd;
            if (open >= 0)
                markup();
        }
        closeTo(0);
        return std::move(m_out);
    }

private:
    void markup()
    {
        if (const qsizetype end = skipHtmlComment(m_source, m_at); end >= 0) {
            m_at = end;
            return;
        }
        HtmlTag tag;
        if (!readHtmlTag(m_source, m_at, &tag)) {
            text("&lt;");
            ++m_at;
            return;
        }
        m_at = tag.end;
        const unsigned kind = kindOf(tag.name);
        if ((kind & RawText) && !tag.isEnd)
            rawText(tag);
        else if (!(kind & Shown))
            m_out.remoteDropped += !tag.isEnd && fetchesRemote(tag) ? 1 : 0;
        else if (tag.isEnd)
            endTag(tag.name, kind);
        else
            startTag(tag, kind);
    }

    void rawText(const HtmlTag &tag)
    {
        const qsizetype end = tag.name == "plaintext" ? m_source.size() : findHtmlEndTag(m_source, m_at, tag.name);
        if (tag.name == "style")
            m_out.styles += slice(m_source, m_at, end - m_at).toByteArray() + '\n';
        else if (fetchesRemote(tag))
            ++m_out.remoteDropped;
        m_at = end;
    }

    void text(QByteArrayView text)
    {
        if (text.trimmed().isEmpty() && insideTableOnly())
            return;
        if (!text.isEmpty())
            ensureCell();
        for (qsizetype nul = text.indexOf('\0'); nul >= 0; nul = text.indexOf('\0')) {
            m_out.html += text.first(nul);
            text = slice(text, nul + 1);
        }
        m_out.html += text;
    }

    bool insideTableOnly() const { return !m_open.isEmpty() && (m_open.last().kind & (Table | RowGroup | Row)); }

    // Text and elements directly in a table or row would be moved in front of it by the tree builder.
    void ensureCell()
    {
        if (!insideTableOnly())
            return;
        if (!(m_open.last().kind & Row))
            push("tr");
        push("td");
    }

    void startTag(const HtmlTag &tag, unsigned kind)
    {
        if (++m_tags > MaxHtmlTags) {
            m_out.truncated = true;
            return;
        }
        if (kind & (Cell | Row | RowGroup)) {
            if (!placeTablePart(tag.name, kind))
                return;
        } else {
            ensureCell();
            closeImplied(kind);
        }
        if (!(kind & Void) && m_open.size() >= MaxHtmlDepth) {
            m_out.truncated = true;
            return;
        }
        write(tag);
        if (!(kind & Void))
            open(tag.name, kind);
    }

    // Closes what a cell, row or group ends, and opens the row a cell needs. False outside tables.
    bool placeTablePart(const QByteArray &name, unsigned kind)
    {
        const bool inRow = (kind & Cell) && name != "caption";
        unsigned containers = Table;
        if (inRow || (kind & Row))
            containers |= RowGroup;
        if (inRow)
            containers |= Row;
        qsizetype at = m_open.size() - 1;
        while (at >= 0 && !(m_open[at].kind & containers))
            --at;
        if (at < 0)
            return false;
        closeTo(at + 1);
        if (inRow && !(m_open.last().kind & Row))
            push("tr");
        return true;
    }

    void closeImplied(unsigned kind)
    {
        if ((kind & Block) && m_openParagraphs > 0) // most have none: spares the scan
            closeInScope(Paragraph, 0);
        if (kind & Item)
            closeInScope(Item, List);
        else if (kind & Term)
            closeInScope(Term, TermList);
        else if (kind & (Anchor | Body))
            closeInScope(kind & (Anchor | Body), 0);
    }

    void closeInScope(unsigned wanted, unsigned boundaries)
    {
        for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
            if (m_open[i].kind & wanted) {
                closeTo(i);
                return;
            }
            if (m_open[i].kind & (Cell | Table | boundaries))
                return;
        }
    }

    void endTag(const QByteArray &name, unsigned kind)
    {
        if (name == "br" || (kind & Body)) { // "</br>" is a line break; text may follow "</body>"
            if (name == "br")
                text("<br>");
            return;
        }
        const bool structural = kind & (Table | Cell | Row | RowGroup);
        for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
            if (m_open[i].kind == kind && m_open[i].name == name) {
                closeTo(i);
                return;
            }
            if (m_open[i].kind & (structural ? Table : Cell))
                return;
        }
    }

    void closeTo(qsizetype size)
    {
        while (m_open.size() > size) {
            const OpenElement last = m_open.takeLast();
            m_openParagraphs -= last.kind & Paragraph ? 1 : 0;
            m_out.html += "</" + last.name + '>';
        }
    }

    void open(const QByteArray &name, unsigned kind)
    {
        m_openParagraphs += kind & Paragraph ? 1 : 0;
        m_open.append({name, kind});
    }

    void push(const QByteArray &name)
    {
        m_out.html += '<' + name + '>';
        open(name, kindOf(name));
    }

    void write(const HtmlTag &tag)
    {
        m_out.html += '<' + tag.name;
        for (const auto &[name, value] : tag.attributes) {
            if (!isReadAttribute(name) || value.size() > 16 * 1024)
                continue;
            QByteArray quoted = value.toByteArray();
            quoted.replace('"', "&quot;").replace('\0', "");
            m_out.html += ' ' + name + "=\"" + quoted + '"';
        }
        m_out.html += '>';
    }

    QByteArrayView m_source;
    LimitedHtml m_out;
    QList<OpenElement> m_open; // at most MaxHtmlDepth and the two of ensureCell
    qsizetype m_at = 0;
    int m_openParagraphs = 0;
    int m_tags = 0;
};

} // namespace

LimitedHtml limitHtml(QByteArrayView utf8)
{
    return Limiter(utf8).run();
}

} // namespace waxwing::mime
