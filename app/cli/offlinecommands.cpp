#include "app/cli/arguments.h"
#include "app/cli/command.h"

namespace waxwing::cli {

namespace {

// "10M", "200k", "4096".
qint64 sizeOf(const QString &text)
{
    static const QHash<QChar, qint64> units{
        {QLatin1Char('k'), 1024}, {QLatin1Char('m'), 1024 * 1024}, {QLatin1Char('g'), 1024 * 1024 * 1024}};
    const qint64 unit = text.isEmpty() ? 0 : units.value(text.back().toLower(), 0);
    bool good = false;
    const qint64 number = (unit > 0 ? text.chopped(1) : text).toLongLong(&good);
    if (!good || number < 0 || number > qint64(1) << 33) {
        throw usageError(Words::tr("“%1” is no size. Sizes are written as 200k, 10M or 1G.").arg(text));
    }
    return number * qMax(unit, qint64(1));
}

void showPolicy(Context &context, const store::FolderRow &folder, const store::FolderPolicy &set)
{
    context.output().setColumns({QStringLiteral("choice"), QStringLiteral("set"), QStringLiteral("messages"),
                                 QStringLiteral("bytes"), QStringLiteral("disk"), QStringLiteral("held"),
                                 QStringLiteral("held_bytes")});
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<store::FolderPolicy> choices = set.choices();
    for (const store::FolderPolicy &policy : choices) {
        const store::HoldingCost cost
            = context.read([&](store::Reader &reader) { return reader.holdingCost(folder.id, policy, now); });
        const qint64 disk = cost.heldOctets + cost.dueOctets;
        context.output().row({{QStringLiteral("choice"), policy.toString()},
                              {QStringLiteral("set"), policy == set},
                              {QStringLiteral("attachments"), set.attachments},
                              {QStringLiteral("messages"), cost.dueMessages},
                              {QStringLiteral("bytes"), cost.dueOctets},
                              {QStringLiteral("disk"), disk},
                              {QStringLiteral("held"), cost.heldMessages},
                              {QStringLiteral("held_bytes"), cost.heldOctets}});
    }
}

int policy(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("attachments")}, {});
    if (arguments.words().isEmpty() || arguments.words().size() > 2) {
        throw usageError(Words::tr("Say which folder, and what of it is to be held."));
    }
    const store::FolderRow folder = context.folder(arguments.words().constFirst());
    store::FolderPolicy set = context.read([&](store::Reader &reader) { return reader.folderPolicy(folder.id); });
    const bool sized = arguments.has(QStringLiteral("attachments"));
    if (arguments.words().size() == 1 && !sized) {
        showPolicy(context, folder, set);
        return Done;
    }
    if (arguments.words().size() == 2) {
        const auto chosen = store::FolderPolicy::fromString(arguments.words().at(1));
        if (!chosen) {
            throw usageError(Words::tr("A folder is held as none, headers, days:N, months:N or all."));
        }
        const qint64 attachments = set.attachments;
        set = *chosen;
        set.attachments = attachments;
    }
    if (sized) {
        const QString size = arguments.value(QStringLiteral("attachments"));
        set.attachments = size == QLatin1String("all") ? -1 : sizeOf(size);
    }
    context.wait(context.core().engine().setFolderPolicy(folder.id, set));
    showPolicy(context, folder, set);
    return Done;
}

int switchOffline(Context &context, const QStringList &words, bool offline)
{
    const Arguments arguments(words, {}, {});
    context.core().engine().setOffline(offline);
    return Done;
}

int offlineOn(Context &context, const QStringList &words)
{
    return switchOffline(context, words, true);
}

int offlineOff(Context &context, const QStringList &words)
{
    return switchOffline(context, words, false);
}

int prepare(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("account")}, {});
    AccountId account;
    if (arguments.has(QStringLiteral("account"))) {
        account = context.account(arguments.value(QStringLiteral("account"))).id;
    }
    const sync::PrepareReport report = context.wait(context.core().engine().prepareOffline(account));
    context.output().setColumns({QStringLiteral("messages"), QStringLiteral("bytes"), QStringLiteral("left")});
    context.output().row({{QStringLiteral("messages"), report.messages},
                          {QStringLiteral("bytes"), report.octets},
                          {QStringLiteral("left"), report.left}});
    return Done;
}

} // namespace

QList<Command> offlineCommands()
{
    return {
        {"offline on", "", QT_TRANSLATE_NOOP("waxwingctl", "works offline from now on, also after a restart"),
         offlineOn},
        {"offline off", "", QT_TRANSLATE_NOOP("waxwingctl", "uses the network again"), offlineOff},
        {"offline prepare", "[--account A]",
         QT_TRANSLATE_NOOP("waxwingctl", "fetches everything that the folders' policies want here"), prepare},
        {"folder policy", "PATH [none|headers|days:N|months:N|all] [--attachments SIZE|all]",
         QT_TRANSLATE_NOOP("waxwingctl", "shows or sets what of a folder is held for reading offline"), policy},
    };
}

} // namespace waxwing::cli
