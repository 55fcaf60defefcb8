#include "core/mime/htmltree.h"

#include <utility>

namespace waxwing::mime {

HtmlTree::HtmlTree(QByteArray limitedHtml) : m_html(std::move(limitedHtml))
{
    m_options.max_errors = 0;
    m_output = gumbo_parse_with_options(&m_options, m_html.constData(), size_t(m_html.size()));
}

HtmlTree::~HtmlTree()
{
    if (m_output)
        gumbo_destroy_output(&m_options, m_output);
}

const GumboNode *HtmlTree::root() const
{
    return m_output ? m_output->root : nullptr;
}

QByteArray attributeOf(const GumboElement &element, const char *name)
{
    const GumboAttribute *attribute = gumbo_get_attribute(&element.attributes, name);
    return attribute ? QByteArray(attribute->value) : QByteArray();
}

} // namespace waxwing::mime
