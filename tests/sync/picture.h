// What an account holds, folder by folder and message by message: as the server says it, and as the cache has it.
// The same text means the same mail.
#pragma once

#include "core/store/store.h"
#include "core/sync/hiddenuids.h"
#include "tests/support/rawimap.h"

#include <QMap>

namespace waxwing::sync::test {

// Path → lines: "validity …", "uid subject flags", in order. Folders that hold no messages are listed all the same.
using Picture = QMap<QString, QStringList>;

// Without what Waxwing deleted there and hides, because the server can remove nothing by UID.
Picture onServer(waxwing::test::RawImap &client, const HiddenUids &hidden);
Picture inCache(store::Store &store, AccountId account);
// Empty: the same.
QString difference(const Picture &server, const Picture &cache);

} // namespace waxwing::sync::test
