#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include "core/sync/foldernames.h"

namespace waxwing::cli {

namespace {

QStringList exactly(const QStringList &words, qsizetype count, const QStringList &flags = {})
{
    const Arguments arguments(words, {}, flags);
    if (arguments.words().size() != count) {
        throw usageError(Words::tr("This command takes %1 folder paths or names.").arg(count));
    }
    return arguments.words();
}

QJsonObject rowOf(Context &context, const store::FolderRow &folder)
{
    const QString role = store::roleName(folder.role);
    const QString owner = store::namespaceName(folder.namespaceKind);
    return {
        {QStringLiteral("path"), context.shownPath(folder)},
        {QStringLiteral("role"), role.isEmpty() ? QJsonValue() : QJsonValue(role)},
        {QStringLiteral("total"), folder.total},
        {QStringLiteral("unread"), folder.unread},
        {QStringLiteral("subscribed"), folder.subscribed},
        {QStringLiteral("held"), folder.held},
        {QStringLiteral("namespace"), owner.isEmpty() ? QJsonValue() : QJsonValue(owner)},
    };
}

int list(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("account")}, {});
    AccountId account;
    if (arguments.has(QStringLiteral("account"))) {
        account = context.account(arguments.value(QStringLiteral("account"))).id;
    }
    QList<store::FolderRow> folders
        = context.read([account](store::Reader &reader) { return reader.folders(account); });
    if (folders.isEmpty() && !context.isOffline()) {
        sync::SyncRequest listing;
        listing.foldersOnly = true;
        context.wait(context.core().engine().syncNow(account, listing));
        folders = context.read([account](store::Reader &reader) { return reader.folders(account); });
    }
    context.output().setColumns({QStringLiteral("path"), QStringLiteral("role"), QStringLiteral("total"),
                                 QStringLiteral("unread"), QStringLiteral("subscribed"), QStringLiteral("held")});
    for (const store::FolderRow &folder : std::as_const(folders)) {
        context.output().row(rowOf(context, folder));
    }
    return Done;
}

int create(Context &context, const QStringList &words)
{
    const Context::Place place = context.place(exactly(words, 1).constFirst());
    const QStringList levels = sync::levelsOfPath(place.path);
    return context.finish(context.core().engine().createFolderPath(place.account.id, levels), place.account.id);
}

int rename(Context &context, const QStringList &words)
{
    const QStringList arguments = exactly(words, 2);
    const store::FolderRow folder = context.folder(arguments.at(0));
    const QStringList name = sync::levelsOfPath(arguments.at(1));
    if (name.size() != 1) {
        throw usageError(Words::tr("A name has no “/”; “%2F” stands for one. “folder move” moves a folder."));
    }
    return context.finish(context.core().engine().renameFolder(folder.id, name.constFirst()), folder.account);
}

// To another account: below a folder there, or to its top level.
int moveAcross(Context &context, const store::FolderRow &folder, const Context::Place &place,
               const std::optional<store::FolderRow> &parent)
{
    if (!parent && !place.path.isEmpty()) {
        throw notFound(
            Words::tr("There is no folder “%1” in that account. “ACCOUNT:” stands for its top level.").arg(place.path));
    }
    const FolderId below = parent ? parent->id : FolderId();
    const auto moved = context.core().engine().moveFolderAcross(folder.id, place.account.id, below);
    return context.finish(moved, AccountId()); // both have something to do
}

// `move A/B C`: below C where there is a folder C, to the path C where there is none.
int move(Context &context, const QStringList &words)
{
    const QStringList arguments = exactly(words, 2);
    const store::FolderRow folder = context.folder(arguments.at(0));
    const QString target = arguments.at(1);
    if (target == QLatin1String("/")) {
        return context.finish(context.core().engine().moveFolder(folder.id, FolderId()), folder.account);
    }
    const Context::Place place = context.place(target);
    const auto parent
        = context.read([place](store::Reader &reader) { return reader.folderByPath(place.account.id, place.path); });
    if (place.account.id != folder.account) {
        return moveAcross(context, folder, place, parent);
    }
    if (parent) {
        return context.finish(context.core().engine().moveFolder(folder.id, parent->id), folder.account);
    }
    const QStringList levels = sync::levelsOfPath(place.path);
    return context.finish(context.core().engine().moveFolderTo(folder.id, levels), folder.account);
}

int remove(Context &context, const QStringList &words)
{
    const bool forever = words.contains(QLatin1String("--forever"));
    const store::FolderRow folder = context.folder(exactly(words, 1, {QStringLiteral("forever")}).constFirst());
    return context.finish(context.core().engine().removeFolder(folder.id, forever), folder.account);
}

