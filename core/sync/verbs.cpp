// Verbs about messages.
#include "core/sync/verbs.h"

#include "core/store/reader.h"
#include "core/sync/words.h"

#include <QMap>

namespace waxwing::sync::verbs {

namespace {

using store::IntentKind;
using store::MessageRow;
using store::Verb;

// One intent a source folder: what replay says about UIDs is about one folder (store::Relocation).
QMap<FolderId, QList<MessageRow>> byFolder(store::Writer &writer, const QList<PlacementId> &messages)
{
    QMap<FolderId, QList<MessageRow>> groups;
    const QList<MessageRow> rows = writer.reader().rows(messages);
    for (const MessageRow &row : rows) {
        groups[row.folder].append(row);
    }
    if (groups.isEmpty()) {
        throw Error(ErrorKind::Input, translated("There is no such message."));
    }
    return groups;
}

QList<PlacementId> idsOf(const QList<MessageRow> &rows)
{
    QList<PlacementId> ids;
    for (const MessageRow &row : rows) {
        ids.append(row.id);
    }
    return ids;
}

// Only messages this changes: undoing must not take a mark from one that had it before.
QList<MessageRow> changedBy(const QList<MessageRow> &rows, const store::FlagChange &change)
{
    QList<MessageRow> changed;
    for (const MessageRow &row : rows) {
        bool differs = (change.set & ~row.flags) != store::Flags() || (change.clear & row.flags) != store::Flags();
        for (const QString &keyword : change.setKeywords) {
            differs |= !row.keywords.contains(keyword);
        }
        for (const QString &keyword : change.clearKeywords) {
            differs |= row.keywords.contains(keyword);
        }
        if (differs) {
            changed.append(row);
        }
    }
    return changed;
}

store::FlagChange opposite(const store::FlagChange &change)
{
    return {change.clear, change.set, change.clearKeywords, change.setKeywords};
}

QString flagWords(const store::FlagChange &change, int count)
{
    if (change.set.testFlag(store::Flag::Seen)) {
        return counted("Marked %n message(s) as read", count);
    }
    if (change.clear.testFlag(store::Flag::Seen)) {
        return counted("Marked %n message(s) as unread", count);
    }
    if (change.set.testFlag(store::Flag::Flagged)) {
        return counted("Starred %n message(s)", count);
    }
    if (change.clear.testFlag(store::Flag::Flagged)) {
        return counted("Took the star from %n message(s)", count);
    }
    return counted("Changed the marks of %n message(s)", count);
}

void requireHoldsMessages(const store::FolderRow &folder)
{
    if (!folder.selectable) {
        throw Error(ErrorKind::Input, translated("“%1” holds folders only, no messages.").arg(shownName(folder)));
    }
}

void moveGroup(store::Writer &writer, const QList<MessageRow> &rows, const store::FolderRow &target,
               Performed &performed)
{
    const store::FolderRow source = folderOf(writer, rows.constFirst().folder);
    if (source.account != target.account) {
        transfer(writer, rows, target, Transferred::Go, performed);
        return;
    }
    Verb verb;
    verb.kind = IntentKind::Move;
    verb.account = source.account;
    verb.messages = idsOf(rows);
    verb.folder = target.id;
    verb.what = counted("Move %n message(s) to “%1”", rows.size()).arg(shownName(target));
    const QList<PlacementId> ids = verb.messages;
    const FolderId back = source.id;
    perform(
        writer, verb, [ids, back](store::Writer &w) { return move(w, ids, back); }, performed);
}

void expungeGroup(store::Writer &writer, const QList<MessageRow> &rows, Performed &performed)
{
    const store::FolderRow folder = folderOf(writer, rows.constFirst().folder);
    Verb verb;
    verb.kind = IntentKind::Expunge;
    verb.account = folder.account;
    verb.messages = idsOf(rows);
    verb.what = counted("Delete %n message(s) for good", rows.size());
    perform(writer, verb, {}, performed);
}

bool isInTrash(store::Writer &writer, const store::FolderRow &folder)
{
    const auto trash = writer.reader().folderByRole(folder.account, store::Role::Trash);
    return trash && (folder.id == trash->id || folder.path.startsWith(QString(trash->path + QLatin1Char('/'))));
}

} // namespace

Performed changeFlags(store::Writer &writer, const QList<PlacementId> &messages, const store::FlagChange &change)
{
    Performed performed;
    int count = 0;
    const auto groups = byFolder(writer, messages);
    for (const QList<MessageRow> &rows : groups) {
        const QList<MessageRow> changed = changedBy(rows, change);
        if (changed.isEmpty()) {
            continue;
        }
        Verb verb;
        verb.kind = IntentKind::ChangeFlags;
        verb.account = folderOf(writer, changed.constFirst().folder).account;
        verb.messages = idsOf(changed);
        verb.flags = change;
        verb.what = flagWords(change, int(changed.size()));
        const QList<PlacementId> ids = verb.messages;
        const store::FlagChange back = opposite(change);
        perform(
            writer, verb, [ids, back](store::Writer &w) { return changeFlags(w, ids, back); }, performed);
        count += int(changed.size());
    }
    performed.applied.what = flagWords(change, count);
    return performed;
}

Performed markFolderRead(store::Writer &writer, FolderId folder)
{
    store::ListSpec unread;
    unread.folder = folder;
    unread.unreadOnly = true;
    const qint64 count = writer.reader().count(unread);
    const QList<PlacementId> ids = writer.reader().ids(unread, 0, count);
    if (ids.isEmpty()) {
        Performed nothing;
        nothing.applied.what = translated("Nothing was unread");
        return nothing;
    }
    store::FlagChange seen;
    seen.set = store::Flag::Seen;
    return changeFlags(writer, ids, seen);
}

Performed move(store::Writer &writer, const QList<PlacementId> &messages, FolderId target)
{
    Performed performed;
    const store::FolderRow folder = folderOf(writer, target);
    requireHoldsMessages(folder);
    int count = 0;
    const auto groups = byFolder(writer, messages);
    for (const QList<MessageRow> &rows : groups) {
        if (rows.constFirst().folder == target) {
            continue;
        }
        moveGroup(writer, rows, folder, performed);
        count += int(rows.size());
    }
    performed.applied.what = counted("Moved %n message(s) to %1", count).arg(shownName(folder));
    return performed;
}

Performed copy(store::Writer &writer, const QList<PlacementId> &messages, FolderId target)
{
    Performed performed;
    const store::FolderRow folder = folderOf(writer, target);
    requireHoldsMessages(folder);
    const auto groups = byFolder(writer, messages);
    for (const QList<MessageRow> &rows : groups) {
        if (folderOf(writer, rows.constFirst().folder).account != folder.account) {
            transfer(writer, rows, folder, Transferred::Stay, performed);
            continue;
        }
        Verb verb;
        verb.kind = IntentKind::Copy;
        verb.account = folder.account;
        verb.messages = idsOf(rows);
        verb.folder = target;
        verb.what = counted("Copy %n message(s) to “%1”", rows.size()).arg(shownName(folder));
        perform(writer, verb, {}, performed);
    }
    performed.applied.what = counted("Copied %n message(s) to %1", messages.size()).arg(shownName(folder));
    return performed;
}

Performed remove(store::Writer &writer, const QList<PlacementId> &messages, bool forever)
{
    Performed performed;
    QList<PlacementId> toTrash;
    int gone = 0;
    const auto groups = byFolder(writer, messages);
    for (const QList<MessageRow> &rows : groups) {
        if (forever || isInTrash(writer, folderOf(writer, rows.constFirst().folder))) {
            expungeGroup(writer, rows, performed);
            gone += int(rows.size());
        } else {
            toTrash.append(idsOf(rows));
        }
    }
    performed.applied.what = counted("Deleted %n message(s) for good", gone);
    if (!toTrash.isEmpty()) {
        const Performed moved = moveToRole(writer, toTrash, store::Role::Trash);
        performed.steps.append(moved.steps);
        performed.accounts.unite(moved.accounts);
        performed.applied.what = counted("Moved %n message(s) to Trash", toTrash.size());
    }
    return performed;
}

Performed moveToRole(store::Writer &writer, const QList<PlacementId> &messages, store::Role role)
{
    Performed performed;
    QString name;
    int count = 0;
    const auto groups = byFolder(writer, messages);
    for (const QList<MessageRow> &rows : groups) {
        const AccountId account = folderOf(writer, rows.constFirst().folder).account;
        const store::FolderRow target = folderForRole(writer, account, role, performed);
        if (target.id == rows.constFirst().folder) {
            continue;
        }
        moveGroup(writer, rows, target, performed);
        name = shownName(target);
        count += int(rows.size());
    }
    performed.applied.what = counted("Moved %n message(s) to %1", count).arg(name);
    return performed;
}

void perform(store::Writer &writer, const store::Verb &verb, Inverse inverse, Performed &performed)
{
    const store::Intent intent = writer.apply(verb);
    performed.steps.append(Step{intent.id, std::move(inverse)});
    performed.accounts.insert(intent.account);
}

} // namespace waxwing::sync::verbs
