// UID sets, mailbox names and capabilities.
#include "core/imap/capabilities.h"
#include "core/imap/mailboxname.h"
#include "core/imap/uidset.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace waxwing;
using namespace waxwing::imap;

class TestValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sets();
    void setsAgainstAModel();
    void setText_data();
    void setText();
    void setBounds();
    void setSplit();
    void mailboxNames_data();
    void mailboxNames();
    void brokenMailboxNames();
    void mailboxNamesRoundTrip();
    void capabilities();
};

void TestValues::sets()
{
    UidSet set = UidSet::of({Uid(5), Uid(3), Uid(4), Uid(9), Uid(9)});
    QCOMPARE(set.toByteArray(), QByteArray("3:5,9"));
    set.add(Uid(6), Uid(8));
    QCOMPARE(set.toByteArray(), QByteArray("3:9"));
    QCOMPARE(set.count(), 7u);
    QVERIFY(set.contains(Uid(3)) && set.contains(Uid(9)) && !set.contains(Uid(10)) && !set.contains(Uid(2)));
    QCOMPARE(UidSet::from(Uid(7)).toByteArray(), QByteArray("7:*"));
    set.add(Uid(0));
    QCOMPARE(set.count(), 7u);
    QCOMPARE(UidSet::range(Uid(9), Uid(2)).toByteArray(), QByteArray("2:9"));
}

void TestValues::setsAgainstAModel()
{
    QRandomGenerator random(5);
    for (int round = 0; round < 200; ++round) {
        UidSet set;
        QSet<quint32> model;
        for (int i = 0; i < 60; ++i) {
            const quint32 first = random.bounded(1, 200);
            const quint32 last = first + random.bounded(0, 10);
            set.add(Uid(first), Uid(last));
            for (quint32 uid = first; uid <= last; ++uid) {
                model.insert(uid);
            }
        }
        QCOMPARE(set.count(), quint64(model.size()));
        for (quint32 uid = 1; uid < 230; ++uid) {
            QCOMPARE(set.contains(Uid(uid)), model.contains(uid));
        }
        QCOMPARE(*UidSet::parse(set.toByteArray()), set);
        QCOMPARE(UidSet::of(set.toList(1000)), set);
    }
}

void TestValues::setText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("normal");
    QTest::newRow("one") << QByteArray("7") << QByteArray("7");
    QTest::newRow("backwards") << QByteArray("9:7,1") << QByteArray("1,7:9");
    QTest::newRow("overlapping") << QByteArray("1:5,3:8,9") << QByteArray("1:9");
    QTest::newRow("largest") << QByteArray("4294967294") << QByteArray("4294967294");
    for (const char *const bad :
         {"", "*", "1:*", "0", "1:0", "1,", ",1", "1::2", "1:2:3", "4294967296", "-1", "a", "1 2"}) {
        QTest::newRow(bad) << QByteArray(bad) << QByteArray();
    }
}

void TestValues::setText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, normal);
    const auto set = UidSet::parse(text);
    QCOMPARE(set.has_value(), !normal.isEmpty());
    QCOMPARE(set.value_or(UidSet()).toByteArray(), normal);
}

void TestValues::setBounds()
{
    const UidSet all = *UidSet::parse("1:4294967295");
    QCOMPARE(all.count(), 4294967295u);
    QVERIFY(all.toList(1'000'000).isEmpty());
}

void TestValues::setSplit()
{
    UidSet set;
    for (quint32 uid = 1; uid < 20'000; uid += 2) {
        set.add(Uid(uid));
    }
    UidSet joined;
    const QList<UidSet> pieces = set.split(500);
    for (const UidSet &piece : pieces) {
        QVERIFY(piece.toByteArray().size() <= 500);
        for (const UidSet::Range range : piece.ranges()) {
            joined.add(Uid(range.first), Uid(range.last));
        }
    }
    QCOMPARE(joined, set);
    QVERIFY(UidSet().split(100).isEmpty());
}

void TestValues::mailboxNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("ascii") << QStringLiteral("INBOX/Sent") << QByteArray("INBOX/Sent");
    QTest::newRow("ampersand") << QStringLiteral("A & B") << QByteArray("A &- B");
    QTest::newRow("RFC 3501 5.1.3") << QStringLiteral("~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e")
                                    << QByteArray("~peter/mail/&U,BTFw-/&ZeVnLIqe-");
    QTest::newRow("umlauts") << QStringLiteral("Entw\u00fcrfe") << QByteArray("Entw&APw-rfe");
    QTest::newRow("emoji") << QStringLiteral("\U0001f600") << QByteArray("&2D3eAA-");
}

void TestValues::mailboxNames()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, raw);
    QCOMPARE(encodedMailboxName(name, false), raw);
    QCOMPARE(decodedMailboxName(raw, false), name);
    QCOMPARE(decodedMailboxName(name.toUtf8(), true), name);
}

void TestValues::brokenMailboxNames()
{
    // Shown as they are; none is hidden, none crashes.
    for (const char *const raw : {"A & B", "&", "&AB", "&A-", "&!!-", "&2D0-"}) {
        QCOMPARE(decodedMailboxName(raw, false), QString::fromLatin1(raw));
    }
    QCOMPARE(decodedMailboxName("Entw\xc3\xbcrfe", false), QStringLiteral("Entw\u00fcrfe")); // UTF-8 unasked
    QCOMPARE(decodedMailboxName("Entw\xfcrfe", false), QStringLiteral("Entw\u00fcrfe")); // Latin-1
}

void TestValues::mailboxNamesRoundTrip()
{
    QRandomGenerator random(9);
    for (int round = 0; round < 3000; ++round) {
        QString name;
        for (int size = random.bounded(0, 20); size > 0; --size) {
            const uint code = random.bounded(2) ? random.bounded(0x20u, 0x7fu) : random.bounded(0xa0u, 0xd7ffu);
            name += QChar(char16_t(code));
        }
        QCOMPARE(decodedMailboxName(encodedMailboxName(name, false), false), name);
    }
}

void TestValues::capabilities()
{
    const Capabilities rev1({"IMAP4rev1", "Idle", "QRESYNC"});
    QVERIFY(rev1.has("IDLE") && rev1.has("condstore") && !rev1.has("MOVE"));
    const Capabilities rev2({"IMAP4rev2"});
    QVERIFY(rev2.has("MOVE") && rev2.has("UIDPLUS") && rev2.has("LITERAL-") && !rev2.has("LITERAL+"));
    QVERIFY(Capabilities().isEmpty());
}

QTEST_APPLESS_MAIN(TestValues)
#include "tst_values.moc"
