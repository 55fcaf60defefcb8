#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include "app/common/waiting.h"
#include "core/accounts/discovery.h"

#include <QFile>

namespace waxwing::cli {

namespace {

using accounts::Account;

QString passwordFromStdin()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        throw usageError(translated("The password could not be read from standard input."));
    }
    QByteArray line = input.readLine();
    while (line.endsWith('\n') || line.endsWith('\r')) {
        line.chop(1);
    }
    if (line.isEmpty()) {
        throw usageError(translated("There is no password on standard input."));
    }
    return QString::fromUtf8(line);
}

void readServers(Account &account, const Arguments &arguments)
{
    const bool pop3 = arguments.has(QStringLiteral("pop3"));
    if (pop3 == arguments.has(QStringLiteral("imap"))) {
        throw usageError(translated("Say where the mail is: with --imap or with --pop3."));
    }
    account.protocol = pop3 ? accounts::Protocol::Pop3 : accounts::Protocol::Imap;
    account.incoming
        = net::Endpoint::fromString(arguments.value(pop3 ? QStringLiteral("pop3") : QStringLiteral("imap")));
    if (arguments.has(QStringLiteral("smtp"))) {
        account.outgoing = net::Endpoint::fromString(arguments.value(QStringLiteral("smtp")));
    }
    if (arguments.has(QStringLiteral("leave-on-server"))) {
        if (!pop3) {
            throw usageError(translated("--leave-on-server is for POP3 accounts."));
        }
        account.leaveOnServer = accounts::LeaveOnServer::fromString(arguments.value(QStringLiteral("leave-on-server")));
    }
    if (arguments.has(QStringLiteral("preview-above"))) {
        if (!pop3) {
            throw usageError(translated("--preview-above is for POP3 accounts."));
        }
        account.previewAbove = arguments.number(QStringLiteral("preview-above"), 0, 0);
    }
}

Account accountFrom(const Arguments &arguments)
{
    Account account;
    account.address = arguments.required(QStringLiteral("address"));
    account.name = arguments.has(QStringLiteral("name")) ? arguments.value(QStringLiteral("name")) : account.address;
    account.senderName = arguments.value(QStringLiteral("sender-name"));
    account.user = arguments.required(QStringLiteral("user"));
    account.smtpUser = arguments.value(QStringLiteral("smtp-user"));
    account.allowPlaintext = arguments.has(QStringLiteral("allow-plaintext"));
    account.caFile = arguments.value(QStringLiteral("ca"));
    readServers(account, arguments);
    if (arguments.has(QStringLiteral("password-command"))) {
        account.passwordSource = auth::PasswordSource::Command;
        account.passwordCommand = arguments.value(QStringLiteral("password-command"));
    } else if (!arguments.has(QStringLiteral("password-stdin"))) {
        account.passwordSource = auth::PasswordSource::Session;
    }
    return account;
}

int add(Context &context, const QStringList &words)
{
    const Arguments arguments(words,
                              {QStringLiteral("name"), QStringLiteral("address"), QStringLiteral("user"),
                               QStringLiteral("imap"), QStringLiteral("pop3"), QStringLiteral("smtp"),
                               QStringLiteral("smtp-user"), QStringLiteral("sender-name"),
                               QStringLiteral("password-command"), QStringLiteral("ca"),
                               QStringLiteral("leave-on-server"), QStringLiteral("preview-above")},
                              {QStringLiteral("password-stdin"), QStringLiteral("allow-plaintext")});
    const Account account = accountFrom(arguments);
    account.validate();
    const QString password = arguments.has(QStringLiteral("password-stdin")) ? passwordFromStdin() : QString();
    const AccountId id = context.core().addAccount(account, password);
    context.output().setColumns({QStringLiteral("id")});
    context.output().row({{QStringLiteral("id"), qint64(id.value())}});
    return Done;
}

