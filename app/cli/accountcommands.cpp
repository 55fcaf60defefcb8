#include "app/cli/accountoptions.h"
#include "app/cli/command.h"

#include "app/common/waiting.h"
#include "core/accounts/accountfile.h"
#include "core/accounts/bundledproviders.h"
#include "core/accounts/discovery.h"
#include "core/accounts/signin.h"

namespace waxwing::cli {

namespace {

using accounts::Account;

// With --discover, what the search for the address finds takes the place of --imap, --pop3 and --smtp.
void takeDiscovered(Account &account, const QList<accounts::Candidate> &found)
{
    const accounts::Candidate *incoming = accounts::bestCandidate(found, QStringLiteral("imap"));
    if (!incoming) {
        incoming = accounts::bestCandidate(found, QStringLiteral("pop3"));
    }
    if (!incoming) {
        throw notFound(Words::tr("No server for incoming mail was found for %1.").arg(account.address));
    }
    account.protocol
        = incoming->protocol == QLatin1String("pop3") ? accounts::Protocol::Pop3 : accounts::Protocol::Imap;
    account.incoming = incoming->endpoint;
    account.user = account.user.isEmpty() ? incoming->user : account.user;
    const accounts::Candidate *outgoing = accounts::bestCandidate(found, QStringLiteral("smtp"));
    if (outgoing) {
        account.outgoing = outgoing->endpoint;
        account.smtpUser = outgoing->user == account.user ? QString() : outgoing->user;
    }
    const auto signIn = accounts::signInFor(*incoming);
    if (signIn && account.oauth.provider.isEmpty() && account.passwordSource != auth::PasswordSource::Command) {
        account.oauth.provider = signIn->id;
        account.authentication = auth::Proof::Token;
        account.passwordSource = auth::PasswordSource::Keyring;
    }
}

Account accountFrom(const Arguments &arguments)
{
    Account account;
    account.address = arguments.required(QStringLiteral("address"));
    account.name = account.address;
    account.passwordSource = auth::PasswordSource::Session;
    const bool discover = arguments.has(QStringLiteral("discover"));
    if (!discover && arguments.has(QStringLiteral("pop3")) == arguments.has(QStringLiteral("imap"))) {
        throw usageError(Words::tr("Say where the mail is: with --imap or with --pop3, or have it found with "
                                   "--discover."));
    }
    if (!discover) {
        arguments.required(QStringLiteral("user"));
    }
    readAccountOptions(account, arguments);
    if (discover) {
        accounts::DiscoveryOptions options;
        options.proxy = account.proxy;
        takeDiscovered(account, app::finished(accounts::discover(account.address, options)).candidates);
    }
    return account;
}

int add(Context &context, const QStringList &words)
{
    const Arguments arguments(words, accountOptionNames(),
                              accountFlagNames() + QStringList{QStringLiteral("discover")});
    const Account account = accountFrom(arguments);
    account.validate();
    const QString secret = arguments.has(QStringLiteral("password-stdin")) ? secretFromStdin() : QString();
    const AccountId id = context.core().addAccount(account, secret);
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
    row.insert(QStringLiteral("foreign"), candidate.isForeign);
    row.insert(QStringLiteral("hoster"), candidate.hoster);
    return row;
}

// Large providers are known without asking anybody.
int discoverOffline(Context &context, const QString &address)
{
    const QString domain = address.section(QLatin1Char('@'), -1).toLower();
    const QList<accounts::Candidate> known = accounts::bundledCandidates(domain, address);
    for (const accounts::Candidate &candidate : known) {
        context.output().row(rowOf(candidate));
    }
    if (known.isEmpty()) {
        throw Error(ErrorKind::Network, Words::tr("DNS cannot be asked: --offline was given."));
    }
    return Done;
}

int discover(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("database"), QStringLiteral("proxy")}, {});
    if (arguments.words().size() != 1) {
        throw usageError(Words::tr("Say whose servers to look for: an address."));
    }
    const QString address = arguments.words().constFirst();
    context.output().setColumns({QStringLiteral("source"), QStringLiteral("protocol"), QStringLiteral("host"),
                                 QStringLiteral("port"), QStringLiteral("security"), QStringLiteral("auth"),
                                 QStringLiteral("user"), QStringLiteral("confidence"), QStringLiteral("hoster")});
    // Before anybody is asked: a mistyped domain need not be in DNS.
    if (const QString meant = accounts::suggestedAddress(address); !meant.isEmpty()) {
        Output::error(Words::tr("Did you mean %1?").arg(meant));
    }
    if (context.isOffline()) {
        return discoverOffline(context, address);
    }
    accounts::DiscoveryOptions options;
    if (arguments.has(QStringLiteral("database"))) {
        options.database = arguments.value(QStringLiteral("database"));
    }
    if (arguments.has(QStringLiteral("proxy"))) {
        options.proxy = net::Proxy::fromString(arguments.value(QStringLiteral("proxy")));
    }
    const accounts::Discovered found = app::finished(accounts::discover(address, options));
    for (const accounts::Candidate &candidate : found.candidates) {
        context.output().row(rowOf(candidate));
    }
    if (found.candidates.isEmpty()) {
        const QString domain = address.section(QLatin1Char('@'), -1);
        throw notFound(found.domainExists ? Words::tr("Nobody names a mail server for %1.").arg(address)
                                          : Words::tr("There is no domain %1.").arg(domain));
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
        row.insert(QStringLiteral("state"),
                   account.isDisabled ? QStringLiteral("disabled")
                       : known        ? QStringLiteral("synced")
                                      : QStringLiteral("new"));
        context.output().row(row);
    }
    return Done;
}

