#include "core/auth/bearer.h"
#include "core/auth/sasl.h"
#include "core/base/error.h"

#include <QTest>
#include <gsasl.h>

using namespace waxwing;
using namespace waxwing::auth;

// In place of the library's: RFC 5802's example needs its nonce. Empty: the library's way, random.
static QByteArray fixedNonce;
extern "C" int gsasl_nonce(char *data, size_t size)
{
    if (!fixedNonce.isEmpty()) {
        const QByteArray raw = QByteArray::fromBase64(fixedNonce).leftJustified(qsizetype(size), '\0', true);
        memcpy(data, raw.constData(), size);
        return GSASL_OK;
    }
    return gsasl_random(data, size);
}

class TestSasl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plain(); // RFC 4616 4
    void login();
    void cramMd5(); // RFC 2195 2
    void scramSha1(); // RFC 5802 5
    void scramAgainstServer_data();
    void scramAgainstServer();
    void scramServerThatDoesNotKnowThePassword();
    void scramIsNotCompleteBeforeTheServerProvedItself();
    void endlessChallenges();
    void refusesNul();
    void chooses_data();
    void chooses();
    void pinned();
    void saysWhyNot();
    void oauthBearer(); // RFC 7628 4.1
    void xoauth2();
    void tokenThatIsNotTaken_data();
    void tokenThatIsNotTaken();
    void welcomeAfterTheError();
    void bearerStatus();
    void refusesControlsInTokens();
    void proofDecides_data();
    void proofDecides();
    void external();
};

namespace {

Mechanism named(const char *name)
{
    for (const Mechanism &mechanism : mechanisms()) {
        if (qstrcmp(mechanism.name, name) == 0) {
            return mechanism;
        }
    }
    qFatal("no such mechanism");
}

SaslClient client(const char *mechanism, const char *user, const char *secret)
{
    const Credentials credentials(QString::fromUtf8(user), QString::fromUtf8(secret));
    return SaslClient(named(mechanism), credentials, "imap", "mail.test");
}

int giveProperty(Gsasl *, Gsasl_session *session, Gsasl_property property)
{
    if (property != GSASL_PASSWORD) {
        return GSASL_NO_CALLBACK;
    }
    return gsasl_property_set(session, GSASL_PASSWORD, "pencil");
}

} // namespace

void TestSasl::plain()
{
    SaslClient sasl = client("PLAIN", "tim", "tanstaaftanstaaf");
    QCOMPARE(sasl.respond({}), QByteArray("\0tim\0tanstaaftanstaaf", 21));
    QVERIFY(sasl.isComplete());
}

void TestSasl::login()
{
    SaslClient sasl = client("LOGIN", "tim", "pass word");
    QCOMPARE(sasl.respond("Username:"), QByteArray("tim"));
    QVERIFY(!sasl.isComplete());
    QCOMPARE(sasl.respond("Password:"), QByteArray("pass word"));
    QVERIFY(sasl.isComplete());
}

void TestSasl::cramMd5()
{
    SaslClient sasl = client("CRAM-MD5", "tim", "tanstaaftanstaaf");
    QCOMPARE(sasl.respond("<1896.697170952@postoffice.reston.mci.net>"),
             QByteArray("tim b913a602c7eda7a495b4e6e7334d3890"));
    QVERIFY(sasl.isComplete());
}

void TestSasl::scramSha1()
{
    fixedNonce = "fyko+d2lbbFgONRv9qkxdawL";
    SaslClient sasl = client("SCRAM-SHA-1", "user", "pencil");
    QCOMPARE(sasl.respond({}), QByteArray("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"));
    QCOMPARE(sasl.respond("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"),
             QByteArray("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="));
    QVERIFY(!sasl.isComplete());
    QCOMPARE(sasl.respond("v=rmF9pqV8S7suAoZWja4dJRkFsKQ="), QByteArray());
    QVERIFY(sasl.isComplete());
    fixedNonce.clear();
}

void TestSasl::scramAgainstServer_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::newRow("SHA-1") << QByteArray("SCRAM-SHA-1");
    QTest::newRow("SHA-256") << QByteArray("SCRAM-SHA-256");
}

