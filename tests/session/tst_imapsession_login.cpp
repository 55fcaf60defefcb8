#include "core/net/wirelog.h"
#include "tests/session/imapfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::session::test;

class TestLogin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plainWithInitialResponse();
    void plainWithoutInitialResponse();
    void loginCommand();
    void loginAfterBadAuthenticate();
    void loginDisabled();
    void capabilitiesAskedAgain();
    void idIsSaidAfterLogin();
    void startTls();
    void startTlsForgetsCapabilities();
    void startTlsFails_data();
    void startTlsFails();
    void injectionBehindStartTls();
    void preAuth();
    void greetingBye();
    void refusals_data();
    void refusals();
    void passwordEchoIsTakenOut();
    void noPasswordWithoutTls();
    void plaintextWhereTheUserChoseIt();
    void endlessChallenges();
    void silentGreeting();
    void connectionRefused();
    void wireLogHasNoSecrets();
    void logoutSaysGoodbye();
    void logoutDoesNotWaitForever();
    void hostileLiteralEndsTheConnection();

private:
    Error openFails(const char *script, ImapSession::Options with = options());
    void opens(const char *script, ImapSession::Options with = options());
};

Error TestLogin::openFails(const char *script, ImapSession::Options with)
{
    Dialogue dialogue(script);
    ImapSession session(dialogue.transport(), with);
    QSignalSpy closed(&session, &ImapSession::closed);
    const Error error = failureOf(session.open(credentials()));
    if (!dialogue.isComplete()) {
        qWarning("%s", dialogue.report());
    }
    if (session.isOpen() || !closed.isEmpty()) {
        qWarning("a failed open() is told by its task alone");
    }
    return error;
}

