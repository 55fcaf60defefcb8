// An mbox of more than four gigabytes: what stands behind a message that is far too large is read.
#include "core/mime/mbox.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::mime;

class TestMboxLarge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void behindFourGigabytes();
};

void TestMboxLarge::behindFourGigabytes()
{
    constexpr qint64 hole = 4200_MiB; // beyond what 32 bits count; takes no room on the disk
    const QByteArray from = "From ann@example.org Tue Nov 24 10:00:00 2026\n";
    const QByteArray first = from + "Subject: first\n\nHello\n\n";
    const QByteArray header = from + "Subject: huge\nContent-Length: " + QByteArray::number(hole) + "\n\n";
    const QByteArray last = "\n" + from + "Subject: last\n\nHello\n\n";
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("box")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(first + header);
    const qint64 behind = file.pos() + hole;
    QVERIFY(file.resize(behind) && file.seek(behind));
    file.write(last);
    QVERIFY(file.flush() && file.seek(0));

    MboxReader reader(file);
    const auto one = reader.next();
    const auto huge = reader.next();
    const auto two = reader.next();
    QVERIFY(one && huge && two && !reader.next());
    QCOMPARE(one->source, QByteArray("Subject: first\r\n\r\nHello\r\n"));
    QVERIFY(huge->cut && huge->source.size() <= MboxReader::largest);
    QCOMPARE(two->source, QByteArray("Subject: last\r\n\r\nHello\r\n"));
    QCOMPARE(two->offset, behind + 1);
    QVERIFY(!two->cut);
}

QTEST_GUILESS_MAIN(TestMboxLarge)
#include "tst_mboxlarge.moc"
