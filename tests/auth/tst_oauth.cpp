// OAuth 2 against an authorization server: the sign-in a browser makes, and the tokens that follow from it.
#include "core/auth/credentialstore.h"
#include "core/auth/oauth.h"
#include "tests/auth/memorykeyring.h"
#include "tests/support/await.h"
#include "tests/support/helperprocess.h"
#include "tests/support/testservers.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace waxwing;
using namespace waxwing::auth;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestOAuth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pkce(); // RFC 7636 appendix B
    void knownProviders();
    void clientIdFromTheConfiguration();
    void providerNeedsAClientId();
    void metadata_data();
    void metadata();
    void issuerIsAsked();
    void signsIn();
    void refusedInTheBrowser();
    void strangersChangeNothing();
    void browserNeverComesBack();
    void refreshes();
    void revokedGrant();
    void providerIsAway();
    void throughTheAccountsProxy();
    void storeRenewsAServedToken();
    void storeDoesNotLoop();
    void storeWantsASignIn();
    void storeTriesAgainAfterAnOutage();

private:
    OAuthSettings settings() const;
    OAuthProvider provider() const { return await(oauthProvider(settings(), m_servers->caFile())); }
    OpenBrowser browser();
    PasswordQuestion question() const;
    QString granted() const { return m_servers->ask("grant demo").value(s("result")).toString(); }

    std::unique_ptr<TestServers> m_servers;
    std::unique_ptr<QProcess> m_browser;
    QTemporaryDir m_config;
};

void TestOAuth::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_config.path().toUtf8());
    m_servers = std::make_unique<TestServers>(QStringList{s("--without-mta"), s("--oauth")});
    QVERIFY2(m_servers->isRunning(), qPrintable(m_servers->error()));
}

OAuthSettings TestOAuth::settings() const
{
    OAuthSettings settings;
    settings.provider = m_servers->issuer();
    settings.clientId = s("waxwing-test");
    settings.scope = s("mail offline_access");
    return settings;
}

OpenBrowser TestOAuth::browser()
{
    return [this](const QUrl &url) {
        m_browser = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(s("WAXWING_BROWSER_CA"), m_servers->caFile());
        m_browser->setProcessEnvironment(environment);
        m_browser->start(s(WAXWING_SOURCE_DIR "/tests/support/browser"), {url.toString(QUrl::FullyEncoded)});
    };
}

PasswordQuestion TestOAuth::question() const
{
    PasswordQuestion question;
    question.account = AccountId(3);
    question.accountName = s("Mail");
    question.user = s("demo");
    question.host = s("localhost");
    question.proof = Proof::Token;
    question.oauth = settings();
    question.web = m_servers->caFile();
    return question;
}

