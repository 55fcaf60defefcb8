// Whom an account writes as.
#include "app/cli/arguments.h"
#include "app/cli/command.h"

namespace waxwing::cli {

namespace {

using accounts::Account;
using accounts::Identity;

QStringList optionNames()
{
    return {QStringLiteral("account"),  QStringLiteral("name"),      QStringLiteral("address"),
            QStringLiteral("reply-to"), QStringLiteral("signature"), QStringLiteral("sent-folder")};
}

Account accountOf(Context &context, const Arguments &arguments)
{
    return arguments.has(QStringLiteral("account")) ? context.account(arguments.value(QStringLiteral("account")))
                                                    : context.onlyAccount();
}

void read(Identity &identity, const Arguments &arguments)
{
    const auto take = [&arguments](QString &value, const char *option) {
        if (arguments.has(QLatin1String(option))) {
            value = arguments.value(QLatin1String(option));
        }
    };
    take(identity.name, "name");
    take(identity.replyTo, "reply-to");
    take(identity.signature, "signature");
    take(identity.sentFolder, "sent-folder");
}

qsizetype indexOf(const Account &account, const QString &address)
{
    for (qsizetype i = 0; i < account.identities.size(); ++i) {
        if (account.identities.at(i).address.compare(address, Qt::CaseInsensitive) == 0) {
            return i;
        }
    }
    return -1;
}

Error noIdentity(const QString &address)
{
    return notFound(Words::tr("There is no identity “%1”.").arg(address));
}

int list(Context &context, const QStringList &words)
{
    const Account account = accountOf(context, Arguments(words, {QStringLiteral("account")}, {}));
    context.output().setColumns({QStringLiteral("address"), QStringLiteral("name"), QStringLiteral("reply_to"),
                                 QStringLiteral("sent_folder"), QStringLiteral("default")});
    const QString main = account.mainIdentity().address;
    for (const Identity &identity : account.allIdentities()) {
        context.output().row({{QStringLiteral("address"), identity.address},
                              {QStringLiteral("name"), identity.name},
                              {QStringLiteral("reply_to"), identity.replyTo},
                              {QStringLiteral("signature"), identity.signature},
                              {QStringLiteral("sent_folder"), identity.sentFolder},
                              {QStringLiteral("default"), identity.address == main}});
    }
    return Done;
}

int add(Context &context, const QStringList &words)
{
    const Arguments arguments(words, optionNames(), {});
    Account account = accountOf(context, arguments);
    Identity identity;
    identity.address = arguments.required(QStringLiteral("address"));
    read(identity, arguments);
    if (indexOf(account, identity.address) >= 0
        || identity.address.compare(account.address, Qt::CaseInsensitive) == 0) {
        throw usageError(Words::tr("There is an identity with that address already."));
    }
    account.identities.append(identity);
    context.core().accounts().update(account);
    return Done;
}

int set(Context &context, const QStringList &words)
{
    const Arguments arguments(words, optionNames(), {QStringLiteral("default")});
    Account account = accountOf(context, arguments);
    const QString address = arguments.words().value(0);
    const bool isOwn = account.address.compare(address, Qt::CaseInsensitive) == 0;
    const qsizetype index = indexOf(account, address);
    if (!isOwn && index < 0) {
        throw noIdentity(address);
    }
    read(isOwn ? account.own : account.identities[index], arguments);
    if (isOwn && arguments.has(QStringLiteral("name"))) {
        account.senderName = arguments.value(QStringLiteral("name"));
    }
    if (arguments.has(QStringLiteral("default"))) {
        account.defaultIdentity = isOwn ? QString() : account.identities.at(index).address;
    }
    context.core().accounts().update(account);
    return Done;
}

int remove(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("account")}, {});
    Account account = accountOf(context, arguments);
    const QString address = arguments.words().value(0);
    const qsizetype index = indexOf(account, address);
    if (index < 0) {
        throw noIdentity(address);
    }
    account.identities.removeAt(index);
    context.core().accounts().update(account);
    return Done;
}

} // namespace

QList<Command> identityCommands()
{
    return {
        {"identity list", "[--account A]", QT_TRANSLATE_NOOP("waxwingctl", "shows whom an account writes as"), list},
        {"identity add", "--address A [--name N] [--reply-to A] [--signature TEXT] [--sent-folder PATH] [--account A]",
         QT_TRANSLATE_NOOP("waxwingctl", "adds an address to write as"), add},
        {"identity set", "ADDRESS [the options of “identity add”] [--default]",
         QT_TRANSLATE_NOOP("waxwingctl", "changes an identity, or makes it the one new mail is written as"), set},
        {"identity remove", "ADDRESS [--account A]", QT_TRANSLATE_NOOP("waxwingctl", "forgets an identity"), remove},
    };
}

} // namespace waxwing::cli
