// The sessions over real sockets against real servers: Dovecot's POP3, Exim, and the SMTP server that keeps
// what it gets byte for byte.
#include "core/net/connection.h"
#include "core/session/pop3session.h"
#include "core/session/smtpsession.h"
#include "tests/support/await.h"
#include "tests/support/testservers.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::test;
using namespace std::chrono_literals;
using State = SubmissionResult::State;

class TestRealServers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pop3_data();
    void pop3();
    void pop3WrongPassword();
    void pop3Deletes();
    void pop3WithoutQuitDeletesNothing();
    void badCertificates_data();
    void badCertificates();
    void submits_data();
    void submits();
    void arrivesByteForByte();
    void largeMessage();
    void refusedRecipients();
    void dropped_data();
    void dropped();
    void smtpWrongPassword();

private:
    ServerAccess access(quint16 port, net::Security security) const;
    auth::Credentials credentials(const char *user) const;
    std::unique_ptr<Pop3Session> pop3Session(const char *user) const;
    std::unique_ptr<SmtpSession> smtpSession(quint16 port, net::Security security) const;

    TestServers m_servers{QStringList()}; // with Exim
};

namespace {

QByteArray messageOf(int number)
{
    return "Subject: " + QByteArray::number(number) + "\r\n\r\n.\r\n..dot\r\nlast " + QByteArray(990, 'x') + "\r\n";
}

Submission submission(const QStringList &recipients, const QByteArray &message)
{
    Submission submission;
    submission.sender = QStringLiteral("alice@waxwing.test");
    submission.recipients = recipients;
    submission.message = messageFrom(message);
    return submission;
}

pop3::Reader::Sink into(QByteArray *octets)
{
    return [octets](QByteArrayView part) { octets->append(part.data(), part.size()); };
}

} // namespace

void TestRealServers::initTestCase()
{
    QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
}

ServerAccess TestRealServers::access(quint16 port, net::Security security) const
{
    ServerAccess access;
    access.endpoint = net::Endpoint(m_servers.host(), port, security);
    access.tls.extraCaFile = m_servers.caFile();
    return access;
}

auth::Credentials TestRealServers::credentials(const char *user) const
{
    const QString name = QString::fromLatin1(user);
    return auth::Credentials(name, m_servers.password(name));
}

std::unique_ptr<Pop3Session> TestRealServers::pop3Session(const char *user) const
{
    auto session = std::make_unique<Pop3Session>(std::make_unique<net::Connection>());
    await(session->open(access(m_servers.pop3s(), net::Security::Tls)));
    await(session->login(credentials(user)));
    return session;
}

std::unique_ptr<SmtpSession> TestRealServers::smtpSession(quint16 port, net::Security security) const
{
    auto session = std::make_unique<SmtpSession>(std::make_unique<net::Connection>());
    await(session->open(access(port, security)));
    await(session->login(credentials("alice")));
    return session;
}

void TestRealServers::pop3_data()
{
    QTest::addColumn<bool>("isStls");
    QTest::addColumn<QByteArray>("mechanism");
    QTest::newRow("TLS, strongest") << false << QByteArray();
    QTest::newRow("STLS, strongest") << true << QByteArray();
    for (const char *mechanism : {"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN", "CRAM-MD5"}) {
        QTest::newRow(mechanism) << false << QByteArray(mechanism);
    }
}

void TestRealServers::pop3()
{
    QFETCH(bool, isStls);
    QFETCH(QByteArray, mechanism);
    Pop3Session session(std::make_unique<net::Connection>());
    ServerAccess server
        = access(isStls ? m_servers.pop3() : m_servers.pop3s(), isStls ? net::Security::StartTls : net::Security::Tls);
    server.pinnedMechanism = mechanism;
    await(session.open(server));
    QVERIFY(session.transport().isEncrypted());
    await(session.login(credentials("pop")));
    const MaildropStatus status = await(session.stat());
    const auto uidl = await(session.uidl());
    QCOMPARE(uidl->entries.size(), status.count);
    QCOMPARE(await(session.list()).entries.size(), status.count);
    await(session.quit());
}

void TestRealServers::pop3WrongPassword()
{
    Pop3Session session(std::make_unique<net::Connection>());
    await(session.open(access(m_servers.pop3s(), net::Security::Tls)));
    const auth::Credentials wrong(QStringLiteral("pop"), QStringLiteral("not it"));
    const Error error = failureOf(session.login(wrong));
    QCOMPARE(error.kind(), ErrorKind::Auth);
}

