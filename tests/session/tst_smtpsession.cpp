// Opening and logging in; what happens to messages is in tst_submission.
#include "core/session/smtpsession.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::test;
using namespace std::chrono_literals;

class TestSmtpSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensWithTls();
    void fallsBackToHelo();
    void startTls();
    void startTlsIsMissing();
    void startTlsIsRefused();
    void startTlsHandshakeFails();
    void startTlsWithInjectedReply();
    void greetingRefuses();
    void greetingIsNoSmtp();
    void greetingNeverComes();
    void endlessGreeting();
    void connectionFails();
    void loginPlain();
    void loginLogin();
    void loginScramFirstMessage();
    void loginRefused();
    void loginUnavailable();
    void loginWithEchoedPassword();
    void loginNeverInPlaintext();
    void loginInPlaintextWhenAllowed();
    void loginWithEndlessChallenges();
    void scramServerThatSkipsItsProof();
    void logHoldsNoSecret();
    void quits();
};

namespace {

ServerAccess access(net::Security security)
{
    ServerAccess access;
    access.endpoint = net::Endpoint(QStringLiteral("mail.test"), 465, security);
    return access;
}

const ServerAccess tls = access(net::Security::Tls);
const ServerAccess startTlsAccess = access(net::Security::StartTls);
const auth::Credentials ann(QStringLiteral("ann"), QStringLiteral("tiger"));

SmtpPatience quick()
{
    SmtpPatience patience;
    patience.greeting = 50ms;
    return patience;
}

// What opening over TLS looks like, with the capabilities given.
QByteArray opening(const char *capabilities)
{
    return "S: 220 mail.test ESMTP\n"
           "C: EHLO [127.0.0.1]\n"
           "S: 250-mail.test\n"
           "S: 250 "
        + QByteArray(capabilities) + "\n";
}

} // namespace

