// What Ctrl+Z takes back. The history itself is in journal.db, written in the transaction of the verb, so it survives
// a restart; this is what of it must be known at once: whether there is something, and which entry an intent is in.
#pragma once

#include "core/store/undohistory.h"
#include "core/sync/verbs.h"

#include <QMutex>

#include <optional>

namespace waxwing::sync {

// Used from any thread.
class UndoStack {
public:
    void load(const QList<store::UndoRecord> &records); // newest first
    void push(qint64 id, const QList<IntentId> &intents); // forgets what was undone
    void setUndone(qint64 id, bool undone, const QList<IntentId> &intents);
    void remove(qint64 id);
    // The entry an intent of this run belongs to.
    std::optional<qint64> entryOf(IntentId intent) const;
    bool canUndo() const;
    bool canRedo() const;

private:
    struct Entry {
        qint64 id = 0;
        bool undone = false;
        QList<IntentId> intents;
    };
    Entry *find(qint64 id);

    mutable QMutex m_mutex;
    QList<Entry> m_entries; // oldest first
};

// The opposites, newest first. Throws Error{Input} where something cannot be taken back; then nothing is.
verbs::Performed undo(store::Writer &writer, const QList<Step> &steps);
// The deeds again, in order.
verbs::Performed redo(store::Writer &writer, const QList<Step> &steps);
bool canRedo(const QList<Step> &steps);

// Notes what was done, in the transaction of the verb: it can be taken back, also when this is the last that is
// written. partOf: as in the record. 0 where not all of it can be undone: then nothing is noted.
qint64 addRecord(store::Writer &writer, const QList<Step> &steps, const QString &what, qint64 partOf = 0);
// A record of the history taken back, or done again; nothing where it is so already. Throws Error{Input}.
struct Turned {
    verbs::Performed performed;
    bool kept = true; // in the history, to be turned once more
};
Turned undoRecord(store::Writer &writer, qint64 id);
Turned redoRecord(store::Writer &writer, qint64 id);
// False for a message that has left meanwhile.
bool canUndo(store::Reader &reader, const QList<Step> &steps);

} // namespace waxwing::sync
