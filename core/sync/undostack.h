// What Ctrl+Z takes back: the verbs of this run, newest first, bounded. Used from any thread.
#pragma once

#include "core/sync/verbs.h"

#include <QMutex>

#include <deque>
#include <optional>

namespace waxwing::sync {

class UndoStack {
public:
    struct Entry {
        QList<verbs::Step> steps; // in the order they were done
        QString what;
    };

    void push(Entry entry);
    bool isEmpty() const;
    // Takes the entry that holds this intent; invalid: the newest.
    std::optional<Entry> take(IntentId intent);

private:
    static constexpr std::size_t most = 100;

    mutable QMutex m_mutex;
    std::deque<Entry> m_entries;
};

// Cancels what has not left yet, does the opposite of the rest; newest first. Throws Error{Input} where a
// step has left and has no opposite.
verbs::Performed undo(store::Writer &writer, const UndoStack::Entry &entry);

} // namespace waxwing::sync
