#include "core/accounts/account.h"

#include "core/auth/sasl.h"
#include "core/base/error.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

namespace waxwing::accounts {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("accounts::Account", text);
}

[[noreturn]] void refuse(const QString &summary)
{
    throw Error(ErrorKind::Input, summary);
}

[[noreturn]] void broken(const QString &what)
{
    throw Error(ErrorKind::Storage, tr("The account settings cannot be read."), what);
}

// What goes into headers, commands and files must be one line.
void checkLine(const QString &value, const QString &what)
{
    for (const QChar c : value) {
        if (c.category() == QChar::Other_Control) {
            refuse(tr("The %1 has a character that cannot be used.").arg(what));
        }
    }
}

void checkServer(const net::Endpoint &endpoint, bool allowPlaintext)
{
    if (endpoint.security == net::Security::Plain && !endpoint.isLoopback() && !allowPlaintext) {
        refuse(tr("A connection to %1 without encryption would show your password and mail to others; it has to be "
                  "allowed "
                  "expressly.")
                   .arg(endpoint.host));
    }
}

void checkAddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    if (at < 1 || at == address.size() - 1 || address.contains(QLatin1Char(' '))) {
        refuse(tr("“%1” is not a mail address.").arg(address));
    }
    checkLine(address, tr("address"));
}

void checkIdentity(const Identity &identity)
{
    checkAddress(identity.address);
    checkLine(identity.name, tr("name"));
    checkLine(identity.sentFolder, tr("folder"));
    if (!identity.replyTo.isEmpty()) {
        checkAddress(identity.replyTo);
    }
}

// What is needed for the way the servers are logged in to.
void checkLogin(const Account &account)
{
    if (!account.mechanism.isEmpty() && auth::proofOf(account.mechanism) != account.authentication) {
        refuse(tr("The log-in method %1 does not fit to how this account logs in.")
                   .arg(QString::fromLatin1(account.mechanism)));
    }
    if (account.authentication == auth::Proof::Certificate && account.clientCertificateFile.isEmpty()) {
        refuse(tr("A log-in by certificate needs the file with the certificate and its key."));
    }
    if (!account.clientCertificateFile.isEmpty() && !QFileInfo(account.clientCertificateFile).isAbsolute()) {
        refuse(tr("The certificate file has to be given with its full path."));
    }
    if (account.authentication == auth::Proof::Token && account.oauth.provider.isEmpty()
        && account.passwordSource != auth::PasswordSource::Command) {
        refuse(tr("A sign-in through a browser needs the provider to sign in at."));
    }
}

template <class Enum> struct Name {
    Enum value;
    const char *text;
};

constexpr Name<auth::PasswordSource> sourceNames[]{{auth::PasswordSource::Keyring, "keyring"},
                                                   {auth::PasswordSource::Command, "command"},
                                                   {auth::PasswordSource::Session, "session"}};
constexpr Name<auth::Proof> proofNames[]{{auth::Proof::Password, "password"},
                                         {auth::Proof::Token, "oauth2"},
                                         {auth::Proof::Certificate, "certificate"},
                                         {auth::Proof::Ticket, "kerberos"}};
constexpr Name<Protocol> protocolNames[]{{Protocol::Imap, "imap"}, {Protocol::Pop3, "pop3"}};

template <class Enum, size_t N> QString nameIn(const Name<Enum> (&names)[N], Enum value)
{
    for (const auto &name : names) {
        if (name.value == value) {
            return QString::fromLatin1(name.text);
        }
    }
    return {};
}

template <class Enum, size_t N> Enum valueIn(const Name<Enum> (&names)[N], const QString &text)
{
    for (const auto &name : names) {
        if (text == QLatin1String(name.text)) {
            return name.value;
        }
    }
    broken(text);
}

// "" stands for no server.
QString endpointText(const net::Endpoint &endpoint)
{
    return endpoint.isValid() ? endpoint.toString() : QString();
}

net::Endpoint endpointFrom(const QString &text)
{
    return text.isEmpty() ? net::Endpoint() : net::Endpoint::fromString(text);
}

QJsonObject exceptionJson(const net::TlsException &exception)
{
    return {{QStringLiteral("host"), exception.host},
            {QStringLiteral("port"), exception.port},
            {QStringLiteral("sha256"), QString::fromLatin1(exception.sha256.toHex())}};
}

