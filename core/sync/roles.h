// Which folder is the inbox, which is for sent mail…: RFC 6154 special use first, then XLIST's names, then
// names people's servers have had for decades, in several languages.
#pragma once

#include "core/imap/types.h"
#include "core/store/types.h"

namespace waxwing::sync {

// From the attributes of one LIST row; None when they name no use.
store::Role roleFromAttributes(const QList<QByteArray> &attributes);
// From the last level's name, any case; None when it says nothing.
store::Role roleFromName(const QString &name);

// Role → path of the folder that a person chose for it.
using ChosenRoles = QHash<store::Role, QString>;
// accounts::Account::roleFolders: role's name → path. Names that mean no role are left out.
ChosenRoles chosenRoles(const QHash<QString, QString> &roleFolders);

// The whole listing as the store takes it. Duplicate rows and names that cannot be folders are dropped. Each
// role is given once: a person's choice wins, then special use, then the highest folder with a telling name.
// isGmail: a message is archived there by leaving the inbox, which is what a move to All Mail does.
QList<store::ServerFolder> serverFolders(const QList<imap::ListedMailbox> &listed, const ChosenRoles &chosen = {},
                                         bool isGmail = false);

} // namespace waxwing::sync
