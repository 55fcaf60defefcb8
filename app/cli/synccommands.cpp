#include "app/cli/arguments.h"
#include "app/cli/command.h"

namespace waxwing::cli {

namespace {

QJsonObject rowOf(const sync::SyncReport &report)
{
    return {
        {QStringLiteral("new"), report.newMessages},
        {QStringLiteral("changed"), report.changed},
        {QStringLiteral("removed"), report.removed},
        {QStringLiteral("bytes_in"), qint64(report.bytesIn)},
        {QStringLiteral("bytes_out"), qint64(report.bytesOut)},
        {QStringLiteral("round_trips"), qint64(report.roundTrips)},
        {QStringLiteral("seconds"), report.seconds},
    };
}

// A folder that was never listed may be on the server all the same.
store::FolderRow folderOrListed(Context &context, const QString &path)
{
    try {
        return context.folder(path);
    } catch (const Error &error) {
        if (error.code() != "NOTFOUND") {
            throw;
        }
    }
    sync::SyncRequest listing;
    listing.foldersOnly = true;
    context.wait(context.core().engine().syncNow(context.place(path).account.id, listing));
    return context.folder(path);
}

int synchronise(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("account"), QStringLiteral("folder")}, {QStringLiteral("bodies")});
    if (context.isOffline()) {
        throw Error(ErrorKind::Network,
                    Words::tr("There is nothing to sync with: --offline was given, or “waxwingctl offline on” holds."));
    }
    AccountId account;
    if (arguments.has(QStringLiteral("account"))) {
        account = context.account(arguments.value(QStringLiteral("account"))).id;
    } else if (context.core().accounts().accounts().isEmpty()) {
        context.onlyAccount();
    }
    sync::SyncRequest request;
    request.bodies = arguments.has(QStringLiteral("bodies"));
    if (arguments.has(QStringLiteral("folder"))) {
        request.folder = folderOrListed(context, arguments.value(QStringLiteral("folder"))).id;
    }
    const sync::SyncReport report = context.wait(context.core().engine().syncNow(account, request));
    context.output().setColumns({QStringLiteral("new"), QStringLiteral("changed"), QStringLiteral("removed"),
                                 QStringLiteral("bytes_in"), QStringLiteral("bytes_out"), QStringLiteral("round_trips"),
                                 QStringLiteral("seconds")});
    context.output().row(rowOf(report));
    return Done;
}

} // namespace

QList<Command> syncCommands()
{
    return {{"sync", "[--account A] [--folder PATH] [--bodies]",
             QT_TRANSLATE_NOOP("waxwingctl", "brings folders, headers and flags up to date, and sends what waits"),
             synchronise}};
}

} // namespace waxwing::cli
