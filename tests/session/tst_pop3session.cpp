#include "core/session/pop3session.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::test;
using namespace std::chrono_literals;

class TestPop3Session : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opens();
    void opensWithoutCapa();
    void stls();
    void stlsIsMissing();
    void stlsWithoutCapa();
    void stlsIsRefused();
    void stlsWithInjectedAnswer();
    void greetingRefuses();
    void greetingIsNoPop3();
    void greetingNeverComes();
    void loginUserPass();
    void loginSasl();
    void loginOkInPlaceOfPlus();
    void loginLongInitialResponse();
    void loginFailures_data();
    void loginFailures();
    void loginNeverInPlaintext();
    void loginWithEndlessChallenges();
    void logHoldsNoSecret();
    void capabilitiesAfterLoginCount();
    void unicodeBeforeTheLogin();
    void sendsAhead();
    void sendsNothingAheadUnasked();
    void aheadOutOfOrder();
    void stat();
    void statThatIsNone();
    void uidl();
    void uidlMissing();
    void uidlWithDuplicates();
    void uidlTemporarilyRefused();
    void list();
    void retrievesInAnyPieces();
    void retrieveRefused();
    void retrieveTruncated();
    void retrieveStalls();
    void retrieveEndless();
    void sinkFails();
    void top();
    void deletesAtQuitOnly();
    void quitIsLost();
    void quitIsRefused();
    void quitWithoutDeletesForgives();
};

namespace {

ServerAccess access(net::Security security)
{
    ServerAccess access;
    access.endpoint = net::Endpoint(QStringLiteral("mail.test"), 995, security);
    return access;
}

const auth::Credentials ann(QStringLiteral("ann"), QStringLiteral("tiger"));

Pop3Patience quick()
{
    Pop3Patience patience;
    patience.greeting = 50ms;
    patience.response = 200ms;
    patience.silence = 50ms;
    return patience;
}

QByteArray opening(const QByteArrayList &capabilities = {"UIDL"})
{
    QByteArray script("S: +OK ready\nC: CAPA\nS: +OK\n");
    for (const QByteArray &capability : capabilities) {
        script += "S: " + capability + '\n';
    }
    return script + "S: .\n";
}

std::unique_ptr<Pop3Session> opened(Dialogue &dialogue, net::Security security = net::Security::Tls)
{
    auto session = std::make_unique<Pop3Session>(dialogue.transport(), nullptr, quick());
    await(session->open(access(security)));
    return session;
}

pop3::Reader::Sink into(QByteArray *octets)
{
    return [octets](QByteArrayView part) { octets->append(part.data(), part.size()); };
}

} // namespace

