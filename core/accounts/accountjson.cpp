// How an account is kept in accounts.json.
#include "core/accounts/account.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace waxwing::accounts {

namespace {

[[noreturn]] void broken(const QString &what)
{
    throw Error(ErrorKind::Storage,
                QCoreApplication::translate("accounts::Account", "The account settings cannot be read."), what);
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
constexpr Name<Protocol> protocolNames[]{
    {Protocol::Imap, "imap"}, {Protocol::Pop3, "pop3"}, {Protocol::Local, "local"}};

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

} // namespace

QString protocolName(Protocol protocol)
{
    return nameIn(protocolNames, protocol);
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
        {QStringLiteral("checkEvery"), checkEvery},
        {QStringLiteral("previewAbove"), previewAbove},
        {QStringLiteral("roleFolders"), roles},
        {QStringLiteral("authentication"), nameIn(proofNames, authentication)},
        {QStringLiteral("mechanism"), QString::fromLatin1(mechanism)},
        {QStringLiteral("oauthProvider"), oauth.provider},
        {QStringLiteral("oauthClientId"), oauth.clientId},
        {QStringLiteral("oauthScope"), oauth.scope},
        {QStringLiteral("clientCertificateFile"), clientCertificateFile},
        {QStringLiteral("proxy"), proxy.toString()},
        {QStringLiteral("proxyUser"), proxy.user},
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
    account.previewAbove = qBound(0, object.value(QLatin1String("previewAbove")).toInt(), largestPreview);
    account.checkEvery = qBound(1, object.value(QLatin1String("checkEvery")).toInt(account.checkEvery), longestCheck);
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
            account.proxy.user = text("proxyUser");
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

} // namespace waxwing::accounts