void TestSasl::scramAgainstServer()
{
    QFETCH(QByteArray, mechanism);
    Gsasl *context = nullptr;
    Gsasl_session *server = nullptr;
    QCOMPARE(gsasl_init(&context), int(GSASL_OK));
    gsasl_callback_set(context, giveProperty);
    QCOMPARE(gsasl_server_start(context, mechanism.constData(), &server), int(GSASL_OK));
    SaslClient sasl = client(mechanism.constData(), "user", "pencil");
    QByteArray message = sasl.respond({});
    int code = GSASL_NEEDS_MORE;
    while (code == GSASL_NEEDS_MORE && !sasl.isComplete()) {
        char *output = nullptr;
        size_t size = 0;
        code = gsasl_step(server, message.constData(), size_t(message.size()), &output, &size);
        QVERIFY2(code == GSASL_OK || code == GSASL_NEEDS_MORE, gsasl_strerror(code));
        message = sasl.respond(QByteArray(output, qsizetype(size)));
        gsasl_free(output);
    }
    QCOMPARE(code, int(GSASL_OK));
    QVERIFY(sasl.isComplete());
    gsasl_finish(server);
    gsasl_done(context);
}

void TestSasl::scramServerThatDoesNotKnowThePassword()
{
    fixedNonce = "fyko+d2lbbFgONRv9qkxdawL";
    SaslClient sasl = client("SCRAM-SHA-1", "user", "pencil");
    sasl.respond({});
    sasl.respond("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096");
    QVERIFY_EXCEPTION_THROWN(sasl.respond("v=AAAApqV8S7suAoZWja4dJRkFsKQ="), Error);
    QVERIFY(!sasl.isComplete());
    fixedNonce.clear();
}

void TestSasl::scramIsNotCompleteBeforeTheServerProvedItself()
{
    SaslClient sasl = client("SCRAM-SHA-256", "user", "pencil");
    sasl.respond({});
    QVERIFY(!sasl.isComplete());
    QVERIFY_EXCEPTION_THROWN(sasl.respond("r=foreign,s=QSXCR+Q6sek8bf92,i=4096"), Error);
}

void TestSasl::endlessChallenges()
{
    SaslClient sasl = client("PLAIN", "tim", "x");
    sasl.respond({});
    QVERIFY_EXCEPTION_THROWN(sasl.respond("more"), Error);
}

void TestSasl::refusesNul()
{
    const Credentials credentials(QStringLiteral("a") + QChar(0) + QStringLiteral("b"), QStringLiteral("x"));
    QVERIFY_EXCEPTION_THROWN(SaslClient(named("PLAIN"), credentials, "imap", "mail.test"), Error);
}

void TestSasl::chooses_data()
{
    QTest::addColumn<QByteArrayList>("offered");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QByteArray>("expected");
    const QByteArrayList all{"login", "PLAIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "GSSAPI"};
    QTest::newRow("strongest") << all << true << QByteArray("SCRAM-SHA-256");
    QTest::newRow("strongest without TLS") << all << false << QByteArray("SCRAM-SHA-256");
    QTest::newRow("plain in TLS") << QByteArrayList{"CRAM-MD5", "PLAIN"} << true << QByteArray("PLAIN");
    QTest::newRow("never plain without TLS") << QByteArrayList{"CRAM-MD5", "PLAIN"} << false << QByteArray("CRAM-MD5");
    QTest::newRow("only login") << QByteArrayList{"LOGIN"} << true << QByteArray("LOGIN");
}

void TestSasl::chooses()
{
    QFETCH(QByteArrayList, offered);
    QFETCH(bool, encrypted);
    MechanismPolicy policy;
    policy.isEncrypted = encrypted;
    const auto mechanism = chooseMechanism(offered, policy, false);
    QVERIFY(mechanism);
    QTEST(QByteArray(mechanism->name), "expected");
}

void TestSasl::pinned()
{
    MechanismPolicy policy;
    policy.isEncrypted = true;
    policy.pinned = "login";
    QCOMPARE(QByteArray(chooseMechanism({"PLAIN", "LOGIN"}, policy, false)->name), QByteArray("LOGIN"));
    QVERIFY_EXCEPTION_THROWN(chooseMechanism({"PLAIN"}, policy, true), Error);
}

void TestSasl::saysWhyNot()
{
    MechanismPolicy policy;
    QVERIFY_EXCEPTION_THROWN(chooseMechanism({"PLAIN", "LOGIN"}, policy, false), Error);
    QVERIFY_EXCEPTION_THROWN(chooseMechanism({"GSSAPI"}, policy, false), Error);
    QVERIFY(!chooseMechanism({"GSSAPI"}, policy, true));
    QVERIFY_EXCEPTION_THROWN(requirePlaintextAllowed(policy), Error);
    policy.allowPlaintext = true;
    requirePlaintextAllowed(policy);
    QCOMPARE(QByteArray(chooseMechanism({"PLAIN"}, policy, false)->name), QByteArray("PLAIN"));
}

void TestSasl::oauthBearer()
{
    QCOMPARE(oauthBearerMessage("user@example.com", "server.example.com", "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg=="),
             QByteArray("n,a=user@example.com,\x01host=server.example.com\x01"
                        "auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\x01\x01"));
    QVERIFY(oauthBearerMessage("a,b=c", "h", "t").startsWith("n,a=a=2Cb=3Dc,\x01"));
    SaslClient sasl = client("OAUTHBEARER", "ann", "token");
    QVERIFY(!sasl.isComplete());
    QCOMPARE(sasl.respond({}), oauthBearerMessage("ann", "mail.test", "token"));
    QVERIFY(sasl.isComplete());
}

void TestSasl::xoauth2()
{
    SaslClient sasl = client("XOAUTH2", "ann@example.com", "token");
    QCOMPARE(sasl.respond({}),
             QByteArray("user=ann@example.com\x01"
                        "auth=Bearer token\x01\x01"));
    QVERIFY(sasl.isComplete());
}

void TestSasl::tokenThatIsNotTaken_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("OAUTHBEARER") << QByteArray("\x01"); // RFC 7628 3.2.3
    QTest::newRow("XOAUTH2") << QByteArray();
}

