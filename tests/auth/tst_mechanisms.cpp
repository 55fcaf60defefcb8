// Every log-in method against a real server of each protocol: Dovecot for IMAP and POP3, Exim for SMTP, and the
// capturing server for the methods that Exim lacks.
#include "core/auth/oauth.h"
#include "core/net/connection.h"
#include "core/session/imapsession.h"
#include "core/session/pop3session.h"
#include "core/session/smtpsession.h"
#include "tests/support/await.h"
#include "tests/support/testservers.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::auth;
using namespace waxwing::session;
using namespace waxwing::test;

class TestMechanisms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void logsIn_data();
    void logsIn();
    void refused_data();
    void refused();
    void secretsStayOutOfTheLog();
    void awkwardPasswords_data();
    void awkwardPasswords();
    void withoutATicket();
    void withoutACertificate();

private:
    enum class To { Imap, Pop3, Exim, Capture };
    ServerAccess access(To to, const QByteArray &mechanism) const;
    QCoro::Task<void> logIn(To to, ServerAccess access, Credentials credentials);
    Credentials credentialsFor(const QByteArray &mechanism) const;
    void addRows();

    std::unique_ptr<TestServers> m_servers;
    OAuthProvider m_provider;
};

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

constexpr const char *awkward = "pässwörd \"quoted\\ ";

} // namespace

void TestMechanisms::initTestCase()
{
    m_servers = std::make_unique<TestServers>(
        QStringList{s("--oauth"), s("--client-certificates"), s("--kerberos"), s("--user"), s("odd:") + s(awkward)});
    QVERIFY2(m_servers->isRunning(), qPrintable(m_servers->error()));
    qputenv("KRB5_CONFIG", m_servers->kerberosConfig().toUtf8());
    qputenv("KRB5CCNAME", m_servers->kerberosTicket().toUtf8());
    OAuthSettings settings;
    settings.provider = m_servers->issuer();
    settings.clientId = s("waxwing-test");
    m_provider = await(oauthProvider(settings, m_servers->caFile()));
}

ServerAccess TestMechanisms::access(To to, const QByteArray &mechanism) const
{
    ServerAccess access;
    const quint16 port = to == To::Imap ? m_servers->imaps()
        : to == To::Pop3                ? m_servers->pop3s()
        : to == To::Exim                ? m_servers->smtps()
                                        : m_servers->captures();
    access.endpoint = net::Endpoint(s("localhost"), port, net::Security::Tls);
    access.tls.extraCaFile = m_servers->caFile();
    access.pinnedMechanism = mechanism;
    if (mechanism == "EXTERNAL") {
        access.tls.clientCertificateFile = m_servers->clientCertificateFile();
    }
    return access;
}

QCoro::Task<void> TestMechanisms::logIn(To to, ServerAccess access, Credentials credentials)
{
    if (to == To::Imap) {
        ImapSession session(std::make_unique<net::Connection>(), ImapSession::Options(access));
        co_await session.open(credentials);
        co_await session.logout();
    } else if (to == To::Pop3) {
        Pop3Session session(std::make_unique<net::Connection>());
        co_await session.open(access);
        co_await session.login(credentials);
        co_await session.quit();
    } else {
        SmtpSession session(std::make_unique<net::Connection>());
        co_await session.open(access);
        co_await session.login(credentials);
        co_await session.quit();
    }
}

Credentials TestMechanisms::credentialsFor(const QByteArray &mechanism) const
{
    const Proof proof = proofOf(mechanism);
    QString secret = proof == Proof::Password ? m_servers->password(s("demo")) : QString();
    if (proof == Proof::Token) {
        const QString refresh = m_servers->ask("grant demo").value(s("result")).toString();
        secret = await(refreshTokens(m_provider, refresh, m_servers->caFile())).access;
    }
    return Credentials(s("demo"), secret, proof);
}

void TestMechanisms::addRows()
{
    QTest::addColumn<int>("to");
    QTest::addColumn<QByteArray>("mechanism");
    const auto row = [](const char *where, To to, const char *mechanism) {
        QTest::addRow("%s %s", where, mechanism) << int(to) << QByteArray(mechanism);
    };
    for (const char *mechanism :
         {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "OAUTHBEARER", "XOAUTH2"}) {
        row("IMAP", To::Imap, mechanism);
        row("POP3", To::Pop3, mechanism);
    }
    for (const char *mechanism : {"PLAIN", "LOGIN", "CRAM-MD5"}) {
        row("SMTP", To::Exim, mechanism);
    }
    for (const char *mechanism : {"OAUTHBEARER", "XOAUTH2"}) {
        row("SMTP", To::Capture, mechanism);
    }
}

