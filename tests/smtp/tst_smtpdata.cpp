#include "core/smtp/data.h"

#include <QTest>

using namespace waxwing::smtp;

class TestSmtpData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encodes_data();
    void encodes();
    void scans();
    void scanMatchesWhatIsSent();
};

namespace {

QByteArray encode(const QByteArray &message, qsizetype chunk)
{
    DataEncoder encoder;
    QByteArray out;
    for (qsizetype i = 0; i < message.size(); i += chunk) {
        out += encoder.encode(QByteArrayView(message).sliced(i, std::min(chunk, message.size() - i)));
    }
    return out + encoder.finish();
}

} // namespace

void TestSmtpData::encodes_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("plain") << QByteArray("a\r\nb\r\n") << QByteArray("a\r\nb\r\n.\r\n");
    QTest::newRow("no line end") << QByteArray("a") << QByteArray("a\r\n.\r\n");
    QTest::newRow("empty") << QByteArray() << QByteArray(".\r\n");
    QTest::newRow("dots") << QByteArray(".\r\n..\r\n.a\r\na.\r\n") << QByteArray("..\r\n...\r\n..a\r\na.\r\n.\r\n");
    QTest::newRow("only a dot") << QByteArray(".") << QByteArray("..\r\n.\r\n");
    QTest::newRow("bare LF") << QByteArray("a\n.\nb") << QByteArray("a\r\n..\r\nb\r\n.\r\n");
    QTest::newRow("bare CR") << QByteArray("a\r.\rb") << QByteArray("a\r\n..\r\nb\r\n.\r\n");
    QTest::newRow("smuggled end") << QByteArray("a\n.\r\nMAIL") << QByteArray("a\r\n..\r\nMAIL\r\n.\r\n");
    QTest::newRow("CR at the end") << QByteArray("a\r") << QByteArray("a\r\n.\r\n");
    QTest::newRow("CR CR LF") << QByteArray("a\r\r\nb") << QByteArray("a\r\n\r\nb\r\n.\r\n");
}

void TestSmtpData::encodes()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, wire);
    for (const qsizetype chunk : {1, 2, 3, 1000}) {
        QCOMPARE(encode(message, chunk), wire);
    }
}

void TestSmtpData::scans()
{
    MessageScan scan;
    scan.feed("abc\r");
    scan.feed("\nde\n");
    QCOMPARE(scan.size(), 9);
    QCOMPARE(scan.longestLine(), 3);
    QVERIFY(!scan.hasEightBit());
    scan.feed("f\xc3\xa4gh");
    QVERIFY(scan.hasEightBit());
    QCOMPARE(scan.size(), 16);
    QCOMPARE(scan.longestLine(), 5);
    QVERIFY(!scan.hasNul());
    scan.feed(QByteArray(1, '\0'));
    QVERIFY(scan.hasNul());
}

void TestSmtpData::scanMatchesWhatIsSent()
{
    const QByteArray message("a\nb\r\n\r\rc");
    MessageScan scan;
    scan.feed(message);
    QCOMPARE(scan.size(), encode(message, 1).size() - 3); // without the final dot
}

QTEST_GUILESS_MAIN(TestSmtpData)
#include "tst_smtpdata.moc"
