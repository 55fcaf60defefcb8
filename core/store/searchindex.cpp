#include "core/store/searchindex.h"

#include "core/base/log.h"
#include "core/base/step.h"
#include "core/store/schema.h"
#include "core/store/zstd.h"

#include <QFile>

namespace waxwing::store {

namespace {

bool standsAlone(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar: return true;
    default: return false;
    }
}

std::unique_ptr<Database> opened(const QString &path)
{
    auto database = std::make_unique<Database>(path, Database::Mode::ReadWrite);
    database->keepPageSums();
    database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    migrate(*database, searchMigrations());
    return database;
}

void removeFiles(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm"}) {
        QFile::remove(path + QLatin1String(suffix));
    }
}

} // namespace

SearchIndex::SearchIndex(const QString &path, const QString &cacheIdentity)
{
    const auto belongs = [&] {
        Query query = m_database->query("SELECT value FROM meta WHERE key = 'cache'");
        return query.next() && query.text(0) == cacheIdentity;
    };
    try {
        m_database = opened(path);
        if (belongs()) {
            return;
        }
    } catch (const Error &error) {
        qCWarning(logStore).noquote() << "search index dropped:" << error.text();
    }
    m_database.reset();
    removeFiles(path);
    m_database = opened(path);
    m_database->query("REPLACE INTO meta(key, value) VALUES('cache', ?)").bind(cacheIdentity).run();
}

void SearchIndex::begin()
{
    if (!m_open) {
        m_database->exec("BEGIN IMMEDIATE");
        m_open = true;
    }
}

void SearchIndex::add(MessageId message, const QString &text)
{
    begin();
    const QByteArray words = spaced(text).toUtf8();
    const auto known = heldText(message);
    if (known == words) {
        return;
    }
    if (known) {
        forget(message, *known);
    } else {
        // From before texts were held: it cannot be forgotten, so the first one stays.
        Query old = m_database->query("SELECT 1 FROM body_text_docsize WHERE id = ?");
        old.bind(message);
        if (old.next()) {
            return;
        }
    }
    m_database->query("INSERT INTO body_text(rowid, text) VALUES(?, ?)").bind(message, QString::fromUtf8(words)).run();
    m_database->query("INSERT INTO held_text(id, size, data) VALUES(?, ?, ?)")
        .bind(message, words.size(), compressed(words))
        .run();
}

void SearchIndex::remove(MessageId message)
{
    if (const auto text = heldText(message)) {
        begin();
        forget(message, *text);
    }
}

std::optional<QByteArray> SearchIndex::heldText(MessageId message)
{
    Query query = m_database->query("SELECT size, data FROM held_text WHERE id = ?");
    query.bind(message);
    return query.next() ? uncompressed(query.blob(1), query.integer(0)) : std::nullopt;
}

void SearchIndex::forget(MessageId message, const QByteArray &text)
{
    // The index takes out the words it is told: they must be the very ones that went in.
    m_database->query("INSERT INTO body_text(body_text, rowid, text) VALUES('delete', ?, ?)")
        .bind(message, QString::fromUtf8(text))
        .run();
    m_database->query("DELETE FROM held_text WHERE id = ?").bind(message).run();
}

void SearchIndex::commit()
{
    if (m_open) {
        m_open = false;
        stepBefore("search commit");
        m_database->exec("COMMIT");
        stepAfter("search commit");
    }
}

void SearchIndex::rollback()
{
    if (m_open && m_database->inTransaction()) {
        m_database->exec("ROLLBACK");
    }
    m_open = false;
}

QString spaced(const QString &text)
{
    QString result;
    result.reserve(text.size());
    const QList<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        const bool alone = standsAlone(character);
        if (alone) {
            result += QLatin1Char(' ');
        }
        result += QChar::fromUcs4(character);
        if (alone) {
            result += QLatin1Char(' ');
        }
    }
    return result;
}

QString matchExpression(const QString &words)
{
    QStringList phrases;
    const QStringList parts = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : parts) {
        QString phrase = spaced(word).simplified();
        phrase.replace(QLatin1Char('"'), QLatin1String("\"\""));
        phrases << QString(QLatin1Char('"') + phrase + QLatin1String("\"*"));
    }
    return phrases.join(QLatin1String(" AND "));
}

QSet<qint64> matchingMessages(Database &search, const QString &words)
{
    QSet<qint64> messages;
    const QString expression = matchExpression(words);
    if (expression.isEmpty()) {
        return messages;
    }
    Query query = search.query("SELECT rowid FROM body_text WHERE body_text MATCH ?");
    query.bind(expression);
    while (query.next()) {
        messages.insert(query.integer(0));
    }
    return messages;
}

} // namespace waxwing::store
