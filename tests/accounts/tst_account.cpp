#include "core/accounts/account.h"

#include "core/base/error.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::accounts;

class TestAccount : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leaveOnServer_data();
    void leaveOnServer();
    void refusesLeaveOnServer();
    void survivesJson();
    void jsonHoldsNoPassword();
    void validates_data();
    void validates();
    void plaintextNeedsPermission();
    void onePasswordForBothServers();
    void oldFilesSayNothingOfTheLogin();
    void identities_data();
    void identities();
    void mainIdentity();
};

namespace {

Account sample()
{
    Account account;
    account.id = AccountId(3);
    account.name = QStringLiteral("Work");
    account.address = QStringLiteral("ann@example.org");
    account.incoming = net::Endpoint::fromString(QStringLiteral("imap.example.org:993,tls"));
    account.outgoing = net::Endpoint::fromString(QStringLiteral("smtp.example.org:587,starttls"));
    account.user = QStringLiteral("ann");
    return account;
}

bool isRefused(const Account &account)
{
    try {
        account.validate();
    } catch (const Error &error) {
        return error.kind() == ErrorKind::Input;
    }
    return false;
}

} // namespace

void TestAccount::leaveOnServer_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"forever", "never", "until-deleted", "1", "30"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void TestAccount::leaveOnServer()
{
    QFETCH(QString, text);
    QCOMPARE(LeaveOnServer::fromString(text).toString(), text);
}

void TestAccount::refusesLeaveOnServer()
{
    for (const char *text : {"", "0", "-1", "sometimes", "999999999999"}) {
        QVERIFY_EXCEPTION_THROWN(LeaveOnServer::fromString(QString::fromLatin1(text)), Error);
    }
}

void TestAccount::survivesJson()
{
    Account account = sample();
    account.protocol = Protocol::Pop3;
    account.senderName = QStringLiteral("Ann Ä. \"Example\"");
    account.smtpUser = QStringLiteral("ann-out");
    account.passwordSource = auth::PasswordSource::Command;
    account.passwordCommand = QStringLiteral("pass show mail");
    account.caFile = QStringLiteral("/etc/ca.pem");
    account.tlsExceptions = {net::TlsException(QStringLiteral("mail.test"), 993, QByteArray::fromHex("00ff"))};
    account.authentication = auth::Proof::Token;
    account.mechanism = "XOAUTH2";
    account.oauth.provider = QStringLiteral("google");
    account.oauth.clientId = QStringLiteral("own");
    account.oauth.scope = QStringLiteral("mail");
    account.proxy = net::Proxy(net::Proxy::Kind::Socks5, QStringLiteral("proxy.test"), 1080);
    account.isDisabled = true;
    account.own.replyTo = QStringLiteral("reply@example.org");
    account.own.signature = QStringLiteral("Ann\nBirchmere");
    Identity other;
    other.name = QStringLiteral("Sales");
    other.address = QStringLiteral("sales@example.org");
    other.sentFolder = QStringLiteral("Sales/Sent");
    account.identities = {other};
    account.defaultIdentity = other.address;
    account.allowPlaintext = true;
    account.leaveOnServer = LeaveOnServer::fromString(QStringLiteral("14"));
    account.roleFolders.insert(QStringLiteral("sent"), QStringLiteral("INBOX/Sent Items"));
    QVERIFY(Account::fromJson(account.toJson()) == account);
    account.outgoing = net::Endpoint();
    QVERIFY(Account::fromJson(account.toJson()) == account);
}

void TestAccount::jsonHoldsNoPassword()
{
    const QStringList keys = sample().toJson().keys();
    QVERIFY(!keys.contains(QStringLiteral("password")) && !keys.contains(QStringLiteral("secret")));
}

