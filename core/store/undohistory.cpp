#include "core/store/undohistory.h"

#include "core/store/journal.h"

namespace waxwing::store {

namespace {

QByteArray checksumOf(const UndoRecord &record)
{
    const QByteArray words = record.what.toUtf8();
    const QByteArray part = record.partOf == 0 ? QByteArray() : QByteArray::number(record.partOf);
    // A record of before there were parts keeps its checksum.
    return rowChecksum({QByteArray::number(record.id) + (part.isEmpty() ? part : QByteArray(" of " + part)),
                        QByteArray::number(record.when.toMSecsSinceEpoch()), words,
                        QByteArray::number(int(record.undone)), record.steps});
}

} // namespace

qint64 UndoHistory::add(const UndoRecord &record)
{
    m_journal.exec("DELETE FROM undo WHERE undone");
    UndoRecord added = record;
    Query next = m_journal.query("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'undo'");
    added.id = next.next() ? next.integer(0) : 1;
    put(added);
    forgetOldest();
    return added.id;
}

void UndoHistory::put(const UndoRecord &record)
{
    m_journal
        .query("REPLACE INTO undo(id, happened, what, undone, steps, checksum, part_of)"
               " VALUES(?, ?, ?, ?, ?, ?, ?)")
        .bind(record.id, record.when.toMSecsSinceEpoch(), record.what, int(record.undone), record.steps,
              checksumOf(record), record.partOf)
        .run();
}

void UndoHistory::update(const UndoRecord &record)
{
    if (const auto known = find(record.id)) {
        UndoRecord changed = *known;
        changed.what = record.what;
        changed.undone = record.undone;
        changed.steps = record.steps;
        put(changed);
    }
}

void UndoHistory::remove(qint64 id)
{
    m_journal.query("DELETE FROM undo WHERE id = ? OR part_of = ?").bind(id, id).run();
}

void UndoHistory::clear()
{
    m_journal.exec("DELETE FROM undo");
}

// With its parts: half of a verb must not be what is undone.
void UndoHistory::forgetOldest()
{
    qint64 records = 0;
    qint64 octets = 0;
    qint64 last = 0;
    Query query = m_journal.query("SELECT iif(part_of = 0, id, part_of) AS head, sum(length(steps)) FROM undo"
                                  " GROUP BY head ORDER BY head DESC");
    while (query.next()) {
        octets += query.integer(1);
        // The newest is kept whatever its size.
        if (++records > mostRecords || (records > 1 && octets > mostOctets)) {
            last = query.integer(0);
            break;
        }
    }
    if (last != 0) {
        m_journal.query("DELETE FROM undo WHERE iif(part_of = 0, id, part_of) <= ?").bind(last).run();
    }
}

QList<UndoRecord> UndoHistory::list()
{
    QList<UndoRecord> records;
    Query query = m_journal.query("SELECT id, happened, what, undone FROM undo WHERE part_of = 0 ORDER BY id DESC");
    while (query.next()) {
        records << UndoRecord{query.integer(0),
                              QDateTime::fromMSecsSinceEpoch(query.integer(1), Qt::UTC),
                              query.text(2),
                              query.integer(3) != 0,
                              {},
                              0};
    }
    return records;
}

QList<qint64> UndoHistory::partsOf(qint64 id)
{
    QList<qint64> parts;
    Query query = m_journal.query("SELECT id FROM undo WHERE part_of = ? ORDER BY id");
    query.bind(id);
    while (query.next()) {
        parts << query.integer(0);
    }
    return parts;
}

std::optional<UndoRecord> UndoHistory::find(qint64 id)
{
    Query query = m_journal.query("SELECT happened, what, undone, steps, checksum, part_of FROM undo WHERE id = ?");
    query.bind(id);
    if (!query.next()) {
        return std::nullopt;
    }
    const UndoRecord record{id,
                            QDateTime::fromMSecsSinceEpoch(query.integer(0), Qt::UTC),
                            query.text(1),
                            query.integer(2) != 0,
                            query.blob(3),
                            query.integer(5)};
    return checksumOf(record) == query.blob(4) ? std::optional(record) : std::nullopt;
}

} // namespace waxwing::store
