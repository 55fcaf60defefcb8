// Verbs about messages.
#include "core/sync/verbs.h"

#include "core/store/reader.h"
#include "core/store/tags.h"
#include "core/sync/words.h"

#include <QMap>

namespace waxwing::sync::verbs {

namespace {

using store::IntentKind;
using store::MessageRow;
using store::Verb;

// One intent a source folder: what replay says about UIDs is about one folder (store::Relocation). Messages of one
// folder on the screen are of several on the server while a move waits, and a UID counts in its own folder only.
QMap<std::pair<FolderId, FolderId>, QList<MessageRow>> byFolder(store::Writer &writer,
                                                                const QList<PlacementId> &messages)
{
    QMap<std::pair<FolderId, FolderId>, QList<MessageRow>> groups; // by folder shown and folder on the server
    const QList<MessageRow> rows = writer.reader().rows(messages);
    for (const MessageRow &row : rows) {
        const auto there = writer.reader().serverLocation(row.id);
        groups[{row.folder, there ? there->folder : row.folder}].append(row);
    }
    if (groups.isEmpty()) {
        throw Error(ErrorKind::Input, Words::tr("There is no such message."));
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

struct Effect {
    store::FlagChange change;
    QList<MessageRow> rows;
};

// What this really changes, message by message: undoing must not take a mark from one that had it before, nor give
// one that had not.
store::FlagChange effectOn(const MessageRow &row, const store::FlagChange &change)
{
    store::FlagChange effect;
    effect.set = change.set & ~row.flags;
    effect.clear = change.clear & row.flags;
    for (const QString &keyword : change.setKeywords) {
        if (!row.keywords.contains(keyword)) {
            effect.setKeywords.append(keyword);
        }
    }
    for (const QString &keyword : change.clearKeywords) {
        if (row.keywords.contains(keyword)) {
            effect.clearKeywords.append(keyword);
        }
    }
    return effect;
}

QList<Effect> effects(const QList<MessageRow> &rows, const store::FlagChange &change)
{
    QMap<QString, Effect> groups;
    for (const MessageRow &row : rows) {
        const store::FlagChange effect = effectOn(row, change);
        const QString key = QString::number(int(effect.set)) + QLatin1Char(' ') + QString::number(int(effect.clear))
            + QLatin1Char(' ') + effect.setKeywords.join(QLatin1Char(' ')) + QLatin1Char('/')
            + effect.clearKeywords.join(QLatin1Char(' '));
        Effect &group = groups[key];
        group.change = effect;
        group.rows.append(row);
    }
    groups.remove(QStringLiteral("0 0 /")); // nothing changes for these
    return groups.values();
}

store::FlagChange opposite(const store::FlagChange &change)
{
    return {change.clear, change.set, change.clearKeywords, change.setKeywords};
}

QString shownTag(const QString &keyword)
{
    const QString name = store::tagName(keyword);
    return name.isEmpty() ? keyword : name;
}

QString flagWords(const store::FlagChange &change, int count)
{
    if (change.set.testFlag(store::Flag::Seen)) {
        return Words::tr("Marked %n message(s) as read", nullptr, int(count));
    }
    if (change.clear.testFlag(store::Flag::Seen)) {
        return Words::tr("Marked %n message(s) as unread", nullptr, int(count));
    }
    if (change.set.testFlag(store::Flag::Flagged)) {
        return Words::tr("Starred %n message(s)", nullptr, int(count));
    }
    if (change.clear.testFlag(store::Flag::Flagged)) {
        return Words::tr("Took the star from %n message(s)", nullptr, int(count));
    }
    const bool keywordsOnly = change.set == store::Flags() && change.clear == store::Flags();
    if (keywordsOnly && change.clearKeywords.size() == 1 && change.setKeywords.isEmpty()) {
        return Words::tr("Took the tag “%1” from %n message(s)", nullptr, int(count))
            .arg(shownTag(change.clearKeywords.constFirst()));
    }
    if (keywordsOnly && change.setKeywords.size() == 1) {
        return Words::tr("Tagged %n message(s) “%1”", nullptr, int(count))
            .arg(shownTag(change.setKeywords.constFirst()));
    }
    return Words::tr("Changed the marks of %n message(s)", nullptr, int(count));
}

QString movedWords(const QString &folder, int count)
{
    return Words::tr("Moved %n message(s) to %1", nullptr, int(count)).arg(folder);
}

QString deletedWords(int count)
{
    return Words::tr("Deleted %n message(s) for good", nullptr, int(count));
}

void requireHoldsMessages(const store::FolderRow &folder)
{
    if (!folder.selectable) {
        throw Error(ErrorKind::Input, Words::tr("“%1” holds folders only, no messages.").arg(shownName(folder)));
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
    verb.what = Words::tr("Move %n message(s) to “%1”", nullptr, int(rows.size())).arg(shownName(target));
    Step step;
    step.deed.kind = step.opposite.kind = Deed::Kind::Move;
    step.deed.folder = nameOf(writer, target);
    step.opposite.folder = nameOf(writer, source);
    perform(writer, verb, std::move(step), source.id, performed);
}

void expungeGroup(store::Writer &writer, const QList<MessageRow> &rows, Performed &performed)
{
    const store::FolderRow folder = folderOf(writer, rows.constFirst().folder);
    Verb verb;
    verb.kind = IntentKind::Expunge;
    verb.account = folder.account;
    verb.messages = idsOf(rows);
    verb.what = Words::tr("Delete %n message(s) for good", nullptr, int(rows.size()));
    perform(writer, verb, {}, folder.id, performed);
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
        const FolderId folder = rows.constFirst().folder;
        const AccountId account = folderOf(writer, folder).account;
        const QList<Effect> parts = effects(rows, change);
        for (const Effect &part : parts) {
            Verb verb;
            verb.kind = IntentKind::ChangeFlags;
            verb.account = account;
            verb.messages = idsOf(part.rows);
            verb.flags = part.change;
            verb.what = flagWords(part.change, int(part.rows.size()));
            Step step;
            step.deed.kind = step.opposite.kind = Deed::Kind::ChangeFlags;
            step.deed.flags = part.change;
            step.opposite.flags = opposite(part.change);
            perform(writer, verb, std::move(step), folder, performed);
            count += int(part.rows.size());
        }
    }
    tell(performed, count, [change](int n) { return flagWords(change, n); });
    return performed;
}

QList<PlacementId> unreadIn(store::Writer &writer, FolderId folder)
{
    store::ListSpec unread;
    unread.folder = folder;
    unread.unreadOnly = true;
    return writer.reader().ids(unread, 0, writer.reader().count(unread));
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
    tell(performed, count, [name = shownName(folder)](int n) { return movedWords(name, n); });
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
        verb.what = Words::tr("Copy %n message(s) to “%1”", nullptr, int(rows.size())).arg(shownName(folder));
        Step step;
        step.deed.kind = Deed::Kind::Copy;
        step.deed.folder = nameOf(writer, folder);
        step.opposite.kind = Deed::Kind::RemoveCopies;
        perform(writer, verb, std::move(step), rows.constFirst().folder, performed);
    }
    tell(performed, int(messages.size()), [name = shownName(folder)](int n) {
        return Words::tr("Copied %n message(s) to %1", nullptr, int(n)).arg(name);
    });
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
    tell(performed, gone, deletedWords);
    if (!toTrash.isEmpty()) {
        const Performed moved = moveToRole(writer, toTrash, store::Role::Trash);
        add(moved, performed);
        tell(performed, int(toTrash.size()),
             [](int n) { return Words::tr("Moved %n message(s) to Trash", nullptr, int(n)); });
    }
    return performed;
}

Performed emptyFolder(store::Writer &writer, FolderId id)
{
    const store::FolderRow folder = folderOf(writer, id);
    if (folder.role != store::Role::Trash && folder.role != store::Role::Junk) {
        throw Error(ErrorKind::Input, Words::tr("Only Trash and Junk can be emptied."));
    }
    Performed performed;
    const QList<store::FolderRow> all = writer.reader().folders(folder.account);
    for (const store::FolderRow &below : all) {
        if (below.parent == id) {
            add(removeFolder(writer, below.id, true), performed);
        }
    }
    store::ListSpec everything;
    everything.folder = id;
    const qint64 count = writer.reader().count(everything);
    const QList<PlacementId> ids = writer.reader().ids(everything, 0, count);
    if (!ids.isEmpty()) {
        add(remove(writer, ids, true), performed);
    }
    tell(performed, int(ids.size()), deletedWords);
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
    tell(performed, count, [name](int n) { return movedWords(name, n); });
    return performed;
}

FolderName nameOf(store::Writer &writer, const store::FolderRow &folder)
{
    return {writer.refOf(folder.id).key, folder.path};
}

void add(const Performed &part, Performed &whole)
{
    whole.steps.append(part.steps);
    whole.accounts.unite(part.accounts);
}

void tell(Performed &performed, int count, std::function<QString(int count)> words)
{
    performed.count = count;
    performed.applied.what = words(count);
    performed.words = std::move(words);
}

void perform(store::Writer &writer, const store::Verb &verb, Step step, FolderId shown, Performed &performed)
{
    const store::Intent intent = writer.apply(verb);
    step.intent = intent.id;
    step.deed.account = step.opposite.account = intent.account;
    step.messages.rows = verb.messages;
    if (const auto folder = shown.isValid() ? writer.reader().folder(shown) : std::nullopt) {
        step.messages.folder = nameOf(writer, *folder);
    }
    for (const store::MessageRef &ref : intent.messages) {
        step.messages.messageIds.append(ref.messageId);
    }
    if (verb.kind == IntentKind::Copy) {
        step.made.rows = writer.reader().madeBy(intent.id);
        step.made.messageIds = step.messages.messageIds;
        step.made.folder = step.deed.folder;
    } else if (step.opposite.kind == Deed::Kind::RemoveCopies) { // of an Append
        step.made.rows = writer.reader().madeBy(intent.id);
        step.made.messageIds = {verb.messageId};
    }
    performed.steps.append(std::move(step));
    performed.accounts.insert(intent.account);
}

} // namespace waxwing::sync::verbs
