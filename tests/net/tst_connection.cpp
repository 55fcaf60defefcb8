#include "core/net/addressrace.h"
#include "core/net/connection.h"
#include "tests/support/await.h"
#include "tests/support/tlsserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::net;
using namespace waxwing::test;
using namespace std::chrono_literals;
using Mode = TlsServer::Mode;

class TestConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tlsWithTheAccountsAuthority();
    void refusesCertificates_data();
    void refusesCertificates();
    void acceptsAnException();
    void exceptionIsForOneServer_data();
    void exceptionIsForOneServer();
    void changedCertificateStops();
    void trustedCertificateOnAnExceptedHost();
    void refusesAuthorityFileWithoutCertificate();
    void refusesOldTls();
    void plaintextOnTlsPort();
    void silentHandshakeTimesOut();
    void startTls();
    void startTlsWithInjectedOctets();
    void unknownHost();
    void refusedPort();
    void fallsBackToAnotherAddress();
    void interleavesFamilies();
    void closedByTheServer();
    void closeFailsTheWaiter();
    void closeWhileOpening();
    void largeWritesDrain_data();
    void largeWritesDrain();
    void muteServerIsFoundOut();

private:
    Endpoint at(const TlsServer &server, Security security, const char *host = "localhost") const
    {
        return Endpoint(QString::fromLatin1(host), server.serverPort(), security);
    }
    TlsPolicy trusting() const;

    std::unique_ptr<Certificates> m_certificates;
    Timeouts m_timeouts;
};

void TestConnection::initTestCase()
{
    m_certificates = std::make_unique<Certificates>();
}

TlsPolicy TestConnection::trusting() const
{
    TlsPolicy policy;
    policy.extraCaFile = m_certificates->authorityFile();
    return policy;
}

void TestConnection::tlsWithTheAccountsAuthority()
{
    TlsServer server(Mode::Tls, m_certificates.get(), "good");
    Connection connection;
    await(connection.open(at(server, Security::Tls), trusting(), m_timeouts));
    QVERIFY(connection.isEncrypted());
    QCOMPARE(await(connection.receive(5s)), QByteArray("secure\r\n"));
    connection.write("ping\r\n");
    QCOMPARE(await(connection.receive(5s)), QByteArray("ping\r\n"));
    QCOMPARE(connection.bytesIn(), 14);
    QCOMPARE(connection.bytesOut(), 6);
    QVERIFY(connection.peerCertificate().hosts.contains(QStringLiteral("localhost")));
}

void TestConnection::refusesCertificates_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("authority unknown") << QByteArray("good") << false
                                       << QStringLiteral("The certificate of localhost is not trusted.");
    QTest::newRow("self-signed") << QByteArray("self") << true
                                 << QStringLiteral("The certificate of localhost is not trusted.");
    QTest::newRow("other host") << QByteArray(
        "other") << true << QStringLiteral("The certificate localhost shows is for another host: other.example.");
    QTest::newRow("expired") << QByteArray("expired") << true
                             << QStringLiteral("The certificate of localhost expired on Friday, 1 January 2021.");
}

void TestConnection::refusesCertificates()
{
    QFETCH(QByteArray, certificate);
    QFETCH(bool, trusted);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    TlsServer server(Mode::Tls, m_certificates.get(), certificate.constData());
    Connection connection;
    const TlsPolicy policy = trusted ? trusting() : TlsPolicy();
    const Error error = failureOf(connection.open(at(server, Security::Tls), policy, m_timeouts));
    QCOMPARE(error.kind(), ErrorKind::Tls);
    QTEST(error.summary(), "sentence");
    QVERIFY(!connection.isOpen());
    QCOMPARE(connection.peerCertificate().sha256,
             m_certificates->certificate(certificate.constData()).digest(QCryptographicHash::Sha256));
}

void TestConnection::acceptsAnException()
{
    TlsServer server(Mode::Tls, m_certificates.get(), "self");
    TlsPolicy policy;
    const QByteArray fingerprint = m_certificates->certificate("self").digest(QCryptographicHash::Sha256);
    policy.exceptions = {TlsException(QStringLiteral("localhost"), server.serverPort(), fingerprint)};
    Connection connection;
    await(connection.open(at(server, Security::Tls), policy, m_timeouts));
    QVERIFY(connection.isEncrypted());
}

void TestConnection::exceptionIsForOneServer_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("portOffset");
    QTest::newRow("another host") << QStringLiteral("127.0.0.1") << 0;
    QTest::newRow("another port") << QStringLiteral("localhost") << 1;
}