void TestAccount::validates_data()
{
    QTest::addColumn<Account>("account");
    const auto row = [](const char *name, auto change) {
        Account account = sample();
        change(account);
        QTest::newRow(name) << account;
    };
    row("no address", [](Account &a) { a.address.clear(); });
    row("address without domain", [](Account &a) { a.address = QStringLiteral("ann@"); });
    row("address with line break", [](Account &a) { a.address = QStringLiteral("ann\r\n@example.org"); });
    row("no name", [](Account &a) { a.name = QStringLiteral("  "); });
    row("no server", [](Account &a) { a.incoming = net::Endpoint(); });
    row("no user", [](Account &a) { a.user.clear(); });
    row("user with NUL", [](Account &a) { a.user = QString(QChar(0)); });
    row("no command", [](Account &a) { a.passwordSource = auth::PasswordSource::Command; });
    row("mechanism that wants no password", [](Account &a) { a.mechanism = "XOAUTH2"; });
    row("unknown mechanism", [](Account &a) { a.mechanism = "NTLM"; });
    row("certificate without a file", [](Account &a) { a.authentication = auth::Proof::Certificate; });
    row("sign-in without a provider", [](Account &a) { a.authentication = auth::Proof::Token; });
    row("identity with a line break", [](Account &a) {
        Identity identity;
        identity.address = QStringLiteral("x@example.org");
        identity.name = QStringLiteral("X\r\nBcc: all");
        a.identities = {identity};
    });
    row("identity without an address", [](Account &a) { a.identities = {Identity()}; });
    row("proxy without a server", [](Account &a) { a.proxy = net::Proxy(net::Proxy::Kind::Socks5, QString(), 1080); });
    row("reply-to that is none", [](Account &a) { a.own.replyTo = QStringLiteral("nobody"); });
    row("relative certificate file", [](Account &a) { a.caFile = QStringLiteral("ca.pem"); });
}

void TestAccount::validates()
{
    QFETCH(Account, account);
    QVERIFY(!isRefused(sample()));
    QVERIFY(isRefused(account));
}

void TestAccount::plaintextNeedsPermission()
{
    Account account = sample();
    account.incoming = net::Endpoint::fromString(QStringLiteral("imap.example.org:143,plain"));
    QVERIFY(isRefused(account));
    account.allowPlaintext = true;
    QVERIFY(!isRefused(account));
    account.allowPlaintext = false;
    account.incoming.host = QStringLiteral("127.0.0.1");
    QVERIFY(!isRefused(account));
    account.outgoing = net::Endpoint::fromString(QStringLiteral("smtp.example.org:25,plain"));
    QVERIFY(isRefused(account));
}

void TestAccount::onePasswordForBothServers()
{
    Account account = sample();
    QCOMPARE(account.passwordQuestion(auth::Role::Outgoing).key(), QStringLiteral("3/incoming"));
    QCOMPARE(account.passwordQuestion(auth::Role::Outgoing).host, QStringLiteral("smtp.example.org"));
    account.smtpUser = QStringLiteral("out");
    QCOMPARE(account.passwordQuestion(auth::Role::Outgoing).key(), QStringLiteral("3/outgoing"));
    QCOMPARE(account.passwordQuestion(auth::Role::Outgoing).user, QStringLiteral("out"));
    QCOMPARE(account.passwordQuestion(auth::Role::Incoming).key(), QStringLiteral("3/incoming"));
}

void TestAccount::oldFilesSayNothingOfTheLogin()
{
    QJsonObject json = sample().toJson();
    for (const char *key : {"authentication", "mechanism", "oauthProvider", "proxy", "disabled", "identity",
                            "identities", "defaultIdentity", "clientCertificateFile", "oauthClientId", "oauthScope"}) {
        json.remove(QLatin1String(key));
    }
    QVERIFY(Account::fromJson(json) == sample());
}

void TestAccount::identities_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *written, const char *address) {
        QTest::newRow(written) << QString::fromLatin1(written) << QString::fromLatin1(address);
    };
    row("ann@example.org", "ann@example.org");
    row("Ann@Example.ORG", "ann@example.org");
    row("ann+news@example.org", "ann@example.org");
    row("sales@example.org", "sales@example.org");
    row("sales+list@example.org", "sales+list@example.org"); // an identity of its own
    row("sales+other@example.org", "sales@example.org");
    row("+ann@example.org", "");
    row("bob@example.org", "");
    row("ann@elsewhere.org", "");
}

void TestAccount::identities()
{
    QFETCH(QString, written);
    QFETCH(QString, address);
    Account account = sample();
    for (const char *other : {"sales@example.org", "sales+list@example.org"}) {
        Identity identity;
        identity.address = QString::fromLatin1(other);
        account.identities.append(identity);
    }
    const auto identity = account.identityFor(written);
    QCOMPARE(identity ? identity->address : QString(), address);
}

void TestAccount::mainIdentity()
{
    Account account = sample();
    account.senderName = QStringLiteral("Ann");
    QCOMPARE(account.mainIdentity().name, QStringLiteral("Ann"));
    Identity other;
    other.address = QStringLiteral("sales@example.org");
    account.identities = {other};
    account.defaultIdentity = QStringLiteral("SALES@example.org");
    QCOMPARE(account.mainIdentity().address, QStringLiteral("sales@example.org"));
    account.identities.clear(); // gone since
    QCOMPARE(account.mainIdentity().address, QStringLiteral("ann@example.org"));
}

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
