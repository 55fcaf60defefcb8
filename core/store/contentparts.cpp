// Placements: what is held of a message that is not held whole.
#include "core/store/placements.h"

namespace waxwing::store {

namespace {

bool hasBody(Database &cache, MessageId message)
{
    Query query = cache.query("SELECT 1 FROM message WHERE id = ? AND body IS NOT NULL");
    query.bind(message);
    return query.next();
}

} // namespace

// In place of what there was: the octets of parts that were fetched before are released and come again.
void Placements::setShownParts(MessageId message, const StoredBody &source, const QList<mime::LeftOutPart> &leftOut)
{
    if (hasBody(m_cache, message)) {
        m_released << source.hash;
        return;
    }
    dropParts(message);
    Query insert = m_cache.query("INSERT INTO part(message, number, name, encoding, octets, hash, size, packed)"
                                 " VALUES(?,?,?,?,?,?,?,?)");
    insert.bind(message, QString(), QString(), QByteArray(), source.size, source.hash, source.size, source.packed)
        .run();
    for (const mime::LeftOutPart &part : leftOut) {
        insert.bind(message, part.number, part.name, part.encoding, part.size, nullptr, nullptr, nullptr).run();
    }
    m_changes.body(message);
}

// A row for a source that is not there, in place of nothing: where there is one, it stays.
void Placements::noteOnlyWhole(MessageId message)
{
    m_cache.query("INSERT OR IGNORE INTO part(message, number, name, encoding, octets) VALUES(?, '', '', x'', 0)")
        .bind(message)
        .run();
}

void Placements::setLeftOutPart(MessageId message, const QString &number, const StoredBody &octets)
{
    m_cache
        .query("UPDATE part SET hash = ?3, size = ?4, packed = ?5 WHERE message = ?1 AND number = ?2 AND number <> ''")
        .bind(message, number, octets.hash, octets.size, octets.packed)
        .run();
    if (m_cache.changes() == 0) { // the whole is here meanwhile, or was forgotten
        m_released << octets.hash;
        return;
    }
    m_changes.body(message);
}

void Placements::dropParts(MessageId message)
{
    Query query = m_cache.query("SELECT hash FROM part WHERE message = ? AND hash IS NOT NULL");
    query.bind(message);
    while (query.next()) {
        m_released << query.blob(0);
        m_removed = true;
    }
    m_cache.query("DELETE FROM part WHERE message = ?").bind(message).run();
}

} // namespace waxwing::store