// A folder is a Thunderbird profile, a file one that "account export" wrote.
int importFrom(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    if (arguments.words().size() != 1) {
        throw usageError(Words::tr("Say what to import: a file of “account export”, or a Thunderbird profile."));
    }
    const accounts::ImportedAccounts found = accounts::readAccounts(arguments.words().constFirst());
    for (const QString &sentence : found.skipped) {
        Output::error(sentence);
    }
    context.output().setColumns({QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("address")});
    for (const Account &account : found.accounts) {
        const AccountId id = context.core().addAccount(account, QString());
        context.output().row({{QStringLiteral("id"), qint64(id.value())},
                              {QStringLiteral("name"), account.name},
                              {QStringLiteral("address"), account.address}});
    }
    return Done;
}

int exportAll(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    context.output().bytes(accounts::exportAccounts(context.core().accounts().accounts()));
    return Done;
}

int remove(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    if (arguments.words().size() != 1) {
        throw usageError(Words::tr("Say which account to remove."));
    }
    context.core().removeAccount(context.account(arguments.words().constFirst()).id).waitForFinished();
    return Done;
}

} // namespace

QList<Command> accountCommands()
{
    return {
        {"account add",
         "--address A --user U (--imap|--pop3) HOST:PORT,tls|starttls|plain [--smtp HOST:PORT,…] [--name N] "
         "[--password-command CMD | --password-stdin] [--auth MECHANISM] [--oauth PROVIDER [--oauth-client-id C] "
         "[--oauth-scope S]] [--client-certificate FILE] [--proxy P [--proxy-user U]] [--ca FILE] [--allow-plaintext] "
         "[--leave-on-server …] [--preview-above MEBIBYTES] [--check-every MINUTES], or --address A --discover …",
         QT_TRANSLATE_NOOP("waxwingctl", "adds an account"), add},
        {"account discover", "ADDRESS [--database URL] [--proxy P]",
         QT_TRANSLATE_NOOP("waxwingctl", "finds the servers of an address, and says who names them"), discover},
        {"account export", "", QT_TRANSLATE_NOOP("waxwingctl", "prints all accounts, without passwords"), exportAll},
        {"account import", "FILE | PROFILE-FOLDER",
         QT_TRANSLATE_NOOP("waxwingctl", "adds the accounts of an exported file or a Thunderbird profile"), importFrom},
        {"account list", "", QT_TRANSLATE_NOOP("waxwingctl", "shows the accounts"), list},
        {"account remove", "ID", QT_TRANSLATE_NOOP("waxwingctl", "forgets an account; nothing on its servers changes"),
         remove},
    };
}

} // namespace waxwing::cli