int setSubscribed(Context &context, const QStringList &words, bool subscribed)
{
    const store::FolderRow folder = context.folder(exactly(words, 1).constFirst());
    return context.finish(context.core().engine().subscribeFolder(folder.id, subscribed), folder.account);
}

// Where there is no such folder, it is made first.
int setRole(Context &context, const QStringList &words)
{
    const QStringList arguments = exactly(words, 2);
    const QString name = arguments.at(1);
    const store::Role role = store::roleNamed(name);
    const bool isNone = name == QLatin1String("none");
    if (!isNone && (role == store::Role::None || role == store::Role::Inbox || role == store::Role::All)) {
        throw usageError(
            Words::tr("“%1” is no use of a folder; there are drafts, sent, archive, junk, trash and none.").arg(name));
    }
    const Context::Place place = context.place(arguments.at(0));
    const auto known = [&context, &place] {
        return context.read(
            [place](store::Reader &reader) { return reader.folderByPath(place.account.id, place.path); });
    };
    auto folder = known();
    if (!folder && !isNone) {
        const QStringList levels = sync::levelsOfPath(place.path);
        const int code
            = context.finish(context.core().engine().createFolderPath(place.account.id, levels), place.account.id);
        if (code != Done && code != Queued) {
            return code;
        }
        folder = known();
    }
    if (!folder) {
        throw notFound(Words::tr("There is no folder “%1”.").arg(arguments.at(0)));
    }
    context.core().setFolderRole(*folder, role).waitForFinished();
    return Done;
}

// What the server says now: size in octets, the letters of RFC 4314, the limits the folder counts towards.
int info(Context &context, const QStringList &words)
{
    const store::FolderRow folder = context.folder(exactly(words, 1).constFirst());
    const sync::FolderFacts facts = context.wait(context.core().engine().folderFacts(folder.id));
    const qint64 known = context.read([folder](store::Reader &reader) { return reader.octets(folder.id); });
    QJsonObject row = rowOf(context, folder);
    row[QStringLiteral("bytes")] = facts.octets.value_or(known);
    row[QStringLiteral("rights")] = facts.rights ? QJsonValue(QString::fromLatin1(*facts.rights)) : QJsonValue();
    for (const sync::FolderQuota &quota : facts.quotas) {
        const bool octets = quota.counts == sync::FolderQuota::Counts::Octets;
        const QString name = octets ? QStringLiteral("quota_bytes") : QStringLiteral("quota_messages");
        row[name] = quota.used;
        row[name + QStringLiteral("_limit")] = quota.limit;
    }
    context.output().setColumns({QStringLiteral("path"), QStringLiteral("total"), QStringLiteral("bytes"),
                                 QStringLiteral("rights"), QStringLiteral("quota_bytes"),
                                 QStringLiteral("quota_bytes_limit")});
    context.output().row(row);
    return Done;
}

int subscribe(Context &context, const QStringList &words)
{
    return setSubscribed(context, words, true);
}

int unsubscribe(Context &context, const QStringList &words)
{
    return setSubscribed(context, words, false);
}

} // namespace

QList<Command> folderCommands()
{
    return {
        {"folder list", "[--account A]", QT_TRANSLATE_NOOP("waxwingctl", "shows the folders"), list},
        {"folder create", "PATH",
         QT_TRANSLATE_NOOP("waxwingctl", "makes a folder, and the ones above it that are missing"), create},
        {"folder rename", "PATH NAME", QT_TRANSLATE_NOOP("waxwingctl", "gives a folder another name"), rename},
        {"folder move", "PATH NEW-PARENT-OR-PATH",
         QT_TRANSLATE_NOOP("waxwingctl", "moves a folder with everything in it; “/” is the top"), move},
        {"folder delete", "PATH [--forever]",
         QT_TRANSLATE_NOOP("waxwingctl", "moves a folder below Trash, or deletes it for good"), remove},
        {"folder role", "PATH drafts|sent|archive|junk|trash|none",
         QT_TRANSLATE_NOOP("waxwingctl", "says what a folder is for; it is made where there is none"), setRole},
        {"folder info", "PATH",
         QT_TRANSLATE_NOOP("waxwingctl", "asks the server for a folder's size, limits and your rights in it"), info},
        {"folder subscribe", "PATH", QT_TRANSLATE_NOOP("waxwingctl", "subscribes to a folder"), subscribe},
        {"folder unsubscribe", "PATH", QT_TRANSLATE_NOOP("waxwingctl", "takes a subscription back"), unsubscribe},
    };
}

} // namespace waxwing::cli