void TestConnection::exceptionIsForOneServer()
{
    QFETCH(QString, host);
    QFETCH(int, portOffset);
    TlsServer server(Mode::Tls, m_certificates.get(), "self");
    const QByteArray fingerprint = m_certificates->certificate("self").digest(QCryptographicHash::Sha256);
    TlsPolicy policy;
    policy.exceptions = {TlsException(host, std::uint16_t(server.serverPort() + portOffset), fingerprint)};
    Connection connection;
    const Error error = failureOf(connection.open(at(server, Security::Tls), policy, m_timeouts));
    QCOMPARE(error.code(), QByteArray("CERTIFICATE"));
}

void TestConnection::changedCertificateStops()
{
    TlsServer server(Mode::Tls, m_certificates.get(), "self");
    const QByteArray before = m_certificates->certificate("other").digest(QCryptographicHash::Sha256);
    TlsPolicy policy;
    policy.exceptions = {TlsException(QStringLiteral("localhost"), server.serverPort(), before)};
    Connection connection;
    const Error error = failureOf(connection.open(at(server, Security::Tls), policy, m_timeouts));
    QCOMPARE(error.kind(), ErrorKind::Tls);
    QCOMPARE(error.code(), QByteArray("CERTIFICATECHANGED"));
    QVERIFY(error.summary().contains(QStringLiteral("another certificate")));
}

// Who gets a proper certificate at last need not be excepted any more.
void TestConnection::trustedCertificateOnAnExceptedHost()
{
    TlsServer server(Mode::Tls, m_certificates.get(), "good");
    TlsPolicy policy = trusting();
    policy.exceptions = {TlsException(QStringLiteral("localhost"), server.serverPort(), QByteArray(32, 'x'))};
    Connection connection;
    await(connection.open(at(server, Security::Tls), policy, m_timeouts));
    QVERIFY(connection.isEncrypted());
}

void TestConnection::refusesAuthorityFileWithoutCertificate()
{
    TlsServer server(Mode::Tls, m_certificates.get(), "good");
    TlsPolicy policy;
    policy.extraCaFile = QStringLiteral("/dev/null");
    Connection connection;
    QCOMPARE(failureOf(connection.open(at(server, Security::Tls), policy, m_timeouts)).kind(), ErrorKind::Input);
}

void TestConnection::refusesOldTls()
{
    TlsServer server(Mode::OldTls, m_certificates.get(), "good");
    Connection connection;
    QCOMPARE(failureOf(connection.open(at(server, Security::Tls), trusting(), m_timeouts)).kind(), ErrorKind::Tls);
}

void TestConnection::plaintextOnTlsPort()
{
    TlsServer server(Mode::PlainOnTlsPort, m_certificates.get(), "good");
    Connection connection;
    QCOMPARE(failureOf(connection.open(at(server, Security::Tls), trusting(), m_timeouts)).kind(), ErrorKind::Tls);
}

void TestConnection::silentHandshakeTimesOut()
{
    TlsServer server(Mode::Silent, m_certificates.get(), "good");
    Timeouts timeouts;
    timeouts.handshake = 50ms;
    Connection connection;
    const Error error = failureOf(connection.open(at(server, Security::Tls), trusting(), timeouts));
    QCOMPARE(error.kind(), ErrorKind::Network);
    QCOMPARE(error.summary(), QStringLiteral("localhost did not finish setting up encryption in time."));
}

void TestConnection::startTls()
{
    TlsServer server(Mode::StartTls, m_certificates.get(), "good");
    Connection connection;
    await(connection.open(at(server, Security::StartTls), trusting(), m_timeouts));
    QVERIFY(!connection.isEncrypted());
    QCOMPARE(await(connection.receive(5s)), QByteArray("hello\r\n"));
    connection.write("STLS\r\n");
    QCOMPARE(await(connection.receive(5s)), QByteArray("go\r\n"));
    await(connection.startTls());
    QVERIFY(connection.isEncrypted());
    QCOMPARE(await(connection.receive(5s)), QByteArray("secure\r\n"));
}

void TestConnection::startTlsWithInjectedOctets()
{
    TlsServer server(Mode::StartTlsInjected, m_certificates.get(), "good");
    Connection connection;
    await(connection.open(at(server, Security::StartTls), trusting(), m_timeouts));
    await(connection.receive(5s));
    QSignalSpy arrived(&connection, &Transport::readyRead);
    connection.write("STLS\r\n");
    QVERIFY(arrived.wait(5000)); // the answer and what follows it stay unread in the socket
    const Error error = failureOf(connection.startTls());
    QCOMPARE(error.kind(), ErrorKind::Tls);
    QVERIFY(!connection.isOpen());
    QVERIFY(connection.read().isEmpty());
}

void TestConnection::unknownHost()
{
    Connection connection;
    const Endpoint endpoint(QStringLiteral("no-such-host.invalid"), 993, Security::Tls); // RFC 6761 6.4
    const Error error = failureOf(connection.open(endpoint, TlsPolicy(), m_timeouts));
    QCOMPARE(error.kind(), ErrorKind::Network);
    QVERIFY2(error.summary().contains(endpoint.host), error.what());
}

