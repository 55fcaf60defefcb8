// Providers' descriptions of their servers: what is taken, and what a hostile one cannot do.
#include "core/accounts/autoconfig.h"
#include "core/accounts/bundledproviders.h"
#include "core/base/error.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxwing;
using namespace waxwing::accounts;

class TestAutoconfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads();
    void placeholders_data();
    void placeholders();
    void leavesOutWhatCannotBeUsed_data();
    void leavesOutWhatCannotBeUsed();
    void refuses_data();
    void refuses();
    void entityBombIsOverAtOnce();
    void tooManyServers();
    void longTextsAreCut();
    void bundled();
    void bundledListIsWhole();
    void suggestions_data();
    void suggestions();
};

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QByteArray server(const char *type, const char *host, const char *port, const char *socket, const char *auth,
                  const char *user = "%EMAILADDRESS%")
{
    const QByteArray element = QByteArray(type) == "smtp" ? "outgoingServer" : "incomingServer";
    const QByteArray text = "<" + element + " type=\"" + type + "\"><hostname>" + host + "</hostname><port>" + port
        + "</port><socketType>" + socket + "</socketType><username>" + user + "</username><authentication>" + auth
        + "</authentication></" + element + ">";
    return text;
}

QByteArray file(const QByteArray &servers, const QByteArray &behind = {})
{
    const QByteArray text
        = "<?xml version=\"1.0\"?><clientConfig version=\"1.1\"><emailProvider id=\"a\"><domain>A.test"
          "</domain><displayName>A &amp; B</displayName>"
        + servers + "</emailProvider>" + behind + "</clientConfig>";
    return text;
}

QList<Candidate> servers(const QByteArray &xml)
{
    return parseAutoconfig(xml, s("ann@a.test")).constFirst().servers;
}

} // namespace

void TestAutoconfig::reads()
{
    const QByteArray second = "<incomingServer type=\"pop3\"><hostname>pop.a.test</hostname><port>995</port>"
                              "<socketType>SSL</socketType><authentication>OAuth2</authentication>"
                              "<authentication>password-encrypted</authentication><pop3><leaveMessagesOnServer>true"
                              "</leaveMessagesOnServer></pop3></incomingServer>";
    const QByteArray behind = "<oAuth2><issuer>https://login.a.test</issuer><scope>mail</scope></oAuth2>"
                              "<webMail><loginPage url=\"https://www.a.test\"/></webMail>";
    const QList<ProviderConfig> providers
        = parseAutoconfig(file(server("imap", "imap.a.test", "993", "SSL", "password-cleartext") + second
                                   + server("smtp", "smtp.a.test", "587", "STARTTLS", "password-cleartext"),
                               behind),
                          s("ann@a.test"));
    QCOMPARE(providers.size(), 1);
    QCOMPARE(providers.constFirst().name, s("A & B"));
    QCOMPARE(providers.constFirst().domains, QStringList{s("a.test")});
    const QList<Candidate> &found = providers.constFirst().servers;
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].endpoint.toString(), s("imap.a.test:993,tls"));
    QCOMPARE(found[0].auth, s("password"));
    QCOMPARE(found[1].protocol, s("pop3"));
    QCOMPARE(found[1].auth, s("oauth2"));
    QCOMPARE(found[1].otherAuth, QStringList{s("password-encrypted")});
    QCOMPARE(found[1].user, s("ann@a.test"));
    QCOMPARE(found[1].issuer, s("https://login.a.test"));
    QCOMPARE(found[2].endpoint.toString(), s("smtp.a.test:587,starttls"));
}

void TestAutoconfig::placeholders_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("user");
    QTest::newRow("address") << QByteArray("%EMAILADDRESS%") << s("ann@a.test");
    QTest::newRow("local part") << QByteArray("%EMAILLOCALPART%") << s("ann");
    QTest::newRow("parts") << QByteArray("%EMAILDOMAIN%\\%EMAILLOCALPART%") << s("a.test\\ann");
    QTest::newRow("none") << QByteArray() << s("ann@a.test");
}

void TestAutoconfig::placeholders()
{
    QFETCH(QByteArray, written);
    const auto found = servers(file(server("imap", "i.a.test", "993", "SSL", "plain", written.constData())));
    QTEST(found.constFirst().user, "user");
}

void TestAutoconfig::leavesOutWhatCannotBeUsed_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::newRow("no encryption") << server("imap", "i.a.test", "143", "plain", "plain");
    QTest::newRow("another protocol") << server("exchange", "i.a.test", "443", "SSL", "plain");
    QTest::newRow("another login") << server("imap", "i.a.test", "993", "SSL", "NTLM");
    QTest::newRow("no port") << server("imap", "i.a.test", "", "SSL", "plain");
    QTest::newRow("port too large") << server("imap", "i.a.test", "99999", "SSL", "plain");
    QTest::newRow("port below zero") << server("imap", "i.a.test", "-1", "SSL", "plain");
    QTest::newRow("no host") << server("imap", "", "993", "SSL", "plain");
    QTest::newRow("host with a space") << server("imap", "i a.test", "993", "SSL", "plain");
    QTest::newRow("host with a path") << server("imap", "i.a.test/x", "993", "SSL", "plain");
    QTest::newRow("host with a port") << server("imap", "i.a.test:1,plain", "993", "SSL", "plain");
}

