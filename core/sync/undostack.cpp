#include "core/sync/undostack.h"

#include "core/store/reader.h"
#include "core/sync/foldernames.h"
#include "core/sync/words.h"

#include <QMutexLocker>

#include <algorithm>

namespace waxwing::sync {

void UndoStack::load(const QList<store::UndoRecord> &records)
{
    const QMutexLocker locker(&m_mutex);
    for (const store::UndoRecord &record : records) {
        m_entries.prepend(Entry{record.id, record.undone, {}});
    }
}

void UndoStack::push(qint64 id, const QList<IntentId> &intents)
{
    const QMutexLocker locker(&m_mutex);
    m_entries.removeIf([](const Entry &entry) { return entry.undone; });
    m_entries.append(Entry{id, false, intents});
    if (m_entries.size() > store::UndoHistory::mostRecords) {
        m_entries.removeFirst();
    }
}

UndoStack::Entry *UndoStack::find(qint64 id)
{
    const auto found
        = std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry &entry) { return entry.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

void UndoStack::setUndone(qint64 id, bool undone, const QList<IntentId> &intents)
{
    const QMutexLocker locker(&m_mutex);
    if (Entry *entry = find(id)) {
        entry->undone = undone;
        entry->intents += intents;
    }
}

void UndoStack::remove(qint64 id)
{
    const QMutexLocker locker(&m_mutex);
    m_entries.removeIf([id](const Entry &entry) { return entry.id == id; });
}

std::optional<qint64> UndoStack::entryOf(IntentId intent) const
{
    const QMutexLocker locker(&m_mutex);
    for (auto entry = m_entries.crbegin(); entry != m_entries.crend(); ++entry) {
        if (entry->intents.contains(intent)) {
            return entry->id;
        }
    }
    return std::nullopt;
}

bool UndoStack::canUndo() const
{
    const QMutexLocker locker(&m_mutex);
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) { return !entry.undone; });
}

bool UndoStack::canRedo() const
{
    const QMutexLocker locker(&m_mutex);
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) { return entry.undone; });
}

