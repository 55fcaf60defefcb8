// Checksums of pages, for the databases that can be built again: SQLite sees structure that is broken, not a page whose
// text, flag or UID was changed on the disk. A layer between SQLite and the file (a VFS, sqlite.org/vfs.html): the last
// 8 octets of every page of the main file hold a sum over the page and its place; what is read and does not agree is
// SQLITE_IOERR_DATA, which Database throws as kDamaged. A -wal file has checksums of SQLite's own.
#pragma once

struct sqlite3;

namespace waxwing::store {

// To be opened with; serves files with sums and those without, each as its first page says. From any thread.
const char *pageSumsVfs();
// Room for the sums in a database that is still empty; nothing in one that is not. Before its first write.
void reservePageSums(sqlite3 *database);

} // namespace waxwing::store