void TestPop3Session::opens()
{
    Dialogue dialogue(opening({"UIDL", "SASL PLAIN"}));
    const auto session = opened(dialogue);
    QVERIFY(session->capabilities().has("UIDL"));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::opensWithoutCapa()
{
    Dialogue dialogue("S: +OK\nC: CAPA\nS: -ERR what\n");
    const auto session = opened(dialogue);
    QVERIFY(!session->capabilities().isKnown());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::stls()
{
    Dialogue dialogue(opening({"STLS", "SASL PLAIN"}) + "C: STLS\nS: +OK go\nX: tls\nC: CAPA\nS: +OK\nS: TOP\nS: .\n");
    const auto session = opened(dialogue, net::Security::StartTls);
    QVERIFY(session->capabilities().has("TOP"));
    QVERIFY(!session->capabilities().has("SASL")); // said before encryption: forgotten
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::stlsIsMissing()
{
    Dialogue dialogue(opening({"UIDL"}));
    Pop3Session session(dialogue.transport());
    QCOMPARE(failureOf(session.open(access(net::Security::StartTls))).kind(), ErrorKind::Tls);
    QVERIFY(!session.isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::stlsWithoutCapa()
{
    Dialogue dialogue("S: +OK\nC: CAPA\nS: -ERR what\nC: STLS\nS: +OK\nX: tls\nC: CAPA\nS: -ERR what\n");
    const auto session = opened(dialogue, net::Security::StartTls);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::stlsIsRefused()
{
    Dialogue dialogue(opening({"STLS"}) + "C: STLS\nS: -ERR no\n");
    Pop3Session session(dialogue.transport());
    QCOMPARE(failureOf(session.open(access(net::Security::StartTls))).kind(), ErrorKind::Tls);
    QVERIFY(!session.isOpen());
}

void TestPop3Session::stlsWithInjectedAnswer()
{
    Dialogue dialogue(opening({"STLS"}) + "C: STLS\nS: +OK go\nS: +OK injected\n");
    Pop3Session session(dialogue.transport());
    QCOMPARE(failureOf(session.open(access(net::Security::StartTls))).kind(), ErrorKind::Tls);
    QVERIFY(!session.isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::greetingRefuses()
{
    Dialogue dialogue("S: -ERR [SYS/TEMP] down\n");
    Pop3Session session(dialogue.transport());
    const Error error = failureOf(session.open(access(net::Security::Tls)));
    QCOMPARE(error.kind(), ErrorKind::Server);
    QCOMPARE(error.retry(), Retry::Later);
}

void TestPop3Session::greetingIsNoPop3()
{
    Dialogue dialogue("S: 220 mail.test ESMTP\n");
    Pop3Session session(dialogue.transport());
    QCOMPARE(failureOf(session.open(access(net::Security::Tls))).kind(), ErrorKind::Protocol);
    QVERIFY(!session.isOpen());
}

void TestPop3Session::greetingNeverComes()
{
    Dialogue dialogue("X: silence\n");
    Pop3Session session(dialogue.transport(), nullptr, quick());
    QCOMPARE(failureOf(session.open(access(net::Security::Tls))).kind(), ErrorKind::Network);
}

void TestPop3Session::loginUserPass()
{
    Dialogue dialogue(opening() + "C: USER ann\nS: +OK\nC: PASS tiger\nS: +OK in\nC: CAPA\nS: +OK\nS: UIDL\nS: .\n");
    const auto session = opened(dialogue);
    await(session->login(ann));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::loginSasl()
{
    Dialogue dialogue(opening({"SASL LOGIN PLAIN"}) + "C: AUTH PLAIN AGFubgB0aWdlcg==\nS: +OK in\nC: CAPA\nS: -ERR\n");
    const auto session = opened(dialogue);
    await(session->login(ann));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::loginOkInPlaceOfPlus()
{
    Dialogue dialogue(opening({"SASL LOGIN"})
                      + "C: AUTH LOGIN\nS: +OK VXNlcm5hbWU6\nC: YW5u\nS: +OK UGFzc3dvcmQ6\nC: dGlnZXI=\nS: +OK in\n"
                        "C: CAPA\nS: -ERR\n");
    const auto session = opened(dialogue);
    await(session->login(ann));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::loginLongInitialResponse()
{
    const auth::Credentials longOnes(QStringLiteral("ann"), QString(300, QLatin1Char('x')));
    const QByteArray response = QByteArray(QByteArray("\0ann\0", 5) + QByteArray(300, 'x')).toBase64();
    Dialogue dialogue(opening({"SASL PLAIN"}) + "C: AUTH PLAIN\nS: + \nC: " + response
                      + "\nS: +OK in\nC: CAPA\nS: -ERR\n");
    const auto session = opened(dialogue);
    await(session->login(longOnes));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::loginFailures_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("retry");
    const int auth = int(ErrorKind::Auth), server = int(ErrorKind::Server);
    QTest::newRow("refused") << QByteArray("-ERR no") << auth << int(Retry::AfterUserAction);
    QTest::newRow("AUTH") << QByteArray("-ERR [AUTH] no") << auth << int(Retry::AfterUserAction);
    QTest::newRow("in use") << QByteArray("-ERR [IN-USE] locked") << server << int(Retry::Later);
    QTest::newRow("trouble") << QByteArray("-ERR [SYS/TEMP] db") << server << int(Retry::Later);
    QTest::newRow("too soon") << QByteArray("-ERR [LOGIN-DELAY] wait") << server << int(Retry::Later);
    QTest::newRow("echo") << QByteArray("-ERR tiger is wrong") << auth << int(Retry::AfterUserAction);
}

void TestPop3Session::loginFailures()
{
    QFETCH(QByteArray, answer);
    Dialogue dialogue(opening() + "C: USER ann\nS: +OK\nC: PASS tiger\nS: " + answer + '\n');
    const auto session = opened(dialogue);
    const Error error = failureOf(session->login(ann));
    QTEST(int(error.kind()), "kind");
    QTEST(int(error.retry()), "retry");
    QVERIFY(!error.text().contains(QStringLiteral("tiger")));
}

void TestPop3Session::loginNeverInPlaintext()
{
    for (const QByteArray &capability : {QByteArray("UIDL"), QByteArray("SASL PLAIN LOGIN")}) {
        Dialogue dialogue(opening({capability}));
        const auto session = opened(dialogue, net::Security::Plain);
        QCOMPARE(failureOf(session->login(ann)).kind(), ErrorKind::Auth);
        QVERIFY2(dialogue.isComplete(), dialogue.report());
    }
}

void TestPop3Session::loginWithEndlessChallenges()
{
    Dialogue dialogue(opening({"SASL PLAIN"}) + "C: AUTH PLAIN AGFubgB0aWdlcg==\nS: + bW9yZQ==\n");
    const auto session = opened(dialogue);
    QCOMPARE(failureOf(session->login(ann)).kind(), ErrorKind::Protocol);
    QVERIFY(!session->isOpen());
}

void TestPop3Session::logHoldsNoSecret()
{
    for (const bool isSasl : {false, true}) {
        const QByteArray login = isSasl ? QByteArray("C: AUTH PLAIN AGFubgB0aWdlcg==\nS: +OK in\n")
                                        : QByteArray("C: USER ann\nS: +OK\nC: PASS tiger\nS: +OK in\n");
        Dialogue dialogue(opening({isSasl ? "SASL PLAIN" : "UIDL"}) + login + "C: CAPA\nS: -ERR\n");
        net::WireLog log;
        Pop3Session session(dialogue.transport(), &log);
        await(session.open(access(net::Security::Tls)));
        await(session.login(ann));
        QByteArray all;
        for (const net::WireLine &line : log.lines()) {
            all += line.text + '\n';
        }
        QVERIFY(all.contains("[secret]"));
        QVERIFY2(!all.contains("tiger") && !all.contains("AGFubgB0aWdlcg"), all.constData());
    }
}

void TestPop3Session::capabilitiesAfterLoginCount()
{
    Dialogue dialogue(opening({"USER"})
                      + "C: USER ann\nS: +OK\nC: PASS tiger\nS: +OK\nC: CAPA\nS: +OK\nS: UIDL\nS: .\n");
    const auto session = opened(dialogue);
    QVERIFY(!session->capabilities().has("UIDL"));
    await(session->login(ann));
    QVERIFY(session->capabilities().has("UIDL"));
}

void TestPop3Session::unicodeBeforeTheLogin()
{
    QLocale::setDefault(QLocale(QLocale::German));
    Dialogue dialogue(opening({"UTF8 USER", "LANG"})
                      + "C: UTF8\nS: +OK\nC: LANG de\nS: -ERR not that one\n"
                        "C: USER ann\nS: +OK\nC: PASS tiger\nS: +OK\nC: CAPA\nS: +OK\nS: .\n");
    const auto session = opened(dialogue);
    await(session->login(ann));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
    QLocale::setDefault(QLocale::c());
}

void TestPop3Session::sendsAhead()
{
    Dialogue dialogue(opening({"PIPELINING"})
                      + "C: RETR 1\nC: RETR 2\nC: RETR 3\nS: +OK\nS: one\nS: .\nS: -ERR gone\nS: +OK\nS: three\n"
                        "S: .\nC: DELE 1\nC: DELE 3\nS: +OK\nS: +OK\n");
    const auto session = opened(dialogue);
    QByteArray octets;
    session->sendAheadRetr({1, 2, 3});
    await(session->retrieve(1, into(&octets), 100));
    QCOMPARE(failureOf(session->retrieve(2, into(&octets), 100)).kind(), ErrorKind::Server);
    QVERIFY(session->hasSentAhead());
    await(session->retrieve(3, into(&octets), 100));
    QCOMPARE(octets, QByteArray("one\r\nthree\r\n"));
    session->sendAheadDele({1, 3});
    await(session->dele(1));
    await(session->dele(3));
    QCOMPARE(session->marked(), 2);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::sendsNothingAheadUnasked()
{
    Dialogue dialogue(opening() + "C: TOP 1 0\nS: +OK\nS: A: b\nS: .\n");
    const auto session = opened(dialogue);
    session->sendAheadTop({1, 2}, 0);
    QVERIFY(!session->hasSentAhead());
    QCOMPARE(await(session->top(1, 0)), QByteArray("A: b\r\n"));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

// The answers would belong to the wrong questions, and a DELE to the wrong message.
void TestPop3Session::aheadOutOfOrder()
{
    Dialogue dialogue(opening({"PIPELINING"}) + "C: DELE 1\nC: DELE 2\nS: +OK\n");
    const auto session = opened(dialogue);
    session->sendAheadDele({1, 2});
    QCOMPARE(failureOf(session->dele(2)).kind(), ErrorKind::Protocol);
    QVERIFY(!session->isOpen());
}

void TestPop3Session::stat()
{
    Dialogue dialogue(opening() + "C: STAT\nS: +OK 2 320\n");
    const auto session = opened(dialogue);
    const MaildropStatus status = await(session->stat());
    QCOMPARE(status.count, 2);
    QCOMPARE(status.size, 320);
}

void TestPop3Session::statThatIsNone()
{
    for (const char *answer : {"+OK", "+OK two", "+OK -1 5", "+OK 99999999999 5"}) {
        Dialogue dialogue(opening() + "C: STAT\nS: " + answer + '\n');
        const auto session = opened(dialogue);
        QCOMPARE(failureOf(session->stat()).kind(), ErrorKind::Protocol);
    }
}

void TestPop3Session::uidl()
{
    Dialogue dialogue(opening() + "C: UIDL\nS: +OK\nS: 1 abc\nS: 2 def\nS: .\n");
    const auto session = opened(dialogue);
    const auto listing = await(session->uidl());
    QVERIFY(listing);
    QCOMPARE(listing->entries, (QList<pop3::UniqueId>{{1, "abc"}, {2, "def"}}));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::uidlMissing()
{
    Dialogue dialogue(opening() + "C: UIDL\nS: -ERR unknown command\n");
    const auto session = opened(dialogue);
    QVERIFY(!await(session->uidl()));
    QVERIFY(session->isOpen());
}

void TestPop3Session::uidlWithDuplicates()
{
    Dialogue dialogue(opening() + "C: UIDL\nS: +OK\nS: 1 abc\nS: 2 abc\nS: broken\nS: .\n");
    const auto session = opened(dialogue);
    const auto listing = await(session->uidl());
    QVERIFY(listing->hasDuplicateUids);
    QCOMPARE(listing->entries.size(), 2);
    QCOMPARE(listing->unreadable, 1);
}

void TestPop3Session::uidlTemporarilyRefused()
{
    Dialogue dialogue(opening() + "C: UIDL\nS: -ERR [SYS/TEMP] index is rebuilt\n");
    const auto session = opened(dialogue);
    QCOMPARE(failureOf(session->uidl()).retry(), Retry::Later); // not: "has no UIDL"
}

void TestPop3Session::list()
{
    Dialogue dialogue(opening() + "C: LIST\nS: +OK\nS: 1 120\nS: 2 200\nS: .\nC: NOOP\nS: +OK\n");
    const auto session = opened(dialogue);
    QCOMPARE(await(session->list()).entries, (QList<pop3::ScanListing>{{1, 120}, {2, 200}}));
    await(session->noop());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::retrievesInAnyPieces()
{
    for (qsizetype chunk = 1; chunk < 12; ++chunk) {
        Dialogue dialogue(opening()
                          + "C: RETR 1\nS: +OK 20 octets\nS: Subject: x\nS: \nS: ..dot\nS: .\nC: NOOP\nS: +OK\n");
        dialogue.setChunkSize(chunk);
        const auto session = opened(dialogue);
        QByteArray octets;
        QCOMPARE(await(session->retrieve(1, into(&octets), 1000)), 20);
        QCOMPARE(octets, QByteArray("Subject: x\r\n\r\n.dot\r\n"));
        await(session->noop()); // nothing of the message is left over
    }
}

void TestPop3Session::retrieveRefused()
{
    Dialogue dialogue(opening() + "C: RETR 9\nS: -ERR no such message\n");
    const auto session = opened(dialogue);
    QByteArray octets;
    QCOMPARE(failureOf(session->retrieve(9, into(&octets), 1000)).kind(), ErrorKind::Server);
    QVERIFY(session->isOpen());
}

void TestPop3Session::retrieveTruncated()
{
    Dialogue dialogue(opening() + "C: RETR 1\nS: +OK\nS: Subject: x\nS> \\r\\n.\nX: close\n");
    const auto session = opened(dialogue);
    QByteArray octets;
    QCOMPARE(failureOf(session->retrieve(1, into(&octets), 1000)).kind(), ErrorKind::Network);
}

void TestPop3Session::retrieveStalls()
{
    Dialogue dialogue(opening() + "C: RETR 1\nS: +OK\nS: Subject: x\nX: silence\n");
    const auto session = opened(dialogue);
    QByteArray octets;
    QCOMPARE(failureOf(session->retrieve(1, into(&octets), 1000)).kind(), ErrorKind::Network);
    QVERIFY(!session->isOpen());
}

void TestPop3Session::retrieveEndless()
{
    Dialogue dialogue(opening() + "C: RETR 1\nS: +OK\n" + QByteArray("S: x\n").repeated(1000) + "S: .\n");
    const auto session = opened(dialogue);
    QByteArray octets;
    QCOMPARE(failureOf(session->retrieve(1, into(&octets), 1000)).kind(), ErrorKind::Protocol);
    QVERIFY(octets.size() <= 1000);
    QVERIFY(!session->isOpen());
}

void TestPop3Session::sinkFails()
{
    Dialogue dialogue(opening() + "C: RETR 1\nS: +OK\nS: x\nS: .\n");
    const auto session = opened(dialogue);
    const pop3::Reader::Sink full
        = [](QByteArrayView) { throw Error(ErrorKind::Storage, QStringLiteral("The disk is full.")); };
    QCOMPARE(failureOf(session->retrieve(1, full, 1000)).kind(), ErrorKind::Storage);
    QVERIFY(!session->isOpen());
}

void TestPop3Session::top()
{
    Dialogue dialogue(opening() + "C: TOP 1 0\nS: +OK\nS: Subject: x\nS: \nS: .\n");
    const auto session = opened(dialogue);
    QCOMPARE(await(session->top(1, 0)), QByteArray("Subject: x\r\n\r\n"));
}

void TestPop3Session::deletesAtQuitOnly()
{
    Dialogue dialogue(opening() + "C: DELE 1\nS: +OK\nC: DELE 2\nS: -ERR gone\nC: QUIT\nS: +OK\n");
    const auto session = opened(dialogue);
    await(session->dele(1));
    QCOMPARE(session->marked(), 1);
    QCOMPARE(failureOf(session->dele(2)).kind(), ErrorKind::Server);
    QCOMPARE(session->marked(), 1);
    await(session->quit());
    QCOMPARE(session->marked(), 0);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestPop3Session::quitIsLost()
{
    Dialogue dialogue(opening() + "C: DELE 1\nS: +OK\nC: QUIT\nX: lost\n");
    const auto session = opened(dialogue);
    await(session->dele(1));
    QCOMPARE(failureOf(session->quit()).kind(), ErrorKind::Network);
    QCOMPARE(session->marked(), 1); // nobody knows
}

void TestPop3Session::quitIsRefused()
{
    Dialogue dialogue(opening() + "C: DELE 1\nS: +OK\nC: QUIT\nS: -ERR some deleted messages not removed\n");
    const auto session = opened(dialogue);
    await(session->dele(1));
    QCOMPARE(failureOf(session->quit()).kind(), ErrorKind::Server);
    QVERIFY(!session->isOpen());
}

void TestPop3Session::quitWithoutDeletesForgives()
{
    Dialogue dialogue(opening() + "C: QUIT\nX: close\n");
    const auto session = opened(dialogue);
    await(session->quit());
    QVERIFY(!session->isOpen());
}

QTEST_GUILESS_MAIN(TestPop3Session)
#include "tst_pop3session.moc"