namespace {

using store::FolderRow;

using verbs::Performed;

Error input(const QString &sentence)
{
    return Error(ErrorKind::Input, sentence);
}

std::optional<store::FolderRow> findFolder(store::Reader &reader, AccountId account, const FolderName &name)
{
    const auto byKey = reader.folderByKey(name.key);
    return byKey || name.path.isEmpty() ? byKey : reader.folderByPath(account, name.path);
}

FolderRow folderNamed(store::Writer &writer, AccountId account, const FolderName &name)
{
    const auto folder = findFolder(writer.reader(), account, name);
    if (!folder) {
        throw input(Words::tr("The folder “%1” is no longer there.").arg(name.path));
    }
    return *folder;
}

// By their rows; in a rebuilt cache by Message-ID, where the step left them or where it took them from.
QList<PlacementId> findMessages(store::Reader &reader, const Step &step, const MessageNames &names)
{
    if (!names.rows.isEmpty()) {
        return names.rows;
    }
    QList<PlacementId> found;
    QList<FolderId> folders;
    for (const FolderName &name : {names.folder, step.deed.folder, step.opposite.folder}) {
        if (const auto folder = findFolder(reader, step.deed.account, name)) {
            folders.append(folder->id);
        }
    }
    for (const QByteArray &id : names.messageIds) {
        std::optional<PlacementId> row;
        for (const FolderId folder : std::as_const(folders)) {
            row = row || id.isEmpty() ? row : reader.placementByMessageId(folder, id);
        }
        if (row) {
            found.append(*row);
        }
    }
    return found;
}

// Copies go for good where the original is still there; the last one of its kind goes to Trash.
Performed removeCopies(store::Writer &writer, const QList<PlacementId> &copies)
{
    QList<PlacementId> surplus;
    QList<PlacementId> last;
    const QList<store::MessageRow> rows = writer.reader().rows(copies);
    for (const store::MessageRow &row : rows) {
        (writer.reader().placementsOf(row.message).size() > 1 ? surplus : last).append(row.id);
    }
    Performed performed;
    if (!surplus.isEmpty()) {
        verbs::add(verbs::remove(writer, surplus, true), performed);
    }
    if (!last.isEmpty()) {
        verbs::add(verbs::remove(writer, last, false), performed);
    }
    return performed;
}

Performed removeMade(store::Writer &writer, const Step &step, const Deed &deed)
{
    const auto folder = findFolder(writer.reader(), deed.account, deed.folder);
    if (!folder) {
        return {}; // gone already
    }
    try {
        return verbs::removeMadeFolder(writer, *folder);
    } catch (const Error &error) {
        if (error.kind() != ErrorKind::Input || !step.implied) {
            throw;
        }
        return {}; // it is in use now
    }
}

// Whatever is made is subscribed at first.
Performed createUnsubscribed(store::Writer &writer, const Deed &deed)
{
    Performed performed = verbs::createFolder(writer, deed.account, deed.levels);
    if (const auto made = writer.reader().folderByPath(deed.account, pathOfLevels(deed.levels))) {
        verbs::add(verbs::subscribeFolder(writer, made->id, false), performed);
    }
    return performed;
}

Performed keepOriginal(store::Writer &writer, IntentId removal)
{
    const auto intent = writer.reader().intent(removal);
    if (intent && intent->attempts == 0) {
        writer.cancel(removal);
    }
    return {};
}

Performed takeBackTransfer(store::Writer &writer, const Step &step, FolderId home, const QList<PlacementId> &copies)
{
    const auto copy = writer.reader().intent(step.intent);
    if (copy && copy->attempts == 0 && writer.cancel(step.intent)) {
        return {}; // what waits for it goes with it: the original is back
    }
    const auto original = step.messages.rows.isEmpty() ? std::nullopt : writer.reader().row(step.messages.rows.first());
    const bool stays = original && original->folder == home;
    return stays ? verbs::remove(writer, copies, true) : verbs::move(writer, copies, home);
}

Performed carryOut(store::Writer &writer, const Step &step, const Deed &deed)
{
    const auto messages = [&] { return findMessages(writer.reader(), step, step.messages); };
    const auto folder = [&] { return folderNamed(writer, deed.account, deed.folder).id; };
    switch (deed.kind) {
    case Deed::Kind::Nothing: break;
    case Deed::Kind::ChangeFlags: return verbs::changeFlags(writer, messages(), deed.flags);
    case Deed::Kind::Move: return verbs::move(writer, messages(), folder());
    case Deed::Kind::Copy: return verbs::copy(writer, messages(), folder());
    case Deed::Kind::RemoveCopies: return removeCopies(writer, findMessages(writer.reader(), step, step.made));
    case Deed::Kind::CreateFolder: return verbs::createFolder(writer, deed.account, deed.levels);
    case Deed::Kind::CreateUnsubscribed: return createUnsubscribed(writer, deed);
    case Deed::Kind::RemoveMadeFolder: return removeMade(writer, step, deed);
    case Deed::Kind::MoveFolder: return verbs::moveFolder(writer, folder(), deed.levels);
    case Deed::Kind::SubscribeFolder: return verbs::subscribeFolder(writer, folder(), deed.subscribe);
    case Deed::Kind::TakeBackSend: return verbs::takeBackSend(writer, step.intent);
    case Deed::Kind::TakeBackTransfer:
        return takeBackTransfer(writer, step, folder(), findMessages(writer.reader(), step, step.made));
    case Deed::Kind::KeepOriginal: return keepOriginal(writer, step.intent);
    }
    throw input(Words::tr("This cannot be taken back."));
}

} // namespace

// What has not left yet meets its opposite in the store and is gone (store::Composition).
verbs::Performed undo(store::Writer &writer, const QList<Step> &steps)
{
    Performed performed;
    for (auto step = steps.crbegin(); step != steps.crend(); ++step) {
        const auto intent = step->intent.isValid() ? writer.reader().intent(step->intent) : std::nullopt;
        if (intent && intent->state == store::IntentState::Refused && intent->kind != store::IntentKind::Send) {
            writer.cancel(step->intent); // it was backed out already: only its problem is still there
            continue;
        }
        verbs::add(carryOut(writer, *step, step->opposite), performed);
    }
    return performed;
}

verbs::Performed redo(store::Writer &writer, const QList<Step> &steps)
{
    Performed performed;
    for (const Step &step : steps) {
        Performed again;
        try {
            again = carryOut(writer, step, step.deed);
        } catch (const Error &error) {
            if (error.kind() != ErrorKind::Input || !step.implied) {
                throw;
            }
            continue; // the folder was kept when it was undone
        }
        for (Step &done : again.steps) {
            done.implied = done.implied || step.implied;
        }
        verbs::add(again, performed);
    }
    return performed;
}

bool canRedo(const QList<Step> &steps)
{
    return std::all_of(steps.cbegin(), steps.cend(),
                       [](const Step &step) { return step.deed.kind != Deed::Kind::Nothing; });
}

bool canUndo(store::Reader &reader, const QList<Step> &steps)
{
    return std::all_of(steps.cbegin(), steps.cend(), [&reader](const Step &step) {
        return step.opposite.kind != Deed::Kind::TakeBackSend || verbs::canTakeBack(reader, step.intent);
    });
}

} // namespace waxwing::sync
