// Everything that writes, without its thread: the databases and the two sides that change them. Used by the
// store's writer thread, and by tests that look between two commits.
//
// Order of the commits, and why a death at any point is harmless:
//   0. bodies/small.db: sources that nobody names yet.
//   1. journal.db (synchronous=EXTRA): what the user wants, or how it ended, is durable. Its generation rises.
//   2. cache.db (WAL): rows, counts and the generation it now shows.
//   3. search.db, and bodies and texts that nobody names any more: losing these loses nothing.
// Death before 1: nothing happened. Between 1 and 2: the cache names an older generation; at opening it is given
// what ended since (the journal keeps how) and everything pending is folded anew, both idempotent. After a power
// loss the cache may be some commits older still: the same. A journal that is older than the cache (a copy put
// back) is folded anew too, and its messages for sending are never sent again unasked.
#pragma once

#include "core/store/reader.h"
#include "core/store/serverside.h"
#include "core/store/store.h"
#include "core/store/userside.h"

namespace waxwing::store {

class Engine final : public Writer {
public:
    // Opens, migrates, repairs and catches up. notes: sentences about what was found.
    Engine(const StorePaths &paths, QStringList &notes);
    ~Engine() override;

    void begin();
    ChangeSet commit();
    void rollback();
    // A short piece of what can wait until nobody asks for anything, inside a transaction. False: nothing is left.
    bool keepHouse();
    bool mayKeepHouse() const { return m_unthreaded || m_mayShrink; }
    Journal &journal() { return *m_journal; }
    // Whether the last run ended orderly; and that this one does.
    bool takeCleanMark();
    void setCleanMark() noexcept;

    Reader &reader() override;
    void setFolders(AccountId account, const QList<ServerFolder> &folders, bool complete) override;
    void folderRenamed(const QString &key, const QByteArray &serverName, const QStringList &levels) override;
    void setSyncState(const FolderSyncState &state) override;
    void setRole(FolderId folder, Role role) override;
    void resetUids(FolderId folder, UidValidity uidValidity) override;
    QList<PlacementId> insertMessages(FolderId folder, const QList<NewMessage> &messages) override;
    void updateFlags(FolderId folder, const QList<FlagUpdate> &updates) override;
    void removeUids(FolderId folder, const QList<Uid> &uids) override;
    void setBody(PlacementId placement, Body body) override;
    void setPreviewAndText(PlacementId placement, const QString &preview, const QString &text) override;
    std::optional<RowKey> evictBodies(const Eviction &eviction) override;
    void removeAccount(AccountId account) override;
    Intent apply(const Verb &verb) override;
    void noteAttempt(IntentId intent, const std::optional<AttemptNote> &note) override;
    void complete(IntentId intent, const Relocation &relocation) override;
    void completePartly(IntentId intent, const QList<MessageRef> &done, const Relocation &relocation) override;
    void postpone(IntentId intent, const QString &problem, const QString &technical) override;
    void refuse(IntentId intent, const QString &problem, const QString &technical) override;
    void retry(IntentId intent) override;
    bool cancel(IntentId intent) override;
    void setSendState(IntentId intent, SendState state, const QList<RecipientResult> &recipients,
                      const QString &detail) override;
    FolderRef refOf(FolderId folder) override;
    qint64 addUndo(const UndoRecord &record) override;
    void updateUndo(const UndoRecord &record) override;
    void removeUndo(qint64 id) override;
    QList<UndoRecord> undoRecords() override;
    std::optional<UndoRecord> undoRecord(qint64 id) override;
    QList<qint64> undoParts(qint64 id) override;
    QString cacheName() override;
    void setFolderPolicy(FolderId folder, const FolderPolicy &policy) override;
    void setOption(const QString &name, const QString &value) override;

private:
    void catchUp();
    void distrustOldSends();
    void flush();
    void noteGeneration();
    void forgetReleased();
    bool shrink();

    StorePaths m_paths;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Database> m_cache;
    ChangeRecorder m_changes;
    FolderTable m_folders;
    Placements m_placements;
    BodyStore m_bodies;
    SearchIndex m_search;
    Pending m_pending;
    Overlay m_overlay;
    FolderTree m_tree;
    ServerSide m_server;
    UserSide m_user;
    Reader m_reader;
    quint64 m_revision = 0;
    bool m_unthreaded = true; // messages may still be without their conversation
    bool m_mayShrink = true; // pages may be free
    bool m_behind = false; // the journal was committed and the cache was not
};

} // namespace waxwing::store
