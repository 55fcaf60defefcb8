#include "core/store/threads.h"

#include "core/store/placements.h"
#include "core/store/threading.h"

namespace waxwing::store {

namespace {

// Of messages with one base subject only so many are looked at: "Re: hello" may stand over a hundred thousand.
constexpr int kMostOfSubject = 16;

qint64 subjectKey(const QString &base, bool reply)
{
    return messageKey((reply ? "re:" : "") + base.toUtf8());
}

// Cannot be a Message-ID: those have angle brackets.
qint64 serverThreadKey(const QByteArray &id)
{
    return messageKey("thread:" + id);
}

void addOnce(QList<ThreadId> &threads, std::optional<ThreadId> thread)
{
    if (thread && thread->isValid() && !threads.contains(*thread)) {
        threads << *thread;
    }
}

} // namespace

Threads::Threads(Database &cache, ThreadRows &rows) : m_cache(cache), m_rows(rows) { }

std::optional<ThreadId> Threads::waiting(qint64 key, AccountId account)
{
    Query query = m_cache.query("SELECT thread FROM thread_ref WHERE key = ? AND account = ?");
    query.bind(key, account.value());
    return query.next() ? std::optional(query.id<ThreadId>(0)) : std::nullopt;
}

std::optional<ThreadId> Threads::ofMessage(const QByteArray &id, qint64 key, AccountId account)
{
    Query query
        = m_cache.query("SELECT thread, message_id FROM message WHERE key = ? AND account = ? AND thread IS NOT NULL");
    query.bind(key, account.value());
    while (query.next()) {
        if (query.view(1) == id) {
            return query.id<ThreadId>(0);
        }
    }
    return std::nullopt;
}

void Threads::expect(qint64 key, AccountId account, ThreadId thread)
{
    m_cache.query("REPLACE INTO thread_ref(key, account, thread) VALUES(?, ?, ?)")
        .bind(key, account.value(), thread)
        .run();
}

ThreadId Threads::join(MessageId message, const ThreadLinks &links)
{
    QList<ThreadId> found;
    QList<qint64> missing;
    const auto look = [&](qint64 key, const QByteArray &id) {
        // A reference that waits comes first: where a conversation is full it names the one that goes on.
        auto thread = waiting(key, links.account);
        if (!thread && !id.isEmpty()) {
            thread = ofMessage(id, key, links.account);
        }
        thread ? addOnce(found, thread) : missing.append(key);
    };
    const QList<QByteArray> parents = connectingIds(links.messageId, links.references, links.inReplyTo);
    for (const QByteArray &id : parents) {
        look(messageKey(id), id);
    }
    if (!links.serverThread.isEmpty()) {
        look(serverThreadKey(links.serverThread), {});
    }
    if (!links.messageId.isEmpty()) {
        const qint64 own = messageKey(links.messageId);
        const auto expected = waiting(own, links.account);
        addOnce(found, expected ? expected : links.twin ? links.twin : ofMessage(links.messageId, own, links.account));
    }
    if (parents.isEmpty() && links.serverThread.isEmpty()) {
        const QList<ThreadId> similar = bySubject(message, links);
        for (const ThreadId thread : similar) {
            addOnce(found, thread);
        }
    }
    ThreadId thread = found.isEmpty() ? ThreadId() : unite(found);
    const bool full = thread.isValid() && size(thread) >= kMostThreadMembers;
    if (!thread.isValid() || full) {
        thread = ThreadId(message.value());
        m_rows.expectNew(thread);
    }
    if (full) {
        for (const QByteArray &id : parents) {
            expect(messageKey(id), links.account, thread);
        }
    }
    for (const qint64 key : std::as_const(missing)) {
        expect(key, links.account, thread);
    }
    m_cache.query("INSERT INTO thread_member(thread, message) VALUES(?, ?)").bind(thread, message).run();
    return thread;
}

// A reply without References joins what has its subject, newest first; an original takes in the replies that came
// before it. Two originals with one subject stay apart, as a daily report does from the next.
QList<ThreadId> Threads::bySubject(MessageId message, const ThreadLinks &links)
{
    const BaseSubject base = baseSubject(links.subject);
    if (base.text.isEmpty()) {
        return {};
    }
    const qint64 replies = subjectKey(base.text, true);
    QList<ThreadId> found = withSubject(replies, links.account);
    if (base.reply && found.isEmpty()) {
        found = withSubject(subjectKey(base.text, false), links.account).mid(0, 1);
    }
    m_cache.query("INSERT OR IGNORE INTO thread_subject(key, message) VALUES(?, ?)")
        .bind(base.reply ? replies : subjectKey(base.text, false), message)
        .run();
    return found;
}

QList<ThreadId> Threads::withSubject(qint64 key, AccountId account)
{
    QList<ThreadId> threads;
    Query query = m_cache.query("SELECT m.thread FROM thread_subject s CROSS JOIN message m ON m.id = s.message"
                                " WHERE s.key = ? AND m.account = ? AND m.thread IS NOT NULL"
                                " ORDER BY s.message DESC LIMIT ?");
    query.bind(key, account.value(), kMostOfSubject);
    while (query.next()) {
        addOnce(threads, query.id<ThreadId>(0));
    }
    return threads;
}

qint64 Threads::size(ThreadId thread)
{
    Query query = m_cache.query("SELECT count(*) FROM (SELECT 1 FROM thread_member WHERE thread = ? LIMIT ?)");
    query.bind(thread, kMostThreadMembers);
    return query.next() ? query.integer(0) : 0;
}

ThreadId Threads::largest(const QList<ThreadId> &threads)
{
    ThreadId best = threads.first();
    qint64 most = -1;
    for (const ThreadId thread : threads) {
        const qint64 members = size(thread);
        if (members > most) {
            most = members;
            best = thread;
        }
    }
    return best;
}

// The smaller ones become part of the largest, as far as it holds them.
ThreadId Threads::unite(const QList<ThreadId> &threads)
{
    if (threads.size() == 1) {
        return threads.first();
    }
    const ThreadId into = largest(threads);
    qint64 members = size(into);
    for (const ThreadId from : threads) {
        const qint64 more = size(from);
        if (from == into || members + more > kMostThreadMembers) {
            continue;
        }
        members += more;
        m_rows.merge(from, into);
        m_cache.query("UPDATE message SET thread = ? WHERE id IN (SELECT message FROM thread_member WHERE thread = ?)")
            .bind(into, from)
            .run();
        m_cache.query("UPDATE thread_member SET thread = ? WHERE thread = ?").bind(into, from).run();
        m_cache.query("UPDATE thread_ref SET thread = ? WHERE thread = ?").bind(into, from).run();
    }
    return into;
}

void Threads::left(MessageId message, ThreadId stale, AccountId account, const QByteArray &messageId,
                   const QString &subject)
{
    const ThreadId thread = m_rows.current(stale);
    m_cache.query("DELETE FROM thread_member WHERE thread = ? AND message = ?").bind(thread, message).run();
    const BaseSubject base = baseSubject(subject);
    if (!base.text.isEmpty()) {
        m_cache.query("DELETE FROM thread_subject WHERE key = ? AND message = ?")
            .bind(subjectKey(base.text, base.reply), message)
            .run();
    }
    if (size(thread) == 0) {
        m_cache.query("DELETE FROM thread_ref WHERE thread = ?").bind(thread).run();
    } else if (!messageId.isEmpty()) {
        // The next answer to it still belongs to the others.
        expect(messageKey(messageId), account, thread);
    }
}

bool Threads::fill(int limit)
{
    const qint64 below = m_cache.number("SELECT value FROM meta WHERE key = 'threads_below'");
    if (below == 0) {
        return false;
    }
    QList<std::pair<MessageId, ThreadLinks>> messages;
    Query query = m_cache.query("SELECT id, account, message_id, refs, in_reply_to, server_thread, subject, thread"
                                " FROM message WHERE id < ? ORDER BY id DESC LIMIT ?");
    query.bind(below, limit);
    qint64 lowest = 0;
    int seen = 0;
    while (query.next()) {
        lowest = query.integer(0);
        ++seen;
        if (query.isNull(7)) {
            const QByteArray references = query.blob(3);
            messages.emplaceBack(MessageId(lowest),
                                 ThreadLinks{query.id<AccountId>(1), query.blob(2),
                                             references.isEmpty() ? QList<QByteArray>() : references.split(' '),
                                             query.blob(4), query.blob(5), query.text(6), std::nullopt});
        }
    }
    for (const auto &[message, links] : std::as_const(messages)) {
        fillOne(message, links);
    }
    if (seen == limit) {
        m_cache.query("UPDATE meta SET value = ? WHERE key = 'threads_below'").bind(lowest).run();
        return true;
    }
    m_cache.exec("DELETE FROM meta WHERE key = 'threads_below'");
    return false;
}

void Threads::fillOne(MessageId message, const ThreadLinks &links)
{
    const ThreadId thread = join(message, links);
    m_cache.query("UPDATE message SET thread = ? WHERE id = ?").bind(thread, message).run();
    Query query = m_cache.query("SELECT id, received, shown_folder, shown_flags FROM placement"
                                " WHERE message = ? AND shown_folder IS NOT NULL");
    query.bind(message);
    while (query.next()) {
        const bool unread = !Flags(int(query.integer(3))).testFlag(Flag::Seen);
        m_rows.add(query.id<FolderId>(2), thread, {query.integer(1), query.id<PlacementId>(0)}, unread);
    }
}

} // namespace waxwing::store
