#include "core/sync/maildirmessage.h"

#include "core/sync/maildirbackend.h"

namespace waxwing::sync {

void ReadMessages::add(const store::Maildir::Message &message, const QByteArray &source, const QDateTime &received,
                       const QString &bodies)
{
    Decoded decoded = decodedSource(source, received);
    decoded.row.uid = message.uid;
    decoded.row.flags = message.flags;
    decoded.row.keywords = message.keywords;
    m_rows.append(decoded.row);
    m_texts.append(decoded.text);
    const std::optional<qint64> whole = wholeSizeOfPartial(message.base);
    if (whole) {
        m_rows.last().size = qMax(*whole, decoded.row.size);
    }
    auto body = std::make_shared<store::Body>(bodies);
    body->append(source);
    m_bodies.append({body, !whole});
}

// The beginning of a message is never its body: it is there to be looked at.
void ReadMessages::writeTo(store::Writer &writer, FolderId folder) const
{
    const QList<PlacementId> placements = writer.insertMessages(folder, m_rows);
    for (qsizetype i = 0; i < placements.size(); ++i) {
        const Octets &octets = m_bodies.at(i);
        if (octets.isWhole) {
            writer.setBody(placements.at(i), std::move(*octets.body));
        } else {
            writer.setShownParts(placements.at(i), std::move(*octets.body), {});
        }
        writer.setPreviewAndText(placements.at(i), m_texts.at(i).preview, m_texts.at(i).text);
    }
}

namespace {

const QByteArray mark = QByteArrayLiteral("-top");

} // namespace

QByteArray partialMark(qint64 wholeSize)
{
    return mark + QByteArray::number(wholeSize);
}

// Right behind the delivery's name, for other programs' files may be called as they like. An older program wrote no
// size; a copy has its own mark behind ours.
std::optional<qint64> wholeSizeOfPartial(const QByteArray &base)
{
    const QByteArray marks = base.mid(LocalMail::deliveryOf(base).size());
    if (!marks.startsWith(mark)) {
        return std::nullopt;
    }
    return marks.mid(mark.size()).split('-').constFirst().toLongLong();
}

} // namespace waxwing::sync