void TestConnection::refusedPort()
{
    TlsServer server(Mode::Plain, m_certificates.get(), "good");
    const Endpoint endpoint = at(server, Security::Plain, "127.0.0.1");
    server.close();
    Connection connection;
    const Error error = failureOf(connection.open(endpoint, TlsPolicy(), m_timeouts));
    QCOMPARE(error.kind(), ErrorKind::Network);
    const QString sentence = QStringLiteral("127.0.0.1 refused the connection on port %1.").arg(endpoint.port);
    QCOMPARE(error.summary(), sentence);
}

// The server listens on 127.0.0.1 only; "localhost" also is ::1 where the machine has IPv6.
void TestConnection::fallsBackToAnotherAddress()
{
    TlsServer server(Mode::Plain, m_certificates.get(), "good");
    AddressRace race(at(server, Security::Plain));
    const std::unique_ptr<QSslSocket> socket(await(race.run(m_timeouts)));
    QCOMPARE(socket->peerAddress(), QHostAddress(QHostAddress::LocalHost));
}

void TestConnection::interleavesFamilies()
{
    const QHostAddress a4(QStringLiteral("192.0.2.1")), b4(QStringLiteral("192.0.2.2"));
    const QHostAddress a6(QStringLiteral("2001:db8::1")), b6(QStringLiteral("2001:db8::2"));
    QCOMPARE(interleaved({a6, b6, a4, b4}), (QList<QHostAddress>{a6, a4, b6, b4}));
    QCOMPARE(interleaved({a4}), (QList<QHostAddress>{a4}));
    QCOMPARE(interleaved({}), QList<QHostAddress>());
}

void TestConnection::closedByTheServer()
{
    TlsServer server(Mode::Plain, m_certificates.get(), "good");
    Connection connection;
    await(connection.open(at(server, Security::Plain), TlsPolicy(), m_timeouts));
    QSignalSpy closed(&connection, &Transport::closed);
    QTRY_VERIFY(server.peer());
    server.peer()->disconnectFromHost();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(await(connection.receive(5s)), QByteArray("hello\r\n")); // what came before is not lost
    QCOMPARE(failureOf(connection.receive(5s)).summary(), QStringLiteral("localhost closed the connection."));
}

void TestConnection::closeFailsTheWaiter()
{
    TlsServer server(Mode::Silent, m_certificates.get(), "good");
    Connection connection;
    await(connection.open(at(server, Security::Plain), TlsPolicy(), m_timeouts));
    QMetaObject::invokeMethod(
        &connection, [&connection] { connection.close(); }, Qt::QueuedConnection);
    QCOMPARE(failureOf(connection.receive(60s)).kind(), ErrorKind::Cancelled);
}

void TestConnection::closeWhileOpening()
{
    TlsServer server(Mode::Silent, m_certificates.get(), "good");
    Connection connection;
    QMetaObject::invokeMethod(
        &connection, [&connection] { connection.close(); }, Qt::QueuedConnection);
    QCOMPARE(failureOf(connection.open(at(server, Security::Tls), TlsPolicy(), m_timeouts)).kind(),
             ErrorKind::Cancelled);
}

void TestConnection::largeWritesDrain_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

// Sixteen MiB there and back: more than any buffer between, so both limits are met on the way.
void TestConnection::largeWritesDrain()
{
    QFETCH(bool, encrypted);
    TlsServer server(encrypted ? Mode::Tls : Mode::Plain, m_certificates.get(), "good");
    Connection connection;
    await(connection.open(at(server, encrypted ? Security::Tls : Security::Plain), trusting(), m_timeouts));
    await(connection.receive(5s));
    qint64 back = 0;
    connect(&connection, &Transport::readyRead, this, [&] { back += connection.read().size(); });
    const QByteArray chunk(256 * 1024, 'x');
    for (int i = 0; i < 64; ++i) {
        connection.write(chunk);
        await(connection.drained(64 * 1024));
    }
    await(connection.drained(0));
    QTRY_COMPARE(back, 64 * chunk.size());
}

void TestConnection::muteServerIsFoundOut()
{
    TlsServer server(Mode::Mute, m_certificates.get(), "good");
    Timeouts timeouts;
    timeouts.writeProgress = 100ms;
    Connection connection;
    await(connection.open(at(server, Security::Plain), TlsPolicy(), timeouts));
    connection.write(QByteArray(32 * 1024 * 1024, 'x'));
    const Error error = failureOf(connection.drained(0));
    QCOMPARE(error.summary(), QStringLiteral("localhost stopped taking data."));
    QVERIFY(!connection.isOpen());
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
