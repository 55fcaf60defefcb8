#include "core/base/error.h"
#include "core/smtp/command.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::smtp;

class TestSmtpCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writes();
    void mailParameters();
    void refusesAddresses_data();
    void refusesAddresses();
    void internationalisedAddresses();
    void refusesWords();
};

void TestSmtpCommand::writes()
{
    QCOMPARE(ehlo("[127.0.0.1]"), QByteArray("EHLO [127.0.0.1]\r\n"));
    QCOMPARE(rcptTo(QStringLiteral("bob@example.org"), false), QByteArray("RCPT TO:<bob@example.org>\r\n"));
    QCOMPARE(rcptTo(QStringLiteral("\"a b\"@example.org"), false), QByteArray("RCPT TO:<\"a b\"@example.org>\r\n"));
    QCOMPARE(auth("PLAIN", QByteArray("\0u\0p", 4)), QByteArray("AUTH PLAIN AHUAcA==\r\n"));
    QCOMPARE(auth("EXTERNAL", QByteArray()), QByteArray("AUTH EXTERNAL =\r\n"));
    QCOMPARE(auth("LOGIN", std::nullopt), QByteArray("AUTH LOGIN\r\n"));
    QCOMPARE(authResponse(""), QByteArray("\r\n"));
}

void TestSmtpCommand::mailParameters()
{
    MailParameters parameters;
    QCOMPARE(mailFrom(QString(), parameters), QByteArray("MAIL FROM:<>\r\n"));
    parameters.size = 1234;
    parameters.eightBitMime = true;
    QCOMPARE(mailFrom(QStringLiteral("a@b.org"), parameters),
             QByteArray("MAIL FROM:<a@b.org> SIZE=1234 BODY=8BITMIME\r\n"));
}

void TestSmtpCommand::refusesAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("CRLF") << QStringLiteral("a@b.org>\r\nRCPT TO:<evil@b.org");
    QTest::newRow("LF in quotes") << QStringLiteral("\"a\n\"@b.org");
    QTest::newRow("escaped LF") << QStringLiteral("\"a\\\n\"@b.org");
    QTest::newRow("NUL") << QStringLiteral("a") + QChar(0) + QStringLiteral("@b.org");
    QTest::newRow("ends the path") << QStringLiteral("a@b.org> SIZE=1");
    QTest::newRow("space") << QStringLiteral("a b@b.org");
    QTest::newRow("open quote") << QStringLiteral("\"a@b.org");
    QTest::newRow("no domain") << QStringLiteral("a@");
    QTest::newRow("no at") << QStringLiteral("postmaster");
    QTest::newRow("no local part") << QStringLiteral("@b.org");
    QTest::newRow("too long") << QString(400, QLatin1Char('a')) + QStringLiteral("@b.org");
    QTest::newRow("empty recipient") << QString();
}

void TestSmtpCommand::refusesAddresses()
{
    QFETCH(QString, address);
    QVERIFY_EXCEPTION_THROWN(rcptTo(address, false), Error);
    QVERIFY_EXCEPTION_THROWN(rcptTo(address, true), Error);
}

void TestSmtpCommand::internationalisedAddresses()
{
    const QString domainOnly = QStringLiteral("bob@bücher.example");
    QVERIFY(!needsSmtpUtf8(domainOnly));
    QCOMPARE(pathOf(domainOnly, false), QByteArray("bob@xn--bcher-kva.example"));
    QCOMPARE(pathOf(domainOnly, true), domainOnly.toUtf8());
    const QString local = QStringLiteral("jürgen@example.org");
    QVERIFY(needsSmtpUtf8(local));
    QVERIFY_EXCEPTION_THROWN(pathOf(local, false), Error);
    QCOMPARE(pathOf(local, true), local.toUtf8());
}

void TestSmtpCommand::refusesWords()
{
    QVERIFY_EXCEPTION_THROWN(ehlo("a\r\nQUIT"), Error);
    QVERIFY_EXCEPTION_THROWN(ehlo(""), Error);
    QVERIFY_EXCEPTION_THROWN(auth("PLAIN x", std::nullopt), Error);
}

QTEST_GUILESS_MAIN(TestSmtpCommand)
#include "tst_smtpcommand.moc"