void TestRealServers::pop3Deletes()
{
    for (int i = 0; i < 20; ++i) {
        m_servers.deliver(QStringLiteral("bob"), messageOf(i));
    }
    auto session = pop3Session("bob");
    const auto listing = await(session->uidl());
    QCOMPARE(listing->entries.size(), 20);
    for (const pop3::UniqueId &entry : listing->entries) {
        QByteArray octets;
        await(session->retrieve(entry.number, into(&octets), 100'000));
        QCOMPARE(octets, messageOf(entry.number - 1));
        QVERIFY(await(session->top(entry.number, 0)).startsWith("Subject: "));
    }
    for (int i = 1; i <= 15; ++i) {
        await(session->dele(i));
    }
    await(session->quit());
    QCOMPARE(await(pop3Session("bob")->stat()).count, 5);
}

void TestRealServers::pop3WithoutQuitDeletesNothing()
{
    m_servers.deliver(QStringLiteral("demo"), messageOf(1));
    auto session = pop3Session("demo");
    const int before = await(session->stat()).count;
    await(session->dele(1));
    session->close();
    QCOMPARE(await(pop3Session("demo")->stat()).count, before);
}

void TestRealServers::badCertificates_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("word");
    QTest::newRow("expired") << m_servers.expiredHost() << QStringLiteral("expired");
    QTest::newRow("wrong name") << m_servers.wrongNameHost() << QStringLiteral("elsewhere.example");
    QTest::newRow("self-signed") << m_servers.selfSignedHost() << QStringLiteral("not trusted");
}

void TestRealServers::badCertificates()
{
    QFETCH(QString, host);
    QFETCH(QString, word);
    for (const bool isStls : {false, true}) {
        Pop3Session session(std::make_unique<net::Connection>());
        ServerAccess server = access(isStls ? m_servers.pop3() : m_servers.pop3s(),
                                     isStls ? net::Security::StartTls : net::Security::Tls);
        server.endpoint.host = host;
        const Error error = failureOf(session.open(server));
        QCOMPARE(error.kind(), ErrorKind::Tls);
        QVERIFY2(error.summary().contains(word), error.what());
    }
}

void TestRealServers::submits_data()
{
    QTest::addColumn<bool>("isStartTls");
    QTest::newRow("TLS") << false;
    QTest::newRow("STARTTLS") << true;
}

// Through a real MTA into a real mailbox.
void TestRealServers::submits()
{
    QFETCH(bool, isStartTls);
    auto session = isStartTls ? smtpSession(m_servers.smtp(), net::Security::StartTls)
                              : smtpSession(m_servers.smtps(), net::Security::Tls);
    QVERIFY(session->capabilities().has("PIPELINING"));
    const QByteArray subject = isStartTls ? "by STARTTLS" : "by TLS";
    const SubmissionResult result = await(session->submit(
        submission({m_servers.address(QStringLiteral("elsewhere"))}, "Subject: " + subject + "\r\n\r\n.\r\n")));
    QCOMPARE(result.state, State::Accepted);
    await(session->quit());
    const auto arrived = [&] {
        return m_servers
            .doveadm({QStringLiteral("fetch"), QStringLiteral("-u"), QStringLiteral("elsewhere"),
                      QStringLiteral("hdr.subject"), QStringLiteral("ALL")})
            .contains(subject);
    };
    QTRY_VERIFY_WITH_TIMEOUT(arrived(), 20'000);
}

void TestRealServers::arrivesByteForByte()
{
    auto session = smtpSession(m_servers.captures(), net::Security::Tls);
    const QByteArray message = messageOf(7);
    const qsizetype before = m_servers.captured().size();
    const SubmissionResult result = await(
        session->submit(submission({QStringLiteral("one@example.org"), QStringLiteral("two@example.org")}, message)));
    QCOMPARE(result.state, State::Accepted);
    const QList<CapturedMessage> all = m_servers.captured();
    QCOMPARE(all.size(), before + 1);
    QCOMPARE(all.constLast().data, message);
    QCOMPARE(all.constLast().recipients.size(), 2);
    QVERIFY(all.constLast().encrypted);
}

void TestRealServers::largeMessage()
{
    auto session = smtpSession(m_servers.captures(), net::Security::Tls);
    const QByteArray message = "Subject: large\r\n\r\n" + QByteArray(QByteArray(76, 'A') + "\r\n").repeated(40'000);
    qint64 progress = 0;
    Submission large = submission({QStringLiteral("one@example.org")}, message);
    large.progress = [&progress](qint64 sent, qint64) { progress = sent; };
    QCOMPARE(await(session->submit(large)).state, State::Accepted);
    QCOMPARE(progress, message.size());
    QCOMPARE(m_servers.captured().constLast().data.size(), message.size());
}

void TestRealServers::refusedRecipients()
{
    auto session = smtpSession(m_servers.smtps(), net::Security::Tls);
    const QStringList recipients{m_servers.address(QStringLiteral("alice")), QStringLiteral("refused@waxwing.test"),
                                 QStringLiteral("later@waxwing.test")};
    const SubmissionResult result = await(session->submit(submission(recipients, messageOf(1))));
    QCOMPARE(result.state, State::Accepted);
    QVERIFY(result.recipients[0].isAccepted());
    QVERIFY(!result.recipients[1].isAccepted() && !result.recipients[1].isTemporary());
    QVERIFY(!result.recipients[2].isAccepted() && result.recipients[2].isTemporary());
}

void TestRealServers::dropped_data()
{
    QTest::addColumn<QString>("recipient");
    QTest::addColumn<int>("state");
    QTest::newRow("before 354") << QStringLiteral("dropbefore@example.org") << int(State::RejectedTemporarily);
    QTest::newRow("during DATA") << QStringLiteral("dropduring@example.org") << int(State::RejectedTemporarily);
    QTest::newRow("after the dot") << QStringLiteral("dropafter@example.org") << int(State::Unknown);
}

void TestRealServers::dropped()
{
    QFETCH(QString, recipient);
    auto session = smtpSession(m_servers.captures(), net::Security::Tls);
    const QByteArray message = "Subject: x\r\n\r\n" + QByteArray(QByteArray(76, 'A') + "\r\n").repeated(20'000);
    const SubmissionResult result = await(session->submit(submission({recipient}, message)));
    QTEST(int(result.state), "state");
    QVERIFY(!session->isOpen());
}

void TestRealServers::smtpWrongPassword()
{
    SmtpSession session(std::make_unique<net::Connection>());
    await(session.open(access(m_servers.smtps(), net::Security::Tls)));
    const auth::Credentials wrong(QStringLiteral("alice"), QStringLiteral("not it"));
    QCOMPARE(failureOf(session.login(wrong)).kind(), ErrorKind::Auth);
}

QTEST_GUILESS_MAIN(TestRealServers)
#include "tst_realservers.moc"
