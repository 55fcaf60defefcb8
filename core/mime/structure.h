// Internal to core/mime: the part tree of a message, found by one linear scan over its lines.
// Invariants: at most MaxParts + MaxDepth nodes, at most MaxDepth levels, ranges inside the source and
// nested like the nodes; a node's children come after it. RFC 2046 5.1.
#pragma once

#include "core/mime/bytes.h"
#include "core/mime/document.h"

namespace waxwing::mime {

struct Node {
    int parent = -1;
    int depth = 0;
    QList<int> children;
    Part part; // size is set once the end is known
    RawParameters parameters; // of Content-Type
    QList<HeaderField> fields; // of a message: its header; of a part: its MIME fields
    bool isMessage = false; // the root, or what is inside message/rfc822
    qsizetype headerStart = 0;
    qsizetype bodyStart = 0;
    qsizetype bodyEnd = 0;
    QString childPrefix; // section number of children without the last component, "2." or ""

    QByteArrayView body(QByteArrayView source) const { return slice(source, bodyStart, bodyEnd - bodyStart); }
};

struct Structure {
    QList<Node> nodes; // [0] is the root; never empty
    bool tooDeep = false;
    bool tooMany = false;
    bool headerTruncated = false;
};

Structure scanStructure(QByteArrayView source);
// The leaf or nested message with that section number; null when there is none.
const Node *findPart(const Structure &structure, const QString &number);

} // namespace waxwing::mime
