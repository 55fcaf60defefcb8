// The sanitiser's property, checked by parsing its output again: returns what is wrong, empty when nothing is.
#pragma once

#include <QByteArray>
#include <QSet>

#include <gumbo.h>

namespace htmlproperty {

inline bool isAllowedUrl(const QByteArray &element, const QByteArray &attribute, const QByteArray &value,
                         bool remoteAllowed)
{
    if (element == "a" && attribute == "href")
        return value.startsWith("http://") || value.startsWith("https://") || value.toLower().startsWith("mailto:")
            || value.toLower().startsWith("http");
    if (element == "img" && attribute == "src")
        return value.startsWith("waxwing-cid:") || (remoteAllowed && value.toLower().startsWith("http"));
    return false;
}

inline QByteArray checkCss(const QByteArray &css)
{
    const QByteArray lower = css.toLower();
    for (const char *bad : {"url", "@", "image", "expression", "\\", "//", "<", "src(", "var(", "attr("}) {
        if (lower.contains(bad))
            return "css: " + css.left(200);
    }
    return {};
}

inline QByteArray checkAttribute(const QByteArray &element, const GumboAttribute &attribute, bool remoteAllowed)
{
    static const QSet<QByteArray> urls = {
        "href",       "src",      "srcset",  "data",     "poster",  "background", "action",    "formaction", "ping",
        "cite",       "longdesc", "usemap",  "manifest", "archive", "code",       "codebase",  "profile",    "classid",
        "xlink:href", "srcdoc",   "content", "id",       "name",    "target",     "http-equiv"};
    const QByteArray name = attribute.name;
    const QByteArray value = attribute.value;
    if (name.startsWith("on"))
        return "handler: " + name;
    if (urls.contains(name) && !isAllowedUrl(element, name, value, remoteAllowed))
        return element + ' ' + name + '=' + value.left(200);
    return name == "style" ? checkCss(value) : QByteArray();
}

inline QByteArray checkNode(const GumboNode *node, bool remoteAllowed, int depth)
{
    if (depth > 1000)
        return "too deep";
    if (node->type == GUMBO_NODE_COMMENT)
        return "comment";
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE)
        return {};
    static const QSet<QByteArray> forbidden
        = {"script", "iframe",   "object",   "embed",    "form",   "input", "button", "select", "textarea", "meta",
           "base",   "link",     "svg",      "math",     "video",  "audio", "source", "track",  "picture",  "applet",
           "frame",  "frameset", "template", "noscript", "portal", "image", "title",  ""};
    const GumboElement &element = node->v.element;
    const QByteArray name = gumbo_normalized_tagname(element.tag);
    if (forbidden.contains(name))
        return "element " + name;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const QByteArray wrong
            = checkAttribute(name, *static_cast<const GumboAttribute *>(element.attributes.data[i]), remoteAllowed);
        if (!wrong.isEmpty())
            return wrong;
    }
    for (unsigned i = 0; i < element.children.length; ++i) {
        const auto *child = static_cast<const GumboNode *>(element.children.data[i]);
        const QByteArray wrong = name == "style" && child->type == GUMBO_NODE_TEXT
            ? checkCss(child->v.text.text)
            : checkNode(child, remoteAllowed, depth + 1);
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

inline QByteArray violation(const QByteArray &html, bool remoteAllowed)
{
    GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, html.constData(), size_t(html.size()));
    const QByteArray wrong = checkNode(output->root, remoteAllowed, 0);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return wrong;
}

} // namespace htmlproperty
