// search.db: full-text index over the text of held messages. Disposable. Committed with, but not atomically with,
// the cache: a text that is missing here is only not found.
#pragma once

#include "core/store/sqlite.h"

#include <QSet>

#include <memory>

namespace waxwing::store {

class SearchIndex {
public:
    // cacheIdentity names the cache whose message ids are meant: the index of another one is dropped.
    SearchIndex(const QString &path, const QString &cacheIdentity);

    // In place of what it had.
    void add(MessageId message, const QString &text);
    void remove(MessageId message);
    void begin();
    void commit();
    void rollback();

private:
    std::optional<QByteArray> heldText(MessageId message);
    void forget(MessageId message, const QByteArray &text);

    std::unique_ptr<Database> m_database;
    bool m_open = false;
};

// Words as the index holds them: text in scripts without spaces is one word a character.
QString spaced(const QString &text);
// The FTS5 expression for text that contains every word; a word matches at a word's beginning.
QString matchExpression(const QString &words);
QSet<qint64> matchingMessages(Database &search, const QString &words);

} // namespace waxwing::store
