// The pending intents in both databases: the journal's rows and the cache's copy of them, which readers see in
// one snapshot with the rows they change.
#pragma once

#include "core/store/changerecorder.h"
#include "core/store/journal.h"

namespace waxwing::store {

class Pending {
public:
    Pending(Database &cache, Journal &journal, ChangeRecorder &changes);

    const QMap<IntentId, Intent> &all() const { return m_journal.pending(); }
    const Intent *head(IntentId id) const { return m_journal.head(id); }
    // Throws Error{Input} where it is not pending.
    Intent get(IntentId id) const; // head, folders resolved
    QList<MessageRef> messages(IntentId id) { return m_journal.messages(id); }

    Intent add(const Intent &intent);
    void update(const Intent &head);
    void setMessages(IntentId id, const QList<MessageRef> &messages);
    void finish(IntentId id, const Relocation &relocation);
    void finishPart(IntentId id, const QList<MessageRef> &done, const Relocation &relocation);
    void remove(IntentId id);
    void removeAccount(AccountId account);

    qint64 addBlob(const QByteArray &data) { return m_journal.addBlob(data); }
    QByteArray blob(qint64 id) { return m_journal.blob(id); }
    QHash<QString, FolderRef> folders(AccountId account) const { return m_journal.folders(account); }
    FolderRef folder(const QString &key) const { return m_journal.folder(key); }
    AccountId accountOf(const QString &folderKey) const { return m_journal.accountOf(folderKey); }
    QString keyOf(AccountId account, const QByteArray &serverName) const;
    FolderRef addFolder(AccountId account, const QByteArray &serverName, const QString &path, UidValidity validity);
    void updateFolder(const FolderRef &folder);

    // Writes the copy anew from the journal.
    void copyAll();

private:
    void copy(const Intent &intent, const QByteArray &messages);
    void copyFolder(const FolderRef &folder);
    void forget(IntentId id);

    Database &m_cache;
    Journal &m_journal;
    ChangeRecorder &m_changes;
};

} // namespace waxwing::store
