// What an account holds, folder by folder and message by message: as the server says it, and as the cache has it.
// The same text means the same mail.
#pragma once

#include "core/store/store.h"
#include "tests/support/rawimap.h"

#include <QMap>

namespace waxwing::sync::test {

// Path → lines: "validity …", "uid subject flags", in order. Folders that hold no messages are listed all the same.
using Picture = QMap<QString, QStringList>;

Picture onServer(waxwing::test::RawImap &client);
Picture inCache(store::Store &store, AccountId account);
// Empty: the same.
QString difference(const Picture &server, const Picture &cache);

} // namespace waxwing::sync::test