void TestMechanisms::logsIn_data()
{
    addRows();
    QTest::addRow("IMAP EXTERNAL") << int(To::Imap) << QByteArray("EXTERNAL");
    QTest::addRow("POP3 EXTERNAL") << int(To::Pop3) << QByteArray("EXTERNAL");
    QTest::addRow("IMAP GSSAPI") << int(To::Imap) << QByteArray("GSSAPI");
    QTest::addRow("POP3 GSSAPI") << int(To::Pop3) << QByteArray("GSSAPI");
}

void TestMechanisms::logsIn()
{
    QFETCH(int, to);
    QFETCH(QByteArray, mechanism);
    if (mechanism == "GSSAPI" && m_servers->kerberosTicket().isEmpty()) {
        QSKIP("krb5-kdc, krb5-user or dovecot-gssapi is not installed");
    }
    await(logIn(To(to), access(To(to), mechanism), credentialsFor(mechanism)));
}

void TestMechanisms::refused_data()
{
    addRows();
}

// Never taken for a broken connection, never shown with the secret in it.
void TestMechanisms::refused()
{
    QFETCH(int, to);
    QFETCH(QByteArray, mechanism);
    const Credentials wrong(s("demo"), s("not-the-secret"), proofOf(mechanism));
    const Error error = failureOf(logIn(To(to), access(To(to), mechanism), wrong));
    QVERIFY2(error.kind() == ErrorKind::Auth, qPrintable(error.text()));
    QVERIFY2(!error.text().contains(s("not-the-secret")), qPrintable(error.text()));
}

void TestMechanisms::secretsStayOutOfTheLog()
{
    net::WireLog log;
    ImapSession::Options options(access(To::Imap, {}));
    options.wireLog = &log;
    ImapSession session(std::make_unique<net::Connection>(), options);
    await(session.open(Credentials(s("demo"), m_servers->password(s("demo")))));
    QByteArray all;
    for (const net::WireLine &line : log.lines()) {
        all += line.text + '\n';
    }
    QVERIFY2(all.contains("AUTHENTICATE [secret]"), all.constData());
    QVERIFY(!all.contains(m_servers->password(s("demo")).toUtf8()));
    await(session.logout());
}

void TestMechanisms::awkwardPasswords_data()
{
    QTest::addColumn<int>("to");
    QTest::addColumn<QByteArray>("mechanism");
    for (const char *mechanism : {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"}) {
        QTest::addRow("IMAP %s", mechanism) << int(To::Imap) << QByteArray(mechanism);
        QTest::addRow("POP3 %s", mechanism) << int(To::Pop3) << QByteArray(mechanism);
    }
}

// Not ASCII, with a quote, a backslash and a space at its end.
void TestMechanisms::awkwardPasswords()
{
    QFETCH(int, to);
    QFETCH(QByteArray, mechanism);
    await(logIn(To(to), access(To(to), mechanism), Credentials(s("odd"), s(awkward))));
}

// Whoever has no ticket is told so, and nothing hangs.
void TestMechanisms::withoutATicket()
{
    if (m_servers->kerberosTicket().isEmpty()) {
        QSKIP("krb5-kdc, krb5-user or dovecot-gssapi is not installed");
    }
    qputenv("KRB5CCNAME", "FILE:/nonexistent");
    const Error error
        = failureOf(logIn(To::Imap, access(To::Imap, "GSSAPI"), Credentials(s("demo"), QString(), Proof::Ticket)));
    qputenv("KRB5CCNAME", m_servers->kerberosTicket().toUtf8());
    QVERIFY2(error.kind() == ErrorKind::Auth, qPrintable(error.text()));
}

void TestMechanisms::withoutACertificate()
{
    ServerAccess bare = access(To::Imap, "EXTERNAL");
    bare.tls.clientCertificateFile.clear();
    const Error error = failureOf(logIn(To::Imap, bare, Credentials(s("demo"), QString(), Proof::Certificate)));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    bare.tls.clientCertificateFile = s("/dev/null");
    QCOMPARE(failureOf(logIn(To::Imap, bare, Credentials(s("demo"), QString(), Proof::Certificate))).kind(),
             ErrorKind::Input);
}

QTEST_GUILESS_MAIN(TestMechanisms)
#include "tst_mechanisms.moc"
