#include "core/net/endpoint.h"

#include "core/base/error.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::net;

class TestEndpoint : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAndWrites_data();
    void readsAndWrites();
    void refuses_data();
    void refuses();
    void knowsLoopback_data();
    void knowsLoopback();
};

void TestEndpoint::readsAndWrites_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("tls") << "mail.example.org:993,tls"
                         << "mail.example.org" << 993;
    QTest::newRow("starttls") << "mail.example.org:143,starttls"
                              << "mail.example.org" << 143;
    QTest::newRow("plain") << "127.0.0.1:1143,plain"
                           << "127.0.0.1" << 1143;
    QTest::newRow("IPv6") << "[2001:db8::1]:993,tls"
                          << "2001:db8::1" << 993;
}

void TestEndpoint::readsAndWrites()
{
    QFETCH(QString, text);
    const Endpoint endpoint = Endpoint::fromString(text);
    QTEST(endpoint.host, "host");
    QTEST(int(endpoint.port), "port");
    QCOMPARE(endpoint.toString(), text);
}

void TestEndpoint::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "host", "host:993", "host,tls", ":993,tls", "host:0,tls", "host:65536,tls", "host:x,tls", "host:993,ssl",
          "host:993,", "2001:db8::1:993,tls", "ho st:993,tls", "host\r\nX:993,tls", "a@b:993,tls"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void TestEndpoint::refuses()
{
    QFETCH(QString, text);
    try {
        Endpoint::fromString(text);
        QFAIL("accepted");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Input);
        QVERIFY(!error.summary().isEmpty());
    }
}

void TestEndpoint::knowsLoopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("expected");
    QTest::newRow("localhost") << "LocalHost" << true;
    QTest::newRow("below localhost") << "imap.localhost." << true;
    QTest::newRow("127/8") << "127.3.2.1" << true;
    QTest::newRow("::1") << "::1" << true;
    QTest::newRow("a name that looks like it") << "localhost.example.org" << false;
    QTest::newRow("a name that begins like an address") << "127.0.0.1.example.org" << false;
    QTest::newRow("a private address is a network") << "10.0.0.1" << false;
}

void TestEndpoint::knowsLoopback()
{
    QFETCH(QString, host);
    const Endpoint endpoint(host, 1, Security::Plain);
    QTEST(endpoint.isLoopback(), "expected");
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