void TestSmtpSession::opensWithTls()
{
    Dialogue dialogue(opening("SIZE 1000"));
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    QVERIFY(session.isOpen());
    QVERIFY(!session.offersLogin());
    QCOMPARE(session.capabilities().sizeLimit(), std::optional<quint64>(1000));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSmtpSession::fallsBackToHelo()
{
    Dialogue dialogue("S: 220 old\n"
                      "C: EHLO [127.0.0.1]\n"
                      "S: 502 what\n"
                      "C: HELO [127.0.0.1]\n"
                      "S: 250 old\n");
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSmtpSession::startTls()
{
    Dialogue dialogue("S: 220 mail.test\n"
                      "C: EHLO [127.0.0.1]\n"
                      "S: 250-mail.test\n"
                      "S: 250-AUTH PLAIN\n"
                      "S: 250 STARTTLS\n"
                      "C: STARTTLS\n"
                      "S: 220 go\n"
                      "X: tls\n"
                      "C: EHLO [127.0.0.1]\n"
                      "S: 250-mail.test\n"
                      "S: 250 PIPELINING\n");
    SmtpSession session(dialogue.transport());
    await(session.open(startTlsAccess));
    QVERIFY(session.capabilities().has("PIPELINING"));
    QVERIFY(!session.offersLogin()); // said before encryption: forgotten
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSmtpSession::startTlsIsMissing()
{
    Dialogue dialogue(opening("AUTH PLAIN"));
    SmtpSession session(dialogue.transport());
    QCOMPARE(failureOf(session.open(startTlsAccess)).kind(), ErrorKind::Tls);
    QVERIFY(!session.isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSmtpSession::startTlsIsRefused()
{
    Dialogue dialogue(opening("STARTTLS") + "C: STARTTLS\nS: 454 not now\n");
    SmtpSession session(dialogue.transport());
    QCOMPARE(failureOf(session.open(startTlsAccess)).kind(), ErrorKind::Tls);
    QVERIFY(!session.isOpen());
}

void TestSmtpSession::startTlsHandshakeFails()
{
    Dialogue dialogue(opening("STARTTLS") + "C: STARTTLS\nS: 220 go\nX: badtls\n");
    SmtpSession session(dialogue.transport());
    QCOMPARE(failureOf(session.open(startTlsAccess)).kind(), ErrorKind::Tls);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSmtpSession::startTlsWithInjectedReply()
{
    Dialogue dialogue(opening("STARTTLS") + "C: STARTTLS\nS: 220 go\nS: 250 AUTH PLAIN\n");
    SmtpSession session(dialogue.transport());
    QCOMPARE(failureOf(session.open(startTlsAccess)).kind(), ErrorKind::Tls);
    QVERIFY(!session.isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report()); // startTls() was not called
}

void TestSmtpSession::greetingRefuses()
{
    for (const char *greeting : {"S: 421 too busy\n", "S: 554 no service\n"}) {
        Dialogue dialogue(greeting);
        SmtpSession session(dialogue.transport());
        const Error error = failureOf(session.open(tls));
        QCOMPARE(error.kind(), ErrorKind::Server);
        QCOMPARE(error.retry(), greeting[3] == '4' ? Retry::Later : Retry::Never);
        QVERIFY(!session.isOpen());
    }
}

void TestSmtpSession::greetingIsNoSmtp()
{
    Dialogue dialogue("S: * OK IMAP4rev1\n");
    SmtpSession session(dialogue.transport());
    QCOMPARE(failureOf(session.open(tls)).kind(), ErrorKind::Protocol);
    QVERIFY(!session.isOpen());
}

void TestSmtpSession::greetingNeverComes()
{
    Dialogue dialogue("X: silence\n");
    SmtpSession session(dialogue.transport(), nullptr, quick());
    QCOMPARE(failureOf(session.open(tls)).kind(), ErrorKind::Network);
}

void TestSmtpSession::endlessGreeting()
{
    Dialogue dialogue(QByteArray("S: 220-welcome\n").repeated(2000));
    SmtpSession session(dialogue.transport());
    QCOMPARE(failureOf(session.open(tls)).kind(), ErrorKind::Protocol);
}

void TestSmtpSession::connectionFails()
{
    Dialogue dialogue("X: open-fails\n");
    SmtpSession session(dialogue.transport());
    QCOMPARE(failureOf(session.open(tls)).kind(), ErrorKind::Network);
}

void TestSmtpSession::loginPlain()
{
    Dialogue dialogue(opening("AUTH LOGIN PLAIN") + "C: AUTH PLAIN AGFubgB0aWdlcg==\nS: 235 2.7.0 welcome\n");
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    await(session.login(ann));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSmtpSession::loginLogin()
{
    Dialogue dialogue(opening("AUTH LOGIN")
                      + "C: AUTH LOGIN\n"
                        "S: 334 VXNlcm5hbWU6\n"
                        "C: YW5u\n"
                        "S: 334 UGFzc3dvcmQ6\n"
                        "C: dGlnZXI=\n"
                        "S: 235 ok\n");
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    await(session.login(ann));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSmtpSession::loginScramFirstMessage()
{
    Dialogue dialogue(opening("AUTH PLAIN SCRAM-SHA-256")
                      + "C~ AUTH SCRAM-SHA-256 biws[A-Za-z0-9+/=]+\n"
                        "S: 334 cj1mb3JlaWduLHM9UVNYQ1IrUTZzZWs4YmY5MixpPTQwOTY=\n"
                        "C: *\n"
                        "S: 501 cancelled\n");
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    const Error error = failureOf(session.login(ann)); // the nonce is not ours: cancelled
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSmtpSession::loginRefused()
{
    Dialogue dialogue(opening("AUTH PLAIN") + "C: AUTH PLAIN AGFubgB0aWdlcg==\nS: 535 5.7.8 no\n");
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    const Error error = failureOf(session.login(ann));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QCOMPARE(error.summary(), QStringLiteral("mail.test refused the user name or password."));
}

void TestSmtpSession::loginUnavailable()
{
    Dialogue dialogue(opening("AUTH PLAIN") + "C: AUTH PLAIN AGFubgB0aWdlcg==\nS: 454 4.7.0 later\n");
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    const Error error = failureOf(session.login(ann));
    QCOMPARE(error.kind(), ErrorKind::Server);
    QCOMPARE(error.retry(), Retry::Later);
}

void TestSmtpSession::loginWithEchoedPassword()
{
    Dialogue dialogue(opening("AUTH PLAIN") + "C: AUTH PLAIN AGFubgB0aWdlcg==\nS: 535 tiger is wrong (dGlnZXI=)\n");
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    QCOMPARE(failureOf(session.login(ann)).technical(), QStringLiteral("535 [secret] is wrong ([secret])"));
}

void TestSmtpSession::loginNeverInPlaintext()
{
    Dialogue dialogue(opening("AUTH PLAIN LOGIN"));
    SmtpSession session(dialogue.transport());
    await(session.open(access(net::Security::Plain)));
    QCOMPARE(failureOf(session.login(ann)).kind(), ErrorKind::Auth);
    QVERIFY2(dialogue.isComplete(), dialogue.report()); // nothing was sent
}

void TestSmtpSession::loginInPlaintextWhenAllowed()
{
    Dialogue dialogue(opening("AUTH PLAIN") + "C: AUTH PLAIN AGFubgB0aWdlcg==\nS: 235 ok\n");
    SmtpSession session(dialogue.transport());
    ServerAccess plain = access(net::Security::Plain);
    plain.allowPlaintext = true;
    await(session.open(plain));
    await(session.login(ann));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestSmtpSession::loginWithEndlessChallenges()
{
    Dialogue dialogue(opening("AUTH LOGIN")
                      + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YW5u\nS: 334 UGFzc3dvcmQ6\nC: dGlnZXI=\n"
                        "S: 334 bW9yZQ==\nC: *\nS: 334 bW9yZQ==\n");
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    QCOMPARE(failureOf(session.login(ann)).kind(), ErrorKind::Protocol);
    QVERIFY(!session.isOpen());
}

void TestSmtpSession::scramServerThatSkipsItsProof()
{
    Dialogue dialogue(opening("AUTH SCRAM-SHA-1") + "C~ AUTH SCRAM-SHA-1 .*\nS: 235 welcome\n");
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    QCOMPARE(failureOf(session.login(ann)).kind(), ErrorKind::Auth);
    QVERIFY(!session.isOpen());
}

void TestSmtpSession::logHoldsNoSecret()
{
    Dialogue dialogue(opening("AUTH LOGIN")
                      + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YW5u\nS: 334 UGFzc3dvcmQ6\nC: dGlnZXI=\nS: 235 ok\n");
    net::WireLog log;
    SmtpSession session(dialogue.transport(), &log);
    await(session.open(tls));
    await(session.login(ann));
    QByteArray all;
    for (const net::WireLine &line : log.lines()) {
        all += line.text + '\n';
    }
    QVERIFY(all.contains("EHLO [127.0.0.1]"));
    QVERIFY2(!all.contains("dGlnZXI=") && !all.contains("tiger") && !all.contains("YW5u"), all.constData());
}

void TestSmtpSession::quits()
{
    Dialogue dialogue(opening("HELP") + "C: QUIT\nX: lost\n");
    SmtpSession session(dialogue.transport());
    await(session.open(tls));
    await(session.quit());
    QVERIFY(!session.isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

QTEST_GUILESS_MAIN(TestSmtpSession)
#include "tst_smtpsession.moc"