void TestLogin::opens(const char *script, ImapSession::Options with)
{
    Dialogue dialogue(script);
    ImapSession session(dialogue.transport(), with);
    await(session.open(credentials()));
    QVERIFY(session.isOpen());
    QCoreApplication::processEvents();
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestLogin::plainWithInitialResponse()
{
    opens("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi\n"
          "C: A1 AUTHENTICATE PLAIN AHUAcA==\n"
          "S: A1 OK [CAPABILITY IMAP4rev1 IDLE] in\n");
}

void TestLogin::plainWithoutInitialResponse()
{
    opens("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi\n"
          "C: A1 AUTHENTICATE PLAIN\n"
          "S: +\n"
          "C: AHUAcA==\n"
          "S: A1 OK [CAPABILITY IMAP4rev1 IDLE] in\n");
}

void TestLogin::loginCommand()
{
    opens("S: * OK hi\n"
          "C: A1 CAPABILITY\n"
          "S: * CAPABILITY IMAP4rev1\n"
          "S: A1 OK done\n"
          "C: A2 LOGIN u p\n"
          "S: A2 OK [CAPABILITY IMAP4rev1] in\n");
}

void TestLogin::loginAfterBadAuthenticate()
{
    opens("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi\n"
          "C: A1 AUTHENTICATE PLAIN\n"
          "S: A1 BAD what\n"
          "C: A2 LOGIN u p\n"
          "S: A2 OK [CAPABILITY IMAP4rev1] in\n");
}

void TestLogin::loginDisabled()
{
    const Error error = openFails("S: * OK [CAPABILITY IMAP4rev1 LOGINDISABLED] hi\n");
    QCOMPARE(error.kind(), ErrorKind::Auth);
}

void TestLogin::capabilitiesAskedAgain()
{
    Dialogue dialogue("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR STARTTLS] hi\n"
                      "C: A1 AUTHENTICATE PLAIN AHUAcA==\n"
                      "S: A1 OK in\n"
                      "C: A2 CAPABILITY\n"
                      "S: * CAPABILITY IMAP4rev1 MOVE\n"
                      "S: A2 OK done\n");
    ImapSession session(dialogue.transport(), options());
    await(session.open(credentials()));
    QVERIFY(session.hasCapability("move"));
    QVERIFY(!session.hasCapability("STARTTLS"));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestLogin::idIsSaidAfterLogin()
{
    opens("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR ID] 163.com\n"
          "C: A1 AUTHENTICATE PLAIN AHUAcA==\n"
          "S: A1 OK [CAPABILITY IMAP4rev1 ID] in\n"
          "C~ A2 ID \\(\"name\" \"Waxwing\" \"version\" \"[0-9.]+\"\\)\n"
          "S: * ID NIL\n"
          "S: A2 OK done\n");
}

void TestLogin::startTls()
{
    opens("S: * OK hi\n"
          "C: A1 CAPABILITY\n"
          "S: * CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\n"
          "S: A1 OK done\n"
          "C: A2 STARTTLS\n"
          "S: A2 OK go\n"
          "X: tls\n"
          "C: A3 CAPABILITY\n"
          "S: * CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\n"
          "S: A3 OK done\n"
          "C: A4 AUTHENTICATE PLAIN AHUAcA==\n"
          "S: A4 OK [CAPABILITY IMAP4rev1] in\n",
          options(net::Security::StartTls));
}

void TestLogin::startTlsForgetsCapabilities()
{
    // The capability inside the OK was sent in the clear and counts for nothing.
    opens("S: * OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN SASL-IR] hi\n"
          "C: A1 STARTTLS\n"
          "S: A1 OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR EVIL] go\n"
          "X: tls\n"
          "C: A2 CAPABILITY\n"
          "S: * CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\n"
          "S: A2 OK done\n"
          "C: A3 AUTHENTICATE PLAIN AHUAcA==\n"
          "S: A3 OK [CAPABILITY IMAP4rev1] in\n",
          options(net::Security::StartTls));
}

void TestLogin::startTlsFails_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("not offered") << QByteArray("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi\n");
    QTest::newRow("NO") << QByteArray("S: * OK [CAPABILITY STARTTLS] hi\nC: A1 STARTTLS\nS: A1 NO not now\n");
    QTest::newRow("BAD") << QByteArray("S: * OK [CAPABILITY STARTTLS] hi\nC: A1 STARTTLS\nS: A1 BAD what\n");
    QTest::newRow("PREAUTH") << QByteArray("S: * PREAUTH [CAPABILITY STARTTLS] hi\n");
    QTest::newRow("handshake") << QByteArray(
        "S: * OK [CAPABILITY STARTTLS] hi\nC: A1 STARTTLS\nS: A1 OK go\nX: badtls\n");
}

void TestLogin::startTlsFails()
{
    QFETCH(QByteArray, script);
    const Error error = openFails(script.constData(), options(net::Security::StartTls));
    QCOMPARE(error.kind(), ErrorKind::Tls);
}

void TestLogin::injectionBehindStartTls()
{
    const Error error = openFails("S: * OK [CAPABILITY STARTTLS] hi\n"
                                  "C: A1 STARTTLS\n"
                                  "S: A1 OK go\n"
                                  "S: * OK [CAPABILITY AUTH=PLAIN] injected\n",
                                  options(net::Security::StartTls));
    QCOMPARE(error.kind(), ErrorKind::Tls);
}

void TestLogin::preAuth()
{
    opens("S: * PREAUTH [CAPABILITY IMAP4rev1] welcome\n");
}

void TestLogin::greetingBye()
{
    const Error error = openFails("S: * BYE [UNAVAILABLE] too many connections\n");
    QCOMPARE(error.kind(), ErrorKind::Network);
    QCOMPARE(error.retry(), Retry::Later);
    QVERIFY(error.technical().contains(QStringLiteral("too many connections")));
}

void TestLogin::refusals_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("code") << QByteArray("A1 NO [AUTHENTICATIONFAILED] no") << ErrorKind::Auth;
    QTest::newRow("words") << QByteArray("A1 NO Login incorrect") << ErrorKind::Auth;
    QTest::newRow("unavailable") << QByteArray("A1 NO [UNAVAILABLE] directory down") << ErrorKind::Server;
    QTest::newRow("too many") << QByteArray("A1 NO Too many simultaneous connections") << ErrorKind::Server;
    QTest::newRow("bye") << QByteArray("* BYE bored") << ErrorKind::Network;
}

void TestLogin::refusals()
{
    QFETCH(QByteArray, answer);
    QFETCH(ErrorKind, kind);
    const QByteArray script = "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi\n"
                              "C: A1 AUTHENTICATE PLAIN AHUAcA==\nS: "
        + answer + "\n";
    const Error error = openFails(script.constData());
    QCOMPARE(error.kind(), kind);
    QCOMPARE(error.retry(), kind == ErrorKind::Auth ? Retry::AfterUserAction : Retry::Later);
}

