// mbox files of every kind: which it is, where a message ends, what its text was.
#include "core/mime/mbox.h"

#include <QTemporaryFile>
#include <QTest>

using namespace waxwing::mime;
using Variant = MboxReader::Variant;

namespace {

const QByteArray from = "From ann@example.org Tue Nov 24 10:00:00 2026\n";

QByteArray quotedOnce(const QByteArray &prefix)
{
    return prefix + "From the beginning\n";
}

} // namespace

class TestMbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void original();
    void reversible();
    void lengths();
    void lengthsUnquoted();
    void lengthsThatLie();
    void fromLinesInBodies();
    void separators_data();
    void separators();
    void withoutDates();
    void crlf();
    void emptyAndOdd();
    void writtenAndReadBack_data();
    void writtenAndReadBack();
    void hugeLines();

private:
    QList<MboxMessage> read(const QByteArray &content)
    {
        m_file = std::make_unique<QTemporaryFile>();
        m_file->open();
        m_file->write(content);
        m_file->flush();
        MboxReader reader(*m_file);
        m_variant = reader.variant();
        QList<MboxMessage> all;
        while (const auto message = reader.next()) {
            all.append(*message);
        }
        return all;
    }

    std::unique_ptr<QTemporaryFile> m_file;
    Variant m_variant = Variant::Original;
};

void TestMbox::original()
{
    const auto all = read(from + "A: 1\n\n" + quotedOnce(">") + "\n" + from + "A: 2\n\nb\n");
    QCOMPARE(all.size(), 2);
    QCOMPARE(m_variant, Variant::Original);
    QCOMPARE(all.at(0).source, QByteArray("A: 1\r\n\r\nFrom the beginning\r\n"));
    QCOMPARE(all.at(1).source, QByteArray("A: 2\r\n\r\nb\r\n"));
    QCOMPARE(all.at(0).received, QDateTime(QDate(2026, 11, 24), QTime(10, 0), Qt::UTC));
}

void TestMbox::reversible()
{
    const auto all = read(from + "A: 1\n\n" + quotedOnce(">") + quotedOnce(">>") + "> From is no such line\n");
    QCOMPARE(m_variant, Variant::Reversible);
    QCOMPARE(all.constFirst().source,
             QByteArray("A: 1\r\n\r\nFrom the beginning\r\n>From the beginning\r\n> From is no such line\r\n"));
}

void TestMbox::lengths()
{
    const QByteArray body = quotedOnce(">");
    const auto all = read(from + "A: 1\nContent-Length: " + QByteArray::number(body.size()) + "\n\n" + body + "\n"
                          + from + "A: 2\nContent-Length: 2\n\nb\n\n");
    QCOMPARE(all.size(), 2);
    QCOMPARE(m_variant, Variant::Length);
    QVERIFY(all.at(0).source.endsWith("\r\n\r\nFrom the beginning\r\n"));
}

void TestMbox::lengthsUnquoted()
{
    const QByteArray body = "x\n\n" + from + "B: looks like one\n\n>From quoted by hand\n";
    const auto all = read(from + "A: 1\nContent-Length: " + QByteArray::number(body.size()) + "\n\n" + body + "\n"
                          + from + "A: 2\nContent-Length: 2\n\nb\n\n");
    QCOMPARE(all.size(), 2);
    QCOMPARE(m_variant, Variant::LengthUnquoted);
    QVERIFY(all.at(0).source.contains("B: looks like one"));
    QVERIFY(all.at(0).source.contains("\r\n>From quoted by hand"));
}

void TestMbox::lengthsThatLie()
{
    const auto all = read(from + "A: 1\nContent-Length: 3\n\nlonger than that\n\n" + from
                          + "A: 2\nContent-Length: 99999999999999\n\nb\n");
    QCOMPARE(all.size(), 2);
    QVERIFY(all.at(0).source.endsWith("longer than that\r\n"));
    QVERIFY(all.at(1).source.endsWith("b\r\n"));
}