void TestSasl::tokenThatIsNotTaken()
{
    SaslClient sasl = client(QTest::currentDataTag(), "ann", "token");
    sasl.respond({});
    QTEST(sasl.respond(R"({"status":"invalid_token","schemes":"bearer","scope":"mail"})"), "answer");
    QCOMPARE(sasl.errorStatus(), QStringLiteral("invalid_token"));
    QVERIFY_EXCEPTION_THROWN(sasl.respond("{}"), Error); // once is enough
}

void TestSasl::welcomeAfterTheError()
{
    SaslClient sasl = client("XOAUTH2", "ann", "token");
    sasl.respond({});
    sasl.respond("{}");
    QVERIFY(!sasl.isComplete());
}

void TestSasl::bearerStatus()
{
    QCOMPARE(bearerErrorStatus(R"({"status":"401"})"), QStringLiteral("401"));
    QCOMPARE(bearerErrorStatus(R"({"status":401})"), QStringLiteral("401"));
    QCOMPARE(bearerErrorStatus("not JSON"), QString());
    QCOMPARE(bearerErrorStatus(QByteArray(1024 * 1024, '[')), QString());
    QVERIFY(bearerErrorStatus(R"({"status":")" + QByteArray(5000, 'x') + "\"}").size() <= 100);
}

void TestSasl::refusesControlsInTokens()
{
    QVERIFY_EXCEPTION_THROWN(client("XOAUTH2", "ann", "token\x01user=bob"), Error);
    QVERIFY_EXCEPTION_THROWN(client("OAUTHBEARER", "ann\x01", "token"), Error);
}

void TestSasl::proofDecides_data()
{
    QTest::addColumn<int>("proof");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("password") << int(Proof::Password) << QByteArray("SCRAM-SHA-256");
    QTest::newRow("token") << int(Proof::Token) << QByteArray("OAUTHBEARER");
    QTest::newRow("certificate") << int(Proof::Certificate) << QByteArray("EXTERNAL");
    QTest::newRow("ticket") << int(Proof::Ticket) << QByteArray("GSSAPI");
}

void TestSasl::proofDecides()
{
    QFETCH(int, proof);
    MechanismPolicy policy;
    policy.isEncrypted = true;
    policy.proof = Proof(proof);
    const QByteArrayList all{"PLAIN", "XOAUTH2", "OAUTHBEARER", "EXTERNAL", "GSSAPI", "SCRAM-SHA-256"};
    QTEST(QByteArray(chooseMechanism(all, policy, true)->name), "expected");
    if (policy.proof != Proof::Password) {
        QVERIFY_EXCEPTION_THROWN(chooseMechanism({"PLAIN", "LOGIN"}, policy, true), Error);
    }
}

void TestSasl::external()
{
    const Credentials credentials(QStringLiteral("ann"), QString(), Proof::Certificate);
    SaslClient sasl(named("EXTERNAL"), credentials, "imap", "mail.test");
    QCOMPARE(sasl.respond({}), QByteArray()); // the certificate's own name (RFC 4422 A.1)
    QVERIFY(sasl.isComplete());
}

QTEST_GUILESS_MAIN(TestSasl)
#include "tst_sasl.moc"
