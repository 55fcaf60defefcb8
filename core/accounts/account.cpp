#include "core/accounts/account.h"

#include "core/auth/sasl.h"
#include "core/base/error.h"
#include "core/base/mailaddress.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace waxwing::accounts {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(accounts::Account)
};

[[noreturn]] void refuse(const QString &summary)
{
    throw Error(ErrorKind::Input, summary);
}

// What goes into headers, commands and files must be one line.
void checkLine(const QString &value, const QString &what)
{
    for (const QChar c : value) {
        if (c.category() == QChar::Other_Control) {
            refuse(Words::tr("The %1 has a character that cannot be used.").arg(what));
        }
    }
}

void checkServer(const net::Endpoint &endpoint, bool allowPlaintext)
{
    if (endpoint.security == net::Security::Plain && !endpoint.isLoopback() && !allowPlaintext) {
        refuse(
            Words::tr("A connection to %1 without encryption would show your password and mail to others; it has to be "
                      "allowed "
                      "expressly.")
                .arg(endpoint.host));
    }
}

void checkAddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    if (at < 1 || at == address.size() - 1 || address.contains(QLatin1Char(' '))) {
        refuse(Words::tr("“%1” is not a mail address.").arg(address));
    }
    checkLine(address, Words::tr("address"));
}

void checkIdentity(const Identity &identity)
{
    checkAddress(identity.address);
    checkLine(identity.name, Words::tr("name"));
    checkLine(identity.sentFolder, Words::tr("folder"));
    if (!identity.replyTo.isEmpty()) {
        checkAddress(identity.replyTo);
    }
}

// What is needed for the way the servers are logged in to.
void checkLogin(const Account &account)
{
    if (!account.mechanism.isEmpty() && auth::proofOf(account.mechanism) != account.authentication) {
        refuse(Words::tr("The log-in method %1 does not fit to how this account logs in.")
                   .arg(QString::fromLatin1(account.mechanism)));
    }
    if (account.authentication == auth::Proof::Certificate && account.clientCertificateFile.isEmpty()) {
        refuse(Words::tr("A log-in by certificate needs the file with the certificate and its key."));
    }
    if (!account.clientCertificateFile.isEmpty() && !QFileInfo(account.clientCertificateFile).isAbsolute()) {
        refuse(Words::tr("The certificate file has to be given with its full path."));
    }
    if (account.authentication == auth::Proof::Token && account.oauth.provider.isEmpty()
        && account.passwordSource != auth::PasswordSource::Command) {
        refuse(Words::tr("A sign-in through a browser needs the provider to sign in at."));
    }
}

} // namespace

LeaveOnServer LeaveOnServer::fromString(const QString &text)
{
    LeaveOnServer result;
    bool isNumber = false;
    const int days = text.toInt(&isNumber);
    if (text == QLatin1String("forever")) {
        result.kind = Kind::Forever;
    } else if (text == QLatin1String("never")) {
        result.kind = Kind::Never;
    } else if (text == QLatin1String("until-deleted")) {
        result.kind = Kind::UntilDeleted;
    } else if (isNumber && days > 0 && days <= 36'500) {
        result.kind = Kind::Days;
        result.days = days;
    } else {
        refuse(
            Words::tr(
                "“%1” does not say how long mail stays on the server; write forever, never, until-deleted or a number "
                "of days.")
                .arg(text));
    }
    return result;
}

QString LeaveOnServer::toString() const
{
    switch (kind) {
    case Kind::Forever: return QStringLiteral("forever");
    case Kind::Never: return QStringLiteral("never");
    case Kind::UntilDeleted: return QStringLiteral("until-deleted");
    case Kind::Days: return QString::number(days);
    }
    return {};
}

Account Account::onThisComputer()
{
    Account account;
    account.protocol = Protocol::Local;
    account.name = Words::tr("On this computer");
    account.passwordSource = auth::PasswordSource::Session; // never asked for
    return account;
}

