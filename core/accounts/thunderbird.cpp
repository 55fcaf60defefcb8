// prefs.js: a line a setting, user_pref("mail.server.server1.hostname", "imap.example.org");
#include "core/accounts/accountfile.h"
#include "core/base/octets.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSettings>

#include <optional>

namespace waxwing::accounts {

namespace {

constexpr qsizetype maximumFile = 16_MiB;
constexpr qsizetype maximumAccounts = 200;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(accounts::Thunderbird)
};

using Prefs = QHash<QString, QString>;

// A JavaScript string's text, from behind its opening quote; where it ends is left in *at.
QString stringAt(const QString &line, qsizetype *at)
{
    QString text;
    for (; *at < line.size() && line[*at] != QLatin1Char('"'); ++*at) {
        if (line[*at] != QLatin1Char('\\')) {
            text += line[*at];
            continue;
        }
        const QChar code = line.size() > *at + 1 ? line[*at + 1] : QChar();
        const int digits = code == QLatin1Char('u') ? 4 : code == QLatin1Char('x') ? 2 : 0;
        if (digits > 0) {
            text += QChar(line.mid(*at + 2, digits).toUShort(nullptr, 16));
        } else {
            text += code == QLatin1Char('n') ? QLatin1Char('\n') : code == QLatin1Char('r') ? QLatin1Char('\r') : code;
        }
        *at += 1 + digits;
    }
    ++*at;
    return text;
}

Prefs prefsOf(const QString &text)
{
    Prefs prefs;
    const QString begin = QStringLiteral("user_pref(\"");
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString &raw : lines) {
        const QString line = raw.trimmed();
        if (!line.startsWith(begin) || !line.endsWith(QLatin1String(");"))) {
            continue;
        }
        qsizetype at = begin.size();
        const QString name = stringAt(line, &at);
        const QString rest = line.mid(at).chopped(2).trimmed().mid(1).trimmed(); // behind the comma
        qsizetype inside = 1;
        prefs.insert(name, rest.startsWith(QLatin1Char('"')) ? stringAt(rest, &inside) : rest);
    }
    return prefs;
}

// What one kind of object ("mail.server.server1.") says.
class Group {
public:
    Group(const Prefs &prefs, QString prefix) : m_prefs(prefs), m_prefix(std::move(prefix)) { }

    QString text(const char *name) const { return m_prefs.value(QString(m_prefix + QLatin1String(name))); }
    int number(const char *name, int otherwise) const
    {
        bool isNumber = false;
        const int number = text(name).toInt(&isNumber);
        return isNumber ? number : otherwise;
    }
    bool isTrue(const char *name) const { return text(name) == QLatin1String("true"); }

private:
    const Prefs &m_prefs;
    QString m_prefix;
};

// nsMsgSocketType: 0 none, 1 and 2 STARTTLS, 3 TLS.
net::Security securityOf(int socketType)
{
    switch (socketType) {
    case 3: return net::Security::Tls;
    case 1:
    case 2: return net::Security::StartTls;
    default: return net::Security::Plain;
    }
}

int standardPort(const QString &type, net::Security security)
{
    const bool tls = security == net::Security::Tls;
    if (type == QLatin1String("smtp")) {
        return tls ? 465 : 587;
    }
    return type == QLatin1String("pop3") ? (tls ? 995 : 110) : (tls ? 993 : 143);
}

net::Endpoint endpointOf(const Group &server, const QString &type, const char *socketName)
{
    const net::Security security = securityOf(server.number(socketName, 0));
    const int port = server.number("port", standardPort(type, security));
    return net::Endpoint(server.text("hostname"), std::uint16_t(port > 0 && port < 65536 ? port : 0), security);
}

// nsMsgAuthMethod: 3 password, 4 encrypted password, 5 Kerberos, 7 certificate, 10 OAuth 2.
void takeAuthentication(Account *account, int method)
{
    if (method == 5) {
        account->authentication = auth::Proof::Ticket;
    } else if (method == 10) {
        const auto provider = auth::oauthProviderForHost(account->incoming.host);
        if (provider && !provider->clientId.isEmpty()) {
            account->authentication = auth::Proof::Token;
            account->oauth.provider = provider->id;
        }
    }
}

