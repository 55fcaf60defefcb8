// The message table: one content for all its placements in an account.
#include "core/store/placements.h"
#include "core/store/threading.h"

#include <limits>

namespace waxwing::store {

namespace {

std::optional<qint64> milliseconds(const QDateTime &date)
{
    return date.isValid() ? std::optional(date.toMSecsSinceEpoch()) : std::nullopt;
}

std::optional<int> offset(const QDateTime &date)
{
    return date.isValid() ? std::optional(date.offsetFromUtc()) : std::nullopt;
}

std::optional<QByteArray> given(const QByteArray &id)
{
    return id.isEmpty() ? std::nullopt : std::optional(id);
}

std::optional<QString> joined(const QStringList &labels)
{
    return labels.isEmpty() ? std::nullopt : std::optional(labels.join(QLatin1Char('\n')));
}

} // namespace

qint64 messageKey(const QByteArray &messageId)
{
    quint64 hash = 0xcbf29ce484222325;
    for (const char octet : messageId) {
        hash = (hash ^ quint8(octet)) * 0x100000001b3;
    }
    return qint64(hash);
}

// twin: the conversation of another message with this Message-ID.
std::optional<Placements::Content> Placements::known(AccountId account, const NewMessage &m, qint64 key, ThreadId &twin)
{
    Query query = m_cache.query("SELECT id, message_id, size, date, subject, body IS NOT NULL, thread FROM message"
                                " WHERE key = ? AND account = ?");
    query.bind(key, account.value());
    while (query.next()) {
        // Two different messages may carry one Message-ID: both are kept.
        if (query.view(1) != m.messageId) {
            continue;
        }
        twin = query.id<ThreadId>(6);
        const bool dated = !query.isNull(3);
        if (query.integer(2) == m.size && dated == m.date.isValid()
            && (!dated || query.integer(3) == m.date.toMSecsSinceEpoch()) && query.text(4) == m.subject) {
            return Content{query.id<MessageId>(0), query.id<ThreadId>(6), query.integer(5) != 0};
        }
    }
    return std::nullopt;
}

Placements::Content Placements::content(AccountId account, const NewMessage &message)
{
    const qint64 key = messageKey(message.messageId);
    ThreadId twin;
    if (!message.messageId.isEmpty()) {
        if (const auto content = known(account, message, key, twin)) {
            return *content;
        }
    }
    return addContent(account, message, key, twin);
}

Placements::Content Placements::addContent(AccountId account, const NewMessage &m, qint64 key, ThreadId twin)
{
    const MessageId id(m_nextMessage++);
    m_idsUsed = true;
    const QList<QByteArray> references = boundedReferences(m.references);
    const ThreadId thread
        = m_threads.join(id, {account, m.messageId, references, m.inReplyTo, m.serverThread, m.subject, twin});
    m_cache
        .query("INSERT INTO message(id, account, key, message_id, subject, from_name, from_address, to_text, date,"
               " date_offset, size, attachment, to_list, cc, bcc, reply_to, in_reply_to, refs, structure, thread,"
               " email_id, server_thread, labels, preview) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(id, account.value(), m.messageId.isEmpty() ? std::nullopt : std::optional(key), m.messageId, m.subject,
              m.fromName, m.fromAddress, m.toText, milliseconds(m.date), offset(m.date), m.size, m.hasAttachment, m.to,
              m.cc, m.bcc, m.replyTo, m.inReplyTo, references.join(' '), m.structure, thread, given(m.emailId),
              given(m.serverThread), joined(m.labels), m.preview.isNull() ? std::nullopt : std::optional(m.preview))
        .run();
    return {id, thread, false};
}

void Placements::setBody(MessageId message, const QByteArray &hash, qint64 size, bool packed)
{
    const QList<Placement> placements = ofMessage(message);
    Query old = m_cache.query("SELECT body FROM message WHERE id = ? AND body IS NOT NULL AND body <> ?");
    old.bind(message, hash);
    if (old.next()) {
        m_released << old.blob(0);
    }
    m_cache.query("UPDATE message SET body = ?, body_size = ?, body_packed = ? WHERE id = ?")
        .bind(hash, size, packed, message)
        .run();
    dropParts(message); // all of it is here now
    m_changes.body(message);
    for (const Placement &p : placements) {
        const FolderId shown = p.shownFolder();
        if (shown.isValid()) {
            m_folders.count(shown, {0, 0, p.held ? 0 : 1});
            m_changes.row(shown, p.id, p.key(), p.key());
        }
    }
}

void Placements::shareBody(MessageId from, MessageId with)
{
    Query query = m_cache.query("SELECT body, body_size, body_packed FROM message WHERE id = ? AND body IS NOT NULL");
    query.bind(from);
    if (query.next()) {
        setBody(with, query.blob(0), query.integer(1), query.integer(2) != 0);
    }
}

void Placements::setPreview(MessageId message, const QString &preview)
{
    m_cache.query("UPDATE message SET preview = ?, indexed = 1 WHERE id = ?").bind(preview, message).run();
    const QList<Placement> placements = ofMessage(message);
    for (const Placement &p : placements) {
        if (const FolderId shown = p.shownFolder(); shown.isValid()) {
            m_changes.row(shown, p.id, p.key(), p.key());
        }
    }
}

// Of a message whose text was here once, its own preview stays.
void Placements::setServerPreview(MessageId message, const QString &preview)
{
    m_cache
        .query("UPDATE message SET preview = ?2 WHERE id = ?1 AND body IS NULL AND NOT indexed AND preview IS NOT ?2")
        .bind(message, preview)
        .run();
    if (m_cache.changes() == 0) {
        return;
    }
    const QList<Placement> placements = ofMessage(message);
    for (const Placement &p : placements) {
        if (const FolderId shown = p.shownFolder(); shown.isValid()) {
            m_changes.row(shown, p.id, p.key(), p.key());
        }
    }
}

std::optional<RowKey> Placements::evictBodies(const Eviction &eviction)
{
    const RowKey from = eviction.from.value_or(RowKey{std::numeric_limits<qint64>::min(), PlacementId()});
    const qint64 before
        = eviction.before.isValid() ? eviction.before.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
    Query query = m_cache.query(
        "SELECT p.received, p.id, (m.body IS NOT NULL OR EXISTS(SELECT 1 FROM part WHERE message = m.id))"
        " AND NOT EXISTS(SELECT 1 FROM touch WHERE placement = p.id)"
        " AND NOT EXISTS(SELECT 1 FROM placement o WHERE o.message = p.message"
        " AND (o.uid IS NULL OR o.made_by IS NOT NULL OR o.folder <> p.shown_folder))"
        " FROM placement p JOIN message m ON m.id = p.message"
        " WHERE p.shown_folder = ? AND (p.received, p.id) > (?, ?) AND p.received < ?"
        " ORDER BY p.received, p.id LIMIT ?");
    query.bind(eviction.folder, from.received, from.id.value(), before, eviction.rows);
    QList<PlacementId> evicted;
    std::optional<RowKey> last;
    int looked = 0;
    while (query.next()) {
        last = RowKey{query.integer(0), query.id<PlacementId>(1)};
        ++looked;
        if (query.integer(2) != 0) {
            evicted << last->id;
        }
    }
    for (const PlacementId id : std::as_const(evicted)) {
        if (const auto placement = find(id)) {
            dropBody(*placement);
        }
    }
    return looked == eviction.rows ? last : std::nullopt;
}

void Placements::dropBody(const Placement &placement)
{
    dropParts(placement.message);
    Query body = m_cache.query("SELECT body FROM message WHERE id = ? AND body IS NOT NULL");
    body.bind(placement.message);
    if (!body.next()) {
        return; // shared with one before
    }
    m_released << body.blob(0);
    m_removed = true;
    m_cache.query("UPDATE message SET body = NULL, body_size = NULL, body_packed = NULL WHERE id = ?")
        .bind(placement.message)
        .run();
    m_changes.body(placement.message);
    const QList<Placement> all = ofMessage(placement.message);
    for (const Placement &p : all) {
        if (const FolderId shown = p.shownFolder(); shown.isValid()) {
            m_folders.count(shown, {0, 0, -1, 0});
            m_changes.row(shown, p.id, p.key(), p.key());
        }
    }
}

void Placements::setServerIds(MessageId message, const NewMessage &said)
{
    m_cache
        .query(
            "UPDATE message SET email_id = ?2, server_thread = coalesce(?3, server_thread), labels = ?4 WHERE id = ?1"
            " AND (email_id IS NOT ?2 OR server_thread IS NOT coalesce(?3, server_thread) OR labels IS NOT ?4)")
        .bind(message, said.emailId, given(said.serverThread), joined(said.labels))
        .run();
}

bool Placements::isBodyUsed(const QByteArray &hash)
{
    Query query = m_cache.query("SELECT 1 FROM message WHERE body = ?1 UNION ALL"
                                " SELECT 1 FROM part WHERE hash = ?1 LIMIT 1");
    query.bind(hash);
    return query.next();
}

} // namespace waxwing::store
