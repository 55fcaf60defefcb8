// An account after it was added: its settings, whom it trusts, signing in anew.
#include "app/cli/accountoptions.h"
#include "app/cli/command.h"

#include "app/common/certificates.h"
#include "app/common/waiting.h"
#include "core/auth/oauth.h"

#include <QJsonArray>
#include <QProcess>

namespace waxwing::cli {

namespace {

using accounts::Account;

Account named(Context &context, const Arguments &arguments)
{
    if (arguments.words().size() != 1) {
        throw usageError(Words::tr("Say which account."));
    }
    return context.account(arguments.words().constFirst());
}

int set(Context &context, const QStringList &words)
{
    const Arguments arguments(words, accountOptionNames(), accountFlagNames());
    Account account = named(context, arguments);
    readAccountOptions(account, arguments);
    account.validate();
    if (arguments.has(QStringLiteral("password-stdin"))) {
        context.core().setSecret(account, secretFromStdin());
    }
    context.core().updateAccount(account);
    return Done;
}

int setDisabled(Context &context, const QStringList &words, bool disabled)
{
    Account account = named(context, Arguments(words, {}, {}));
    account.isDisabled = disabled;
    context.core().accounts().update(account);
    return Done;
}

int enable(Context &context, const QStringList &words)
{
    return setDisabled(context, words, false);
}

int disable(Context &context, const QStringList &words)
{
    return setDisabled(context, words, true);
}

int move(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    bool isNumber = false;
    const int position = arguments.words().value(1).toInt(&isNumber);
    if (arguments.words().size() != 2 || !isNumber || position < 1) {
        throw usageError(Words::tr("Say which account, and the place it gets, from 1."));
    }
    context.core().accounts().move(context.account(arguments.words().constFirst()).id, position - 1);
    return Done;
}

QJsonObject rowOf(const accounts::ShownCertificate &shown, const Account &account)
{
    const net::CertificateInfo &info = shown.server.certificate;
    QJsonObject row{{QStringLiteral("server"), shown.protocol},
                    {QStringLiteral("host"), shown.endpoint.host},
                    {QStringLiteral("port"), shown.endpoint.port}};
    row.insert(QStringLiteral("fingerprint"),
               info.isNull() ? QJsonValue() : QJsonValue(net::fingerprintText(info.sha256)));
    row.insert(QStringLiteral("subject"), info.subject);
    row.insert(QStringLiteral("issuer"), info.issuer);
    row.insert(QStringLiteral("hosts"), QJsonArray::fromStringList(info.hosts));
    row.insert(QStringLiteral("valid_from"), info.validFrom.toUTC().toString(Qt::ISODate));
    row.insert(QStringLiteral("valid_until"), info.validUntil.toUTC().toString(Qt::ISODate));
    row.insert(QStringLiteral("accepted"), account.tlsPolicy().accepts(shown.endpoint, info.sha256));
    row.insert(QStringLiteral("problem"),
               shown.server.problem ? QJsonValue(shown.server.problem->summary()) : QJsonValue());
    return row;
}

int listExceptions(Context &context, const Account &account)
{
    context.output().setColumns({QStringLiteral("host"), QStringLiteral("port"), QStringLiteral("fingerprint")});
    for (const net::TlsException &exception : account.tlsExceptions) {
        context.output().row({{QStringLiteral("host"), exception.host},
                              {QStringLiteral("port"), exception.port},
                              {QStringLiteral("fingerprint"), net::fingerprintText(exception.sha256)}});
    }
    return Done;
}

QByteArray fingerprintOf(const QString &text)
{
    QByteArray sha256 = net::fingerprintFromText(text);
    if (sha256.isEmpty()) {
        throw usageError(Words::tr("“%1” is no SHA-256 fingerprint.").arg(text));
    }
    return sha256;
}

int revoke(Context &context, Account account, const QByteArray &sha256)
{
    const qsizetype removed = account.tlsExceptions.removeIf(
        [&sha256](const net::TlsException &exception) { return exception.sha256 == sha256; });
    if (removed == 0) {
        throw notFound(Words::tr("There is no exception for that certificate."));
    }
    context.core().accounts().update(account);
    return Done;
}

// Only what a server shows now can be accepted: a fingerprint from elsewhere would be an exception for nobody.
int accept(Context &context, Account account, const QByteArray &sha256)
{
    bool isShown = false;
    const QList<accounts::ShownCertificate> shown = app::finished(app::showCertificates(account));
    for (const accounts::ShownCertificate &one : shown) {
        if (one.server.certificate.sha256 == sha256) {
            account.accept(one.endpoint, sha256);
            isShown = true;
        }
    }
    if (!isShown) {
        throw notFound(Words::tr("No server of this account shows that certificate now; nothing was accepted."));
    }
    context.core().accounts().update(account);
    return Done;
}

int trust(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("accept"), QStringLiteral("revoke")}, {QStringLiteral("list")});
    const Account account = named(context, arguments);
    if (arguments.has(QStringLiteral("list"))) {
        return listExceptions(context, account);
    }
    if (arguments.has(QStringLiteral("revoke"))) {
        return revoke(context, account, fingerprintOf(arguments.value(QStringLiteral("revoke"))));
    }
    if (arguments.has(QStringLiteral("accept"))) {
        return accept(context, account, fingerprintOf(arguments.value(QStringLiteral("accept"))));
    }
    context.output().setColumns({QStringLiteral("server"), QStringLiteral("host"), QStringLiteral("port"),
                                 QStringLiteral("problem"), QStringLiteral("issuer"), QStringLiteral("valid_until"),
                                 QStringLiteral("accepted"), QStringLiteral("fingerprint")});
    const QList<accounts::ShownCertificate> shown = app::finished(app::showCertificates(account));
    for (const accounts::ShownCertificate &one : shown) {
        context.output().row(rowOf(one, account));
    }
    return Done;
}