void TestLogin::passwordEchoIsTakenOut()
{
    Dialogue dialogue("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi\n"
                      "C~ A1 AUTHENTICATE PLAIN .*\n"
                      "S: A1 NO password geheim123 is wrong\n");
    net::WireLog log;
    ImapSession::Options with = options();
    with.wireLog = &log;
    ImapSession session(dialogue.transport(), with);
    const Error error = failureOf(session.open(auth::Credentials(QStringLiteral("u"), QStringLiteral("geheim123"))));
    QVERIFY(!error.text().contains(QStringLiteral("geheim123")));
    for (const net::WireLine &line : log.lines()) {
        QVERIFY2(!line.text.contains("geheim123"), line.text.constData());
    }
}

void TestLogin::noPasswordWithoutTls()
{
    const Error error
        = openFails("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi\n", options(net::Security::Plain));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    const Error login = openFails("S: * OK [CAPABILITY IMAP4rev1] hi\n", options(net::Security::Plain));
    QCOMPARE(login.kind(), ErrorKind::Auth);
}

void TestLogin::plaintextWhereTheUserChoseIt()
{
    ImapSession::Options with = options(net::Security::Plain);
    with.allowPlaintext = true;
    opens("S: * OK [CAPABILITY IMAP4rev1] hi\n"
          "C: A1 LOGIN u p\n"
          "S: A1 OK [CAPABILITY IMAP4rev1] in\n",
          with);
}

void TestLogin::endlessChallenges()
{
    const Error error = openFails("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi\n"
                                  "C: A1 AUTHENTICATE PLAIN\n"
                                  "S: +\n"
                                  "C: AHUAcA==\n"
                                  "S: + bW9yZQ==\n"
                                  "C: *\n"
                                  "S: A1 BAD given up\n");
    QCOMPARE(error.kind(), ErrorKind::Protocol);
}

void TestLogin::silentGreeting()
{
    ImapSession::Options with = options();
    with.patience.greeting = std::chrono::milliseconds(20);
    const Error error = openFails("X: silence\n", with);
    QCOMPARE(error.kind(), ErrorKind::Network);
    QVERIFY(error.technical().contains(QStringLiteral("greeting")));
}

void TestLogin::connectionRefused()
{
    QCOMPARE(openFails("X: open-fails\n").kind(), ErrorKind::Network);
    QCOMPARE(openFails("X: close\n").kind(), ErrorKind::Network);
}

void TestLogin::wireLogHasNoSecrets()
{
    net::WireLog log;
    ImapSession::Options with = options();
    with.wireLog = &log;
    opens("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi\n"
          "C: A1 AUTHENTICATE PLAIN\n"
          "S: +\n"
          "C: AHUAcA==\n"
          "S: A1 OK [CAPABILITY IMAP4rev1] in\n",
          with);
    QByteArrayList lines;
    for (const net::WireLine &line : log.lines()) {
        lines.append((line.direction == net::Direction::Sent ? "C: " : "S: ") + line.text);
    }
    QCOMPARE(lines.value(1), QByteArray("C: A1 AUTHENTICATE PLAIN"));
    QCOMPARE(lines.value(2), QByteArray("S: + [secret]"));
    QCOMPARE(lines.value(3), QByteArray("C:  [secret]"));
}

void TestLogin::logoutSaysGoodbye()
{
    Fixture f("IDLE",
              "C: A2 LOGOUT\n"
              "S: * BYE bye\n"
              "S: A2 OK done\n");
    await(f.session.logout());
    QVERIFY(!f.session.isOpen());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
    QCOMPARE(failureOf(f.session.noop()).kind(), ErrorKind::Cancelled);
}

void TestLogin::logoutDoesNotWaitForever()
{
    ImapSession::Options with = options();
    with.patience.logout = std::chrono::milliseconds(20);
    Fixture f("IDLE", "C: A2 LOGOUT\nX: silence\n", with);
    await(f.session.logout());
    QVERIFY(!f.session.isOpen());
}

void TestLogin::hostileLiteralEndsTheConnection()
{
    Fixture f("IDLE",
              "C: A2 NOOP\n"
              "S: * 1 FETCH (BODY[] {4294967296}\n");
    QSignalSpy closed(&f.session, &ImapSession::closed);
    QCOMPARE(failureOf(f.session.noop()).kind(), ErrorKind::Protocol);
    QCOMPARE(closed.size(), 1);
}

QTEST_GUILESS_MAIN(TestLogin)
#include "tst_imapsession_login.moc"
