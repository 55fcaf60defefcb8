#include "core/mime/mbox.h"

#include <QBuffer>
#include <QTest>

using waxwing::mime::MboxReader;

namespace {

QList<QByteArray> split(const QByteArray &file)
{
    QBuffer buffer;
    buffer.setData(file);
    buffer.open(QIODevice::ReadOnly);
    MboxReader reader(buffer);
    QList<QByteArray> messages;
    while (const auto message = reader.next()) {
        messages << *message;
    }
    return messages;
}

} // namespace

class TestMbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void messagesAreTakenApart()
    {
        const QList<QByteArray> mails = split("From ann@example.org Tue Nov 24 10:18:00 2026\nSubject: a\n\nOne\n\n"
                                              "From bob@example.org Tue Nov 24 10:19:00 2026\nSubject: b\n\nTwo\n");
        QCOMPARE(mails.size(), 2);
        QCOMPARE(mails.at(0), QByteArray("Subject: a\r\n\r\nOne\r\n"));
        QCOMPARE(mails.at(1), QByteArray("Subject: b\r\n\r\nTwo\r\n"));
    }

    void quotedLinesAreRestored()
    {
        const QList<QByteArray> mails
            = split("From a\nSubject: x\n\n>From the start\n>>From quoted\nFrom inside\n> From a reply\n");
        QCOMPARE(mails.size(), 1);
        QCOMPARE(mails.first(),
                 QByteArray("Subject: x\r\n\r\nFrom the start\r\n>From quoted\r\nFrom inside\r\n> From a reply\r\n"));
    }

    void anotherFileIsOneMessageAsItIs()
    {
        const QByteArray mail = "Subject: x\r\n\r\n>From here\r\n\r\nFrom there\r\nno end of line";
        QCOMPARE(split(mail), QList<QByteArray>{mail});
        QCOMPARE(split({}), QList<QByteArray>());
        QCOMPARE(split("From only\n"), QList<QByteArray>());
    }

    void aLineWithoutEndIsNotReadWhole()
    {
        const QByteArray mail = "Subject: x\r\n\r\n" + QByteArray(3 * 1024 * 1024, 'y');
        QCOMPARE(split(mail), QList<QByteArray>{mail});
    }

    void whatIsTooLongIsPassedOver()
    {
        QByteArray file = "From a\nSubject: long\n\n";
        const QByteArray line = QByteArray(1000, 'z') + '\n';
        for (int i = 0; i < 140 * 1024; ++i) {
            file += line;
        }
        file += "\nFrom b\nSubject: short\n\nText\n";
        QBuffer buffer(&file);
        buffer.open(QIODevice::ReadOnly);
        MboxReader reader(buffer);
        QCOMPARE(reader.next(), QByteArray("Subject: short\r\n\r\nText\r\n"));
        QCOMPARE(reader.skipped(), 1);
        QVERIFY(!reader.next());
    }
};

QTEST_GUILESS_MAIN(TestMbox)
#include "tst_mbox.moc"
