#include "core/net/connection.h"
#include "core/net/proxy.h"
#include "tests/support/await.h"
#include "tests/support/helperprocess.h"
#include "tests/support/tlsserver.h"

#include <QJsonArray>
#include <QNetworkProxy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::net;
using namespace waxwing::test;
using namespace std::chrono_literals;

class TestProxies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_certificates = std::make_unique<Certificates>(); }
    void text_data();
    void text();
    void refusesText_data();
    void refusesText();
    void connects_data();
    void connects();
    void refused_data();
    void refused();
    void letsInWhoHasThePassword_data() { connects_data(); }
    void letsInWhoHasThePassword();
    void proxyIsGone();
    void systemIsAskedForItsSocksProxyOnly();

private:
    TlsPolicy trusting() const
    {
        TlsPolicy policy;
        policy.extraCaFile = m_certificates->authorityFile();
        return policy;
    }
    std::unique_ptr<Certificates> m_certificates;
};

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

Proxy at(const QJsonObject &facts, const QString &kind)
{
    const auto port = std::uint16_t(facts.value(s("port")).toInt());
    return Proxy(kind == s("socks5") ? Proxy::Kind::Socks5 : Proxy::Kind::Http, s("127.0.0.1"), port);
}

} // namespace

void TestProxies::text_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"system", "none", "socks5://proxy.example.org:1080", "http://10.0.0.1:3128", "http://[::1]:8080"}) {
        QTest::newRow(text) << s(text);
    }
}

void TestProxies::text()
{
    QFETCH(QString, text);
    QCOMPARE(Proxy::fromString(text).toString(), text);
}

void TestProxies::refusesText_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "socks", "socks5://host", "ftp://host:1", "http://user:secret@host:1",
                             "http://host:1/path", "http://host:0", "http://host:70000"}) {
        QTest::newRow(*text == 0 ? "nothing" : text) << s(text);
    }
}

void TestProxies::refusesText()
{
    QFETCH(QString, text);
    QVERIFY_EXCEPTION_THROWN(Proxy::fromString(text), Error);
}

void TestProxies::connects_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("SOCKS5") << s("socks5");
    QTest::newRow("HTTP CONNECT") << s("http");
}

// The proxy looks the name up, and the certificate is checked against that name.
void TestProxies::connects()
{
    QFETCH(QString, kind);
    HelperProcess helper(s("proxyserver"));
    const QJsonObject facts = helper.start({kind});
    QVERIFY2(!facts.isEmpty(), qPrintable(helper.error()));
    TlsServer server(TlsServer::Mode::Tls, m_certificates.get(), "good");
    Connection connection(at(facts, kind));
    await(connection.open(Endpoint(s("localhost"), server.serverPort(), Security::Tls), trusting(), Timeouts()));
    QVERIFY(connection.isEncrypted());
    QCOMPARE(await(connection.receive(5s)), QByteArray("secure\r\n"));
    const QString expected = QStringLiteral("localhost:%1").arg(server.serverPort());
    QCOMPARE(helper.ask("asked").value(s("asked")).toArray(), QJsonArray{expected});
}

void TestProxies::refused_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("how");
    QTest::newRow("SOCKS5") << s("socks5") << s("--refuse");
    QTest::newRow("HTTP CONNECT") << s("http") << s("--refuse");
    QTest::newRow("SOCKS5 wants a password") << s("socks5") << s("--want-password");
    QTest::newRow("HTTP wants a password") << s("http") << s("--want-password");
}

void TestProxies::refused()
{
    QFETCH(QString, kind);
    QFETCH(QString, how);
    HelperProcess helper(s("proxyserver"));
    const QJsonObject facts = helper.start({kind, how});
    QVERIFY2(!facts.isEmpty(), qPrintable(helper.error()));
    Connection connection(at(facts, kind));
    const Error error = failureOf(connection.open(Endpoint(s("localhost"), 993, Security::Tls), {}, Timeouts()));
    QCOMPARE(error.kind(), how == s("--want-password") ? ErrorKind::Auth : ErrorKind::Network);
    QVERIFY2(error.summary().contains(s("proxy 127.0.0.1")), qPrintable(error.text()));
}

void TestProxies::letsInWhoHasThePassword()
{
    QFETCH(QString, kind);
    HelperProcess helper(s("proxyserver"));
    const QJsonObject facts = helper.start({kind, s("--password"), s("ann:open sesame")});
    QVERIFY2(!facts.isEmpty(), qPrintable(helper.error()));
    TlsServer server(TlsServer::Mode::Tls, m_certificates.get(), "good");
    const Endpoint endpoint(s("localhost"), server.serverPort(), Security::Tls);
    Proxy proxy = at(facts, kind);
    proxy.user = s("ann");
    proxy.login = std::make_shared<ProxyLogin>();
    proxy.login->password = s("wrong");
    Connection refused(proxy);
    const Error error = failureOf(refused.open(endpoint, trusting(), Timeouts()));
    QVERIFY2(error.code() == proxyPassword, qPrintable(error.text()));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QVERIFY(error.summary().contains(s("ann")) && !error.text().contains(s("wrong")));
    proxy.login->password = s("open sesame"); // by whoever learnt it: the connection looks when it is made
    Connection connection(proxy);
    await(connection.open(endpoint, trusting(), Timeouts()));
    QCOMPARE(await(connection.receive(5s)), QByteArray("secure\r\n"));
    QVERIFY(!proxy.toString().contains(s("ann")));
}

void TestProxies::proxyIsGone()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const Proxy proxy(Proxy::Kind::Socks5, s("127.0.0.1"), free.serverPort());
    free.close();
    Connection connection(proxy);
    const Error error = failureOf(connection.open(Endpoint(s("localhost"), 993, Security::Tls), {}, Timeouts()));
    QCOMPARE(error.kind(), ErrorKind::Network);
    QVERIFY2(error.summary().contains(s("proxy 127.0.0.1 cannot be reached")), qPrintable(error.text()));
}

void TestProxies::systemIsAskedForItsSocksProxyOnly()
{
    // What Qt asks is a matter of how it was built: libproxy knows no all_proxy.
    qputenv("all_proxy", "socks5://127.0.0.1:9");
    qputenv("http_proxy", "socks5://127.0.0.1:9");
    QCOMPARE(Proxy().forServer(Endpoint(s("localhost"), 993, Security::Tls)).type(), QNetworkProxy::NoProxy);
    QCOMPARE(Proxy().forServer(Endpoint(s("mail.example.org"), 993, Security::Tls)).type(), QNetworkProxy::Socks5Proxy);
    // A web proxy is none for mail.
    qputenv("all_proxy", "http://127.0.0.1:9");
    qputenv("http_proxy", "http://127.0.0.1:9");
    QCOMPARE(Proxy().forServer(Endpoint(s("mail.example.org"), 993, Security::Tls)).type(), QNetworkProxy::NoProxy);
    qunsetenv("all_proxy");
    qunsetenv("http_proxy");
}

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxy.moc"
