#include "core/mime/structure.h"

#include "core/base/octets.h"
#include "core/mime/bytes.h"
#include "core/mime/headerblock.h"

#include <algorithm>

namespace waxwing::mime {

namespace {

constexpr qsizetype MaxBoundary = 2048; // RFC 2046 allows 70; longer ones are seen and harmless
constexpr qsizetype MaxPartHeader = 64_MiB; // the scan for its end; what is kept is far less

struct OpenMultipart {
    int node = 0;
    QByteArray delimiter; // "--boundary"
};

QByteArrayView trimmedLine(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.chop(1);
    return line;
}

class Scanner {
public:
    explicit Scanner(QByteArrayView source) : m_source(source) { }

    Structure run()
    {
        beginEntity(-1, true);
        while (m_at < m_source.size() && !m_stopped)
            scanLine();
        while (!m_open.isEmpty())
            closeTop(m_source.size());
        closeLeaf(m_source.size());
        for (Node &node : m_result.nodes) {
            if (node.bodyEnd < node.bodyStart)
                node.bodyEnd = node.bodyStart;
            node.part.size = node.bodyEnd - node.bodyStart;
        }
        return std::move(m_result);
    }

private:
    Node &node(int index) { return m_result.nodes[index]; }

    void scanLine()
    {
        const qsizetype end = nextLine(m_source, m_at);
        int level = -1;
        bool closing = false;
        if (matchDelimiter(slice(m_source, m_at, end - m_at), &level, &closing))
            atDelimiter(level, closing, end);
        else
            m_at = end;
    }

    bool matchDelimiter(QByteArrayView line, int *level, bool *closing) const
    {
        if (m_open.isEmpty() || !line.startsWith("--") || line.size() > MaxBoundary + 100)
            return false;
        line = trimmedLine(line);
        for (int i = int(m_open.size()) - 1; i >= 0; --i) {
            const QByteArray &delimiter = m_open[i].delimiter;
            if (!line.startsWith(delimiter))
                continue;
            const QByteArrayView rest = slice(line, delimiter.size());
            if (rest.isEmpty() || rest == QByteArrayView("--")) {
                *level = i;
                *closing = !rest.isEmpty();
                return true;
            }
        }
        return false;
    }

    void atDelimiter(int level, bool closing, qsizetype lineEnd)
    {
        // The line end before a delimiter belongs to the delimiter (RFC 2046 5.1.1).
        qsizetype end = m_at;
        if (end > 0 && m_source[end - 1] == '\n')
            --end;
        if (end > 0 && m_source[end - 1] == '\r')
            --end;
        while (m_open.size() > level + 1)
            closeTop(end);
        closeLeaf(end);
        m_at = lineEnd;
        if (closing)
            closeTop(m_at);
        else
            beginEntity(m_open[level].node, false);
    }

    void closeLeaf(qsizetype end)
    {
        // A nested message ends with its content: the chain up to the multipart around it.
        for (int i = m_leaf; i >= 0 && node(i).bodyEnd < 0; i = node(i).parent) {
            if (isOpenMultipart(i))
                break;
            node(i).bodyEnd = end;
        }
        m_leaf = -1;
    }

    bool isOpenMultipart(int index) const
    {
        return std::any_of(m_open.begin(), m_open.end(), [index](const OpenMultipart &o) { return o.node == index; });
    }

    void closeTop(qsizetype end)
    {
        closeLeaf(end);
        const int index = m_open.takeLast().node;
        node(index).bodyEnd = end;
        m_leaf = node(index).parent; // a message around it ends where the next delimiter stands
        if (m_leaf >= 0 && isOpenMultipart(m_leaf))
            m_leaf = -1;
    }

    // How far the header of a part may reach: a delimiter ends it even without an empty line.
    qsizetype headerLimit() const
    {
        if (m_open.isEmpty())
            return m_source.size();
        qsizetype at = m_at;
        const qsizetype stop = std::min(m_source.size(), m_at + MaxPartHeader);
        while (at < stop) {
            const qsizetype end = nextLine(m_source, at);
            const QByteArrayView line = slice(m_source, at, end - at);
            int level = 0;
            bool closing = false;
            if (trimmedLine(line).isEmpty() || matchDelimiter(line, &level, &closing))
                return line.front() == '-' ? at : end;
            at = end;
        }
        return at;
    }

