#include "core/accounts/accountfile.h"
#include "core/base/error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace waxwing;
using namespace waxwing::accounts;

class TestAccountFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBack();
    void leavesOutWhatIsDangerous();
    void holdsNoSecret();
    void refuses_data();
    void refuses();
    void fromThunderbird();
    void leaveOnServer_data();
    void leaveOnServer();
    void thunderbirdOddities();
    void thunderbirdWithoutAccounts();

private:
    static Account sample();
};

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

const char *prefs = R"(// Mozilla User Preferences
user_pref("mail.accountmanager.accounts", "account1,account2,account3");
user_pref("mail.account.account1.identities", "id1,id2");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.account.account3.identities", "id3");
user_pref("mail.account.account3.server", "server3");
user_pref("mail.identity.id1.fullName", "Ann \"the\" \u00c4rger");
user_pref("mail.identity.id1.useremail", "ann@example.org");
user_pref("mail.identity.id1.reply_to", "office@example.org");
user_pref("mail.identity.id1.htmlSigText", "Ann\nBirchmere");
user_pref("mail.identity.id1.smtpServer", "smtp2");
user_pref("mail.identity.id2.fullName", "Sales");
user_pref("mail.identity.id2.useremail", "sales@example.org");
user_pref("mail.identity.id3.useremail", "old@example.net");
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.hostname", "imap.example.org");
user_pref("mail.server.server1.userName", "ann");
user_pref("mail.server.server1.socketType", 3);
user_pref("mail.server.server1.name", "Work");
user_pref("mail.server.server2.type", "none");
user_pref("mail.server.server2.hostname", "Local Folders");
user_pref("mail.server.server3.type", "pop3");
user_pref("mail.server.server3.hostname", "pop.example.net");
user_pref("mail.server.server3.userName", "old");
user_pref("mail.server.server3.socketType", 0);
user_pref("mail.smtpserver.smtp2.hostname", "smtp.example.org");
user_pref("mail.smtpserver.smtp2.try_ssl", 2);
user_pref("mail.smtpserver.smtp2.username", "ann.smtp");
)";

} // namespace

Account TestAccountFile::sample()
{
    Account account;
    account.id = AccountId(7);
    account.name = s("Work");
    account.address = s("ann@example.org");
    account.incoming = net::Endpoint(s("imap.example.org"), 993, net::Security::Tls);
    account.user = s("ann");
    return account;
}

void TestAccountFile::comesBack()
{
    const QList<Account> back = importAccounts(exportAccounts({sample(), sample()}));
    QCOMPARE(back.size(), 2);
    Account expected = sample();
    expected.id = AccountId();
    QVERIFY(back.constFirst() == expected);
}

// A file somebody sent must not run a program, trust a certificate or drop encryption.
void TestAccountFile::leavesOutWhatIsDangerous()
{
    Account account = sample();
    account.passwordSource = auth::PasswordSource::Command;
    account.passwordCommand = s("rm -rf /");
    account.tlsExceptions = {net::TlsException(s("imap.example.org"), 993, QByteArray(32, 'x'))};
    const Account back = importAccounts(exportAccounts({account})).constFirst();
    QVERIFY(back.passwordCommand.isEmpty() && back.passwordSource == auth::PasswordSource::Keyring);
    QVERIFY(back.tlsExceptions.isEmpty());
    account.allowPlaintext = true;
    account.incoming.security = net::Security::Plain;
    QVERIFY_EXCEPTION_THROWN(importAccounts(exportAccounts({account})), Error);
}

void TestAccountFile::holdsNoSecret()
{
    const QByteArray json = exportAccounts({sample()});
    QVERIFY(!json.contains("secret") && !json.contains("\"password\":"));
}

void TestAccountFile::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another file") << QByteArray(R"({"accounts": []})");
    QTest::newRow("a newer one") << QByteArray(R"({"format": "waxwing-accounts", "version": 99, "accounts": []})");
    QTest::newRow("half an account") << QByteArray(
        R"({"format": "waxwing-accounts", "version": 1, "accounts": [{"address": "x"}]})");
}

void TestAccountFile::refuses()
{
    QFETCH(QByteArray, json);
    QVERIFY_EXCEPTION_THROWN(importAccounts(json), Error);
}

void TestAccountFile::fromThunderbird()
{
    const ImportedAccounts found = thunderbirdAccounts(prefs);
    QCOMPARE(found.accounts.size(), 1);
    const Account account = found.accounts.constFirst();
    QCOMPARE(account.name, s("Work"));
    QCOMPARE(account.address, s("ann@example.org"));
    QCOMPARE(account.senderName, s("Ann \"the\" Ärger"));
    QCOMPARE(account.own.replyTo, s("office@example.org"));
    QCOMPARE(account.own.signature, s("Ann\nBirchmere"));
    QCOMPARE(account.incoming.toString(), s("imap.example.org:993,tls"));
    QCOMPARE(account.outgoing.toString(), s("smtp.example.org:587,starttls"));
    QCOMPARE(account.user, s("ann"));
    QCOMPARE(account.smtpUser, s("ann.smtp"));
    QCOMPARE(account.identities.size(), 1);
    QCOMPARE(account.identities.constFirst().address, s("sales@example.org"));
    // Without encryption: the person has to say so here too.
    QCOMPARE(found.skipped.size(), 1);
    QVERIFY(found.skipped.constFirst().contains(s("old@example.net")));
}

void TestAccountFile::leaveOnServer_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("leave");
    const QByteArray left = "user_pref(\"mail.server.server3.leave_on_server\", true);\n";
    QTest::newRow("never") << QByteArray() << s("never");
    QTest::newRow("forever") << left << s("forever");
    QTest::newRow("days") << left
            + "user_pref(\"mail.server.server3.delete_by_age_from_server\", true);\n"
              "user_pref(\"mail.server.server3.num_days_to_leave_on_server\", 30);\n"
                          << s("30");
    QTest::newRow("until deleted") << left + "user_pref(\"mail.server.server3.delete_mail_left_on_server\", true);\n"
                                   << s("until-deleted");
}

void TestAccountFile::leaveOnServer()
{
    QFETCH(QByteArray, more);
    const QByteArray encrypted = "user_pref(\"mail.server.server3.socketType\", 2);\n";
    const ImportedAccounts found = thunderbirdAccounts(prefs + encrypted + more);
    QCOMPARE(found.accounts.size(), 2);
    QCOMPARE(found.accounts.at(1).incoming.toString(), s("pop.example.net:110,starttls"));
    QTEST(found.accounts.at(1).leaveOnServer.toString(), "leave");
}

void TestAccountFile::thunderbirdOddities()
{
    QByteArray odd = prefs;
    odd += "user_pref(\"\nuser_pref();\nuser_pref(\"x\");\nuser_pref(\"y\", \"\\u12\nuser_pref(\"z\\";
    odd += "user_pref(\"mail.server.server1.port\", 99999999999);\n";
    odd += "user_pref(\"mail.server.server1.port\", -5);\n";
    const ImportedAccounts found = thunderbirdAccounts(odd);
    QVERIFY(found.accounts.size() + found.skipped.size() == 2);
}

void TestAccountFile::thunderbirdWithoutAccounts()
{
    QVERIFY_EXCEPTION_THROWN(thunderbirdAccounts("user_pref(\"a\", 1);\n"), Error);
    QVERIFY_EXCEPTION_THROWN(thunderbirdAccounts({}), Error);
}

QTEST_GUILESS_MAIN(TestAccountFile)
#include "tst_accountfile.moc"