LeaveOnServer leaveOf(const Group &server)
{
    LeaveOnServer leave;
    if (!server.isTrue("leave_on_server")) {
        leave.kind = LeaveOnServer::Kind::Never;
    } else if (server.isTrue("delete_by_age_from_server")) {
        leave.kind = LeaveOnServer::Kind::Days;
        leave.days = qBound(1, server.number("num_days_to_leave_on_server", 7), 36'500);
    } else if (server.isTrue("delete_mail_left_on_server")) {
        leave.kind = LeaveOnServer::Kind::UntilDeleted;
    }
    return leave;
}

Identity identityOf(const Group &group)
{
    Identity identity;
    identity.address = group.text("useremail");
    identity.name = group.text("fullName");
    identity.replyTo = group.text("reply_to");
    if (!group.isTrue("htmlSigFormat")) {
        identity.signature = group.text("htmlSigText");
    }
    return identity;
}

QStringList listOf(const QString &text)
{
    QStringList parts = text.split(QLatin1Char(','), Qt::SkipEmptyParts).mid(0, maximumAccounts);
    for (QString &part : parts) {
        part = part.trimmed();
    }
    return parts;
}

void takeOutgoing(Account *account, const Prefs &prefs, const QString &named)
{
    const QString key = named.isEmpty() ? prefs.value(QStringLiteral("mail.smtp.defaultserver")) : named;
    if (key.isEmpty()) {
        return;
    }
    const Group server(prefs, QStringLiteral("mail.smtpserver.") + key + QLatin1Char('.'));
    account->outgoing = endpointOf(server, QStringLiteral("smtp"), "try_ssl");
    const QString user = server.text("username");
    account->smtpUser = user == account->user ? QString() : user;
}

std::optional<Account> accountOf(const Prefs &prefs, const QString &key)
{
    const Group settings(prefs, QStringLiteral("mail.account.") + key + QLatin1Char('.'));
    const Group server(prefs, QStringLiteral("mail.server.") + settings.text("server") + QLatin1Char('.'));
    const QString type = server.text("type");
    const QStringList identities = listOf(settings.text("identities"));
    if ((type != QLatin1String("imap") && type != QLatin1String("pop3")) || identities.isEmpty()) {
        return std::nullopt; // local folders, news, feeds
    }
    Account account;
    account.protocol = type == QLatin1String("pop3") ? Protocol::Pop3 : Protocol::Imap;
    account.incoming = endpointOf(server, type, "socketType");
    account.user = server.text("userName");
    account.leaveOnServer = leaveOf(server);
    takeAuthentication(&account, server.number("authMethod", 3));
    for (const QString &id : identities) {
        const Group group(prefs, QStringLiteral("mail.identity.") + id + QLatin1Char('.'));
        const Identity identity = identityOf(group);
        if (!account.address.isEmpty()) {
            account.identities.append(identity);
            continue;
        }
        account.address = identity.address;
        account.senderName = identity.name;
        account.own.replyTo = identity.replyTo;
        account.own.signature = identity.signature;
        takeOutgoing(&account, prefs, group.text("smtpServer"));
    }
    account.name = server.text("name").isEmpty() ? account.address : server.text("name");
    return account;
}

} // namespace

ImportedAccounts thunderbirdAccounts(const QByteArray &prefs)
{
    const Prefs all = prefs.size() > maximumFile ? Prefs() : prefsOf(QString::fromUtf8(prefs));
    const QStringList keys = listOf(all.value(QStringLiteral("mail.accountmanager.accounts")));
    if (keys.isEmpty()) {
        throw Error(ErrorKind::Input, Words::tr("There is no account in this Thunderbird profile."));
    }
    ImportedAccounts found;
    for (const QString &key : keys) {
        std::optional<Account> account = accountOf(all, key);
        if (!account) {
            continue;
        }
        try {
            account->validate();
            found.accounts.append(*account);
        } catch (const Error &error) {
            found.skipped.append(Words::tr("The account “%1” was left out: %2").arg(account->name, error.summary()));
        }
    }
    return found;
}

QStringList thunderbirdProfiles(const QString &home)
{
    QStringList found;
    for (const char *place :
         {".thunderbird", ".var/app/org.mozilla.Thunderbird/.thunderbird", "snap/thunderbird/common/.thunderbird"}) {
        const QDir root(home + QLatin1Char('/') + QLatin1String(place));
        const QSettings profiles(root.filePath(QStringLiteral("profiles.ini")), QSettings::IniFormat);
        const QStringList groups = profiles.childGroups();
        for (const QString &group : groups) {
            const QString path = profiles.value(group + QStringLiteral("/Path")).toString();
            const QString folder = QDir::cleanPath(root.absoluteFilePath(path));
            if (path.isEmpty() || !QFileInfo::exists(folder + QStringLiteral("/prefs.js"))) {
                continue;
            }
            const bool isDefault = profiles.value(group + QStringLiteral("/Default")).toString() == QLatin1String("1");
            found.insert(isDefault ? 0 : found.size(), folder);
        }
    }
    found.removeDuplicates();
    return found;
}

} // namespace waxwing::accounts
