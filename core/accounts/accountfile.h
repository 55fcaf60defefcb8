// Accounts as a file to take to another computer, and accounts out of a Thunderbird profile. No secret is in either:
// passwords are asked for once more.
#pragma once

#include "core/accounts/account.h"

#include <QByteArray>

namespace waxwing::accounts {

// What importAccounts() reads.
QByteArray exportAccounts(const QList<Account> &accounts);

// Without ids, as AccountRegistry::add() takes them. What would make a foreign file dangerous is left out: password
// commands (they would be run), certificate exceptions, the leave to connect without encryption. Throws Error{Input}
// for a file that is not one of ours or holds an account that cannot be.
QList<Account> importAccounts(const QByteArray &json);

struct ImportedAccounts {
    QList<Account> accounts; // as importAccounts() gives them
    QStringList skipped; // a sentence each: what was found and cannot be taken over
};

// prefs: the text of a profile's prefs.js. Throws Error{Input} when it is larger than any has reason to be or names no
// account at all.
ImportedAccounts thunderbirdAccounts(const QByteArray &prefs);

// A folder is a Thunderbird profile, a file one that exportAccounts() wrote. Reads the disk: not for the UI thread.
// Throws what the two above throw, and Error{Input} for what cannot be read.
ImportedAccounts readAccounts(const QString &path);

// Folders of the Thunderbird profiles below this home folder (Debian's, Flatpak's and Snap's places), the default one
// first; empty where there is none.
QStringList thunderbirdProfiles(const QString &home);

} // namespace waxwing::accounts