void TestMbox::fromLinesInBodies()
{
    // Without quoting: no empty line before, no date, or nothing like a header behind it.
    const auto all = read(from + "A: 1\n\ntext\n" + from + "text goes on\n\nFrom now on all is well\nyes\n\n" + from
                          + "this is no header\n\n" + from + "A: 2\n\nb\n");
    QCOMPARE(all.size(), 2);
    QVERIFY(all.at(0).source.contains("From now on all is well"));
    QVERIFY(all.at(0).source.contains("this is no header"));
}

void TestMbox::separators_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QDateTime>("date");
    const QDateTime then(QDate(2026, 11, 4), QTime(1, 2, 3), Qt::UTC);
    QTest::newRow("asctime") << QByteArray("From a@b Wed Nov  4 01:02:03 2026") << then;
    QTest::newRow("Thunderbird") << QByteArray("From - Wed Nov 04 01:02:03 2026") << then;
    QTest::newRow("with a zone") << QByteArray("From a@b Wed Nov  4 01:02:03 UTC 2026") << then;
    QTest::newRow("with an offset") << QByteArray("From a@b Wed Nov  4 01:02:03 +0000 2026") << then;
    QTest::newRow("Gmail") << QByteArray("From 1746@xxx Wed Nov 04 01:02:03 +0000 2026") << then;
    QTest::newRow("a name of spaces") << QByteArray("From Ann Lee Wed Nov  4 01:02:03 2026") << then;
    QTest::newRow("as in Date") << QByteArray("From a@b Wed, 4 Nov 2026 01:02:03 +0000") << then;
}

void TestMbox::separators()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QDateTime, date);
    const auto all = read(line + "\nA: 1\n\nx\n\n" + line + "\nA: 2\n\ny\n");
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(1).received, date);
}

void TestMbox::withoutDates()
{
    const auto all = read("From ???@???\nA: 1\n\nFrom here\nx\n\nFrom ???@???\nA: 2\n\ny\n");
    QCOMPARE(all.size(), 2);
    QVERIFY(!all.at(0).received.isValid());
}

void TestMbox::crlf()
{
    const auto all = read(QByteArray(from + "A: 1\n\nx\n\n" + from + "A: 2\n\ny\n").replace("\n", "\r\n"));
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(0).source, QByteArray("A: 1\r\n\r\nx\r\n"));
}

void TestMbox::emptyAndOdd()
{
    QVERIFY(read("").isEmpty());
    QVERIFY(read("\n\n\n").isEmpty());
    QCOMPARE(read(from).size(), 1);
    QCOMPARE(read("\n\n" + from + "A: 1\n").size(), 1);
    QCOMPARE(read(from + "A: 1\n\n").constFirst().source, QByteArray("A: 1\r\n\r\n"));
    QVERIFY(MboxReader::looksLikeMbox(QByteArray("\n" + from)));
    QVERIFY(!MboxReader::looksLikeMbox("From: Ann"));
}

void TestMbox::writtenAndReadBack_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("plain") << QByteArray("A: 1\r\n\r\nx\r\n");
    QTest::newRow("From lines") << QByteArray("A: 1\r\n\r\n\r\n" + QByteArray(from).replace("\n", "\r\n")
                                              + "B: 2\r\n\r\n>From x\r\n>>From y\r\n");
    QTest::newRow("empty lines at the end") << QByteArray("A: 1\r\n\r\nx\r\n\r\n\r\n");
    QTest::newRow("a From header") << QByteArray("From: x\r\n\r\nFrom\r\n");
}

void TestMbox::writtenAndReadBack()
{
    QFETCH(const QByteArray, source);
    const QDateTime when(QDate(2026, 11, 24), QTime(10, 0), Qt::UTC);
    const QByteArray one = mboxrdMessage(source, "ann@example.org", when);
    const auto all = read(one + one + one);
    QCOMPARE(all.size(), 3);
    for (const MboxMessage &message : all) {
        QCOMPARE(message.source, source);
        QCOMPARE(message.received, when);
    }
}

void TestMbox::hugeLines()
{
    const QByteArray line(5 * 1024 * 1024, 'x');
    const auto all = read(from + "A: 1\n\n" + line + "\n\n" + from + "A: 2\n\ny\n");
    QCOMPARE(all.size(), 2);
    QVERIFY(all.at(0).source.contains(line));
}

QTEST_GUILESS_MAIN(TestMbox)
#include "tst_mbox.moc"
