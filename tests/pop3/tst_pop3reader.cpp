#include "core/base/error.h"
#include "core/pop3/command.h"
#include "core/pop3/reader.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::pop3;

class TestPop3Reader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsStatus_data();
    void readsStatus();
    void refusesStatus_data();
    void refusesStatus();
    void refusesEndlessStatus();
    void readsBody_data();
    void readsBody();
    void bodyIsNotHeldBack();
    void commandsRefuseLineBreaks();
};

void TestPop3Reader::readsStatus_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("text");
    const int ok = int(Status::Ok), refused = int(Status::Refused), challenge = int(Status::Challenge);
    QTest::newRow("ok") << QByteArray("+OK ready") << ok << QByteArray() << QByteArray("ready");
    QTest::newRow("ok alone") << QByteArray("+OK") << ok << QByteArray() << QByteArray();
    QTest::newRow("lower case") << QByteArray("+ok x") << ok << QByteArray() << QByteArray("x");
    QTest::newRow("err") << QByteArray("-ERR no") << refused << QByteArray() << QByteArray("no");
    QTest::newRow("code") << QByteArray("-ERR [In-Use] locked") << refused << QByteArray("IN-USE")
                          << QByteArray("locked");
    QTest::newRow("deep code") << QByteArray("-ERR [SYS/TEMP] later") << refused << QByteArray("SYS/TEMP")
                               << QByteArray("later");
    QTest::newRow("no code after all") << QByteArray("-ERR [oops") << refused << QByteArray() << QByteArray("[oops");
    QTest::newRow("challenge") << QByteArray("+ abcd") << challenge << QByteArray() << QByteArray("abcd");
    QTest::newRow("empty challenge") << QByteArray("+ ") << challenge << QByteArray() << QByteArray();
    QTest::newRow("challenge without space") << QByteArray("+") << challenge << QByteArray() << QByteArray();
}

void TestPop3Reader::readsStatus()
{
    QFETCH(QByteArray, line);
    const Response response = Response::fromLine(line);
    QTEST(int(response.status), "status");
    QTEST(response.code, "code");
    QTEST(response.text, "text");
}

void TestPop3Reader::refusesStatus_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"", "* OK IMAP", "220 smtp", "+OKAY", "OK", "-ERROR"}) {
        QTest::newRow(line) << QByteArray(line);
    }
}

void TestPop3Reader::refusesStatus()
{
    QFETCH(QByteArray, line);
    QVERIFY_EXCEPTION_THROWN(Response::fromLine(line), Error);
}

void TestPop3Reader::refusesEndlessStatus()
{
    Reader reader;
    reader.feed("+OK " + QByteArray(70'000, 'x'));
    QVERIFY_EXCEPTION_THROWN(reader.nextStatus(), Error);
}

void TestPop3Reader::readsBody_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << QByteArray("a\r\nb\r\n.\r\n") << QByteArray("a\r\nb\r\n");
    QTest::newRow("empty") << QByteArray(".\r\n") << QByteArray();
    QTest::newRow("dots") << QByteArray("..\r\n...\r\n..a\r\na.\r\n.\r\n") << QByteArray(".\r\n..\r\n.a\r\na.\r\n");
    QTest::newRow("dot without stuffing") << QByteArray(".a\r\n.\r\n") << QByteArray("a\r\n");
    QTest::newRow("LF dot is content") << QByteArray("a\n.\nb\n.\r\nc\r\n.\r\n") << QByteArray("a\n.\nb\n.\r\nc\r\n");
    QTest::newRow("dot CR is content") << QByteArray(".\rx\r\n.\r\n") << QByteArray("\rx\r\n");
    QTest::newRow("dot CR CR LF") << QByteArray(".\r\r\n.\r\n") << QByteArray("\r\r\n");
    QTest::newRow("CR CR LF") << QByteArray("a\r\r\n.\r\n") << QByteArray("a\r\r\n");
    QTest::newRow("NUL and 8 bit") << QByteArray("\0\xff\r\n.\r\n", 7) << QByteArray("\0\xff\r\n", 4);
}

void TestPop3Reader::readsBody()
{
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, body);
    const QByteArray octets = wire + "+OK next\r\n";
    for (qsizetype chunk = 1; chunk <= octets.size(); ++chunk) {
        Reader reader;
        QByteArray got;
        bool isWhole = false;
        for (qsizetype i = 0; i < octets.size(); i += chunk) {
            reader.feed(octets.mid(i, chunk));
            isWhole = isWhole || reader.readBody([&](QByteArrayView part) { got.append(part.data(), part.size()); });
        }
        QVERIFY(isWhole);
        QCOMPARE(got, body);
        QCOMPARE(reader.nextStatus()->text, QByteArray("next"));
        QVERIFY(reader.isEmpty());
    }
}

void TestPop3Reader::bodyIsNotHeldBack()
{
    Reader reader;
    qsizetype got = 0;
    for (int i = 0; i < 100; ++i) {
        reader.feed(QByteArray(10'000, 'x')); // one line without end
        QVERIFY(!reader.readBody([&](QByteArrayView part) { got += part.size(); }));
        QVERIFY(reader.isEmpty());
    }
    QCOMPARE(got, 1'000'000);
}

void TestPop3Reader::commandsRefuseLineBreaks()
{
    QVERIFY_EXCEPTION_THROWN(user("a\r\nDELE 1"), Error);
    QVERIFY_EXCEPTION_THROWN(pass("a\nb"), Error);
    QVERIFY_EXCEPTION_THROWN(pass(QByteArray("a\0b", 3)), Error);
    QCOMPARE(pass("two words "), QByteArray("PASS two words \r\n"));
    QCOMPARE(top(3, 0), QByteArray("TOP 3 0\r\n"));
    QCOMPARE(auth("PLAIN", QByteArray("\0u\0p", 4)), QByteArray("AUTH PLAIN AHUAcA==\r\n"));
}

QTEST_GUILESS_MAIN(TestPop3Reader)
#include "tst_pop3reader.moc"
