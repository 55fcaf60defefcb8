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
    account.tlsExceptions = {QByteArray::fromHex("00ff")};
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

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
