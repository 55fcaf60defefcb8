#include "core/base/error.h"
#include "core/imap/command.h"
#include "core/imap/mailboxname.h"
#include "tests/imap/transcript.h"

#include <QRandomGenerator>
#include <QTest>

using namespace waxwing;
using namespace waxwing::imap;
using waxwing::imap::test::Transcript;

namespace {

QByteArray text(const Command &command)
{
    QByteArray all;
    for (const CommandPart &part : command.parts) {
        all += part.octets + (part.awaitContinuation ? "<wait>" : "");
    }
    return all;
}

} // namespace

class TestCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void atomQuotedOrLiteral();
    void literalPlusAndMinus();
    void flagsAndDates();
    void hostileArguments_data();
    void hostileArguments();
    void secretsAreMarked();
    void messageIsShared();
    void whatIsWrittenReadsBack();
};

void TestCommand::atomQuotedOrLiteral()
{
    CommandBuilder builder("UID COPY", {});
    builder.uids(UidSet::range(Uid(1), Uid(4)))
        .astring("INBOX")
        .astring("a b")
        .astring("q\"\\")
        .astring("")
        .astring("N\xc3\xa4");
    builder.open().atom("X").number(7).close().nstring({});
    QCOMPARE(text(builder.build()),
             QByteArray("UID COPY 1:4 INBOX \"a b\" \"q\\\"\\\\\" \"\" {3}\r\n<wait>N\xc3\xa4 (X 7) NIL\r\n"));
    CommandBuilder wild("CREATE", {});
    QCOMPARE(text(wild.astring("a*%").astring("nil").build()), QByteArray("CREATE \"a*%\" \"nil\"\r\n"));
    CommandBuilder utf8("CREATE", EncoderOptions{false, false, true});
    QCOMPARE(text(utf8.astring("N\xc3\xa4").build()), QByteArray("CREATE \"N\xc3\xa4\"\r\n"));
}

void TestCommand::literalPlusAndMinus()
{
    CommandBuilder plus("X", EncoderOptions{true, false, false});
    QCOMPARE(text(plus.astring("\xff").build()), QByteArray("X {1+}\r\n\xff\r\n"));
    CommandBuilder minus("X", EncoderOptions{false, true, false});
    QCOMPARE(text(minus.string(QByteArray(4096, 'a')).build()),
             QByteArray("X {4096+}\r\n" + QByteArray(4096, 'a') + "\r\n"));
    CommandBuilder over("X", EncoderOptions{false, true, false});
    QVERIFY(text(over.string(QByteArray(4097, 'a')).build()).startsWith("X {4097}\r\n<wait>"));
}

void TestCommand::flagsAndDates()
{
    CommandBuilder builder("APPEND", {});
    const QDateTime when(QDate(2024, 2, 1), QTime(3, 4, 5), Qt::OffsetFromUTC, -(5 * 60 + 30) * 60);
    QCOMPARE(text(builder.flags({"\\Seen", "$Forwarded", "Junk[1]"}).dateTime(when).build()),
             QByteArray("APPEND (\\Seen $Forwarded Junk[1]) \"01-Feb-2024 03:04:05 -0530\"\r\n"));
}

void TestCommand::hostileArguments_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::newRow("CRLF") << QByteArray("a\r\nA2 DELETE INBOX");
    QTest::newRow("LF") << QByteArray("a\nb");
    QTest::newRow("CR") << QByteArray("a\rb");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
}

void TestCommand::hostileArguments()
{
    QFETCH(QByteArray, argument);
    CommandBuilder builder("X", {});
    QVERIFY_EXCEPTION_THROWN(builder.astring(argument), Error);
    QVERIFY_EXCEPTION_THROWN(builder.secret(argument), Error);
    QVERIFY_EXCEPTION_THROWN(builder.atom(argument), Error);
    QVERIFY_EXCEPTION_THROWN(builder.flags({argument}), Error);
    QVERIFY_EXCEPTION_THROWN(builder.flags({"a b"}), Error);
    QVERIFY_EXCEPTION_THROWN(builder.flags({"\\*"}), Error);
    QVERIFY_EXCEPTION_THROWN(builder.uids({}), Error);
    QVERIFY_EXCEPTION_THROWN(builder.dateTime({}), Error);
}

void TestCommand::secretsAreMarked()
{
    CommandBuilder builder("LOGIN", {});
    const Command plain = builder.astring("user").secret("pw").build();
    QVERIFY(plain.parts[0].secret);
    CommandBuilder literal("LOGIN", {});
    const Command command = literal.astring("user").secret("p\xc3\xa4").build();
    QCOMPARE(command.parts.size(), 2);
    QVERIFY(command.parts[1].secret);
}

void TestCommand::messageIsShared()
{
    const auto message = std::make_shared<const QByteArray>(QByteArray(100, 'm') + "\r\n");
    CommandBuilder builder("APPEND", EncoderOptions{true, false, false});
    const Command command = builder.astring("Sent").message(message).build();
    QCOMPARE(command.parts.size(), 3);
    QCOMPARE(command.parts[1].octets.constData(), message->constData());
    QCOMPARE(command.parts[0].octets, QByteArray("APPEND Sent {102+}\r\n"));
    QCOMPARE(command.parts[2].octets, QByteArray("\r\n"));
}

void TestCommand::whatIsWrittenReadsBack()
{
    // encode, then parse as a server's LIST would carry the same name
    QRandomGenerator random(3);
    for (int round = 0; round < 3000; ++round) {
        QByteArray name;
        for (int size = random.bounded(1, 24); size > 0; --size) {
            const char c = char(random.bounded(1, 256));
            name += c == '\r' || c == '\n' ? 'x' : c;
        }
        CommandBuilder builder("* LIST () \"/\"", EncoderOptions{true, false, bool(random.bounded(2))});
        QByteArray line = text(builder.astring(name).build());
        const Transcript t(line, 5);
        QVERIFY2(t.get<ListResponse>(), line.constData());
        QCOMPARE(t.get<ListResponse>()->mailbox.rawName, name);
    }
}

QTEST_APPLESS_MAIN(TestCommand)
#include "tst_command.moc"
