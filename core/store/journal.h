// journal.db: what the user wants and no server has yet. Precious: rollback journal, synchronous=EXTRA, a
// checksum on every row. Changes gather in one transaction that the writer commits just before the cache's, so
// that one action costs one durable write. Holds the heads of all pending intents in memory (not their messages).
#pragma once

#include "core/store/intent.h"
#include "core/store/journalsettings.h"
#include "core/store/sqlite.h"
#include "core/store/undohistory.h"
#include "core/store/writer.h"

#include <QHash>
#include <QMap>
#include <QStringList>

namespace waxwing::store {

// An intent, or a part of one, that ended on the server; kept until the cache certainly shows it.
struct Completed {
    Intent intent; // with messages
    Relocation relocation;
};

class Journal {
public:
    // Opens or makes the file. Damage is set aside, what can be read is kept, and notes gets a sentence.
    // Throws kNewer, nothing touched, for a journal of a later version.
    Journal(const QString &path, QStringList &notes);

    void commit(); // nothing when nothing changed
    void rollback();
    // Names this file, so that a cache that belongs to another is seen.
    const QString &identity() const { return m_identity; }
    // Raised with every commit; as it will be after the running transaction.
    qint64 generation() const { return m_generation; }

    const QMap<IntentId, Intent> &pending() const { return m_pending; } // heads; waiting, sending and refused
    const Intent *head(IntentId id) const;
    QList<MessageRef> messages(IntentId id);
    Intent add(Intent intent); // gives it its id
    void update(const Intent &head); // all but its messages
    void setMessages(IntentId id, const QList<MessageRef> &messages);
    // Ends it: kept as done with what the server said, and (a Send) for the outbox's list.
    void finish(IntentId id, const Relocation &relocation);
    // Ends a part of it: a done row of its own for these messages.
    void finishPart(IntentId id, const QList<MessageRef> &done, const Relocation &relocation);
    void remove(IntentId id);
    // What ended after that generation, in order.
    QList<Completed> completedAfter(qint64 generation);
    QList<Intent> finishedSends();

    FolderRef folder(const QString &key) const;
    const QHash<QString, FolderRef> &folders(AccountId account) const { return m_folders[account]; }
    AccountId accountOf(const QString &folderKey) const; // invalid: not known
    const QHash<AccountId, QHash<QString, FolderRef>> &allFolders() const { return m_folders; }
    // The key of a folder by its server name; empty: none.
    QString keyOf(AccountId account, const QByteArray &serverName) const;
    FolderRef addFolder(AccountId account, const QByteArray &serverName, const QString &path, UidValidity validity);
    void updateFolder(const FolderRef &folder);
    void removeAccount(AccountId account);

    // For reading; changed inside changeUndo(), which sees to the transaction.
    UndoHistory &undo() { return m_history; }
    template <class Change> auto changeUndo(Change change)
    {
        begin();
        return change(m_history);
    }

    template <class Change> void changeSettings(Change change)
    {
        begin();
        change(m_settings);
    }

    qint64 addBlob(const QByteArray &data);
    QByteArray blob(qint64 id);

private:
    void begin();
    void noteSalvage(QStringList &notes);
    void load(QStringList &notes);
    void loadIntents(QList<qint64> &damaged);
    void loadFolders(QStringList &damaged);
    void setAside(const char *origin, const QByteArray &data);
    void putIntent(const Intent &intent, const QByteArray &messages, const QByteArray &relocation);
    void putFolder(AccountId account, const FolderRef &folder);
    void removeBlobs(const Intent &intent);
    void remember(IntentId id);
    void purgeDone();

    Database m_database;
    UndoHistory m_history{m_database};
    JournalSettings m_settings{m_database};
    QString m_identity;
    qint64 m_generation = 0;
    bool m_open = false;
    QMap<IntentId, Intent> m_pending;
    QHash<IntentId, std::optional<Intent>> m_undo;
    mutable QHash<AccountId, QHash<QString, FolderRef>> m_folders;
    QHash<AccountId, QHash<QString, FolderRef>> m_foldersBefore;
    QMap<IntentId, qint64> m_done; // id → generation, of those that are not Sends
};

// First 8 octets of SHA-256 over a row's columns.
QByteArray rowChecksum(const QList<QByteArray> &columns);
QByteArray readBlob(Database &journal, qint64 id);

} // namespace waxwing::store