// The address is printed too: the browser may be on another machine, or there may be none.
void openBrowser(const QUrl &url)
{
    Output::error(Words::tr("Sign in with your browser at:"));
    Output::error(url.toString(QUrl::FullyEncoded));
    QProcess::startDetached(QStringLiteral("xdg-open"), {url.toString(QUrl::FullyEncoded)});
}

QString signInAtProvider(const Account &account)
{
    const auth::OAuthProvider provider = app::finished(auth::oauthProvider(account.oauth, account.webAccess()));
    const auto listener = std::make_shared<net::LoopbackListener>();
    const auth::OAuthTokens tokens
        = app::finished(auth::signIn(provider, account.address, openBrowser, listener, account.webAccess()));
    return tokens.refresh;
}

int login(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {QStringLiteral("password-stdin")});
    const Account account = named(context, arguments);
    if (account.passwordSource == auth::PasswordSource::Command) {
        throw usageError(Words::tr("The password of this account comes from a command; that is where to change it."));
    }
    const bool isToken = account.authentication == auth::Proof::Token;
    if (!isToken && account.authentication != auth::Proof::Password) {
        throw usageError(Words::tr("This account logs in without a password."));
    }
    if (!isToken && !arguments.has(QStringLiteral("password-stdin"))) {
        throw usageError(Words::tr("Give the new password on standard input, with --password-stdin."));
    }
    context.core().setSecret(account, isToken ? signInAtProvider(account) : secretFromStdin());
    // Says at once whether the servers take it.
    context.wait(context.core().engine().testAccount(account, QString()));
    return Done;
}

} // namespace

QList<Command> accountChangeCommands()
{
    return {
        {"account set", "ID [the options of “account add”]",
         QT_TRANSLATE_NOOP("waxwingctl", "changes settings of an account"), set},
        {"account enable", "ID", QT_TRANSLATE_NOOP("waxwingctl", "connects a disabled account again"), enable},
        {"account disable", "ID", QT_TRANSLATE_NOOP("waxwingctl", "keeps an account without connecting it"), disable},
        {"account move", "ID PLACE", QT_TRANSLATE_NOOP("waxwingctl", "changes the order of the accounts"), move},
        {"account login", "ID [--password-stdin]",
         QT_TRANSLATE_NOOP("waxwingctl", "signs in with the browser, or takes a new password, and tries it"), login},
        {"account trust", "ID [--list | --accept FINGERPRINT | --revoke FINGERPRINT]",
         QT_TRANSLATE_NOOP("waxwingctl", "shows the servers' certificates; accepts one as it is, or takes that back"),
         trust},
    };
}

} // namespace waxwing::cli