// What is not whole accepts nothing.
net::TlsException exceptionFrom(const QJsonObject &object)
{
    return net::TlsException(object.value(QLatin1String("host")).toString(),
                             std::uint16_t(object.value(QLatin1String("port")).toInt()),
                             QByteArray::fromHex(object.value(QLatin1String("sha256")).toString().toLatin1()));
}

QJsonObject identityJson(const Identity &identity)
{
    return {{QStringLiteral("name"), identity.name},
            {QStringLiteral("address"), identity.address},
            {QStringLiteral("replyTo"), identity.replyTo},
            {QStringLiteral("signature"), identity.signature},
            {QStringLiteral("sentFolder"), identity.sentFolder}};
}

Identity identityFrom(const QJsonObject &object)
{
    const auto text = [&object](const char *key) { return object.value(QLatin1String(key)).toString(); };
    Identity identity;
    identity.name = text("name");
    identity.address = text("address");
    identity.replyTo = text("replyTo");
    identity.signature = text("signature");
    identity.sentFolder = text("sentFolder");
    return identity;
}

// Files from before there was a choice say nothing about it.
void readLogin(Account *account, const QJsonObject &object)
{
    const auto text = [&object](const char *key) { return object.value(QLatin1String(key)).toString(); };
    if (object.contains(QLatin1String("authentication"))) {
        account->authentication = valueIn(proofNames, text("authentication"));
    }
    account->mechanism = text("mechanism").toLatin1();
    account->oauth.provider = text("oauthProvider");
    account->oauth.clientId = text("oauthClientId");
    account->oauth.scope = text("oauthScope");
    account->clientCertificateFile = text("clientCertificateFile");
}

// RFC 5233: "ann+news@example.org" is delivered to ann.
QString withoutSubaddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    const qsizetype plus = address.indexOf(QLatin1Char('+'));
    return plus > 0 && plus < at ? QString(address.left(plus) + address.mid(at)) : address;
}

} // namespace

