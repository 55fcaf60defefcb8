// COMPRESS=DEFLATE below a session: what is written can be read at once, and a bomb fills no memory.
#include "core/net/compressedtransport.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::net;
using namespace waxwing::test;

class TestCompression : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWriteCanBeRead();
    void anyChunks();
    void bomb();
    void longQuietIsNoBomb();
    void corrupt();
    void endOfStream();
    void transportGoesOnByItself();
    void transportClosesOnBomb();
    void restAfterTheEnd();
};

namespace {

QByteArray all(Inflater &inflater)
{
    QByteArray octets;
    while (inflater.hasMore()) {
        octets += inflater.take();
    }
    return octets;
}

// In what Dialogue understands after "S> ".
QByteArray escaped(const QByteArray &octets)
{
    QByteArray text;
    for (const char c : octets) {
        text += "\\x" + QByteArray(1, c).toHex();
    }
    return text;
}

struct Pair {
    explicit Pair(const QByteArray &script, QByteArrayView alreadyRead = {}, InflateLimits limits = {})
        : dialogue(script), inner(dialogue.transport())
    {
        await(inner->open({}, {}, {}));
        ends = std::make_unique<CompressedTransport>(std::move(inner), alreadyRead, limits);
    }

    Dialogue dialogue;
    std::unique_ptr<Transport> inner;
    std::unique_ptr<CompressedTransport> ends;
};

} // namespace

void TestCompression::everyWriteCanBeRead()
{
    // RFC 4978 3: a command the other side cannot read yet is a dead-lock.
    Deflater deflater;
    Inflater inflater;
    for (int i = 0; i < 50; ++i) {
        const QByteArray line = "A" + QByteArray::number(i) + " UID FETCH 1:* (FLAGS)\r\n";
        inflater.feed(deflater.deflate(line));
        QCOMPARE(all(inflater), line);
    }
}

void TestCompression::anyChunks()
{
    QByteArray text;
    QRandomGenerator random(7);
    while (text.size() < 700'000) {
        text += "* " + QByteArray::number(random.generate() % 1000) + " FETCH (FLAGS (\\Seen))\r\n";
    }
    Deflater deflater;
    const QByteArray compressed = deflater.deflate(text);
    QVERIFY(compressed.size() < text.size() / 4);
    Inflater inflater;
    QByteArray got;
    for (qsizetype at = 0; at < compressed.size();) {
        const qsizetype chunk = 1 + qsizetype(random.generate() % 3000);
        inflater.feed(QByteArrayView(compressed).sliced(at, qMin(chunk, compressed.size() - at)));
        at += chunk;
        while (inflater.hasMore()) {
            const QByteArray part = inflater.take();
            QVERIFY(part.size() <= InflateLimits().output);
            got += part;
        }
    }
    QVERIFY(got == text);
    QCOMPARE(inflater.buffered(), 0);
}

void TestCompression::bomb()
{
    Deflater deflater;
    const QByteArray compressed = deflater.deflate(QByteArray(100 * 1024 * 1024, '('));
    QVERIFY(compressed.size() < 125'000); // one to a thousand
    Inflater inflater;
    inflater.feed(compressed);
    quint64 out = 0;
    while (inflater.hasMore()) {
        out += quint64(inflater.take().size());
    }
    QCOMPARE(inflater.state(), Inflater::State::Bomb);
    QVERIFY(out <= InflateLimits().freely + quint64(InflateLimits().output));
}

void TestCompression::longQuietIsNoBomb()
{
    // A picture of one colour in the middle of other mail: the mean counts.
    Deflater deflater;
    Inflater inflater;
    QByteArray noise(4 * 1024 * 1024, Qt::Uninitialized);
    QRandomGenerator(1).fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
    for (const QByteArray &part : {noise, QByteArray(80 * 1024 * 1024, 'A')}) {
        inflater.feed(deflater.deflate(part));
        while (inflater.hasMore()) {
            inflater.take();
        }
    }
    QCOMPARE(inflater.state(), Inflater::State::Good);
}

void TestCompression::corrupt()
{
    Inflater inflater;
    inflater.feed("* OK this was never compressed\r\n");
    all(inflater);
    QCOMPARE(inflater.state(), Inflater::State::Corrupt);
    QVERIFY(!inflater.hasMore());
}

void TestCompression::endOfStream()
{
    Inflater inflater;
    inflater.feed(QByteArrayView("\x03\x00", 2)); // an empty last block
    QVERIFY(all(inflater).isEmpty());
    QCOMPARE(inflater.state(), Inflater::State::Ended);
}

void TestCompression::transportGoesOnByItself()
{
    // More than one read() gives, and nothing more from the socket: the rest is announced all the same.
    Deflater deflater;
    const QByteArray text(1'000'000, 'x');
    const QByteArray compressed = deflater.deflate(text);
    Pair pair({}, compressed);
    QByteArray got;
    connect(pair.ends.get(), &Transport::readyRead, this, [&] { got += pair.ends->read(); });
    QTRY_COMPARE(got.size(), text.size());
}

void TestCompression::transportClosesOnBomb()
{
    InflateLimits limits;
    limits.freely = 1024 * 1024;
    Deflater deflater;
    Pair pair({}, deflater.deflate(QByteArray(50 * 1024 * 1024, 'x')), limits);
    connect(pair.ends.get(), &Transport::readyRead, this, [&] { pair.ends->read(); });
    QTRY_VERIFY(!pair.ends->isOpen());
    QCOMPARE(pair.ends->closeReason().code(), QByteArray("COMPRESSION"));
}

void TestCompression::restAfterTheEnd()
{
    Deflater deflater;
    const QByteArray bye = "* BYE going down\r\n";
    Pair pair("S> " + escaped(deflater.deflate(bye)) + "\nX: close\n");
    QSignalSpy closed(pair.ends.get(), &Transport::closed);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(pair.ends->read(), bye); // why it closed is still there to be read
}

QTEST_GUILESS_MAIN(TestCompression)
#include "tst_compression.moc"
