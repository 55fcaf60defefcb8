#include "core/pop3/listing.h"

#include <QTest>

using namespace waxwing::pop3;

class TestPop3Listing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsUidl();
    void uidlSaysWhatIsWrong();
    void readsList();
    void readsCapabilities();
};

void TestPop3Listing::readsUidl()
{
    const auto listing = parseUidl("1 whqtswO00WBw418f9t5JxYwZ\r\n2 QhdPYR:00WBw1Ph7x7 \r\n");
    QCOMPARE(listing.entries, (QList<UniqueId>{{1, "whqtswO00WBw418f9t5JxYwZ"}, {2, "QhdPYR:00WBw1Ph7x7"}}));
    QCOMPARE(listing.unreadable, 0);
    QVERIFY(!listing.hasDuplicateUids);
}

void TestPop3Listing::uidlSaysWhatIsWrong()
{
    const QByteArray tooLong(256, 'u');
    const auto listing
        = parseUidl("1 a\r\n2 a\r\n0 b\r\n-1 b\r\nx b\r\n3\r\n1 c\r\n99999999999 d\r\n4 " + tooLong + "\r\n");
    QCOMPARE(listing.entries, (QList<UniqueId>{{1, "a"}, {2, "a"}}));
    QVERIFY(listing.hasDuplicateUids);
    QCOMPARE(listing.unreadable, 7);
}

void TestPop3Listing::readsList()
{
    const auto listing
        = parseList("1 120\r\n2 200 octets\r\n3 -1\r\n4 99999999999999999999\r\n2 7\r\n5 9000000000\r\n");
    QCOMPARE(listing.entries, (QList<ScanListing>{{1, 120}, {2, 200}, {5, 9'000'000'000}}));
    QCOMPARE(listing.unreadable, 3);
}

void TestPop3Listing::readsCapabilities()
{
    const Capabilities capabilities = Capabilities::fromBody("TOP\r\nsasl PLAIN login\r\nUIDL\r\nEXPIRE 60\r\n");
    QVERIFY(capabilities.isKnown());
    QVERIFY(capabilities.has("UIDL"));
    QVERIFY(!capabilities.has("STLS"));
    QCOMPARE(capabilities.saslMechanisms(), (QByteArrayList{"PLAIN", "LOGIN"}));
    QCOMPARE(capabilities.parameters("EXPIRE"), QByteArrayList{"60"});
    QVERIFY(!Capabilities().isKnown());
}

QTEST_GUILESS_MAIN(TestPop3Listing)
#include "tst_pop3listing.moc"
