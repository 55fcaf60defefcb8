// Verbs about folders.
#include "core/sync/verbs.h"

#include "core/store/reader.h"
#include "core/sync/foldernames.h"
#include "core/sync/words.h"

#include <algorithm>

namespace waxwing::sync::verbs {

namespace {

using store::FolderRow;
using store::IntentKind;
using store::Role;
using store::Verb;

Error input(const QString &sentence)
{
    return Error(ErrorKind::Input, sentence, {}, Retry::Never);
}

// Longer names are refused by every server's file system.
constexpr qsizetype longestName = 200;

void requirePossibleLevels(const QStringList &levels)
{
    if (levels.isEmpty()) {
        throw input(Words::tr("A folder needs a name."));
    }
    for (const QString &level : levels) {
        if (level.trimmed().isEmpty() || level == QLatin1String(".") || level == QLatin1String("..")) {
            throw input(Words::tr("A folder's name must not be empty."));
        }
        if (level.toUtf8().size() > longestName) {
            throw input(Words::tr("This folder name is too long."));
        }
        if (std::any_of(level.cbegin(), level.cend(), [](QChar c) { return c.category() == QChar::Other_Control; })) {
            throw input(Words::tr("A folder's name must not hold control characters."));
        }
    }
}

void requireFree(store::Writer &writer, AccountId account, const QStringList &levels)
{
    const QString path = pathOfLevels(levels);
    if (const auto taken = writer.reader().folderByPath(account, path)) {
        throw input(Words::tr("A folder “%1” exists already.").arg(path));
    }
}

bool isBelow(const QString &path, const QString &ancestor)
{
    return path == ancestor || path.startsWith(QString(ancestor + QLatin1Char('/')));
}

QString defaultName(Role role)
{
    switch (role) {
    case Role::Drafts: return QStringLiteral("Drafts");
    case Role::Sent: return QStringLiteral("Sent");
    case Role::Archive: return QStringLiteral("Archive");
    case Role::Junk: return QStringLiteral("Junk");
    case Role::Trash: return QStringLiteral("Trash");
    case Role::Inbox:
    case Role::All:
    case Role::None: break;
    }
    throw input(Words::tr("The account has no such folder."));
}

// “Trash/Clients”, “Trash/Clients 2”…
QStringList freeLevelsBelow(store::Writer &writer, const FolderRow &parent, const QString &name)
{
    const QStringList base = levelsOfPath(parent.path);
    QStringList levels = base;
    levels.append(name);
    for (int number = 2; writer.reader().folderByPath(parent.account, pathOfLevels(levels)); ++number) {
        levels = base;
        levels.append(QString(name + QLatin1Char(' ') + QString::number(number)));
    }
    return levels;
}

void deleteForGood(store::Writer &writer, const FolderRow &folder, Performed &performed)
{
    Verb verb;
    verb.kind = IntentKind::DeleteFolder;
    verb.account = folder.account;
    verb.folder = folder.id;
    verb.what = Words::tr("Delete the folder “%1” for good").arg(shownName(folder));
    perform(writer, verb, {}, FolderId(), performed);
    performed.applied.what = Words::tr("Deleted the folder %1 for good").arg(shownName(folder));
}

// One that the server never had and that holds nothing needs no place in Trash.
bool isOnlyAName(store::Writer &writer, const FolderRow &folder)
{
    const QList<FolderRow> all = writer.reader().folders(folder.account);
    return !folder.onServer && folder.total == 0
        && std::none_of(all.cbegin(), all.cend(),
                        [&folder](const FolderRow &other) { return other.parent == folder.id; });
}

// A level that is missing is a folder of its own from the start: it stays when what needed it moves on.
void makeParent(store::Writer &writer, AccountId account, const QStringList &levels, Performed &performed)
{
    const QStringList parent = levels.mid(0, levels.size() - 1);
    if (parent.isEmpty() || writer.reader().folderByPath(account, pathOfLevels(parent))) {
        return;
    }
    Performed made = createFolder(writer, account, parent);
    for (Step &step : made.steps) {
        step.implied = true;
    }
    add(made, performed);
}

} // namespace

QString shownName(const FolderRow &folder)
{
    return folder.role == Role::Inbox ? Words::tr("Inbox") : folder.name;
}

void requireMovable(const FolderRow &folder)
{
    if (folder.role == Role::Inbox) {
        throw input(Words::tr("The inbox stays where it is."));
    }
}

FolderRow folderOf(store::Writer &writer, FolderId folder)
{
    const auto row = writer.reader().folder(folder);
    if (!row) {
        throw input(Words::tr("There is no such folder."));
    }
    return *row;
}

FolderRow folderForRole(store::Writer &writer, AccountId account, Role role, Performed &performed)
{
    if (const auto row = writer.reader().folderByRole(account, role)) {
        return *row;
    }
    const QString name = defaultName(role);
    if (!writer.reader().folderByPath(account, name)) {
        Performed created = createFolder(writer, account, {name});
        created.steps.last().implied = true;
        add(created, performed);
    }
    const auto row = writer.reader().folderByPath(account, name);
    if (!row) {
        throw Error(ErrorKind::Storage, Words::tr("The folder “%1” could not be made.").arg(name));
    }
    writer.setRole(row->id, role);
    return *row;
}

Performed createFolder(store::Writer &writer, AccountId account, const QStringList &levels)
{
    requirePossibleLevels(levels);
    requireFree(writer, account, levels);
    Performed performed;
    makeParent(writer, account, levels, performed);
    Verb verb;
    verb.kind = IntentKind::CreateFolder;
    verb.account = account;
    verb.newLevels = levels;
    verb.what = Words::tr("Make the folder “%1”").arg(levels.constLast());
    Step step;
    step.deed.kind = Deed::Kind::CreateFolder;
    step.deed.levels = levels;
    step.opposite.kind = Deed::Kind::RemoveMadeFolder;
    step.opposite.folder.path = pathOfLevels(levels);
    perform(writer, verb, std::move(step), FolderId(), performed);
    if (const auto made = writer.reader().folderByPath(account, pathOfLevels(levels))) {
        performed.steps.last().opposite.folder = nameOf(writer, *made);
    }
    performed.applied.what = Words::tr("Made the folder %1").arg(levels.constLast());
    return performed;
}

Performed moveFolder(store::Writer &writer, FolderId id, const QStringList &levels)
{
    const FolderRow folder = folderOf(writer, id);
    requireMovable(folder);
    requirePossibleLevels(levels);
    const QString path = pathOfLevels(levels);
    if (path == folder.path) {
        Performed nothing;
        nothing.applied.what = Words::tr("%1 is there already").arg(shownName(folder));
        return nothing;
    }
    if (isBelow(path, folder.path)) {
        throw input(Words::tr("A folder cannot be moved into itself."));
    }
    requireFree(writer, folder.account, levels);
    Performed performed;
    makeParent(writer, folder.account, levels, performed);
    Verb verb;
    verb.kind = IntentKind::MoveFolder;
    verb.account = folder.account;
    verb.folder = id;
    verb.newLevels = levels;
    const QStringList before = levelsOfPath(folder.path);
    const bool renamed = before.mid(0, before.size() - 1) == levels.mid(0, levels.size() - 1);
    verb.what = renamed ? Words::tr("Rename “%1” to “%2”").arg(folder.name, levels.constLast())
                        : Words::tr("Move the folder “%1” to “%2”").arg(folder.name, path);
    Step step;
    step.deed.kind = step.opposite.kind = Deed::Kind::MoveFolder;
    step.deed.folder = nameOf(writer, folder);
    step.deed.levels = levels;
    step.opposite.folder = FolderName{step.deed.folder.key, path};
    step.opposite.levels = before;
    perform(writer, verb, std::move(step), FolderId(), performed);
    const QString parent = levels.size() > 1 ? levels.at(levels.size() - 2) : Words::tr("the top level");
    performed.applied.what = renamed ? Words::tr("Renamed %1 to %2").arg(folder.name, levels.constLast())
                                     : Words::tr("Moved %1 to %2").arg(folder.name, parent);
    return performed;
}

Performed removeMadeFolder(store::Writer &writer, const FolderRow &folder)
{
    requireMovable(folder);
    const QList<FolderRow> all = writer.reader().folders(folder.account);
    const bool hasFolders = std::any_of(all.cbegin(), all.cend(),
                                        [&folder](const FolderRow &other) { return other.parent == folder.id; });
    if (folder.total > 0 || hasFolders) {
        throw input(Words::tr("The folder “%1” is not empty any more; it is kept.").arg(shownName(folder)));
    }
    Performed performed;
    Verb verb;
    verb.kind = IntentKind::DeleteFolder;
    verb.account = folder.account;
    verb.folder = folder.id;
    verb.onlyEmpty = true;
    verb.what = Words::tr("Remove the empty folder “%1”").arg(shownName(folder));
    Step step;
    step.deed.kind = Deed::Kind::RemoveMadeFolder;
    step.deed.folder = nameOf(writer, folder);
    step.opposite.kind = folder.subscribed ? Deed::Kind::CreateFolder : Deed::Kind::CreateUnsubscribed;
    step.opposite.levels = levelsOfPath(folder.path);
    perform(writer, verb, std::move(step), FolderId(), performed);
    performed.applied.what = Words::tr("Removed the folder %1").arg(shownName(folder));
    return performed;
}

Performed removeFolder(store::Writer &writer, FolderId id, bool forever)
{
    const FolderRow folder = folderOf(writer, id);
    requireMovable(folder);
    if (isOnlyAName(writer, folder)) {
        return removeMadeFolder(writer, folder);
    }
    Performed performed;
    if (forever) {
        deleteForGood(writer, folder, performed);
        return performed;
    }
    if (folder.role == Role::Trash) {
        throw input(Words::tr("The trash folder cannot be moved into itself."));
    }
    const FolderRow trash = folderForRole(writer, folder.account, Role::Trash, performed);
    if (isBelow(folder.path, trash.path)) {
        deleteForGood(writer, folder, performed);
        return performed;
    }
    const Performed moved = moveFolder(writer, id, freeLevelsBelow(writer, trash, folder.name));
    add(moved, performed);
    performed.applied.what = Words::tr("Moved the folder %1 to Trash").arg(shownName(folder));
    return performed;
}

Performed subscribeFolder(store::Writer &writer, FolderId id, bool subscribed)
{
    const FolderRow folder = folderOf(writer, id);
    Performed performed;
    Verb verb;
    verb.kind = IntentKind::SubscribeFolder;
    verb.account = folder.account;
    verb.folder = id;
    verb.subscribe = subscribed;
    verb.what = subscribed ? Words::tr("Subscribe to “%1”").arg(shownName(folder))
                           : Words::tr("Unsubscribe from “%1”").arg(shownName(folder));
    Step step;
    step.deed.kind = step.opposite.kind = Deed::Kind::SubscribeFolder;
    step.deed.folder = step.opposite.folder = nameOf(writer, folder);
    step.deed.subscribe = subscribed;
    step.opposite.subscribe = !subscribed;
    perform(writer, verb, std::move(step), FolderId(), performed);
    performed.applied.what = subscribed ? Words::tr("Subscribed to %1").arg(shownName(folder))
                                        : Words::tr("Unsubscribed from %1").arg(shownName(folder));
    return performed;
}

} // namespace waxwing::sync::verbs
