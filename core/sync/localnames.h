// Folder names of local mail on disk: Maildir++ (as Courier, Dovecot and mutt read it). The root is the inbox,
// "Clients/Ana" is the folder ".Clients.Ana" in it. What a name may not hold there is percent-encoded.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace waxwing::sync {

// "INBOX" for the root, else "Clients.Ana": what the store keeps as the folder's server name.
QByteArray localName(const QStringList &levels);
QStringList levelsOfLocalName(const QByteArray &name);
// The Maildir below root.
QString localFolder(const QString &root, const QByteArray &name);

} // namespace waxwing::sync