void Account::validate() const
{
    if (isLocal()) {
        checkLine(name, Words::tr("name"));
        return;
    }
    checkAddress(address);
    if (name.trimmed().isEmpty()) {
        refuse(Words::tr("The account needs a name."));
    }
    if (!incoming.isValid()) {
        refuse(Words::tr("The account needs a server for incoming mail."));
    }
    if (user.isEmpty()) {
        refuse(Words::tr("The account needs a user name."));
    }
    checkLine(name, Words::tr("name"));
    checkLine(senderName, Words::tr("name"));
    checkLine(address, Words::tr("address"));
    checkLine(user, Words::tr("user name"));
    checkLine(smtpUser, Words::tr("user name"));
    checkLine(proxy.user, Words::tr("user name"));
    checkServer(incoming, allowPlaintext);
    checkServer(outgoing, allowPlaintext);
    net::Proxy::fromString(proxy.toString()); // throws for one without a server
    if (passwordSource == auth::PasswordSource::Command && passwordCommand.trimmed().isEmpty()) {
        refuse(Words::tr("The password command is missing."));
    }
    checkLogin(*this);
    for (const Identity &identity : identities) {
        checkIdentity(identity);
    }
    checkIdentity(allIdentities().constFirst());
    if (!caFile.isEmpty() && !QFileInfo(caFile).isAbsolute()) {
        refuse(Words::tr("The certificate file has to be given with its full path."));
    }
}

QList<Identity> Account::allIdentities() const
{
    Identity first = own;
    first.address = address;
    first.name = senderName;
    QList<Identity> all;
    all.append(first);
    all.append(identities);
    return all;
}

Identity Account::mainIdentity() const
{
    const QList<Identity> all = allIdentities();
    for (const Identity &identity : all) {
        if (identity.address.compare(defaultIdentity, Qt::CaseInsensitive) == 0) {
            return identity;
        }
    }
    return all.constFirst();
}

// The exact address is looked for first: "ann+news@" may be an identity of its own.
std::optional<Identity> Account::identityFor(const QString &wanted) const
{
    const QList<Identity> all = allIdentities();
    for (const QString &form : {wanted, withoutSubaddress(wanted)}) {
        for (const Identity &identity : all) {
            if (identity.address.compare(form, Qt::CaseInsensitive) == 0) {
                return identity;
            }
        }
    }
    return std::nullopt;
}

net::TlsPolicy Account::tlsPolicy() const
{
    net::TlsPolicy policy;
    policy.extraCaFile = caFile;
    policy.exceptions = tlsExceptions;
    policy.clientCertificateFile = clientCertificateFile;
    return policy;
}

net::WebAccess Account::webAccess() const
{
    return net::WebAccess(caFile, proxy);
}

void Account::accept(const net::Endpoint &endpoint, const QByteArray &sha256)
{
    tlsExceptions.removeIf([&endpoint](const net::TlsException &exception) {
        return exception.host.compare(endpoint.host, Qt::CaseInsensitive) == 0 && exception.port == endpoint.port;
    });
    tlsExceptions.append(net::TlsException(endpoint.host, endpoint.port, sha256));
}

auth::PasswordQuestion Account::passwordQuestion(auth::Role role) const
{
    // One sign-in through the browser serves both servers, whatever they call the user.
    const bool isOwn
        = role == auth::Role::Outgoing && outgoingUser() != user && authentication == auth::Proof::Password;
    auth::PasswordQuestion question;
    question.account = id;
    question.accountName = name;
    question.role = isOwn ? auth::Role::Outgoing : auth::Role::Incoming;
    question.host = role == auth::Role::Outgoing ? outgoing.host : incoming.host;
    question.user = role == auth::Role::Outgoing ? outgoingUser() : user;
    question.source = passwordSource;
    question.command = passwordCommand;
    question.proof = authentication;
    question.oauth = oauth;
    question.web = webAccess();
    return question;
}

std::optional<auth::PasswordQuestion> Account::proxyQuestion() const
{
    if (proxy.user.isEmpty()) {
        return std::nullopt;
    }
    auth::PasswordQuestion question;
    question.account = id;
    question.accountName = name;
    question.role = auth::Role::Proxy;
    question.host = proxy.host;
    question.user = proxy.user;
    // A command prints the mail servers' password.
    question.source = passwordSource == auth::PasswordSource::Session ? passwordSource : auth::PasswordSource::Keyring;
    return question;
}

} // namespace waxwing::accounts
