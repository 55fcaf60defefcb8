// The measure of bench_store: the rows a store has written, inserted again by bare SQLite with nothing else to do.
#pragma once

#include <QString>

namespace waxwing::bench {

// Seconds to insert every row of the tables that hold messages into an empty database of the same schema and
// settings: prepared statements, values ready in memory, one transaction for each chunk of messages.
double secondsToInsertAgain(const QString &cache, const QString &target, qint64 chunk);

} // namespace waxwing::bench
