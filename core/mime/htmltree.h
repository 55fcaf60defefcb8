// Internal to core/mime: a gumbo parse of limited HTML, freed with its owner. Depth is bounded by htmllimit.
#pragma once

#include <QByteArray>

#include <gumbo.h>

namespace waxwing::mime {

class HtmlTree {
public:
    explicit HtmlTree(QByteArray limitedHtml);
    ~HtmlTree();
    Q_DISABLE_COPY_MOVE(HtmlTree)

    // <html>; null when there is no memory for a tree.
    const GumboNode *root() const;

private:
    QByteArray m_html; // the tree points into it
    GumboOptions m_options = kGumboDefaultOptions;
    GumboOutput *m_output = nullptr;
};

inline bool isElement(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

// The decoded value of an attribute; empty when it is not there.
QByteArray attributeOf(const GumboElement &element, const char *name);

} // namespace waxwing::mime
