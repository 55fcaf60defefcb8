// Bombs (robustness.md): no crash, bounded time, and what can be read is still shown. The bounds are
// generous: they tell linear from quadratic, also under the sanitizers and on a busy machine.
#include "core/mime/document.h"
#include "core/mime/outgoing.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxwing::mime;

namespace {

constexpr qint64 Patience = 20'000; // milliseconds

QByteArray nestedMultiparts(int depth)
{
    QByteArray source = "Subject: deep\n";
    for (int i = 0; i < depth; ++i) {
        const QByteArray n = QByteArray::number(i);
        source += "Content-Type: multipart/mixed; boundary=b" + n + "\n\n--b" + n + "\n\nreadable " + n + "\n--b" + n
            + "\n";
    }
    return source + "\nend\n";
}

QByteArray nestedMessages(int depth)
{
    return "Subject: top\n" + QByteArray("Content-Type: message/rfc822\n\nSubject: in\n").repeated(depth) + "\nend\n";
}

QByteArray manyParts(int count, const QByteArray &part)
{
    return "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nreadable\n" + part.repeated(count) + "--x--\n";
}

} // namespace

class TestHostile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survives_data();
    void survives();
    void sixtyMegabytes();
    void fiveThousandParts();
    void truncationAtEveryByte();
};

void TestHostile::survives_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<bool>("complex");
    QTest::addColumn<QString>("shown");
    const QString readable = QStringLiteral("readable");
    QTest::newRow("10 000 multiparts") << nestedMultiparts(10'000) << true << readable;
    QTest::newRow("10 000 nested messages") << nestedMessages(10'000) << true << QString();
    QTest::newRow("1 000 000 empty parts") << manyParts(1'000'000, "--x\n\n") << true << readable;
    QTest::newRow("40 nested multiparts") << nestedMultiparts(40) << false << readable;
    QTest::newRow("100 MB header line") << QByteArray("X: " + QByteArray(100'000'000, 'a') + "\n\nreadable") << true
                                        << readable;
    QTest::newRow("1 000 000 headers") << QByteArray(QByteArray("X: y\n").repeated(1'000'000) + "\nreadable") << true
                                       << readable;
    QTest::newRow("100 000 recipients") << QByteArray("To: " + QByteArray("a@b.example, ").repeated(100'000)
                                                      + "\n\nreadable")
                                        << true << readable;
    QTest::newRow("deep comments") << QByteArray("To: " + QByteArray(60'000, '(') + "\n\nreadable") << false
                                   << readable;
    QTest::newRow("a million references")
        << QByteArray("References: " + QByteArray("<a@b> ").repeated(1'000'000) + "\n\nreadable") << true << readable;
    QTest::newRow("all NUL") << QByteArray(5'000'000, '\0') << false << QString();
    QTest::newRow("50 MB line") << QByteArray("Subject: x\n\nreadable" + QByteArray(50'000'000, 'a')) << true
                                << readable;
    QTest::newRow("boundary lines") << manyParts(500'000, "--y\n") << false << readable;
    QTest::newRow("equal boundaries") << QByteArray(
        "Content-Type: multipart/mixed; boundary=x\n\n"
        + QByteArray("--x\nContent-Type: multipart/mixed; boundary=x\n\n").repeated(3000) + "readable")
                                      << true << QString();
    QTest::newRow("quotes") << QByteArray("\nreadable\n" + QByteArray("> ").repeated(1'000'000)) << false << readable;
    QTest::newRow("encoded words") << QByteArray("Subject: " + QByteArray("=?utf-8?q?").repeated(6000) + "\n\nreadable")
                                   << false << readable;
    QTest::newRow("parameters") << QByteArray("Content-Type: text/plain" + QByteArray("; a*0*=b").repeated(6000)
                                              + "\n\nreadable")
                                << false << readable;
    QTest::newRow("100 000 nested div") << QByteArray("Content-Type: text/html\n\nreadable"
                                                      + QByteArray("<div>").repeated(100'000))
                                        << false << readable;
}

void TestHostile::survives()
{
    QFETCH(QByteArray, source);
    QFETCH(bool, complex);
    QFETCH(QString, shown);
    QElapsedTimer timer;
    timer.start();
    const Document document = parseMessage(source);
    QCOMPARE(document.tooComplex, complex);
    QCOMPARE(document.notes.isEmpty(), !complex);
    const QString text = extractText(document);
    QVERIFY2(text.contains(shown), qPrintable(text.left(200)));
    preview(document);
    reply(document, {}, ReplyTo::All);
    QVERIFY(document.parts.size() <= MaxParts);
    QVERIFY2(timer.elapsed() < Patience, qPrintable(QString::number(timer.elapsed())));
}

void TestHostile::sixtyMegabytes()
{
    const QByteArray line = QByteArray(76, 'A') + "\r\n";
    const QByteArray source = "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nreadable\r\n--x\r\n"
                              "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + line.repeated(60 * 1024 * 1024 / int(line.size())) + "--x--\r\n";
    QElapsedTimer timer;
    timer.start();
    const Document document = parseMessage(source);
    QVERIFY(!document.tooComplex);
    QCOMPARE(document.blocks[0].text, QStringLiteral("readable"));
    QCOMPARE(partBody(source, QStringLiteral("2")).size(), 60 * 1024 * 1024 / int(line.size()) * 57);
    QVERIFY2(timer.elapsed() < Patience, qPrintable(QString::number(timer.elapsed())));
}

void TestHostile::fiveThousandParts()
{
    const Document document = parseMessage(
        manyParts(5000, "--x\nContent-Type: image/png; name=a.png\nContent-Disposition: attachment\n\nx\n"));
    QVERIFY(document.tooComplex);
    QVERIFY(document.notes[0].contains(QStringLiteral("too complex to show in full")));
    QCOMPARE(document.blocks[0].text, QStringLiteral("readable"));
    QVERIFY(document.attachments.size() > 1000);
}

void TestHostile::truncationAtEveryByte()
{
    const QByteArray source = "From: \"A\" <a@b.example>\r\nSubject: =?utf-8?Q?=C3=A4?=\r\nContent-Type: "
                              "multipart/mixed; boundary=\"x\"\r\n\r\n"
                              "--x\r\nContent-Type: text/html\r\n\r\n<p title='a'>&amp;<!-- c "
                              "--></p>\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n"
                              "Subject: in\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n--x--\r\n";
    for (qsizetype size = 0; size <= source.size(); ++size) {
        const Document document = parseMessage(source.left(size));
        extractText(document);
        for (const Part &part : document.parts)
            partBody(source.left(size), part.number);
    }
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
