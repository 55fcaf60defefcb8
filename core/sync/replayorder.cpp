#include "core/sync/replayorder.h"

namespace waxwing::sync {

namespace {

using store::Intent;
using store::IntentKind;

bool changesPaths(const Intent &intent)
{
    return intent.kind == IntentKind::CreateFolder || intent.kind == IntentKind::MoveFolder
        || intent.kind == IntentKind::DeleteFolder;
}

bool changesFolders(const Intent &intent)
{
    return changesPaths(intent) || intent.kind == IntentKind::SubscribeFolder;
}

// By UID where it has one, and by Message-ID: a copy that has no UID yet is known by that alone. One message under
// two names is only made to wait.
QSet<QString> messagesOf(const Intent &intent)
{
    QSet<QString> names;
    for (const store::MessageRef &ref : intent.messages) {
        if (ref.uid.isValid()) {
            names.insert(QString(ref.folderKey + QLatin1Char(' ') + QString::number(ref.uid.value())));
        }
        if (!ref.messageId.isEmpty()) {
            names.insert(QString::fromLatin1(ref.messageId));
        } else if (!ref.uid.isValid()) {
            names.insert(ref.folderKey); // nothing tells it from others there
        }
    }
    if (intent.kind == IntentKind::Append || intent.kind == IntentKind::Send) {
        names.insert(QString::fromLatin1(intent.messageId));
    }
    // What may be a copy without any name, in its target.
    if (intent.target && (intent.kind == IntentKind::Copy || intent.kind == IntentKind::Append)) {
        for (const store::MessageRef &ref : intent.messages) {
            if (ref.messageId.isEmpty()) {
                names.insert(intent.target->key);
            }
        }
    }
    return names;
}

QSet<QString> foldersOf(const Intent &intent)
{
    QSet<QString> keys;
    for (const store::FolderRef &folder : intent.folders) {
        keys.insert(folder.key);
    }
    if (intent.target) {
        keys.insert(intent.target->key);
    }
    return keys;
}

} // namespace

bool ReplayOrder::mustWait(const Intent &intent) const
{
    const QSet<QString> folders = foldersOf(intent);
    if (messagesOf(intent).intersects(m_messages) || folders.intersects(m_changedFolders)) {
        return true;
    }
    // A name may be freed or taken by a change of paths that waits; and a folder is not moved or deleted while
    // something still has to leave it or arrive in it.
    return (changesPaths(intent) && m_pathsChange) || (changesFolders(intent) && folders.intersects(m_usedFolders));
}

void ReplayOrder::waits(const Intent &intent)
{
    m_messages.unite(messagesOf(intent));
    const QSet<QString> folders = foldersOf(intent);
    m_usedFolders.unite(folders);
    if (changesFolders(intent)) {
        m_changedFolders.unite(folders);
    }
    m_pathsChange = m_pathsChange || changesPaths(intent);
}

} // namespace waxwing::sync
