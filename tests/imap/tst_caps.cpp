// Hostile sizes through framer and parser (robustness.md "Sizes"): memory stays bounded, time linear, and what comes
// after is read as if nothing had been. Run under the sanitizers too.
#include "tests/imap/transcript.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxwing;
using namespace waxwing::imap;
using namespace waxwing::imap::test;

class TestCaps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hundredMegabyteLine_data();
    void hundredMegabyteLine();
    void millionParentheses_data();
    void millionParentheses();
    void literals_data();
    void literals();
    void oneOctetAtATime();
    void hugeRanges();
};

void TestCaps::hundredMegabyteLine_data()
{
    QTest::addColumn<QByteArray>("start");
    for (const char *start :
         {"* LIST () \"/\" ", "* 1 FETCH (UID ", "* SEARCH ", "A1 OK ", "* OK [", "x", "* THREAD ("}) {
        QTest::newRow(start) << QByteArray(start);
    }
}

void TestCaps::hundredMegabyteLine()
{
    QFETCH(QByteArray, start);
    Framer framer;
    Parser parser;
    framer.feed(start);
    const QByteArray piece(64 * 1024, '1');
    qsizetype most = 0;
    for (int i = 0; i < 1600; ++i) {
        framer.feed(piece);
        QVERIFY(!framer.next());
        most = qMax(most, framer.buffered());
    }
    QVERIFY(most <= FramerLimits().numberListLine + 2 * piece.size());
    framer.feed("\r\n* 3 EXISTS\r\n");
    const auto tooLong = framer.next();
    QVERIFY(tooLong && tooLong->status == Frame::Status::TooLong);
    QVERIFY(std::holds_alternative<UnparsedResponse>(parser.parse(*tooLong)));
    const auto after = framer.next();
    QVERIFY(after);
    QVERIFY(std::holds_alternative<ExistsResponse>(parser.parse(*after)));
}

void TestCaps::millionParentheses_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("repeated");
    for (const char *start :
         {"* 1 FETCH (BODYSTRUCTURE ", "* 1 FETCH (ENVELOPE ", "* 1 FETCH (FLAGS ", "* THREAD ", "* NAMESPACE ",
          "* LIST ", "* ID ", "* QUOTA x ", "* METADATA x ", "* ESEARCH ", "* STATUS x ", "* OK [PERMANENTFLAGS "}) {
        for (const char *repeated : {"(", "()", "((", ")"}) {
            const QByteArray name = QByteArray(start) + repeated;
            QTest::newRow(name.constData()) << QByteArray(start) << QByteArray(repeated);
        }
    }
}

void TestCaps::millionParentheses()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, repeated);
    QElapsedTimer timer;
    timer.start();
    const Transcript t(start + repeated.repeated(1'000'000) + "\r\n* 3 EXISTS\r\n");
    QVERIFY(t.get<ExistsResponse>(t.responses.size() - 1));
    QVERIFY2(timer.elapsed() < 20'000, QByteArray::number(timer.elapsed()).constData());
}

void TestCaps::literals_data()
{
    QTest::addColumn<QByteArray>("mark");
    QTest::addColumn<bool>("breaks"); // where no end can be found, the connection has to go
    QTest::newRow("-1") << QByteArray("{-1}") << false;
    QTest::newRow("2^31-1") << QByteArray("{2147483647}") << false;
    QTest::newRow("2^32-1") << QByteArray("{4294967295}") << false;
    QTest::newRow("2^32") << QByteArray("{4294967296}") << true;
    QTest::newRow("2^64") << QByteArray("{18446744073709551616}") << true;
    QTest::newRow("twenty digits more") << QByteArray("{99999999999999999999}") << true;
}

void TestCaps::literals()
{
    QFETCH(QByteArray, mark);
    QFETCH(bool, breaks);
    Framer framer;
    framer.feed(QByteArray("* 1 FETCH (UID 1 BODY[] " + mark + "\r\n"));
    framer.next();
    QCOMPARE(framer.isBroken(), breaks);
    QVERIFY(framer.buffered() < 1024); // nothing is allocated for what was announced
}

void TestCaps::oneOctetAtATime()
{
    const QByteArray text
        = "* 1 FETCH (UID 1 FLAGS (\\Seen) BODY[] {6}\r\na\r\n)b\n ENVELOPE (NIL \"x\" NIL NIL NIL NIL NIL "
          "NIL NIL NIL))\r\n* SEARCH 1 2 3\r\nA1 OK [COPYUID 1 2 3] done\r\n";
    const Transcript whole(text);
    const Transcript pieces(text, 1);
    QCOMPARE(pieces.responses.size(), whole.responses.size());
    for (std::size_t i = 0; i < whole.responses.size(); ++i) {
        QCOMPARE(pieces.responses[i].index(), whole.responses[i].index());
    }
    QCOMPARE(pieces.get<FetchResponse>(0)->bodies.at(0).octets, QByteArray("a\r\n)b\n"));
}

void TestCaps::hugeRanges()
{
    // Ranges stay ranges: four thousand million UIDs are sixteen octets.
    const Transcript t("* VANISHED 1:4294967294\r\n* ESEARCH UID ALL 1:4294967294 COUNT 5\r\n"
                       "A1 OK [COPYUID 1 1:4294967294 1:4294967294] x\r\nA2 OK [APPENDUID 1 1:4294967294] y\r\n");
    QCOMPARE(t.get<VanishedResponse>(0)->uids.count(), quint64(4294967294));
    QVERIFY(t.get<VanishedResponse>(0)->uids.toList(1000).isEmpty());
    QVERIFY(t.get<ESearchResponse>(1));
    QVERIFY(t.get<StatusResponse>(2)->code.copyUid->uids.isEmpty());
    QCOMPARE(t.get<StatusResponse>(3)->code.appendUid->uids.ranges().size(), 1);
}

QTEST_GUILESS_MAIN(TestCaps)
#include "tst_caps.moc"
