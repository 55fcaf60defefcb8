#include "core/mime/sanitiser.h"

#include "core/mime/css.h"
#include "core/mime/htmllimit.h"
#include "core/mime/htmltree.h"
#include "core/mime/lookalike.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace waxwing::mime {

namespace {

QByteArray escaped(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        case '\0': break;
        default: out += c;
        }
    }
    return out;
}

// What a browser does to a URL before it looks at the scheme (URL Standard, 4.4): "java\nscript:" is one.
QByteArray strippedUrl(QByteArray url)
{
    url.erase(std::remove_if(url.begin(), url.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }),
              url.end());
    const auto edge = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    while (!url.isEmpty() && edge(url.front()))
        url.remove(0, 1);
    while (!url.isEmpty() && edge(url.back()))
        url.chop(1);
    return url;
}

bool isWebUrl(const QByteArray &lower)
{
    return lower.startsWith("http://") || lower.startsWith("https://");
}

// Numbers, percentages, colours, names, font lists: nothing that could be a URL or end an attribute.
bool isPlainValue(const QByteArray &value)
{
    return value.size() <= 100 && std::all_of(value.begin(), value.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                   || QByteArrayView("#%+-_., '").contains(c);
           });
}

bool isPlainAttribute(const QByteArray &name)
{
    static const QSet<QByteArray> set
        = {"dir",    "lang",        "align",       "valign",  "width",   "height", "bgcolor", "color", "face",  "size",
           "border", "cellpadding", "cellspacing", "colspan", "rowspan", "start",  "type",    "value", "nowrap"};
    return set.contains(name);
}

class Sanitiser {
public:
    Sanitiser(const SanitiserOptions &options, SanitisedHtml &result) : m_options(options), m_result(result) { }

    QByteArray run(const LimitedHtml &limited)
    {
        const QByteArray sheet = filterStyleSheet(limited.styles, ".message", &m_result.blockedRemote);
        if (!sheet.isEmpty())
            m_out += "<style>" + sheet + "</style>";
        const HtmlTree tree(limited.html);
        const GumboNode *body = tree.root() ? findBody(tree.root()) : nullptr;
        m_out += "<div class=\"message";
        if (body)
            bodyAttributes(body->v.element);
        else
            m_out += '"';
        m_out += '>';
        if (body)
            children(body->v.element);
        m_out += "</div>";
        return m_out;
    }

private:
    static const GumboNode *findBody(const GumboNode *html)
    {
        const GumboVector &children = html->v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
            const auto *child = static_cast<const GumboNode *>(children.data[i]);
            if (isElement(child) && child->v.element.tag == GUMBO_TAG_BODY)
                return child;
        }
        return nullptr;
    }

    void bodyAttributes(const GumboElement &body)
    {
        const QByteArray classes = prefixedClasses(attributeOf(body, "class"));
        m_out += classes.isEmpty() ? QByteArray("\"") : QByteArray(' ' + classes + '"');
        QByteArray style;
        const QByteArray ground = attributeOf(body, "bgcolor");
        const QByteArray ink = attributeOf(body, "text");
        if (!ground.isEmpty() && isPlainValue(ground))
            style += "background-color:" + ground + ';';
        if (!ink.isEmpty() && isPlainValue(ink))
            style += "color:" + ink + ';';
        countIfRemote(attributeOf(body, "background"));
        style += attributeOf(body, "style");
        style = filterDeclarations(style, &m_result.blockedRemote);
        addAttribute("style", style);
    }

    void children(const GumboElement &element)
    {
        for (unsigned i = 0; i < element.children.length; ++i)
            node(static_cast<const GumboNode *>(element.children.data[i]));
    }

    // Recursion is as deep as limitHtml allows, plus what the tree builder implies (tbody).
    void node(const GumboNode *node)
    {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
            m_out += escaped(node->v.text.text);
            return;
        }
        if (!isElement(node))
            return;
        const GumboElement &element = node->v.element;
        // Only names limitHtml lets through reach this; what the parser does not know has no name here.
        if (element.tag == GUMBO_TAG_UNKNOWN || element.tag_namespace != GUMBO_NAMESPACE_HTML) {
            children(element);
            return;
        }
        const QByteArray name = gumbo_normalized_tagname(element.tag);
        if (name == "img" && isToBeBlocked(attributeOf(element, "src"))) {
            blockedPicture(element);
            return;
        }
        m_out += '<' + name;
        attributes(element, name);
        m_out += '>';
        if (name == "br" || name == "hr" || name == "img" || name == "wbr")
            return;
        children(element);
        m_out += "</" + name + '>';
    }

    void attributes(const GumboElement &element, const QByteArray &tag)
    {
        for (unsigned i = 0; i < element.attributes.length; ++i) {
            const auto *attribute = static_cast<const GumboAttribute *>(element.attributes.data[i]);
            const QByteArray name = attribute->name;
            const QByteArray value = attribute->value;
            if (name == "style")
                addAttribute("style", filterDeclarations(value, &m_result.blockedRemote));
            else if (name == "class")
                addAttribute("class", prefixedClasses(value));
            else if (name == "title" || (name == "alt" && tag == "img"))
                addAttribute(name, value.left(1000));
            else if (name == "href" && tag == "a")
                link(value);
            else if (name == "src" && tag == "img")
                picture(value);
            else if (name == "background" || name == "srcset" || name == "src")
                countIfRemote(value);
            else if (isPlainAttribute(name) && isPlainValue(value))
                addAttribute(name, value);
        }
    }

    void link(const QByteArray &value)
    {
        const QByteArray url = strippedUrl(value);
        const QByteArray lower = url.left(10).toLower();
        if (isWebUrl(lower) || lower.startsWith("mailto:"))
            addAttribute("href", url);
    }

    bool isToBeBlocked(const QByteArray &source) const
    {
        const QByteArray start = strippedUrl(source).left(10).toLower();
        return m_options.remoteContent == RemoteContent::Block && (start.startsWith("//") || isWebUrl(start));
    }

    // What the engine shows of a picture without a source is a broken one. This is a box of its size with the words
    // that stand for it; what nobody was to see stays unseen.
    void blockedPicture(const GumboElement &element)
    {
        ++m_result.blockedRemote;
        countIfRemote(attributeOf(element, "srcset"));
        const QByteArray style = filterDeclarations(attributeOf(element, "style"), &m_result.blockedRemote);
        const QByteArray width = attributeOf(element, "width");
        const QByteArray height = attributeOf(element, "height");
        if (isTiny(width) || isTiny(height)) {
            return;
        }
        m_out += "<span";
        const QByteArray classes = "blocked-picture " + prefixedClasses(attributeOf(element, "class"));
        addAttribute("class", classes.trimmed());
        addAttribute("style", lengthStyle("width", width) + lengthStyle("height", height) + style);
        m_out += '>' + escaped(attributeOf(element, "alt").left(1000)) + "</span>";
    }

    static bool isTiny(const QByteArray &length)
    {
        constexpr int visible = 4; // pixels; trackers are one wide
        bool good = false;
        const int pixels = length.trimmed().toInt(&good);
        return good && pixels < visible;
    }

    static QByteArray lengthStyle(const char *name, const QByteArray &value)
    {
        bool good = false;
        const QByteArray length = value.trimmed();
        const bool percent = length.endsWith('%');
        const uint number = (percent ? length.chopped(1) : length).toUInt(&good);
        if (!good || number > 10'000) {
            return {};
        }
        return QByteArray(name) + ':' + QByteArray::number(number) + (percent ? "%;" : "px;");
    }

    void picture(const QByteArray &value)
    {
        QByteArray url = strippedUrl(value);
        const QByteArray lower = url.left(10).toLower();
        if (lower.startsWith("cid:")) {
            const QByteArray id = QByteArray::fromPercentEncoding(url.mid(4));
            if (m_options.contentIds.contains(id)) {
                m_result.usedContentIds.insert(id);
                addAttribute("src", m_options.cidPrefix.toUtf8() + id.toPercentEncoding("@."));
            }
            return;
        }
        if (lower.startsWith("//"))
            url.prepend("https:");
        if (isWebUrl(url.left(10).toLower())) // allowed: blockedPicture() takes the others
            addAttribute("src", url);
    }

    void countIfRemote(const QByteArray &value)
    {
        if (value.contains("//"))
            ++m_result.blockedRemote;
    }

    void addAttribute(const QByteArray &name, const QByteArray &value)
    {
        if (!value.isEmpty() || name == "alt")
            m_out += ' ' + name + "=\"" + escaped(value) + '"';
    }

    const SanitiserOptions &m_options;
    SanitisedHtml &m_result;
    QByteArray m_out;
};

