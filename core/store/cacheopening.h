// Opening cache.db. It is disposable: whatever is wrong with it, it is set aside and made anew.
#pragma once

#include "core/store/sqlite.h"

#include <QStringList>

#include <memory>

namespace waxwing::store {

std::unique_ptr<Database> openCache(const QString &path, QStringList &notes);
// Names this cache; a rebuilt one has another name.
QString cacheIdentity(Database &cache);
// Remembers that the next start must rebuild: damage was met while it was in use.
void markForRebuild(const QString &path);
// Noted at the end of an orderly run; gone as soon as the cache is open.
bool takeCleanMark(Database &cache);
void setCleanMark(Database &cache);

} // namespace waxwing::store
