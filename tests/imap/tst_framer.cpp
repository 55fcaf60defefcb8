#include "core/imap/framer.h"

#include <QRandomGenerator>
#include <QTest>

using namespace waxwing::imap;

namespace {

struct Collected : LiteralSink {
    QByteArray octets;
    int finished = 0;
    void write(QByteArrayView chunk) override { octets += chunk; }
    void finish() override { ++finished; }
};

struct Seen {
    QList<QByteArray> frames;
    QList<Frame::Status> statuses;
    QList<quint64> streamed;
    bool broken = false;
    bool empty = false;
};

Seen frame(const QByteArray &text, qsizetype chunk, LiteralSink *sink = nullptr, FramerLimits limits = {})
{
    Seen seen;
    Framer framer([sink](QByteArrayView, std::uint64_t) { return sink; }, limits);
    for (qsizetype at = 0; at < text.size(); at += chunk) {
        framer.feed(QByteArrayView(text).sliced(at, qMin(chunk, text.size() - at)));
        while (const auto next = framer.next()) {
            seen.frames.append(next->bytes.toByteArray());
            seen.statuses.append(next->status);
            for (const StreamedLiteral &literal : next->streamed) {
                seen.streamed.append(literal.size);
            }
        }
    }
    seen.broken = framer.isBroken();
    seen.empty = framer.isEmpty();
    return seen;
}

} // namespace

class TestFramer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesAndLiterals();
    void anyChunkingGivesTheSame();
    void streamsBodies();
    void smallHeaderStaysInFrame();
    void textThatLooksLikeALiteral();
    void hostileSizes_data();
    void hostileSizes();
    void refusedSizeBreaks_data();
    void refusedSizeBreaks();
    void longLineIsSkipped();
    void longLineWithLiteralIsSkippedWhole();
    void longSearchIsAllowed();
    void hugeBodyIsSkipped();
    void memoryStaysSmallWhileSkipping();
    void emptyForStartTls();
};

void TestFramer::linesAndLiterals()
{
    const Seen seen = frame("* LIST () \"/\" {5}\r\nab\r\nc (\"CHILDINFO\" ())\r\n* OK done\r\nA1 OK\n", 1000);
    QCOMPARE(seen.frames,
             (QList<QByteArray>{"* LIST () \"/\" {5}\r\nab\r\nc (\"CHILDINFO\" ())", "* OK done", "A1 OK"}));
    QVERIFY(seen.empty);
}

void TestFramer::anyChunkingGivesTheSame()
{
    QByteArray text = "* 1 FETCH (BODY[1] {12}\r\nhello\r\nworld BODY[2]<0> {3}\r\nabc UID 5)\r\n"
                      "* LIST () NIL {3+}\r\nfoo\r\n* 2 FETCH (BODY[] {0}\r\n)\r\n"
                      "* 3 FETCH (BODY[HEADER.FIELDS (X)] {4}\r\n\r\n\r\n FLAGS ())\r\nA1 OK done\r\n";
    Collected wholeSink;
    const Seen whole = frame(text, text.size(), &wholeSink);
    QCOMPARE(whole.frames.size(), 5);
    for (qsizetype chunk = 1; chunk < 40; ++chunk) {
        Collected sink;
        const Seen seen = frame(text, chunk, &sink);
        QCOMPARE(seen.frames, whole.frames);
        QCOMPARE(seen.streamed, whole.streamed);
        QCOMPARE(sink.octets, wholeSink.octets);
        QCOMPARE(sink.finished, wholeSink.finished);
    }
}

void TestFramer::streamsBodies()
{
    Collected sink;
    const Seen seen = frame("* 1 FETCH (UID 7 BODY[] {10}\r\n0123\r\n6789 FLAGS (\\Seen))\r\n", 4, &sink);
    QCOMPARE(sink.octets, QByteArray("0123\r\n6789"));
    QCOMPARE(sink.finished, 1);
    QCOMPARE(seen.frames, (QList<QByteArray>{"* 1 FETCH (UID 7 BODY[] {10}\r\n FLAGS (\\Seen))"}));
    QCOMPARE(seen.streamed, (QList<quint64>{10}));
}

void TestFramer::smallHeaderStaysInFrame()
{
    // The chooser decides; without a sink the literal is part of the frame.
    const Seen seen = frame("* 1 FETCH (BODY[HEADER.FIELDS (REFERENCES)] {4}\r\nab\r\n)\r\n", 3, nullptr);
    QCOMPARE(seen.frames.value(0), QByteArray("* 1 FETCH (BODY[HEADER.FIELDS (REFERENCES)] {4}\r\nab\r\n)"));
}

void TestFramer::textThatLooksLikeALiteral()
{
    const Seen seen = frame("* OK see section {5}\r\n* NO [ALERT] {7}\r\nA1 OK {3}\r\n+ {4}\r\n* BYE {1}\r\n", 1000);
    QCOMPARE(seen.frames.size(), 5);
}

void TestFramer::hostileSizes_data()
{
    QTest::addColumn<QByteArray>("mark");
    QTest::newRow("-1") << QByteArray("{-1}");
    QTest::newRow("exponent") << QByteArray("{1e3}");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("sign twice") << QByteArray("{5++}");
}

