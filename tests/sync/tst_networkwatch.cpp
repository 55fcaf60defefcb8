// In a network namespace of its own, with a real interface that gets and loses an address.
#include "core/sync/networkwatch.h"
#include "tests/support/ownnetwork.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class TestNetworkWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addressComesAndGoes();
};

void TestNetworkWatch::addressComesAndGoes()
{
    const NetworkInterface interface("waxwing0");
    if (!interface.isThere()) {
        QSKIP("no network namespace, or no tap device, can be made here");
    }
    sync::NetworkWatch watch(std::chrono::milliseconds(50));
    QSignalSpy changes(&watch, &sync::NetworkWatch::changed);
    watch.start();
    QVERIFY(interface.setUp(true)); // with an address of the link at most
    QVERIFY(!changes.wait(300));
    QVERIFY(interface.setAddress("192.0.2.1"));
    QTRY_COMPARE(changes.size(), 1);
    QVERIFY(interface.setAddress("192.0.2.77"));
    QTRY_COMPARE(changes.size(), 2);
    QVERIFY(interface.setUp(false));
    QTRY_COMPARE(changes.size(), 3);
    QVERIFY(interface.setUp(true));
    QTRY_COMPARE(changes.size(), 4);
}

int main(int argc, char **argv)
{
    enterOwnNetwork();
    const QCoreApplication application(argc, argv);
    TestNetworkWatch test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_networkwatch.moc"