QJsonObject rowOf(const accounts::Candidate &candidate)
{
    const bool service = candidate.kind == accounts::Candidate::Kind::Service;
    QJsonObject row{{QStringLiteral("source"), accounts::sourceName(candidate.source)},
                    {QStringLiteral("protocol"), service ? QJsonValue(candidate.protocol) : QJsonValue()},
                    {QStringLiteral("host"), candidate.endpoint.host}};
    if (!service) {
        row.insert(QStringLiteral("hoster"), candidate.hoster);
        return row;
    }
    row.insert(QStringLiteral("port"), candidate.endpoint.port);
    row.insert(QStringLiteral("security"), net::securityName(candidate.endpoint.security));
    row.insert(QStringLiteral("auth"), candidate.auth);
    row.insert(QStringLiteral("user"), candidate.user);
    row.insert(QStringLiteral("confidence"), candidate.confidence);
    return row;
}

int discover(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    if (arguments.words().size() != 1) {
        throw usageError(translated("Say whose servers to look for: an address."));
    }
    if (context.isOffline()) {
        throw Error(ErrorKind::Network, translated("DNS cannot be asked: --offline was given."));
    }
    context.output().setColumns({QStringLiteral("source"), QStringLiteral("protocol"), QStringLiteral("host"),
                                 QStringLiteral("port"), QStringLiteral("security"), QStringLiteral("auth"),
                                 QStringLiteral("user"), QStringLiteral("confidence"), QStringLiteral("hoster")});
    const QList<accounts::Candidate> found = app::finished(accounts::discover(arguments.words().constFirst()));
    for (const accounts::Candidate &candidate : found) {
        context.output().row(rowOf(candidate));
    }
    if (found.isEmpty()) {
        throw notFound(translated("DNS names no mail server for %1.").arg(arguments.words().constFirst()));
    }
    return Done;
}

int list(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    context.output().setColumns({QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("address"),
                                 QStringLiteral("imap"), QStringLiteral("pop3"), QStringLiteral("smtp"),
                                 QStringLiteral("state")});
    const QList<Account> all = context.core().accounts().accounts();
    for (const Account &account : all) {
        const bool known
            = context.read([id = account.id](store::Reader &reader) { return !reader.folders(id).isEmpty(); });
        const bool pop3 = account.protocol == accounts::Protocol::Pop3;
        QJsonObject row;
        row.insert(QStringLiteral("id"), qint64(account.id.value()));
        row.insert(QStringLiteral("name"), account.name);
        row.insert(QStringLiteral("address"), account.address);
        row.insert(pop3 ? QStringLiteral("pop3") : QStringLiteral("imap"), account.incoming.toString());
        if (account.isLocal()) {
            row.insert(QStringLiteral("imap"), QJsonValue::Null);
        }
        if (pop3) {
            row.insert(QStringLiteral("imap"), QJsonValue::Null);
        }
        row.insert(QStringLiteral("smtp"),
                   account.outgoing.isValid() ? QJsonValue(account.outgoing.toString()) : QJsonValue());
        row.insert(QStringLiteral("state"), known ? QStringLiteral("synced") : QStringLiteral("new"));
        context.output().row(row);
    }
    return Done;
}

int remove(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    if (arguments.words().size() != 1) {
        throw usageError(translated("Say which account to remove."));
    }
    context.core().removeAccount(context.account(arguments.words().constFirst()).id);
    return Done;
}

} // namespace

QList<Command> accountCommands()
{
    return {
        {"account add",
         "--address A --user U (--imap|--pop3) HOST:PORT,tls|starttls|plain [--smtp HOST:PORT,…] [--name N] "
         "[--password-command CMD | --password-stdin] [--ca FILE] [--allow-plaintext] [--leave-on-server "
         "forever|never|DAYS|until-deleted] "
         "[--preview-above MEBIBYTES]",
         QT_TRANSLATE_NOOP("waxwingctl", "adds an account"), add},
        {"account discover", "ADDRESS", QT_TRANSLATE_NOOP("waxwingctl", "asks DNS for the servers of an address"),
         discover},
        {"account list", "", QT_TRANSLATE_NOOP("waxwingctl", "shows the accounts"), list},
        {"account remove", "ID", QT_TRANSLATE_NOOP("waxwingctl", "forgets an account; nothing on its servers changes"),
         remove},
    };
}

} // namespace waxwing::cli
