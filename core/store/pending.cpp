#include "core/store/pending.h"

#include "core/store/intentcodec.h"

#include <QCoreApplication>

namespace waxwing::store {

Pending::Pending(Database &cache, Journal &journal, ChangeRecorder &changes)
    : m_cache(cache), m_journal(journal), m_changes(changes)
{
}

Intent Pending::get(IntentId id) const
{
    const Intent *head = this->head(id);
    if (!head) {
        throw Error(ErrorKind::Input,
                    QCoreApplication::translate("waxwing::store", "That change is no longer pending."));
    }
    Intent intent = *head;
    resolveFolders(intent, [this](const QString &key) { return folder(key); });
    return intent;
}

Intent Pending::add(const Intent &intent)
{
    const Intent added = m_journal.add(intent);
    copy(added, encodeMessages(added.messages));
    return added;
}

void Pending::update(const Intent &head)
{
    m_journal.update(head);
    m_changes.intents();
    m_cache.query("UPDATE intent SET state = ?, head = ? WHERE id = ?")
        .bind(int(head.state), encodeHead(head), head.id)
        .run();
}

void Pending::setMessages(IntentId id, const QList<MessageRef> &messages)
{
    m_journal.setMessages(id, messages);
    m_changes.intents();
    m_cache.query("UPDATE intent SET messages = ? WHERE id = ?").bind(encodeMessages(messages), id).run();
}

void Pending::finish(IntentId id, const Relocation &relocation)
{
    const Intent *pending = head(id);
    if (!pending) {
        return;
    }
    const Intent intent = *pending;
    m_journal.finish(id, relocation);
    m_changes.intents();
    if (intent.kind == IntentKind::Send) {
        m_cache.query("UPDATE intent SET state = ? WHERE id = ?").bind(int(IntentState::Done), id).run();
    } else {
        forget(id);
    }
}

void Pending::finishPart(IntentId id, const QList<MessageRef> &done, const Relocation &relocation)
{
    m_journal.finishPart(id, done, relocation);
}

void Pending::remove(IntentId id)
{
    m_journal.remove(id);
    forget(id);
}

void Pending::forget(IntentId id)
{
    m_changes.intents();
    m_cache.query("DELETE FROM intent WHERE id = ?").bind(id).run();
    m_cache.query("DELETE FROM touch WHERE intent = ?").bind(id).run();
    m_cache.query("DELETE FROM unmatched WHERE intent = ?").bind(id).run();
}

void Pending::removeAccount(AccountId account)
{
    const QList<IntentId> ids = all().keys();
    for (const IntentId id : ids) {
        if (all()[id].account == account) {
            forget(id);
        }
    }
    m_journal.removeAccount(account);
    m_cache.query("DELETE FROM intent WHERE account = ?").bind(account.value()).run();
}

QString Pending::keyOf(AccountId account, const QByteArray &serverName) const
{
    return m_journal.keyOf(account, serverName);
}

FolderRef Pending::addFolder(AccountId account, const QByteArray &serverName, const QString &path, UidValidity validity)
{
    const FolderRef folder = m_journal.addFolder(account, serverName, path, validity);
    copyFolder(folder);
    return folder;
}

void Pending::updateFolder(const FolderRef &folder)
{
    m_journal.updateFolder(folder);
    copyFolder(folder);
}

void Pending::copyFolder(const FolderRef &folder)
{
    m_cache.query("REPLACE INTO folder_ref(key, server_name, path, uidvalidity) VALUES(?, ?, ?, ?)")
        .bind(folder.key, folder.serverName, folder.path, folder.uidValidity)
        .run();
}

void Pending::copy(const Intent &intent, const QByteArray &messages)
{
    m_changes.intents();
    m_cache.query("REPLACE INTO intent(id, account, kind, state, head, messages) VALUES(?, ?, ?, ?, ?, ?)")
        .bind(intent.id, intent.account.value(), int(intent.kind), int(intent.state), encodeHead(intent), messages)
        .run();
}

void Pending::copyAll()
{
    m_cache.exec("DELETE FROM intent; DELETE FROM folder_ref");
    // All of them, not only those that a pending intent names: the next intent names one without copying it again.
    for (const auto &folders : m_journal.allFolders()) {
        for (const FolderRef &folder : folders) {
            copyFolder(folder);
        }
    }
    for (const Intent &intent : all()) {
        copy(intent, encodeMessages(messages(intent.id)));
    }
    const QList<Intent> sends = m_journal.finishedSends();
    for (const Intent &send : sends) {
        copy(send, encodeMessages({}));
    }
}

} // namespace waxwing::store