void TestAutoconfig::leavesOutWhatCannotBeUsed()
{
    QFETCH(QByteArray, element);
    const auto found = servers(file(element + server("imap", "good.a.test", "993", "SSL", "plain")));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().endpoint.host, s("good.a.test"));
}

void TestAutoconfig::refuses_data()
{
    QTest::addColumn<QByteArray>("xml");
    const QByteArray good = file(server("imap", "i.a.test", "993", "SSL", "plain"));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html><body>Not found</body></html>");
    QTest::newRow("another root") << QByteArray("<html/>");
    QTest::newRow("cut off") << good.chopped(20);
    QTest::newRow("document type") << QByteArray("<!DOCTYPE clientConfig [<!ENTITY x \"y\">]>" + good.mid(21));
    QTest::newRow("external document type")
        << QByteArray("<!DOCTYPE clientConfig SYSTEM \"file:///etc/passwd\">" + good.mid(21));
    QTest::newRow("unknown entity") << file("<displayName>&xxe;</displayName>");
    QTest::newRow("deep") << file(QByteArray("<a>").repeated(10'000) + QByteArray("</a>").repeated(10'000));
    QTest::newRow("large") << file("<displayName>" + QByteArray(1024 * 1024, 'x') + "</displayName>");
}

void TestAutoconfig::refuses()
{
    QFETCH(QByteArray, xml);
    try {
        parseAutoconfig(xml, s("ann@a.test"));
        QFAIL("it was taken");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Protocol);
    }
}

void TestAutoconfig::entityBombIsOverAtOnce()
{
    QByteArray xml = "<!DOCTYPE clientConfig [<!ENTITY a0 \"lol\">";
    for (int i = 1; i < 30; ++i) {
        const QByteArray before = "&a" + QByteArray::number(i - 1) + ";";
        xml += "<!ENTITY a" + QByteArray::number(i) + " \"" + before.repeated(10) + "\">";
    }
    xml += "]>" + file("<displayName>&a29;</displayName>").mid(21);
    QElapsedTimer timer;
    timer.start();
    QVERIFY_EXCEPTION_THROWN(parseAutoconfig(xml, s("ann@a.test")), Error);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void TestAutoconfig::tooManyServers()
{
    const QByteArray many = server("imap", "i.a.test", "993", "SSL", "plain").repeated(100);
    QCOMPARE(servers(file(many)).size(), 20);
}

void TestAutoconfig::longTextsAreCut()
{
    const QByteArray name = "<displayName>" + QByteArray(100'000, 'x') + "</displayName>";
    QVERIFY(parseAutoconfig(file(name), s("ann@a.test")).constFirst().name.size() <= 1024);
}

void TestAutoconfig::bundled()
{
    const QList<Candidate> found = bundledCandidates(s("gmail.com"), s("ann@gmail.com"));
    QCOMPARE(found.constFirst().endpoint.toString(), s("imap.gmail.com:993,tls"));
    QCOMPARE(found.constFirst().source, Source::Bundled);
    QCOMPARE(found.constFirst().auth, s("oauth2"));
    QCOMPARE(bundledCandidates(s("web.de"), s("ann@web.de")).constFirst().user, s("ann"));
    QVERIFY(bundledCandidates(s("example.org"), s("ann@example.org")).isEmpty());
}

// Each can receive and send.
void TestAutoconfig::bundledListIsWhole()
{
    for (const char *domain :
         {"outlook.com", "yahoo.com", "icloud.com", "fastmail.com", "gmx.de", "posteo.de", "163.com"}) {
        QSet<QString> protocols;
        for (const Candidate &candidate : bundledCandidates(s(domain), s("x@y.test"))) {
            protocols.insert(candidate.protocol);
        }
        QVERIFY2(protocols.contains(s("imap")) && protocols.contains(s("smtp")), domain);
    }
}

void TestAutoconfig::suggestions_data()
{
    QTest::addColumn<QString>("suggestion");
    QTest::newRow("ann@gmial.com") << s("ann@gmail.com");
    QTest::newRow("ann@gmail.con") << s("ann@gmail.com");
    QTest::newRow("ann@gmai.com") << s("ann@gmail.com");
    QTest::newRow("ann@hotmaill.com") << s("ann@hotmail.com");
    QTest::newRow("ann@GMIAL.com") << s("ann@gmail.com");
    QTest::newRow("ann@gmail.com") << QString();
    QTest::newRow("ann@gmx.ch") << QString();
    QTest::newRow("ann@gmx.xy") << QString();
    QTest::newRow("ann@example.org") << QString();
    QTest::newRow("nothing") << QString();
}

void TestAutoconfig::suggestions()
{
    QTEST(suggestedAddress(QString::fromLatin1(QTest::currentDataTag())), "suggestion");
}

QTEST_GUILESS_MAIN(TestAutoconfig)
#include "tst_autoconfig.moc"