void TestFramer::hostileSizes()
{
    QFETCH(QByteArray, mark);
    const Seen seen = frame("* 1 FETCH (BODY[] " + mark + "\r\n* OK still here\r\n", 7);
    QCOMPARE(seen.statuses, (QList<Frame::Status>{Frame::Status::BadLiteral, Frame::Status::Complete}));
    QCOMPARE(seen.frames.value(1), QByteArray("* OK still here"));
}

void TestFramer::refusedSizeBreaks_data()
{
    QTest::addColumn<QByteArray>("size");
    QTest::newRow("2^32") << QByteArray("4294967296");
    QTest::newRow("2^64") << QByteArray("18446744073709551616");
    QTest::newRow("2^64+5 would wrap to 5") << QByteArray("18446744073709551621");
    QTest::newRow("many digits") << QByteArray(25, '9');
}

void TestFramer::refusedSizeBreaks()
{
    QFETCH(QByteArray, size);
    const Seen seen = frame("* 1 FETCH (BODY[] {" + size + "}\r\n* BYE injected\r\n", 7);
    QVERIFY(seen.broken);
    QVERIFY(seen.frames.isEmpty()); // what follows may be mail content
}

void TestFramer::longLineIsSkipped()
{
    const QByteArray text = "* LIST () \"/\" " + QByteArray(200'000, 'x') + "\r\nA1 OK done\r\n";
    for (const qsizetype chunk : {qsizetype(1000), text.size()}) {
        const Seen seen = frame(text, chunk);
        QCOMPARE(seen.statuses, (QList<Frame::Status>{Frame::Status::TooLong, Frame::Status::Complete}));
        QVERIFY(seen.frames.value(0).startsWith("* LIST ()"));
        QVERIFY(seen.frames.value(0).size() <= 256);
        QCOMPARE(seen.frames.value(1), QByteArray("A1 OK done"));
    }
}

void TestFramer::longLineWithLiteralIsSkippedWhole()
{
    // The literal inside poses as a response; it must be skipped with the rest.
    const QByteArray text
        = "* LIST () \"/\" " + QByteArray(100'000, 'x') + " {12}\r\n* BYE gone\r\n tail\r\n* 1 EXISTS\r\n";
    for (const qsizetype chunk : {qsizetype(1), qsizetype(4096), text.size()}) {
        const Seen seen = frame(text, chunk);
        QCOMPARE(seen.frames.size(), 2);
        QCOMPARE(seen.frames.value(1), QByteArray("* 1 EXISTS"));
    }
    const QByteArray big = "* LIST () \"/\" {2000000}\r\n" + QByteArray(2'000'000, '\n') + "\r\n* 1 EXISTS\r\n";
    const Seen seen = frame(big, 5000);
    QCOMPARE(seen.statuses, (QList<Frame::Status>{Frame::Status::TooLong, Frame::Status::Complete}));
}

void TestFramer::longSearchIsAllowed()
{
    QByteArray text = "* SEARCH";
    for (int uid = 1; uid <= 200'000; ++uid) {
        text += ' ' + QByteArray::number(uid);
    }
    const Seen seen = frame(text + "\r\n", 65536);
    QCOMPARE(seen.statuses, (QList<Frame::Status>{Frame::Status::Complete}));
    const Seen parts = frame("* 1 FETCH (BODYSTRUCTURE (" + QByteArray(500'000, ')') + "\r\n", 65536);
    QCOMPARE(parts.statuses, (QList<Frame::Status>{Frame::Status::Complete}));
}

void TestFramer::hugeBodyIsSkipped()
{
    Collected sink;
    FramerLimits limits;
    limits.bodyLiteral = 100;
    const Seen seen = frame("* 1 FETCH (BODY[] {2147483647}\r\nabc", 1000, &sink, limits);
    QVERIFY(sink.octets.isEmpty());
    QVERIFY(!seen.broken);
    limits.literal = 100;
    const Seen after
        = frame("* 1 FETCH (BODY[] {101}\r\n" + QByteArray(101, 'a') + ")\r\n* 2 EXISTS\r\n", 50, &sink, limits);
    QCOMPARE(after.statuses, (QList<Frame::Status>{Frame::Status::TooLong, Frame::Status::Complete}));
}

void TestFramer::memoryStaysSmallWhileSkipping()
{
    // 100 MB on one line: what is kept is bounded by the limit of its kind plus a chunk.
    Framer framer;
    const QByteArray chunk(64 * 1024, 'a');
    framer.feed("* LIST ");
    for (int i = 0; i < 1600; ++i) {
        framer.feed(chunk);
        QVERIFY(!framer.next());
        QVERIFY(framer.buffered() <= 2 * chunk.size() + 1024);
    }
    framer.feed("\r\n* 1 EXISTS\r\n");
    QCOMPARE(framer.next()->status, Frame::Status::TooLong);
    QCOMPARE(framer.next()->bytes.toByteArray(), QByteArray("* 1 EXISTS"));
}

void TestFramer::emptyForStartTls()
{
    Framer framer;
    framer.feed("A1 OK begin TLS\r\n");
    QVERIFY(framer.next());
    QVERIFY(framer.isEmpty());
    framer.feed("A2 OK begin TLS\r\n* OK injected");
    QVERIFY(framer.next());
    QVERIFY(!framer.isEmpty());
}

QTEST_APPLESS_MAIN(TestFramer)
#include "tst_framer.moc"
