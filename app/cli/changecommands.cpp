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
        throw usageError(Words::tr("“%1” is no flag.").arg(word));
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
        throw usageError(Words::tr("Say which flag, as +seen or -seen."));
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
        throw usageError(Words::tr("Say which messages, and the folder they go to."));
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

int archive(Context &context, const QStringList &words)
{
    const QList<PlacementId> messages = context.messages(Arguments(words, {}, {}).words());
    return context.finish(context.core().engine().archive(messages), accountOf(context, messages.constFirst()));
}

int archiveLayout(Context &context, const QStringList &words)
{
    static const QHash<QString, sync::ArchiveLayout> layouts{
        {QStringLiteral("none"), sync::ArchiveLayout::OneFolder},
        {QStringLiteral("year"), sync::ArchiveLayout::ByYear},
        {QStringLiteral("month"), sync::ArchiveLayout::ByMonth},
    };
    const Arguments arguments(words, {QStringLiteral("account")}, {});
    const QString name = arguments.value(QStringLiteral("account"));
    const accounts::Account account = name.isEmpty() ? context.onlyAccount() : context.account(name);
    if (arguments.words().size() != 1 || !layouts.contains(arguments.words().constFirst())) {
        throw usageError(Words::tr("Say how the archive is divided: none, year or month."));
    }
    context.wait(context.core().engine().setArchiveLayout(account.id, layouts[arguments.words().constFirst()]));
    return Done;
}

int junk(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {QStringLiteral("not")});
    const QList<PlacementId> messages = context.messages(arguments.words());
    const bool isJunk = !arguments.has(QStringLiteral("not"));
    return context.finish(context.core().engine().junk(messages, isJunk), accountOf(context, messages.constFirst()));
}

int snooze(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    const QDateTime until
        = arguments.words().isEmpty() ? QDateTime() : QDateTime::fromString(arguments.words().constLast(), Qt::ISODate);
    if (arguments.words().size() < 2 || !until.isValid()) {
        throw usageError(Words::tr("Say which messages, and until when, as 2026-12-24T08:00."));
    }
    const QList<PlacementId> messages = context.messages(arguments.words().mid(0, arguments.words().size() - 1));
    return context.finish(context.core().engine().snooze(messages, until), accountOf(context, messages.constFirst()));
}

int empty(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    if (arguments.words().size() != 1) {
        throw usageError(Words::tr("Say which folder: Trash or Junk."));
    }
    const store::FolderRow folder = context.folder(arguments.words().constFirst());
    return context.finish(context.core().engine().emptyFolder(folder.id), folder.account);
}

} // namespace

QList<Command> changeCommands()
{
    return {
        {"flag", "ID… +seen|-seen|+flagged|…", QT_TRANSLATE_NOOP("waxwingctl", "sets and clears flags"), flag},
        {"move", "ID… PATH", QT_TRANSLATE_NOOP("waxwingctl", "moves messages"), move},
        {"copy", "ID… PATH", QT_TRANSLATE_NOOP("waxwingctl", "copies messages"), copy},
        {"archive", "ID…", QT_TRANSLATE_NOOP("waxwingctl", "moves messages to the archive"), archive},
        {"archive by", "none|year|month [--account A]",
         QT_TRANSLATE_NOOP("waxwingctl", "sets how the archive is divided"), archiveLayout},
        {"junk", "ID… [--not]", QT_TRANSLATE_NOOP("waxwingctl", "moves messages to Junk, or back to the inbox"), junk},
        {"snooze", "ID… TIME", QT_TRANSLATE_NOOP("waxwingctl", "puts messages away until then"), snooze},
        {"folder empty", "PATH", QT_TRANSLATE_NOOP("waxwingctl", "deletes all of Trash or Junk for good"), empty},
        {"delete", "ID… [--forever]",
         QT_TRANSLATE_NOOP("waxwingctl", "moves messages to Trash, or deletes them for good"), remove},
    };
}

} // namespace waxwing::cli
