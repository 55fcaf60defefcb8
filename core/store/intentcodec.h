// Intents as octets, for the journal and its copy in the cache. Versioned: the first octet names the format, an
// old one stays readable. A folder is only its key in there: its name may change while the intent waits.
#pragma once

#include "core/store/intent.h"
#include "core/store/writer.h"

#include <functional>

namespace waxwing::store {

// Everything but id, account, kind, state (columns of their own) and messages.
QByteArray encodeHead(const Intent &intent);
// Throws Error{Storage} (kDamaged) for what it cannot read. Folders carry their key only.
void decodeHead(const QByteArray &octets, Intent &intent);

QByteArray encodeMessages(const QList<MessageRef> &messages);
QList<MessageRef> decodeMessages(const QByteArray &octets);

QByteArray encodeRelocation(const Relocation &relocation);
Relocation decodeRelocation(const QByteArray &octets);

// Fills in target and folders from their keys.
void resolveFolders(Intent &intent, const std::function<FolderRef(const QString &key)> &folderOf);

} // namespace waxwing::store
