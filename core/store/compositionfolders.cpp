// Composition: folders.
#include "core/store/composition.h"
#include "core/store/path.h"

#include <QCoreApplication>

#include <algorithm>

namespace waxwing::store {

namespace {

bool setsPath(const Intent &intent)
{
    return intent.kind == IntentKind::CreateFolder || intent.kind == IntentKind::MoveFolder;
}

QString madeWords(const QString &path)
{
    return QCoreApplication::translate("waxwing::store", "Make the folder “%1”").arg(lastLevel(path));
}

QSet<QString> keysOf(const Intent &intent)
{
    QSet<QString> keys;
    for (const FolderRef &folder : intent.folders) {
        keys.insert(folder.key);
    }
    if (intent.target) {
        keys.insert(intent.target->key);
    }
    return keys;
}

} // namespace

const Intent *Composition::pathIntentOf(const QString &key) const
{
    const Intent *newest = nullptr;
    const QMap<IntentId, Intent> &all = m_pending.all();
    for (const Intent &intent : all) {
        if (setsPath(intent) && intent.target && intent.target->key == key && intent.state != IntentState::Refused) {
            newest = &intent;
        }
    }
    return newest && isUnsent(*newest) ? newest : nullptr;
}

// On the server it stands below one of these, so it goes with it.
bool Composition::isMovedAlong(const Folder &folder, const QSet<QString> &keys) const
{
    return std::any_of(keys.cbegin(), keys.cend(), [&](const QString &key) {
        const Folder *above = m_folders.byKey(key);
        return above && above->id != folder.id && !above->serverName.isEmpty() && !folder.serverName.isEmpty()
            && isAtOrBelow(folder.serverPath, above->serverPath);
    });
}

// A change of paths in between may rest on a name that this one frees or takes; a folder made below the name that is
// rewritten would be made below one that never was.
bool Composition::somethingBetween(const QList<IntentId> &rewritten, const QString &from) const
{
    const IntentId first = *std::min_element(rewritten.cbegin(), rewritten.cend());
    const QMap<IntentId, Intent> &all = m_pending.all();
    return std::any_of(all.cbegin(), all.cend(), [&](const Intent &intent) {
        const bool moves = intent.kind == IntentKind::MoveFolder || intent.kind == IntentKind::DeleteFolder
            || (intent.kind == IntentKind::CreateFolder && isAtOrBelow(pathOf(intent.newLevels), from));
        return moves && intent.id > first && intent.state != IntentState::Refused && !rewritten.contains(intent.id);
    });
}

// An earlier change takes it, or what it stood below, away from where the server has it.
bool Composition::isMovedByAnother(const Intent &own) const
{
    const QMap<IntentId, Intent> &all = m_pending.all();
    return std::any_of(all.cbegin(), all.cend(), [&own](const Intent &intent) {
        return intent.kind == IntentKind::MoveFolder && intent.id != own.id && intent.state != IntentState::Refused
            && keysOf(intent).contains(own.target->key);
    });
}

void Composition::setLevels(Intent intent, const QStringList &levels)
{
    intent.newLevels = levels;
    m_pending.update(intent);
    const Folder *known = m_folders.byKey(intent.target->key);
    if (intent.kind == IntentKind::CreateFolder && known) {
        Folder folder = *known;
        folder.serverPath = pathOf(levels);
        m_folders.put(folder);
        m_pending.updateFolder({folder.key, folder.serverName, folder.serverPath, folder.uidValidity});
    }
}

// The folder, and everything below that waits under a name of its own, get their new names in the changes that wait.
bool Composition::absorbRename(const Intent &intent)
{
    const Folder *target = m_folders.byKey(intent.target->key);
    if (!target || !pathIntentOf(target->key)) {
        return false;
    }
    const QString from = target->path;
    const QString to = pathOf(intent.newLevels);
    QSet<QString> moved;
    QList<std::pair<Intent, QString>> rewritten; // with its new path
    QList<IntentId> ids;
    for (const FolderRef &ref : intent.folders) {
        const Folder *folder = m_folders.byKey(ref.key);
        const Intent *own = pathIntentOf(ref.key);
        if (folder && own && pathOf(own->newLevels) == folder->path) {
            rewritten.emplaceBack(*own, to + folder->path.mid(from.size()));
            ids << own->id;
            moved.insert(ref.key);
        }
    }
    for (const FolderRef &ref : intent.folders) {
        const Folder *folder = m_folders.byKey(ref.key);
        if (!folder || (!moved.contains(ref.key) && !isMovedAlong(*folder, moved))) {
            return false;
        }
    }
    if (ids.isEmpty() || somethingBetween(ids, from)) {
        return false;
    }
    const FolderId id = target->id;
    for (const auto &[own, path] : std::as_const(rewritten)) {
        const Folder *folder = m_folders.byKey(own.target->key);
        const bool atHome = folder->id == id && folder->serverPath == path && !isMovedByAnother(own);
        if (own.kind == IntentKind::MoveFolder && atHome) {
            m_pending.remove(own.id); // back where the server has it
        } else {
            Intent renamed = own;
            renamed.what = own.kind == IntentKind::MoveFolder ? intent.what : madeWords(path);
            setLevels(renamed, levelsOf(path));
        }
    }
    m_tree.recompute(intent.account);
    return true;
}

bool Composition::isNamedElsewhere(const QString &key, const QSet<IntentId> &known) const
{
    const QMap<IntentId, Intent> &all = m_pending.all();
    return std::any_of(all.cbegin(), all.cend(), [&](const Intent &intent) {
        return !known.contains(intent.id) && keysOf(intent).contains(key);
    });
}

// What goes below it before it is made makes it on the way.
bool Composition::isMadeByAnother(const QString &path, const QSet<IntentId> &known) const
{
    const QMap<IntentId, Intent> &all = m_pending.all();
    return std::any_of(all.cbegin(), all.cend(), [&](const Intent &intent) {
        return setsPath(intent) && !known.contains(intent.id) && isAtOrBelow(pathOf(intent.newLevels), path);
    });
}

// Made here, empty, and deleted: the server never hears of it.
bool Composition::absorbDelete(const Intent &intent)
{
    QList<Intent> makers;
    QSet<IntentId> ids;
    for (const FolderRef &ref : intent.folders) {
        const Folder *folder = m_folders.byKey(ref.key);
        const Intent *maker = pathIntentOf(ref.key);
        if (!folder || !folder->serverName.isEmpty() || !maker || maker->kind != IntentKind::CreateFolder
            || !m_placements.inFolder(folder->id).isEmpty() || !m_placements.wishedInto(folder->id).isEmpty()) {
            return false;
        }
        makers << *maker;
        ids.insert(maker->id);
    }
    for (const FolderRef &ref : intent.folders) {
        const Folder *folder = m_folders.byKey(ref.key);
        if (isNamedElsewhere(ref.key, ids) || isMadeByAnother(folder->path, ids)
            || isMadeByAnother(pathOf(pathIntentOf(ref.key)->newLevels), ids)) {
            return false;
        }
    }
    if (makers.isEmpty()) {
        return false;
    }
    for (const Intent &maker : std::as_const(makers)) {
        m_pending.remove(maker.id);
        m_tree.forgetCreated(maker);
    }
    m_tree.recompute(intent.account);
    return true;
}

// The last word settles it. It is nothing where the folder then is as wanted without it: two in a row that ask for the
// same were one, and taking it back is not taking back the second alone.
bool Composition::absorbSubscription(const Intent &intent)
{
    bool settled = false;
    const QList<Intent> earlier = unsent(intent.account, IntentKind::SubscribeFolder);
    for (const Intent &other : earlier) {
        if (other.target->key == intent.target->key) {
            m_pending.remove(other.id);
            settled = true;
        }
    }
    if (!settled) {
        return false;
    }
    m_tree.recompute(intent.account);
    const Folder *folder = m_folders.byKey(intent.target->key);
    return folder && folder->subscribed == intent.subscribe;
}

} // namespace waxwing::store
