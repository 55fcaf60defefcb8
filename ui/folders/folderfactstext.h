// What a server says of a folder, in plain words.
#pragma once

#include "core/sync/folderfacts.h"

#include <QString>

#include <optional>

namespace waxwing::ui {

// “You may read, mark, add and delete messages. You may not rename or delete the folder.” rights: letters of
// RFC 4314, or of the older RFC 2086.
QString rightsText(const QByteArray &rights);
// Of several limits the one that is reached first.
std::optional<sync::FolderQuota> nearestQuota(const QList<sync::FolderQuota> &quotas);
// “3.2 of 10 GB used”, “1,200 of 5,000 messages used”; full and nearly full are said.
QString quotaText(const sync::FolderQuota &quota);
// From 0 to 1000.
int quotaUsed(const sync::FolderQuota &quota);

} // namespace waxwing::ui
