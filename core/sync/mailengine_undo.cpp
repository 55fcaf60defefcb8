// MailEngine: the undo history.
#include "core/sync/mailengine.h"

#include "core/store/reader.h"
#include "core/sync/words.h"

namespace waxwing::sync {

namespace {

Error nothingToUndo()
{
    return Error(ErrorKind::Input, Words::tr("There is nothing to undo."));
}

// The newest that can still be taken back; what has left meanwhile is none any more.
qint64 newest(store::Writer &writer)
{
    const QList<store::UndoRecord> records = writer.undoRecords();
    for (const store::UndoRecord &head : records) {
        const auto record = head.undone ? std::nullopt : writer.undoRecord(head.id);
        const QList<Step> steps = record ? decodeSteps(writer.cacheName(), record->steps) : QList<Step>();
        if (!steps.isEmpty() && canUndo(writer.reader(), steps)) {
            return head.id;
        }
    }
    throw nothingToUndo();
}

// What was undone last: the oldest of those that are, because undoing goes back in time.
qint64 oldestUndone(store::Writer &writer)
{
    const QList<store::UndoRecord> records = writer.undoRecords();
    const auto found = std::find_if(records.crbegin(), records.crend(),
                                    [](const store::UndoRecord &record) { return record.undone; });
    if (found == records.crend()) {
        throw Error(ErrorKind::Input, Words::tr("There is nothing to do again."));
    }
    return found->id;
}

} // namespace

qint64 addRecord(store::Writer &writer, const QList<Step> &steps, const QString &what, qint64 partOf)
{
    const auto canUndo = [](const Step &step) { return step.canUndo(); };
    if (steps.isEmpty() || !std::all_of(steps.cbegin(), steps.cend(), canUndo)) {
        return 0;
    }
    store::UndoRecord record;
    record.when = QDateTime::currentDateTimeUtc();
    record.what = what;
    record.steps = encodeSteps(writer.cacheName(), steps);
    record.partOf = partOf;
    return writer.addUndo(record);
}

Turned undoRecord(store::Writer &writer, qint64 id)
{
    auto record = writer.undoRecord(id);
    const QList<Step> steps = record ? decodeSteps(writer.cacheName(), record->steps) : QList<Step>();
    if (steps.isEmpty()) {
        throw nothingToUndo();
    }
    Turned turned;
    if (!record->undone) {
        turned.performed = undo(writer, steps);
        turned.kept = canRedo(steps);
        record->undone = true;
        if (turned.kept) {
            writer.updateUndo(*record);
        } else {
            writer.removeUndo(id);
        }
    }
    turned.performed.applied.what = Words::tr("Undone: %1").arg(record->what);
    return turned;
}

Turned redoRecord(store::Writer &writer, qint64 id)
{
    auto record = writer.undoRecord(id);
    const QList<Step> steps = record ? decodeSteps(writer.cacheName(), record->steps) : QList<Step>();
    if (steps.isEmpty()) {
        throw nothingToUndo();
    }
    Turned turned;
    if (record->undone) {
        turned.performed = redo(writer, steps);
        record->undone = false;
        record->steps = encodeSteps(writer.cacheName(), turned.performed.steps);
        writer.updateUndo(*record);
    }
    turned.performed.applied.what = record->what;
    return turned;
}

QFuture<Applied> MailEngine::undo(IntentId intent)
{
    if (!intent.isValid()) {
        return undoLast();
    }
    const std::optional<qint64> entry = m_undo.entryOf(intent);
    return turn(
        [entry](store::Writer &) {
            if (!entry) {
                throw nothingToUndo();
            }
            return *entry;
        },
        Direction::Back);
}

QFuture<Applied> MailEngine::undoLast()
{
    return turn(newest, Direction::Back);
}

QFuture<Applied> MailEngine::undoEntry(qint64 id)
{
    return turn([id](store::Writer &) { return id; }, Direction::Back);
}

QFuture<Applied> MailEngine::redoLast()
{
    return turn(oldestUndone, Direction::Again);
}

QFuture<QList<UndoEntry>> MailEngine::undoHistory()
{
    return m_store.write(store::Priority::User, [](store::Writer &writer) {
        QList<UndoEntry> entries;
        const QList<store::UndoRecord> records = writer.undoRecords();
        for (const store::UndoRecord &head : records) {
            const auto record = writer.undoRecord(head.id);
            const QList<Step> steps = record ? decodeSteps(writer.cacheName(), record->steps) : QList<Step>();
            UndoEntry entry;
            entry.id = head.id;
            entry.what = head.what;
            entry.when = head.when;
            entry.undoable = !head.undone && !steps.isEmpty() && sync::canUndo(writer.reader(), steps);
            entry.redoable = head.undone;
            entries.append(entry);
        }
        return entries;
    });
}

} // namespace waxwing::sync
