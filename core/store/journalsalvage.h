// What is done about a journal.db that is damaged: what can still be read of it goes into a new file beside it, which
// takes its place when it is complete and durable. At every moment a start finds the one or the other, whole.
#pragma once

#include <QString>

namespace waxwing::store {

// Before the journal is opened: throws away a half-made new file, and takes up what a death of an older version left,
// which set the damaged file aside before it read it. Throws Error{Storage}.
void finishSalvage(const QString &path);
// Replaces the damaged file, which is kept beside the new one. Its name is in the new one's meta row 'salvaged', until
// somebody was told. Throws Error{Storage}, and then the damaged file is where it was.
void salvageJournal(const QString &path);

} // namespace waxwing::store
