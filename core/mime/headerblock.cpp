#include "core/mime/headerblock.h"

#include "core/mime/bytes.h"

#include <algorithm>

namespace waxwing::mime {

namespace {

QByteArrayView withoutLineEnd(QByteArrayView line)
{
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

// RFC 5322 2.2: printable ASCII without colon; blanks before the colon are obsolete syntax, still seen.
qsizetype fieldNameLength(QByteArrayView line)
{
    const qsizetype colon = line.first(std::min<qsizetype>(line.size(), 200)).indexOf(':');
    if (colon <= 0)
        return -1;
    const QByteArrayView name = line.first(colon).trimmed();
    const bool valid = std::all_of(name.begin(), name.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    return valid && !name.isEmpty() ? colon : -1;
}

class FieldCollector {
public:
    explicit FieldCollector(HeaderBlock &block) : m_block(block) { }

    void begin(QByteArrayView line, qsizetype colon)
    {
        finish();
        m_open = m_block.fields.size() < MaxFields && m_bytes < MaxHeaderBytes;
        if (!m_open) {
            m_block.truncated = true;
            return;
        }
        m_field = {line.first(colon).trimmed().toByteArray(), {}};
        add(slice(line, colon + 1));
    }
    void add(QByteArrayView piece)
    {
        if (!m_open)
            return;
        const qsizetype room = MaxFieldBytes - m_field.value.size();
        if (piece.size() > room)
            m_block.truncated = true;
        m_field.value += piece.first(std::clamp<qsizetype>(room, 0, piece.size()));
    }
    void finish()
    {
        if (!m_open)
            return;
        m_field.value = m_field.value.trimmed();
        m_bytes += m_field.name.size() + m_field.value.size();
        m_block.fields.append(m_field);
        m_open = false;
    }

private:
    HeaderBlock &m_block;
    HeaderField m_field;
    qsizetype m_bytes = 0;
    bool m_open = false;
};

} // namespace

HeaderBlock readHeaderBlock(QByteArrayView source, qsizetype limit)
{
    HeaderBlock block;
    source = source.first(std::clamp<qsizetype>(limit, 0, source.size()));
    FieldCollector collector(block);
    qsizetype at = 0;
    if (source.startsWith("From ") || source.startsWith(">From ")) // an mbox separator left in front
        at = nextLine(source, 0);
    bool any = false;
    while (at < source.size()) {
        const qsizetype end = nextLine(source, at);
        const QByteArrayView line = withoutLineEnd(slice(source, at, end - at));
        if (line.isEmpty()) {
            collector.finish();
            block.bodyStart = end;
            return block;
        }
        const bool continuation = line.front() == ' ' || line.front() == '\t';
        const qsizetype colon = continuation ? -1 : fieldNameLength(line);
        if (colon > 0) {
            collector.begin(line, colon);
            any = true;
        } else if (!any) {
            return block; // no header: all of it is text
        } else if (continuation) {
            collector.add(line);
        }
        at = end;
    }
    collector.finish();
    block.bodyStart = source.size();
    return block;
}

} // namespace waxwing::mime