void TestOAuth::pkce()
{
    QCOMPARE(Pkce::challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
             QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    const Pkce one = Pkce::fresh();
    QVERIFY(one.verifier.size() >= 43); // RFC 7636 4.1
    QVERIFY(one.verifier != Pkce::fresh().verifier);
}

// Data, and no secret among it.
void TestOAuth::knownProviders()
{
    QStringList ids;
    for (const OAuthProvider &known : knownOAuthProviders()) {
        ids.append(known.id);
        QVERIFY2(known.authorizationUrl.startsWith(s("https://")) && known.tokenUrl.startsWith(s("https://"))
                     && !known.scope.isEmpty(),
                 qPrintable(known.id));
        QVERIFY(known.clientId.isEmpty() && known.clientSecret.isEmpty());
    }
    for (const char *id : {"google", "microsoft", "yahoo", "fastmail"}) {
        QVERIFY2(ids.contains(s(id)), id);
    }
    QCOMPARE(oauthProviderForHost(s("imap.gmail.com"))->id, s("google"));
    QCOMPARE(oauthProviderForHost(s("outlook.office365.com"))->id, s("microsoft"));
    QVERIFY(!oauthProviderForHost(s("imap.notgmail.com")));
}

void TestOAuth::clientIdFromTheConfiguration()
{
    QVERIFY(QDir(m_config.path()).mkpath(s("waxwing")));
    QFile file(m_config.filePath(s("waxwing/oauth.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"google": {"clientId": "packager", "clientSecret": "none"}})");
    file.close();
    OAuthSettings google;
    google.provider = s("google");
    const OAuthProvider found = await(oauthProvider(google, {}));
    QCOMPARE(found.clientId, s("packager"));
    QCOMPARE(found.clientSecret, s("none"));
    google.clientId = s("own");
    QCOMPARE(await(oauthProvider(google, {})).clientId, s("own"));
    QVERIFY(file.remove());
}

void TestOAuth::providerNeedsAClientId()
{
    OAuthSettings google;
    google.provider = s("google");
    const Error error = failureOf(oauthProvider(google, {}));
    QCOMPARE(error.kind(), ErrorKind::Input);
    QVERIFY(error.summary().contains(s("Google")));
    google.provider = s("http://login.example.org");
    QCOMPARE(failureOf(oauthProvider(google, {})).kind(), ErrorKind::Input);
}

void TestOAuth::metadata_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another issuer") << QByteArray(
        R"({"issuer":"https://b.test","authorization_endpoint":"https://a.test/a","token_endpoint":"https://a.test/t"})");
    QTest::newRow("plain HTTP") << QByteArray(
        R"({"issuer":"https://a.test","authorization_endpoint":"http://a.test/a","token_endpoint":"https://a.test/t"})");
    QTest::newRow("a program") << QByteArray(
        R"({"issuer":"https://a.test","authorization_endpoint":"file:///bin/sh","token_endpoint":"https://a.test/t"})");
    QTest::newRow("no token endpoint") << QByteArray(
        R"({"issuer":"https://a.test","authorization_endpoint":"https://a.test/a"})");
}

void TestOAuth::metadata()
{
    QFETCH(QByteArray, json);
    QVERIFY_EXCEPTION_THROWN(oauthProviderFromMetadata(json, s("https://a.test")), Error);
}

void TestOAuth::issuerIsAsked()
{
    const OAuthProvider found = provider();
    QCOMPARE(found.issuer, m_servers->issuer());
    QCOMPARE(found.tokenUrl, m_servers->issuer() + s("/token"));
    // Without the authority nobody is believed.
    QCOMPARE(failureOf(oauthProvider(settings(), {})).kind(), ErrorKind::Tls);
}

void TestOAuth::signsIn()
{
    const auto listener = std::make_shared<net::LoopbackListener>();
    const OAuthTokens tokens
        = await(signIn(provider(), s("demo@waxwing.test"), browser(), listener, m_servers->caFile()));
    QVERIFY(!tokens.access.isEmpty() && !tokens.refresh.isEmpty());
    QCOMPARE(tokens.lifetime, 3600s);
}

void TestOAuth::refusedInTheBrowser()
{
    const auto listener = std::make_shared<net::LoopbackListener>();
    const Error error
        = failureOf(signIn(provider(), s("refused@waxwing.test"), browser(), listener, m_servers->caFile()));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QCOMPARE(error.technical(), s("access_denied"));
}

// Somebody on this machine who knows the port comes first, with a code of his own and a state he had to guess.
void TestOAuth::strangersChangeNothing()
{
    const auto listener = std::make_shared<net::LoopbackListener>();
    const QString address = listener->address();
    const OpenBrowser open = [this, address](const QUrl &url) {
        QProcess stranger;
        stranger.start(s(WAXWING_SOURCE_DIR "/tests/support/browser"), {address + s("?code=theirs&state=guessed")});
        browser()(url);
        while (stranger.state() != QProcess::NotRunning) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    };
    const OAuthTokens tokens = await(signIn(provider(), s("demo@waxwing.test"), open, listener, m_servers->caFile()));
    QVERIFY(!tokens.access.isEmpty());
}

void TestOAuth::browserNeverComesBack()
{
    const auto listener = std::make_shared<net::LoopbackListener>();
    const QString address = listener->address();
    QUrl opened;
    const auto open = [&opened](const QUrl &url) { opened = url; };
    const Error error = failureOf(signIn(provider(), s("demo+x@waxwing.test"), open, listener, {}, 50ms));
    QCOMPARE(error.kind(), ErrorKind::Cancelled);
    const QUrlQuery query(opened);
    QCOMPARE(query.queryItemValue(s("code_challenge_method")), s("S256"));
    QCOMPARE(query.queryItemValue(s("redirect_uri"), QUrl::FullyDecoded), address);
    QVERIFY(opened.query(QUrl::FullyEncoded).contains(s("login_hint=demo%2Bx%40waxwing.test")));
    QVERIFY(!opened.toString().contains(s("verifier")));
}

void TestOAuth::refreshes()
{
    const OAuthTokens first = await(refreshTokens(provider(), granted(), m_servers->caFile()));
    const OAuthTokens second = await(refreshTokens(provider(), first.refresh, m_servers->caFile()));
    QVERIFY(first.access != second.access);
}

void TestOAuth::revokedGrant()
{
    const QString refresh = granted();
    m_servers->ask("revoke grants");
    const Error error = failureOf(refreshTokens(provider(), refresh, m_servers->caFile()));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QCOMPARE(error.code(), QByteArray("SIGNIN"));
    QVERIFY(error.summary().contains(s("no mail was lost")));
}

void TestOAuth::providerIsAway()
{
    OAuthProvider away = provider();
    away.tokenUrl = s("https://localhost:1/token");
    QCOMPARE(failureOf(refreshTokens(away, s("x"), m_servers->caFile())).kind(), ErrorKind::Network);
}

// A token that was taken once and is refused now was revoked or expired early: the next one comes without asking.
// Metadata and tokens both: behind such a proxy nothing else gets out.
void TestOAuth::throughTheAccountsProxy()
{
    HelperProcess helper(s("proxyserver"));
    const QJsonObject facts = helper.start({s("http")});
    QVERIFY2(!facts.isEmpty(), qPrintable(helper.error()));
    const auto port = std::uint16_t(facts.value(s("port")).toInt());
    const net::WebAccess access(m_servers->caFile(), net::Proxy(net::Proxy::Kind::Http, s("127.0.0.1"), port));
    const OAuthProvider found = await(oauthProvider(settings(), access));
    await(refreshTokens(found, granted(), access));
    const QUrl issuer(m_servers->issuer());
    const QJsonArray asked = helper.ask("asked").value(s("asked")).toArray();
    QVERIFY(asked.size() >= 2);
    for (const QJsonValue &one : asked) {
        QCOMPARE(one.toString(), QStringLiteral("%1:%2").arg(issuer.host()).arg(issuer.port()));
    }
}

void TestOAuth::storeRenewsAServedToken()
{
    const auto keyring = std::make_shared<MemoryKeyring>();
    keyring->secrets.insert(question().key(), granted());
    CredentialStore store(keyring, nullptr);
    const Credentials first = await(store.credentials(question()));
    QCOMPARE(first.proof, Proof::Token);
    store.reportAccepted(question(), first);
    QCOMPARE(await(store.credentials(question())).secret, first.secret);
    QVERIFY(store.reportRefused(question(), first, s("refused")));
    const Credentials second = await(store.credentials(question()));
    QVERIFY(second.secret != first.secret);
    // The provider gave a new refresh token each time; the keyring has the last.
    QVERIFY(!keyring->secrets.value(question().key()).isEmpty());
}

void TestOAuth::storeDoesNotLoop()
{
    const auto keyring = std::make_shared<MemoryKeyring>();
    keyring->secrets.insert(question().key(), granted());
    CredentialStore store(keyring, nullptr);
    const Credentials fresh = await(store.credentials(question()));
    QVERIFY(!store.reportRefused(question(), fresh, s("refused")));
    const Error error = failureOf(store.credentials(question()));
    QCOMPARE(error.code(), QByteArray("SIGNIN"));
    store.retry(question().account);
    QVERIFY(!await(store.credentials(question())).secret.isEmpty());
}

void TestOAuth::storeWantsASignIn()
{
    CredentialStore store(std::make_shared<MemoryKeyring>(), nullptr);
    QCOMPARE(failureOf(store.credentials(question())).code(), QByteArray("SIGNIN"));
}

void TestOAuth::storeTriesAgainAfterAnOutage()
{
    const auto keyring = std::make_shared<MemoryKeyring>();
    keyring->secrets.insert(question().key(), granted());
    CredentialStore store(keyring, nullptr);
    PasswordQuestion away = question();
    away.oauth.provider = s("https://localhost:1");
    QCOMPARE(failureOf(store.credentials(away)).kind(), ErrorKind::Network);
    QVERIFY(!await(store.credentials(question())).secret.isEmpty());
}

QTEST_GUILESS_MAIN(TestOAuth)
#include "tst_oauth.moc"
