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
    if (message.base.endsWith(partialMark())) {
        m_bodies.append(nullptr);
        return;
    }
    auto body = std::make_shared<store::Body>(bodies);
    body->append(source);
    m_bodies.append(body);
}

void ReadMessages::writeTo(store::Writer &writer, FolderId folder) const
{
    const QList<PlacementId> placements = writer.insertMessages(folder, m_rows);
    for (qsizetype i = 0; i < placements.size(); ++i) {
        if (m_bodies.at(i)) {
            writer.setBody(placements.at(i), std::move(*m_bodies.at(i)));
        }
        writer.setPreviewAndText(placements.at(i), m_texts.at(i).preview, m_texts.at(i).text);
    }
}

} // namespace waxwing::sync