    void beginEntity(int parent, bool isMessage)
    {
        if (m_result.nodes.size() >= MaxParts) {
            m_result.tooMany = true;
            m_stopped = true;
            return;
        }
        const HeaderBlock header = readHeaderBlock(slice(m_source, m_at), headerLimit() - m_at);
        m_result.headerTruncated |= header.truncated;
        Node fresh;
        fresh.parent = parent;
        fresh.depth = parent < 0 ? 0 : node(parent).depth + 1;
        fresh.fields = header.fields;
        fresh.isMessage = isMessage;
        fresh.headerStart = m_at;
        fresh.bodyStart = m_at + header.bodyStart;
        fresh.bodyEnd = -1;
        describe(fresh, parent);
        m_at = fresh.bodyStart;
        const int index = int(m_result.nodes.size());
        m_result.nodes.append(fresh);
        number(index);
        if (parent >= 0)
            node(parent).children.append(index);
        descend(index);
    }

    void describe(Node &fresh, int parent)
    {
        QByteArray contentType = headerValue(fresh.fields, "content-type");
        if (contentType.isEmpty() && parent >= 0 && node(parent).part.type == "multipart/digest")
            contentType = "message/rfc822"; // RFC 2046 5.1.5
        const QByteArray type = parseParameterised(contentType, &fresh.parameters);
        RawParameters dispositionParameters;
        const QByteArray disposition
            = parseParameterised(headerValue(fresh.fields, "content-disposition"), &dispositionParameters);
        const qsizetype slash = type.indexOf('/');
        fresh.part
            = makePart({}, slash < 0 ? QByteArray() : type.left(slash), slash < 0 ? QByteArray() : type.mid(slash + 1),
                       fresh.parameters, headerValue(fresh.fields, "content-id"),
                       headerValue(fresh.fields, "content-transfer-encoding"), 0, disposition, dispositionParameters);
    }

    // RFC 3501 6.4.5: a multipart directly inside a message shares the message's number.
    void number(int index)
    {
        Node &fresh = node(index);
        if (fresh.parent < 0) {
            fresh.part.number = fresh.part.isMultipart() ? QString() : QStringLiteral("1");
        } else if (fresh.isMessage) {
            const QString outer = node(fresh.parent).part.number;
            fresh.part.number = fresh.part.isMultipart() ? outer : QString(outer + QStringLiteral(".1"));
        } else {
            const Node &parent = node(fresh.parent);
            const QString position = QString::number(parent.children.size() + 1);
            fresh.part.number = parent.childPrefix + position;
        }
        if (!fresh.part.number.isEmpty())
            fresh.childPrefix = fresh.part.number + QLatin1Char('.');
    }

    void descend(int index)
    {
        const bool deepest = node(index).depth >= MaxDepth;
        const QByteArray encoding = node(index).part.encoding;
        const bool readable = encoding != "base64" && encoding != "quoted-printable";
        m_leaf = index;
        if (node(index).part.isMultipart()) {
            const QByteArray boundary = boundaryOf(node(index));
            if (boundary.isEmpty() || boundary.size() > MaxBoundary)
                return;
            m_result.tooDeep |= deepest;
            if (!deepest)
                m_open.append({index, "--" + boundary});
            m_leaf = deepest ? index : -1;
        } else if (node(index).part.type == "message/rfc822" && readable) {
            m_result.tooDeep |= deepest;
            if (!deepest)
                beginEntity(index, true);
        }
    }

    static QByteArray boundaryOf(const Node &multipart)
    {
        for (const auto &[name, value] : multipart.parameters) {
            if (name.compare("boundary", Qt::CaseInsensitive) == 0)
                return value.trimmed();
        }
        return decodeParameter(multipart.parameters, "boundary").toLatin1().trimmed();
    }

    QByteArrayView m_source;
    Structure m_result;
    QList<OpenMultipart> m_open;
    qsizetype m_at = 0;
    int m_leaf = -1; // the innermost entity whose end is not known and that is no open multipart
    bool m_stopped = false;
};

} // namespace

Structure scanStructure(QByteArrayView source)
{
    return Scanner(source).run();
}

const Node *findPart(const Structure &structure, const QString &number)
{
    const auto it = std::find_if(structure.nodes.begin(), structure.nodes.end(), [&](const Node &node) {
        return !node.part.isMultipart() && node.part.number == number;
    });
    return it == structure.nodes.end() ? nullptr : &*it;
}

} // namespace waxwing::mime
