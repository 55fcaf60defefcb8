#include "app/cli/arguments.h"
#include "app/cli/command.h"

namespace waxwing::cli {

namespace {

AccountId accountOf(Context &context, PlacementId message)
{
    return context.read([message](store::Reader &reader) {
        const auto detail = reader.detail(message);
        return detail ? detail->account : AccountId();
    });
}

// "+seen", "-flagged", "+$label1": system flags by name, everything else is a keyword.
void addFlag(store::FlagChange &change, const QString &word)
{
    static const QHash<QString, store::Flag> flags{
        {QStringLiteral("seen"), store::Flag::Seen},         {QStringLiteral("flagged"), store::Flag::Flagged},
        {QStringLiteral("answered"), store::Flag::Answered}, {QStringLiteral("deleted"), store::Flag::Deleted},
        {QStringLiteral("draft"), store::Flag::Draft},       {QStringLiteral("$forwarded"), store::Flag::Forwarded},
    };
    const bool set = word.startsWith(QLatin1Char('+'));
    const QString name = word.mid(1).toLower();
    // RFC 3501 9: a keyword is an atom.
    static const QString notInAtoms = QStringLiteral("(){ %*\"\\]");
    const bool possible = !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f && !notInAtoms.contains(c);
    });
    if (!possible) {
        throw usageError(translated("“%1” is no flag.").arg(word));
    }
    const auto flag = flags.constFind(name);
    if (flag != flags.cend()) {
        (set ? change.set : change.clear) |= *flag;
    } else {
        (set ? change.setKeywords : change.clearKeywords).append(name);
    }
}

int flag(Context &context, const QStringList &words)
{
    QStringList ids;
    store::FlagChange change;
    bool any = false;
    for (const QString &word : words) {
        if (word.startsWith(QLatin1Char('+'))
            || (word.startsWith(QLatin1Char('-')) && !word.startsWith(QLatin1String("--")))) {
            addFlag(change, word);
            any = true;
        } else {
            ids.append(word);
        }
    }
    if (!any) {
        throw usageError(translated("Say which flag, as +seen or -seen."));
    }
    const QList<PlacementId> messages = context.messages(ids);
    return context.finish(context.core().engine().changeFlags(messages, change),
                          accountOf(context, messages.constFirst()));
}

using Transfer = QFuture<sync::Applied> (sync::MailCommands::*)(QList<PlacementId>, FolderId);

int transfer(Context &context, const QStringList &words, Transfer verb)
{
    const Arguments arguments(words, {}, {});
    if (arguments.words().size() < 2) {
        throw usageError(translated("Say which messages, and the folder they go to."));
    }
    const QList<PlacementId> messages = context.messages(arguments.words().mid(0, arguments.words().size() - 1));
    const store::FolderRow target = context.folder(arguments.words().constLast());
    sync::MailCommands &engine = context.core().engine();
    // Between accounts both have a part in it.
    const bool within = accountOf(context, messages.constFirst()) == target.account;
    return context.finish((engine.*verb)(messages, target.id), within ? target.account : AccountId());
}

int move(Context &context, const QStringList &words)
{
    return transfer(context, words, &sync::MailCommands::move);
}

int copy(Context &context, const QStringList &words)
{
    return transfer(context, words, &sync::MailCommands::copy);
}

int remove(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {QStringLiteral("forever")});
    const QList<PlacementId> messages = context.messages(arguments.words());
    const bool forever = arguments.has(QStringLiteral("forever"));
    return context.finish(context.core().engine().remove(messages, forever), accountOf(context, messages.constFirst()));
}

} // namespace

QList<Command> changeCommands()
{
    return {
        {"flag", "ID… +seen|-seen|+flagged|…", QT_TRANSLATE_NOOP("waxwingctl", "sets and clears flags"), flag},
        {"move", "ID… PATH", QT_TRANSLATE_NOOP("waxwingctl", "moves messages"), move},
        {"copy", "ID… PATH", QT_TRANSLATE_NOOP("waxwingctl", "copies messages"), copy},
        {"delete", "ID… [--forever]",
         QT_TRANSLATE_NOOP("waxwingctl", "moves messages to Trash, or deletes them for good"), remove},
    };
}

} // namespace waxwing::cli