QString protocolName(Protocol protocol)
{
    return nameIn(protocolNames, protocol);
}

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
            tr("“%1” does not say how long mail stays on the server; write forever, never, until-deleted or a number "
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

void Account::validate() const
{
    checkAddress(address);
    if (name.trimmed().isEmpty()) {
        refuse(tr("The account needs a name."));
    }
    if (!incoming.isValid()) {
        refuse(tr("The account needs a server for incoming mail."));
    }
    if (user.isEmpty()) {
        refuse(tr("The account needs a user name."));
    }
    checkLine(name, tr("name"));
    checkLine(senderName, tr("name"));
    checkLine(address, tr("address"));
    checkLine(user, tr("user name"));
    checkLine(smtpUser, tr("user name"));
    checkServer(incoming, allowPlaintext);
    checkServer(outgoing, allowPlaintext);
    if (passwordSource == auth::PasswordSource::Command && passwordCommand.trimmed().isEmpty()) {
        refuse(tr("The password command is missing."));
    }
    checkLogin(*this);
    for (const Identity &identity : identities) {
        checkIdentity(identity);
    }
    checkIdentity(allIdentities().constFirst());
    if (!caFile.isEmpty() && !QFileInfo(caFile).isAbsolute()) {
        refuse(tr("The certificate file has to be given with its full path."));
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

QJsonObject Account::toJson() const
{
    QJsonArray exceptions;
    for (const net::TlsException &exception : tlsExceptions) {
        exceptions.append(exceptionJson(exception));
    }
    QJsonArray others;
    for (const Identity &identity : identities) {
        others.append(identityJson(identity));
    }
    QJsonObject roles;
    for (auto role = roleFolders.cbegin(); role != roleFolders.cend(); ++role) {
        roles.insert(role.key(), role.value());
    }
    return {
        {QStringLiteral("id"), qint64(id.value())},
        {QStringLiteral("name"), name},
        {QStringLiteral("senderName"), senderName},
        {QStringLiteral("address"), address},
        {QStringLiteral("protocol"), protocolName(protocol)},
        {QStringLiteral("incoming"), endpointText(incoming)},
        {QStringLiteral("outgoing"), endpointText(outgoing)},
        {QStringLiteral("user"), user},
        {QStringLiteral("smtpUser"), smtpUser},
        {QStringLiteral("passwordSource"), nameIn(sourceNames, passwordSource)},
        {QStringLiteral("passwordCommand"), passwordCommand},
        {QStringLiteral("caFile"), caFile},
        {QStringLiteral("tlsExceptions"), exceptions},
        {QStringLiteral("allowPlaintext"), allowPlaintext},
        {QStringLiteral("leaveOnServer"), leaveOnServer.toString()},
        {QStringLiteral("roleFolders"), roles},
        {QStringLiteral("authentication"), nameIn(proofNames, authentication)},
        {QStringLiteral("mechanism"), QString::fromLatin1(mechanism)},
        {QStringLiteral("oauthProvider"), oauth.provider},
        {QStringLiteral("oauthClientId"), oauth.clientId},
        {QStringLiteral("oauthScope"), oauth.scope},
        {QStringLiteral("clientCertificateFile"), clientCertificateFile},
        {QStringLiteral("proxy"), proxy.toString()},
        {QStringLiteral("disabled"), isDisabled},
        {QStringLiteral("identity"), identityJson(own)},
        {QStringLiteral("identities"), others},
        {QStringLiteral("defaultIdentity"), defaultIdentity},
    };
}

Account Account::fromJson(const QJsonObject &object)
{
    const auto text = [&object](const char *key) { return object.value(QLatin1String(key)).toString(); };
    Account account;
    account.id = AccountId(object.value(QLatin1String("id")).toInteger());
    account.name = text("name");
    account.senderName = text("senderName");
    account.address = text("address");
    account.protocol = valueIn(protocolNames, text("protocol"));
    account.user = text("user");
    account.smtpUser = text("smtpUser");
    account.passwordSource = valueIn(sourceNames, text("passwordSource"));
    account.passwordCommand = text("passwordCommand");
    account.caFile = text("caFile");
    account.allowPlaintext = object.value(QLatin1String("allowPlaintext")).toBool();
    for (const auto &exception : object.value(QLatin1String("tlsExceptions")).toArray()) {
        account.tlsExceptions.append(exceptionFrom(exception.toObject()));
    }
    readLogin(&account, object);
    account.isDisabled = object.value(QLatin1String("disabled")).toBool();
    account.own = identityFrom(object.value(QLatin1String("identity")).toObject());
    for (const auto &identity : object.value(QLatin1String("identities")).toArray()) {
        account.identities.append(identityFrom(identity.toObject()));
    }
    account.defaultIdentity = text("defaultIdentity");
    const QJsonObject roles = object.value(QLatin1String("roleFolders")).toObject();
    for (auto role = roles.begin(); role != roles.end(); ++role) {
        account.roleFolders.insert(role.key(), role.value().toString());
    }
    try {
        account.incoming = endpointFrom(text("incoming"));
        account.outgoing = endpointFrom(text("outgoing"));
        account.leaveOnServer = LeaveOnServer::fromString(text("leaveOnServer"));
        if (!text("proxy").isEmpty()) {
            account.proxy = net::Proxy::fromString(text("proxy"));
        }
        account.validate();
    } catch (const Error &error) {
        broken(error.summary());
    }
    if (!account.id.isValid()) {
        broken(QStringLiteral("id"));
    }
    return account;
}

net::TlsPolicy Account::tlsPolicy() const
{
    net::TlsPolicy policy;
    policy.extraCaFile = caFile;
    policy.exceptions = tlsExceptions;
    policy.clientCertificateFile = clientCertificateFile;
    return policy;
}

auth::PasswordQuestion Account::passwordQuestion(auth::Role role) const
{
    const bool isOwn = role == auth::Role::Outgoing && outgoingUser() != user;
    auth::PasswordQuestion question;
    question.account = id;
    question.accountName = name;
    question.role = isOwn ? auth::Role::Outgoing : auth::Role::Incoming;
    question.host = role == auth::Role::Outgoing ? outgoing.host : incoming.host;
    question.user = isOwn ? smtpUser : user;
    question.source = passwordSource;
    question.command = passwordCommand;
    question.proof = authentication;
    question.oauth = oauth;
    question.caFile = caFile;
    return question;
}

} // namespace waxwing::accounts
