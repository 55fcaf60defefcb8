#include "core/store/journal.h"

#include "core/base/step.h"
#include "core/store/intentcodec.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QUuid>

namespace waxwing::store {

QByteArray rowChecksum(const QList<QByteArray> &columns)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &column : columns) {
        // The length goes in, so that octets cannot wander from one column to the next.
        hash.addData(QByteArray(QByteArray::number(column.size()) + ':'));
        hash.addData(column);
    }
    return hash.result().left(8);
}

QByteArray readBlob(Database &journal, qint64 id)
{
    Query query = journal.query("SELECT data, checksum FROM blob WHERE id = ?");
    query.bind(id);
    if (query.next()) {
        const QByteArray data = query.blob(0);
        if (rowChecksum({data}) == query.blob(1)) {
            return data;
        }
    }
    throw Error(ErrorKind::Storage,
                QCoreApplication::translate("waxwing::store", "The source of a waiting message cannot be read."))
        .withCode(kDamaged);
}

void Journal::begin()
{
    if (m_open) {
        return;
    }
    m_database.exec("BEGIN IMMEDIATE");
    m_open = true;
    ++m_generation;
    m_foldersBefore = m_folders;
    m_database.query("REPLACE INTO meta(key, value) VALUES('generation', ?)").bind(m_generation).run();
    purgeDone();
}

void Journal::commit()
{
    if (!m_open) {
        return;
    }
    stepBefore("journal commit");
    m_database.exec("COMMIT");
    stepAfter("journal commit");
    m_open = false;
    m_undo.clear();
}

void Journal::rollback()
{
    if (!m_open) {
        return;
    }
    m_open = false;
    --m_generation;
    m_folders = m_foldersBefore;
    for (auto it = m_undo.cbegin(); it != m_undo.cend(); ++it) {
        m_done.remove(it.key());
        if (it.value()) {
            m_pending.insert(it.key(), *it.value());
        } else {
            m_pending.remove(it.key());
        }
    }
    m_undo.clear();
    if (m_database.inTransaction()) {
        m_database.exec("ROLLBACK");
    }
}

void Journal::remember(IntentId id)
{
    if (!m_undo.contains(id)) {
        const auto it = m_pending.constFind(id);
        m_undo.insert(id, it == m_pending.cend() ? std::nullopt : std::optional(*it));
    }
}

const Intent *Journal::head(IntentId id) const
{
    const auto it = m_pending.constFind(id);
    return it == m_pending.cend() ? nullptr : &*it;
}

QList<MessageRef> Journal::messages(IntentId id)
{
    Query query = m_database.query("SELECT messages FROM intent WHERE id = ?");
    query.bind(id);
    return query.next() ? decodeMessages(query.blob(0)) : QList<MessageRef>();
}

void Journal::putIntent(const Intent &intent, const QByteArray &messages, const QByteArray &relocation)
{
    const QByteArray head = encodeHead(intent);
    const QByteArray checksum
        = rowChecksum({QByteArray::number(intent.id.value()), QByteArray::number(intent.account.value()),
                       QByteArray::number(int(intent.kind)), QByteArray::number(int(intent.state)),
                       QByteArray::number(m_generation), head, messages, relocation});
    m_database
        .query("REPLACE INTO intent(id, account, kind, state, generation, head, messages, relocation, checksum)"
               " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(intent.id, intent.account.value(), int(intent.kind), int(intent.state), m_generation, head, messages,
              relocation, checksum)
        .run();
}

Intent Journal::add(Intent intent)
{
    begin();
    Query query = m_database.query("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'intent'");
    intent.id = query.next() ? query.id<IntentId>(0) : IntentId(1);
    remember(intent.id);
    putIntent(intent, encodeMessages(intent.messages), {});
    Intent head = intent;
    head.messages = {}; // clear() of a shared list keeps room for as many
    m_pending.insert(intent.id, head);
    return intent;
}

void Journal::update(const Intent &head)
{
    begin();
    remember(head.id);
    putIntent(head, encodeMessages(messages(head.id)), {});
    m_pending.insert(head.id, head);
}

void Journal::setMessages(IntentId id, const QList<MessageRef> &messages)
{
    begin();
    if (const Intent *intent = head(id)) {
        putIntent(*intent, encodeMessages(messages), {});
    }
}

void Journal::finish(IntentId id, const Relocation &relocation)
{
    const Intent *pending = head(id);
    if (!pending) {
        return;
    }
    begin();
    remember(id);
    Intent intent = *pending;
    const QByteArray refs = encodeMessages(messages(id));
    removeBlobs(intent);
    intent.state = IntentState::Done;
    putIntent(intent, refs, encodeRelocation(relocation));
    m_pending.remove(id);
    if (intent.kind != IntentKind::Send) {
        m_done.insert(id, m_generation);
    }
}

void Journal::finishPart(IntentId id, const QList<MessageRef> &done, const Relocation &relocation)
{
    const Intent *pending = head(id);
    if (!pending) {
        return;
    }
    begin();
    Intent part = *pending;
    part.blob = part.transferBlob = 0;
    part.messages = done;
    part.state = IntentState::Done;
    part = add(part);
    putIntent(part, encodeMessages(done), encodeRelocation(relocation));
    m_pending.remove(part.id);
    m_done.insert(part.id, m_generation);
}

