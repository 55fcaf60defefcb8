#include "core/base/error.h"
#include "core/smtp/capabilities.h"
#include "core/smtp/reply.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::smtp;

class TestSmtpReply : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsReplies();
    void readsAnySplit();
    void findsEnhancedCodes_data();
    void findsEnhancedCodes();
    void refuses_data();
    void refuses();
    void refusesEndlessReply();
    void refusesEndlessLine();
    void refusesHugeReply();
    void readsCapabilities();
    void textIsFitForAPerson();
};

namespace {

QList<Reply> parse(const QByteArray &octets, qsizetype chunk = 0)
{
    ReplyParser parser;
    QList<Reply> replies;
    for (qsizetype i = 0; i<octets.size(); i += chunk> 0 ? chunk : octets.size()) {
        parser.feed(chunk > 0 ? octets.mid(i, chunk) : octets);
        while (const auto reply = parser.next()) {
            replies.append(*reply);
        }
    }
    return replies;
}

bool isRefused(const QByteArray &octets)
{
    try {
        parse(octets);
    } catch (const Error &error) {
        return error.kind() == ErrorKind::Protocol;
    }
    return false;
}

} // namespace

void TestSmtpReply::readsReplies()
{
    ReplyParser parser;
    parser.feed("250-mail.test\r\n250-SIZE 100\r\n250 HELP\r\n354\r\n5");
    const Reply ehlo = *parser.next();
    QCOMPARE(ehlo.code, 250);
    QCOMPARE(ehlo.lines, (QList<QByteArray>{"mail.test", "SIZE 100", "HELP"}));
    QVERIFY(ehlo.isPositive());
    QVERIFY(parser.next()->isIntermediate()); // a code alone: RFC 5321 4.2
    QVERIFY(!parser.next());
    QVERIFY(!parser.isEmpty());
    parser.feed("50 no\n"); // LF alone
    QVERIFY(parser.next()->isPermanent());
    QVERIFY(parser.isEmpty());
}

void TestSmtpReply::readsAnySplit()
{
    const QByteArray octets("250-a\r\n250 b\r\n421 4.3.2 bye\r\n");
    for (qsizetype chunk = 1; chunk < octets.size(); ++chunk) {
        const QList<Reply> replies = parse(octets, chunk);
        QCOMPARE(replies.size(), 2);
        QCOMPARE(replies[0].lines, (QList<QByteArray>{"a", "b"}));
        QVERIFY(replies[1].isTransient());
    }
}

void TestSmtpReply::findsEnhancedCodes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("usual") << QByteArray("5.2.2 full") << QList<int>{5, 2, 2};
    QTest::newRow("alone") << QByteArray("2.0.0") << QList<int>{2, 0, 0};
    QTest::newRow("long") << QByteArray("4.999.123 x") << QList<int>{4, 999, 123};
    QTest::newRow("class 3 does not exist") << QByteArray("3.1.1 x") << QList<int>{};
    QTest::newRow("an IP address") << QByteArray("5.1.1.1 x") << QList<int>{};
    QTest::newRow("four digits") << QByteArray("5.1.1234 x") << QList<int>{};
    QTest::newRow("cut") << QByteArray("5.1.") << QList<int>{};
    QTest::newRow("none") << QByteArray("ok") << QList<int>{};
    QTest::newRow("empty") << QByteArray() << QList<int>{};
}

void TestSmtpReply::findsEnhancedCodes()
{
    QFETCH(QByteArray, text);
    const auto code = EnhancedCode::fromText(text);
    QTEST((code ? QList<int>{code->klass, code->subject, code->detail} : QList<int>{}), "expected");
}

void TestSmtpReply::refuses_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("no code") << QByteArray("hello\r\n");
    QTest::newRow("empty line") << QByteArray("\r\n");
    QTest::newRow("two digits") << QByteArray("25 ok\r\n");
    QTest::newRow("class 1") << QByteArray("150 ok\r\n");
    QTest::newRow("class 6") << QByteArray("650 ok\r\n");
    QTest::newRow("four digits") << QByteArray("2500 ok\r\n");
    QTest::newRow("other code in the last line") << QByteArray("250-ok\r\n550 no\r\n");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
}

void TestSmtpReply::refuses()
{
    QFETCH(QByteArray, octets);
    QVERIFY(isRefused(octets));
}

void TestSmtpReply::refusesEndlessReply()
{
    QVERIFY(!isRefused(QByteArray("250-x\r\n").repeated(1000)));
    QVERIFY(isRefused(QByteArray("250-x\r\n").repeated(1001)));
}

void TestSmtpReply::refusesEndlessLine()
{
    QVERIFY(isRefused(QByteArray("250 ") + QByteArray(70'000, 'x')));
    QVERIFY(isRefused(QByteArray("250 ") + QByteArray(70'000, 'x') + "\r\n"));
}

void TestSmtpReply::refusesHugeReply()
{
    const QByteArray line = "250-" + QByteArray(60'000, 'x') + "\r\n";
    QVERIFY(isRefused(line.repeated(20)));
}

void TestSmtpReply::readsCapabilities()
{
    const Reply reply = parse("250-mail.test at your service\r\n250-SIZE 35882577\r\n250-8bitmime\r\n"
                              "250-AUTH LOGIN plain\r\n250-AUTH=LOGIN CRAM-MD5\r\n250-STARTTLS \r\n250 PIPELINING\r\n")
                            .constFirst();
    const Capabilities capabilities = Capabilities::fromEhlo(reply);
    QVERIFY(capabilities.has("8BITMIME"));
    QVERIFY(capabilities.has("STARTTLS"));
    QVERIFY(capabilities.has("PIPELINING"));
    QVERIFY(!capabilities.has("MAIL.TEST"));
    QCOMPARE(capabilities.sizeLimit(), std::optional<quint64>(35'882'577));
    QCOMPARE(capabilities.authMechanisms(), (QByteArrayList{"LOGIN", "PLAIN", "CRAM-MD5"}));
    QCOMPARE(Capabilities::fromEhlo(parse("250-x\r\n250 SIZE 0\r\n").constFirst()).sizeLimit(), std::nullopt);
    QCOMPARE(Capabilities::fromEhlo(parse("250-x\r\n250 SIZE 99999999999999999999999\r\n").constFirst()).sizeLimit(),
             std::nullopt);
}

void TestSmtpReply::textIsFitForAPerson()
{
    const Reply reply = parse("552-5.2.2 The mailbox\r\n552 5.2.2 is \033[31mfull\r\n").constFirst();
    QCOMPARE(reply.text(), QStringLiteral("The mailbox is  [31mfull"));
    QCOMPARE(reply.toString(), QStringLiteral("552 5.2.2 The mailbox 5.2.2 is  [31mfull"));
}

QTEST_GUILESS_MAIN(TestSmtpReply)
#include "tst_smtpreply.moc"
