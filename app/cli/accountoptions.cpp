#include "app/cli/accountoptions.h"

#include "app/cli/command.h"
#include "core/auth/sasl.h"

#include <QFile>

namespace waxwing::cli {

namespace {

using accounts::Account;

void readServers(Account &account, const Arguments &arguments)
{
    const bool pop3 = arguments.has(QStringLiteral("pop3"));
    if (pop3 && arguments.has(QStringLiteral("imap"))) {
        throw usageError(Words::tr("Say where the mail is: with --imap or with --pop3."));
    }
    for (const QString &protocol : {QStringLiteral("imap"), QStringLiteral("pop3")}) {
        if (arguments.has(protocol)) {
            account.protocol = pop3 ? accounts::Protocol::Pop3 : accounts::Protocol::Imap;
            account.incoming = net::Endpoint::fromString(arguments.value(protocol));
        }
    }
    if (arguments.has(QStringLiteral("smtp"))) {
        account.outgoing = net::Endpoint::fromString(arguments.value(QStringLiteral("smtp")));
    }
    if (arguments.has(QStringLiteral("leave-on-server"))) {
        if (account.protocol != accounts::Protocol::Pop3) {
            throw usageError(Words::tr("--leave-on-server is for POP3 accounts."));
        }
        account.leaveOnServer = accounts::LeaveOnServer::fromString(arguments.value(QStringLiteral("leave-on-server")));
    }
    if (arguments.has(QStringLiteral("preview-above"))) {
        if (account.protocol != accounts::Protocol::Pop3) {
            throw usageError(Words::tr("--preview-above is for POP3 accounts."));
        }
        account.previewAbove = arguments.number(QStringLiteral("preview-above"), 0, 0);
    }
    account.checkEvery = arguments.number(QStringLiteral("check-every"), account.checkEvery, 1);
}

// "password", "oauth2", "certificate", "kerberos", or a mechanism, which is then the only one used.
void readAuthentication(Account &account, const QString &name)
{
    struct Row {
        const char *name;
        auth::Proof proof;
    };
    constexpr Row rows[]{{"password", auth::Proof::Password},
                         {"oauth2", auth::Proof::Token},
                         {"certificate", auth::Proof::Certificate},
                         {"kerberos", auth::Proof::Ticket}};
    account.mechanism.clear();
    for (const Row &row : rows) {
        if (name == QLatin1String(row.name)) {
            account.authentication = row.proof;
            return;
        }
    }
    account.mechanism = name.toLatin1().toUpper();
    account.authentication = auth::proofOf(account.mechanism);
}

void readLogin(Account &account, const Arguments &arguments)
{
    if (arguments.has(QStringLiteral("oauth"))) {
        account.oauth.provider = arguments.value(QStringLiteral("oauth"));
        account.authentication = auth::Proof::Token;
        account.passwordSource = auth::PasswordSource::Keyring;
    }
    if (arguments.has(QStringLiteral("auth"))) {
        readAuthentication(account, arguments.value(QStringLiteral("auth")));
    }
    if (arguments.has(QStringLiteral("oauth-client-id"))) {
        account.oauth.clientId = arguments.value(QStringLiteral("oauth-client-id"));
    }
    if (arguments.has(QStringLiteral("oauth-scope"))) {
        account.oauth.scope = arguments.value(QStringLiteral("oauth-scope"));
    }
    if (arguments.has(QStringLiteral("client-certificate"))) {
        account.clientCertificateFile = arguments.value(QStringLiteral("client-certificate"));
    }
    if (arguments.has(QStringLiteral("password-command"))) {
        account.passwordSource = auth::PasswordSource::Command;
        account.passwordCommand = arguments.value(QStringLiteral("password-command"));
    } else if (arguments.has(QStringLiteral("password-stdin"))) {
        account.passwordSource = auth::PasswordSource::Keyring;
    }
}

void readText(QString &value, const Arguments &arguments, const QString &option)
{
    if (arguments.has(option)) {
        value = arguments.value(option);
    }
}

} // namespace

QStringList accountOptionNames()
{
    return {QStringLiteral("name"),
            QStringLiteral("address"),
            QStringLiteral("user"),
            QStringLiteral("imap"),
            QStringLiteral("pop3"),
            QStringLiteral("smtp"),
            QStringLiteral("smtp-user"),
            QStringLiteral("sender-name"),
            QStringLiteral("password-command"),
            QStringLiteral("ca"),
            QStringLiteral("leave-on-server"),
            QStringLiteral("preview-above"),
            QStringLiteral("check-every"),
            QStringLiteral("auth"),
            QStringLiteral("oauth"),
            QStringLiteral("oauth-client-id"),
            QStringLiteral("oauth-scope"),
            QStringLiteral("client-certificate"),
            QStringLiteral("proxy"),
            QStringLiteral("proxy-user")};
}

QStringList accountFlagNames()
{
    return {QStringLiteral("password-stdin"), QStringLiteral("allow-plaintext")};
}

void readAccountOptions(Account &account, const Arguments &arguments)
{
    readText(account.address, arguments, QStringLiteral("address"));
    readText(account.name, arguments, QStringLiteral("name"));
    readText(account.senderName, arguments, QStringLiteral("sender-name"));
    readText(account.user, arguments, QStringLiteral("user"));
    readText(account.smtpUser, arguments, QStringLiteral("smtp-user"));
    readText(account.caFile, arguments, QStringLiteral("ca"));
    account.allowPlaintext = account.allowPlaintext || arguments.has(QStringLiteral("allow-plaintext"));
    if (arguments.has(QStringLiteral("proxy"))) {
        account.proxy = net::Proxy::fromString(arguments.value(QStringLiteral("proxy")));
    }
    readText(account.proxy.user, arguments, QStringLiteral("proxy-user"));
    readServers(account, arguments);
    readLogin(account, arguments);
}

QString secretFromStdin()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        throw usageError(Words::tr("The password could not be read from standard input."));
    }
    QByteArray line = input.readLine();
    while (line.endsWith('\n') || line.endsWith('\r')) {
        line.chop(1);
    }
    if (line.isEmpty()) {
        throw usageError(Words::tr("There is no password on standard input."));
    }
    return QString::fromUtf8(line);
}

} // namespace waxwing::cli
