// Which conversation a message belongs to, account-wide and kept as messages come and go: References and In-Reply-To
// connect, the server's own thread id too, and, where a message has none of these, its subject as the last resort.
#pragma once

#include "core/store/threadrows.h"

namespace waxwing::store {

// What connects a message, from a new one or a row of the cache.
struct ThreadLinks {
    AccountId account;
    QByteArray messageId;
    QList<QByteArray> references;
    QByteArray inReplyTo;
    QByteArray serverThread;
    QString subject;
    // The conversation of another message with this Message-ID; invalid: there is none; nullopt: not looked for.
    std::optional<ThreadId> twin;
};

class Threads {
public:
    Threads(Database &cache, ThreadRows &rows);

    // The conversation of a message that has none yet, its row being there or about to be: one that is known, several
    // that it connects, or a new one. Its membership is written; message.thread is the caller's.
    ThreadId join(MessageId message, const ThreadLinks &links);
    // The message's row is gone.
    void left(MessageId message, ThreadId thread, AccountId account, const QByteArray &messageId,
              const QString &subject);

    // Messages of a cache made before there were conversations, newest first. False: all are done.
    bool fill(int limit);

private:
    ThreadId largest(const QList<ThreadId> &threads);
    qint64 size(ThreadId thread);
    ThreadId unite(const QList<ThreadId> &threads);
    QList<ThreadId> bySubject(MessageId message, const ThreadLinks &links);
    QList<ThreadId> withSubject(qint64 key, AccountId account);
    std::optional<ThreadId> waiting(qint64 key, AccountId account);
    std::optional<ThreadId> ofMessage(const QByteArray &id, qint64 key, AccountId account);
    void expect(qint64 key, AccountId account, ThreadId thread);
    void fillOne(MessageId message, const ThreadLinks &links);

    Database &m_cache;
    ThreadRows &m_rows;
};

} // namespace waxwing::store