void Journal::remove(IntentId id)
{
    begin();
    remember(id);
    if (const Intent *intent = head(id)) {
        removeBlobs(*intent);
    }
    m_database.query("DELETE FROM intent WHERE id = ?").bind(id).run();
    m_pending.remove(id);
}

void Journal::removeBlobs(const Intent &intent)
{
    for (const qint64 blob : {intent.blob, intent.transferBlob}) {
        if (blob != 0) {
            m_database.query("DELETE FROM blob WHERE id = ?").bind(blob).run();
        }
    }
}

void Journal::purgeDone()
{
    // After a power loss the cache (synchronous=NORMAL) may stand some commits back; these many are kept for it.
    constexpr qint64 kKeptGenerations = 64;
    for (auto it = m_done.begin(); it != m_done.end();) {
        if (it.value() >= m_generation - kKeptGenerations) {
            ++it;
            continue;
        }
        m_database.query("DELETE FROM intent WHERE id = ?").bind(it.key()).run();
        it = m_done.erase(it);
    }
}

QList<Completed> Journal::completedAfter(qint64 generation)
{
    QList<Completed> completed;
    Query query = m_database.query("SELECT id, account, kind, head, messages, relocation FROM intent"
                                   " WHERE state = ? AND kind <> ? AND generation > ? ORDER BY generation, id");
    query.bind(int(IntentState::Done), int(IntentKind::Send), generation);
    while (query.next()) {
        Completed done;
        done.intent.id = query.id<IntentId>(0);
        done.intent.account = query.id<AccountId>(1);
        done.intent.kind = IntentKind(query.integer(2));
        done.intent.state = IntentState::Done;
        decodeHead(query.blob(3), done.intent);
        done.intent.messages = decodeMessages(query.blob(4));
        done.relocation = decodeRelocation(query.blob(5));
        resolveFolders(done.intent, [this](const QString &key) { return folder(key); });
        completed << done;
    }
    return completed;
}

QList<Intent> Journal::finishedSends()
{
    QList<Intent> sends;
    Query query = m_database.query("SELECT id, account, head FROM intent WHERE state = ? AND kind = ? ORDER BY id");
    query.bind(int(IntentState::Done), int(IntentKind::Send));
    while (query.next()) {
        Intent send;
        send.id = query.id<IntentId>(0);
        send.account = query.id<AccountId>(1);
        send.kind = IntentKind::Send;
        send.state = IntentState::Done;
        decodeHead(query.blob(2), send);
        sends << send;
    }
    return sends;
}

FolderRef Journal::folder(const QString &key) const
{
    for (const auto &folders : std::as_const(m_folders)) {
        const auto it = folders.constFind(key);
        if (it != folders.cend()) {
            return *it;
        }
    }
    return FolderRef{key, {}, {}, {}};
}

AccountId Journal::accountOf(const QString &folderKey) const
{
    for (auto account = m_folders.cbegin(); account != m_folders.cend(); ++account) {
        if (account->contains(folderKey)) {
            return account.key();
        }
    }
    return {};
}

QString Journal::keyOf(AccountId account, const QByteArray &serverName) const
{
    for (const FolderRef &folder : std::as_const(m_folders[account])) {
        if (folder.serverName == serverName) {
            return folder.key;
        }
    }
    return {};
}

FolderRef Journal::addFolder(AccountId account, const QByteArray &serverName, const QString &path, UidValidity validity)
{
    begin();
    const FolderRef folder{QUuid::createUuid().toString(QUuid::WithoutBraces), serverName, path, validity};
    putFolder(account, folder);
    return folder;
}

void Journal::updateFolder(const FolderRef &folder)
{
    for (auto it = m_folders.cbegin(); it != m_folders.cend(); ++it) {
        if (it->contains(folder.key)) {
            begin();
            putFolder(it.key(), folder);
            return;
        }
    }
}

void Journal::putFolder(AccountId account, const FolderRef &folder)
{
    const QByteArray checksum
        = rowChecksum({folder.key.toUtf8(), QByteArray::number(account.value()), folder.serverName,
                       folder.path.toUtf8(), QByteArray::number(folder.uidValidity.value())});
    m_database
        .query("REPLACE INTO folder(key, account, server_name, path, uidvalidity, checksum) VALUES(?, ?, ?, ?, ?, ?)")
        .bind(folder.key, account.value(), folder.serverName, folder.path, folder.uidValidity, checksum)
        .run();
    m_folders[account].insert(folder.key, folder);
}

void Journal::removeAccount(AccountId account)
{
    begin();
    const QList<IntentId> ids = m_pending.keys();
    for (const IntentId id : ids) {
        if (m_pending[id].account == account) {
            remove(id);
        }
    }
    m_database.query("DELETE FROM intent WHERE account = ?").bind(account.value()).run();
    m_database.query("DELETE FROM folder WHERE account = ?").bind(account.value()).run();
    m_settings.removeAccount(account);
    m_history.clear(); // it may speak of the account's messages
    m_folders.remove(account);
}

qint64 Journal::addBlob(const QByteArray &data)
{
    begin();
    m_database.query("INSERT INTO blob(data, checksum) VALUES(?, ?)").bind(data, rowChecksum({data})).run();
    return m_database.lastInsertId();
}

QByteArray Journal::blob(qint64 id)
{
    return readBlob(m_database, id);
}

} // namespace waxwing::store
