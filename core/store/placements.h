// The writer's placements and message contents. Every change of a row goes through put(), add() or remove(), so
// that what is shown, the folder's counts and the ChangeSet cannot drift apart.
#pragma once

#include "core/store/bodystore.h"
#include "core/store/threads.h"
#include "core/store/writer.h"

#include <functional>

namespace waxwing::store {

struct Placement {
    PlacementId id;
    MessageId message;
    ThreadId thread; // of the message; add() looks it up where it is not given
    // The server's truth.
    FolderId folder;
    Uid uid;
    ModSeq modSeq;
    qint64 received = 0; // ms, UTC
    Flags flags;
    QStringList keywords;
    // The user's wish: the fold of the pending intents.
    Flags wishSet;
    Flags wishClear;
    QStringList wishKeywordsSet;
    QStringList wishKeywordsClear;
    FolderId wishFolder;
    bool wishExpunge = false;
    IntentId madeBy; // Append or Copy that has not reached the server
    // Moved or made by us: its UID is not below this one. Neither this nor a UID: the server was seen without it, and
    // only a pending change keeps the row.
    Uid waitFrom;
    bool held = false; // the message's body is here

    Flags shownFlags() const { return (flags & ~wishClear) | wishSet; }
    FolderId shownFolder() const { return wishExpunge ? FolderId() : wishFolder.isValid() ? wishFolder : folder; }
    RowKey key() const { return {received, id}; }
    void forgetWish();
};

class Placements {
public:
    Placements(Database &cache, FolderTable &folders, ChangeRecorder &changes);

    std::optional<Placement> find(PlacementId id);
    std::optional<Placement> byUid(FolderId folder, Uid uid);
    // Rows of a folder without a UID, with their Message-IDs.
    QList<std::pair<Placement, QByteArray>> withoutUid(FolderId folder);
    QList<Placement> madeBy(IntentId intent);
    QList<Placement> inFolder(FolderId folder); // truth
    QList<PlacementId> wishedInto(FolderId folder);
    QList<Placement> ofMessage(MessageId message);
    QByteArray messageIdOf(MessageId message);

    PlacementId add(Placement placement);
    void put(const Placement &before, const Placement &after, bool contentChanged = false);
    // Also removes the message when this was its last placement.
    void remove(const Placement &placement);

    // The content of a new message: shared with the same message in other folders of the account.
    struct Content {
        MessageId id;
        ThreadId thread;
        bool held = false;
    };
    Content content(AccountId account, const NewMessage &message);
    void setBody(MessageId message, const QByteArray &hash, qint64 size, bool packed);
    // Writer::setShownParts and setLeftOutPart. Of a message whose body is here nothing is kept.
    void setShownParts(MessageId message, const StoredBody &source, const QList<mime::LeftOutPart> &leftOut);
    void noteOnlyWhole(MessageId message);
    void setLeftOutPart(MessageId message, const QString &number, const StoredBody &octets);
    void shareBody(MessageId from, MessageId with);
    void setPreview(MessageId message, const QString &preview);
    void setServerPreview(MessageId message, const QString &preview);
    void setServerIds(MessageId message, const NewMessage &said);
    std::optional<RowKey> evictBodies(const Eviction &eviction); // Writer::evictBodies

    // Hashes of bodies whose last message went in this transaction.
    QList<QByteArray> takeReleasedBodies() { return std::exchange(m_released, {}); }
    // And messages that went.
    QList<MessageId> takeReleasedMessages() { return std::exchange(m_gone, {}); }
    // Whether rows went since this was asked.
    bool takeRemoved() { return std::exchange(m_removed, false); }
    bool isBodyUsed(const QByteArray &hash);
    // Messages of a cache of an older version get their conversations, newest first. False: all have one.
    bool fillThreads(int limit) { return m_threads.fill(limit); }
    // Writes conversations and the id counters.
    void flush();
    void committed() { m_threadRows.forget(); }
    void reload();

private:
    void count(const Placement &placement, int sign);
    void releaseMessage(MessageId message);
    void dropBody(const Placement &placement);
    void dropParts(MessageId message);
    void countThread(const Placement &before, const Placement &after);
    std::optional<Content> known(AccountId account, const NewMessage &message, qint64 key, ThreadId &twin);
    Content addContent(AccountId account, const NewMessage &message, qint64 key, ThreadId twin);

    Database &m_cache;
    FolderTable &m_folders;
    ChangeRecorder &m_changes;
    ThreadRows m_threadRows;
    Threads m_threads;
    qint64 m_nextPlacement = 1;
    qint64 m_nextMessage = 1;
    bool m_idsUsed = false;
    QList<QByteArray> m_released;
    bool m_removed = false;
    QList<MessageId> m_gone; // with an indexed text
};

// FNV-1a, 64 bits: stable across versions and runs, unlike qHash. Kept as SQLite's signed integer.
qint64 messageKey(const QByteArray &messageId);
QString joinKeywords(const QStringList &keywords);
QStringList splitKeywords(const QString &text);
// (keywords without cleared) with set.
QStringList changedKeywords(const QStringList &keywords, const QStringList &set, const QStringList &clear);

} // namespace waxwing::store
