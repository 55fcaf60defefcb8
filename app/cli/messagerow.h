// A message as `list` and `search` print it.
#pragma once

#include "core/store/types.h"

#include <QJsonObject>
#include <QStringList>

namespace waxwing::cli {

QStringList messageColumns();
QJsonObject messageRow(const store::MessageRow &row);
// ISO 8601 with zone; null for a date that is not known.
QJsonValue isoDate(const QDateTime &date);

} // namespace waxwing::cli
