// The message table: one content for all its placements in an account.
#include "core/store/placements.h"

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

} // namespace

qint64 messageKey(const QByteArray &messageId)
{
    quint64 hash = 0xcbf29ce484222325;
    for (const char octet : messageId) {
        hash = (hash ^ quint8(octet)) * 0x100000001b3;
    }
    return qint64(hash);
}

std::optional<MessageId> Placements::known(AccountId account, const NewMessage &m, qint64 key, bool &held)
{
    Query query = m_cache.query(
        "SELECT id, message_id, size, date, subject, body IS NOT NULL FROM message WHERE key = ? AND account = ?");
    query.bind(key, account.value());
    while (query.next()) {
        // Two different messages may carry one Message-ID: both are kept.
        const bool dated = !query.isNull(3);
        if (query.view(1) == m.messageId && query.integer(2) == m.size && dated == m.date.isValid()
            && (!dated || query.integer(3) == m.date.toMSecsSinceEpoch()) && query.text(4) == m.subject) {
            held = query.integer(5);
            return query.id<MessageId>(0);
        }
    }
    return std::nullopt;
}

Placements::Content Placements::content(AccountId account, const NewMessage &message)
{
    Content content;
    const qint64 key = messageKey(message.messageId);
    if (!message.messageId.isEmpty()) {
        if (const auto id = known(account, message, key, content.held)) {
            content.id = *id;
            return content;
        }
    }
    content.id = addContent(account, message, key);
    return content;
}

MessageId Placements::addContent(AccountId account, const NewMessage &m, qint64 key)
{
    const MessageId id(m_nextMessage++);
    m_idsUsed = true;
    m_cache
        .query("INSERT INTO message(id, account, key, message_id, subject, from_name, from_address, to_text, date,"
               " date_offset, size, attachment, to_list, cc, bcc, reply_to, in_reply_to, refs, structure)"
               " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(id, account.value(), m.messageId.isEmpty() ? std::nullopt : std::optional(key), m.messageId, m.subject,
              m.fromName, m.fromAddress, m.toText, milliseconds(m.date), offset(m.date), m.size, m.hasAttachment, m.to,
              m.cc, m.bcc, m.replyTo, m.inReplyTo, m.references.join(' '), m.structure)
        .run();
    return id;
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
    m_cache.query("UPDATE message SET preview = ? WHERE id = ?").bind(preview, message).run();
    const QList<Placement> placements = ofMessage(message);
    for (const Placement &p : placements) {
        if (const FolderId shown = p.shownFolder(); shown.isValid()) {
            m_changes.row(shown, p.id, p.key(), p.key());
        }
    }
}

bool Placements::isBodyUsed(const QByteArray &hash)
{
    Query query = m_cache.query("SELECT 1 FROM message WHERE body = ? LIMIT 1");
    query.bind(hash);
    return query.next();
}

} // namespace waxwing::store
