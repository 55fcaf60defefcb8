#include "core/mime/htmllimit.h"

#include "core/mime/bytes.h"
#include "core/mime/htmltokens.h"

#include <QList>
#include <QSet>

#include <algorithm>

namespace waxwing::mime {

namespace {

using NameSet = QSet<QByteArray>;

NameSet names(const char *list)
{
    const QList<QByteArray> words = QByteArray(list).split(' ');
    return NameSet(words.begin(), words.end());
}

const NameSet &shownElements()
{
    static const NameSet set = names(
        "a abbr acronym address article aside b bdi bdo big blockquote body br caption center cite code dd del details "
        "dfn dir div "
        "dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q "
        "s samp "
        "section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr");
    return set;
}

const NameSet &blockElements() // those that end an open <p> (HTML 13.2.6.4.7)
{
    static const NameSet set = names("address article aside blockquote center details dir div dl figcaption figure "
                                     "footer h1 h2 h3 h4 h5 h6 header hr main nav "
                                     "ol p pre section summary table ul li dd dt");
    return set;
}

// Their content is not markup; a missing end tag takes the rest, as in a browser.
const NameSet &rawTextElements()
{
    static const NameSet set = names("script style title textarea xmp iframe noembed noframes plaintext");
    return set;
}

bool isVoid(const QByteArray &name)
{
    return name == "br" || name == "hr" || name == "img" || name == "wbr";
}

bool isCell(const QByteArray &name)
{
    return name == "td" || name == "th" || name == "caption";
}

bool isRowGroup(const QByteArray &name)
{
    return name == "tbody" || name == "thead" || name == "tfoot";
}

bool isTablePart(const QByteArray &name)
{
    return isCell(name) || isRowGroup(name) || name == "tr";
}

bool takesOnlyTableParts(const QByteArray &name)
{
    return name == "table" || name == "tr" || isRowGroup(name);
}

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
        if (rawTextElements().contains(tag.name) && !tag.isEnd)
            rawText(tag);
        else if (!shownElements().contains(tag.name))
            m_out.remoteDropped += !tag.isEnd && fetchesRemote(tag) ? 1 : 0;
        else if (tag.isEnd)
            endTag(tag.name);
        else
            startTag(tag);
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

    bool insideTableOnly() const { return !m_open.isEmpty() && takesOnlyTableParts(m_open.last()); }

    // Text and elements directly in a table or row would be moved in front of it by the tree builder.
    void ensureCell()
    {
        if (!insideTableOnly())
            return;
        if (m_open.last() != "tr")
            push("tr");
        push("td");
    }

    void startTag(const HtmlTag &tag)
    {
        if (++m_tags > MaxHtmlTags) {
            m_out.truncated = true;
            return;
        }
        if (isTablePart(tag.name)) {
            if (!placeTablePart(tag.name))
                return;
        } else {
            ensureCell();
            closeImplied(tag.name);
        }
        if (!isVoid(tag.name) && m_open.size() >= MaxHtmlDepth) {
            m_out.truncated = true;
            return;
        }
        write(tag);
        if (!isVoid(tag.name))
            m_open.append(tag.name);
    }

    // Closes what a cell, row or group ends, and opens the row a cell needs. False outside tables.
    bool placeTablePart(const QByteArray &name)
    {
        const qsizetype at = findLast([&](const QByteArray &open) {
            return open == "table" || (isRowGroup(open) && !isRowGroup(name) && name != "caption")
                || (open == "tr" && (name == "td" || name == "th"));
        });
        if (at < 0)
            return false;
        closeTo(at + 1);
        if ((name == "td" || name == "th") && m_open.last() != "tr")
            push("tr");
        return true;
    }

    void closeImplied(const QByteArray &name)
    {
        if (blockElements().contains(name))
            closeInScope({"p"}, {});
        if (name == "li")
            closeInScope({"li"}, {"ul", "ol", "dir"});
        else if (name == "dt" || name == "dd")
            closeInScope({"dt", "dd"}, {"dl"});
        else if (name == "a")
            closeInScope({"a"}, {});
        else if (name == "body")
            closeInScope({"body"}, {});
    }

    void closeInScope(const NameSet &wanted, const NameSet &boundaries)
    {
        for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
            if (wanted.contains(m_open[i])) {
                closeTo(i);
                return;
            }
            if (isCell(m_open[i]) || m_open[i] == "table" || boundaries.contains(m_open[i]))
                return;
        }
    }

    void endTag(const QByteArray &name)
    {
        if (name == "br" || name == "body") { // "</br>" is a line break; text may follow "</body>"
            if (name == "br")
                text("<br>");
            return;
        }
        const bool structural = name == "table" || isTablePart(name);
        for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
            if (m_open[i] == name) {
                closeTo(i);
                return;
            }
            if ((isCell(m_open[i]) && !structural) || (m_open[i] == "table" && structural))
                return;
        }
    }

    template <class Predicate> qsizetype findLast(Predicate predicate) const
    {
        for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
            if (predicate(m_open[i]))
                return i;
        }
        return -1;
    }

    void closeTo(qsizetype size)
    {
        while (m_open.size() > size)
            m_out.html += "</" + m_open.takeLast() + '>';
    }

    void push(const QByteArray &name)
    {
        m_out.html += '<' + name + '>';
        m_open.append(name);
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
    QList<QByteArray> m_open; // at most MaxHtmlDepth and the two of ensureCell
    qsizetype m_at = 0;
    int m_tags = 0;
};

} // namespace

LimitedHtml limitHtml(QByteArrayView utf8)
{
    return Limiter(utf8).run();
}

} // namespace waxwing::mime
