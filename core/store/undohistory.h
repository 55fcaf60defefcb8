// The undo table of journal.db: newest last, bounded in number and in octets, a checksum on every row. A row that
// cannot be trusted is not there: what it would have taken back stays as it is.
#pragma once

#include "core/base/octets.h"
#include "core/store/sqlite.h"
#include "core/store/undorecord.h"

namespace waxwing::store {

class UndoHistory {
public:
    static constexpr qint64 mostRecords = 200; // parts of others not counted
    static constexpr qint64 mostOctets = 32_MiB; // one of ten thousand messages takes half a MiB

    explicit UndoHistory(Database &journal) : m_journal(journal) { }

    // Something new was done: what was taken back before cannot be done again any more.
    qint64 add(const UndoRecord &record);
    // Its words, its steps and whether it is undone; the rest stays.
    void update(const UndoRecord &record);
    void remove(qint64 id);
    void clear();
    QList<UndoRecord> list(); // newest first, without steps and without parts of others
    QList<qint64> partsOf(qint64 id); // oldest first
    std::optional<UndoRecord> find(qint64 id);

private:
    void put(const UndoRecord &record);
    void forgetOldest();

    Database &m_journal;
};

} // namespace waxwing::store
