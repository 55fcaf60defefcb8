// Engine: what is kept in the journal beside intents.
#include "core/store/cacheopening.h"
#include "core/store/engine.h"

namespace waxwing::store {

void Engine::folderRenamed(const QString &key, const QByteArray &serverName, const QStringList &levels)
{
    m_tree.renamed(key, serverName, levels);
}

FolderRef Engine::refOf(FolderId folder)
{
    return m_overlay.refOf(folder);
}

qint64 Engine::addUndo(const UndoRecord &record)
{
    return m_journal->changeUndo([&record](UndoHistory &history) { return history.add(record); });
}

void Engine::updateUndo(const UndoRecord &record)
{
    m_journal->changeUndo([&record](UndoHistory &history) { history.update(record); });
}

void Engine::removeUndo(qint64 id)
{
    m_journal->changeUndo([id](UndoHistory &history) { history.remove(id); });
}

QList<UndoRecord> Engine::undoRecords()
{
    return m_journal->undo().list();
}

std::optional<UndoRecord> Engine::undoRecord(qint64 id)
{
    return m_journal->undo().find(id);
}

QList<qint64> Engine::undoParts(qint64 id)
{
    return m_journal->undo().partsOf(id);
}

QString Engine::cacheName()
{
    return store::cacheIdentity(*m_cache);
}

void Engine::setFolderPolicy(FolderId folder, const FolderPolicy &policy)
{
    const FolderRef ref = m_overlay.refOf(folder);
    const AccountId account = m_folders.get(folder).account;
    m_journal->changeSettings([&](JournalSettings &settings) { settings.setPolicy(ref.key, account, policy); });
}

void Engine::setOption(const QString &name, const QString &value)
{
    m_journal->changeSettings([&](JournalSettings &settings) { settings.setOption(name, value); });
}

} // namespace waxwing::store
