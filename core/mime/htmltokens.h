// Internal to core/mime: one HTML tag read as a browser reads it (HTML 13.2.5, without foreign content).
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

namespace waxwing::mime {

struct HtmlTag {
    QByteArray name; // lower case
    bool isEnd = false;
    QList<std::pair<QByteArray, QByteArrayView>> attributes; // name lower case, value as written
    qsizetype end = 0; // offset behind ">"
};

// The tag at source[at] == '<'. False when this "<" starts no tag (it is text). A tag that never ends takes
// the rest of the source.
bool readHtmlTag(QByteArrayView source, qsizetype at, HtmlTag *tag);
// The offset behind a comment, doctype or processing instruction at source[at]; -1 when there is none.
qsizetype skipHtmlComment(QByteArrayView source, qsizetype at);
// The offset of "</name" from at on; the end of source when it is missing.
qsizetype findHtmlEndTag(QByteArrayView source, qsizetype at, const QByteArray &name);

} // namespace waxwing::mime