// The host a link's text claims, when it reads like one.
QString hostInText(const QString &text)
{
    const QString word = text.simplified();
    if (word.contains(QLatin1Char(' ')) || !word.contains(QLatin1Char('.')) || word.contains(QLatin1Char('@')))
        return {};
    const QUrl url = QUrl::fromUserInput(word);
    const QString host = url.host().toLower();
    const qsizetype dot = host.lastIndexOf(QLatin1Char('.'));
    return dot > 0 && host.size() - dot > 2 ? host : QString();
}

QString withoutWww(const QString &host)
{
    return host.startsWith(QStringLiteral("www.")) ? host.mid(4) : host;
}

} // namespace

SanitisedHtml sanitiseHtml(const QString &html, const SanitiserOptions &options)
{
    SanitisedHtml result;
    // One character over the limit keeps limitHtml's own note of the cut.
    const LimitedHtml limited = limitHtml(html.left(MaxHtmlBytes + 1).toUtf8());
    result.truncated = limited.truncated;
    result.blockedRemote = limited.remoteDropped;
    result.html = QString::fromUtf8(Sanitiser(options, result).run(limited));
    return result;
}

QString linkWarning(const QString &text, const QString &href)
{
    const QUrl url(href);
    const QString host = url.host().toLower();
    if (!url.userInfo().isEmpty() && url.scheme() != QStringLiteral("mailto"))
        return QCoreApplication::translate("mime", "This address hides where it leads: it goes to %1.").arg(host);
    if (isLookalikeDomain(host))
        return QCoreApplication::translate("mime", "The site's name %1 uses letters that look like others.")
            .arg(readableDomain(host));
    const QString shown = hostInText(text);
    if (!shown.isEmpty() && !host.isEmpty() && withoutWww(shown) != withoutWww(host))
        return QCoreApplication::translate("mime", "The text says %1, but the link goes to %2.").arg(shown, host);
    return {};
}

} // namespace waxwing::mime
