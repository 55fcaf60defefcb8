// The schemas of the databases, in one place, as numbered steps (PRAGMA user_version counts them).
// A released step is never edited: a change is a new step.
#pragma once

#include <QByteArray>
#include <QList>

namespace waxwing::store {

class Database;

using Migration = QByteArray; // SQL that takes a database from version n to n + 1

const QList<Migration> &cacheMigrations();
const QList<Migration> &journalMigrations();
const QList<Migration> &searchMigrations();
const QList<Migration> &bodyMigrations();

// Brings the database to the last step, in one transaction. Throws Error{Storage} with code kNewer, nothing
// touched, when it was written by a later version.
void migrate(Database &database, const QList<Migration> &steps);

} // namespace waxwing::store
