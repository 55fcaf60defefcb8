// Against a real DNS server and HTTPS servers: the test runs itself again inside with-names.
#include "core/accounts/discovery.h"
#include "core/base/error.h"
#include "core/net/dns.h"
#include "tests/support/await.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::accounts;
using namespace waxwing::test;
using namespace std::chrono_literals;

class TestDiscovery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void registrableDomains_data();
    void registrableDomains();
    void refusesWhatIsNoAddress();
    void inNamespace();
};

// Those that need the server.
class TestDiscoveryInside : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void srvRecordsInOrder();
    void fromSrv();
    void decidedlyNotOffered();
    void foreignTargetsAreLessSure();
    void fromMx();
    void mxFillsOnlyWhatIsMissing();
    void mxInTheSameDomain();
    void nullMx();
    void nothingKnown();
    void internationalDomain();
    void dnsFails();
    void fromAutoconfig();
    void fromWellKnown();
    void fromTheDatabase();
    void noDatabase();
    void foreignHostsOfADescription();
    void everySourceIsNamed();
    void followsOnlyToHttps();
    void neverOverPlainHttp();
    void notWhatIsTooMuch_data();
    void notWhatIsTooMuch();
    void hosterIsDescribed();
    void guesses();
    void guessesOnlyWhatNobodyNames();
    void tellsWhatIsFoundAsItIsFound();
    void noSuchDomain();
    void mistyped();
};

namespace {

const char *records = R"(
local=/example.com/
local=/xn--bcher-kva.test/
srv-host=_imaps._tcp.full.test,imap2.full.test,993,20,0
srv-host=_imaps._tcp.full.test,imap.full.test,993,10,1
srv-host=_imaps._tcp.full.test,imap-big.full.test,1993,10,50
srv-host=_imap._tcp.full.test,imap.full.test,143,0,1
srv-host=_pop3s._tcp.full.test,pop.full.test,995,0,1
srv-host=_submissions._tcp.full.test,smtp.full.test,465,0,1
srv-host=_submission._tcp.full.test,smtp.full.test,587,0,1
mx-host=full.test,mx.hoster.test,10
srv-host=_imaps._tcp.partly.test,imap.partly.test,993,0,1
srv-host=_imap._tcp.partly.test
srv-host=_pop3._tcp.partly.test
srv-host=_submission._tcp.partly.test,smtp.partly.test,587,0,1
srv-host=_imaps._tcp.foreign.test,imap.elsewhere.test,993,0,1
srv-host=_submissions._tcp.foreign.test,smtp.elsewhere.test,465,0,1
mx-host=customer.test,mx2.eu.hoster.test,20
mx-host=customer.test,mx1.eu.hoster.test,10
srv-host=_imaps._tcp.hoster.test,imap.hoster.test,993,0,1
srv-host=_submissions._tcp.hoster.test,smtp.hoster.test,465,0,1
srv-host=_imaps._tcp.reader.test,imap.reader.test,993,0,1
mx-host=reader.test,mx1.hoster.test,10
mx-host=own.test,mail.own.test,10
mx-host=lodger.test,mx.described.test,10
srv-host=_imaps._tcp.all.test,imap.all.test,993,0,1
address=/auto.test/known.test/database.test/all.test/away.test/moved.test/down.test/circle.test/127.0.0.1
address=/endless.test/slow.test/page.test/described.test/guess.test/127.0.0.1
srv-host=_imaps._tcp.slow.test,imap.slow.test,993,0,1
mx-host=silent.test,.,0
srv-host=_imaps._tcp.xn--bcher-kva.test,imap.xn--bcher-kva.test,993,0,1
srv-host=_submissions._tcp.xn--bcher-kva.test,smtp.xn--bcher-kva.test,465,0,1
)";

QStringList rows(const QString &address)
{
    QStringList result;
    DiscoveryOptions options;
    options.database = QStringLiteral("https://database.test/v1.1/");
    for (const Candidate &row : await(discover(address, options)).candidates) {
        const bool isExchanger = row.kind == Candidate::Kind::MailExchanger;
        result.append(sourceName(row.source) + QLatin1Char(' ') + row.protocol + QLatin1Char(' ')
                      + row.endpoint.toString()
                      + (isExchanger ? QString(QStringLiteral(" of ") + row.hoster) : QString()));
    }
    return result;
}

QByteArray description(const char *incoming, const char *outgoing)
{
    const QByteArray text
        = "<clientConfig version=\"1.1\"><emailProvider id=\"x\"><incomingServer type=\"imap\"><hostname>"
        + QByteArray(incoming)
        + "</hostname><port>993</port><socketType>SSL</socketType><username>%EMAILLOCALPART%</username><authentication>"
          "password-cleartext</authentication></incomingServer><outgoingServer type=\"smtp\"><hostname>"
        + outgoing
        + "</hostname><port>587</port><socketType>STARTTLS</socketType><authentication>password-cleartext"
          "</authentication></outgoingServer></emailProvider></clientConfig>";
    return text;
}

// What https://HOST/PATH answers, written as HOST/PATH.
void writeWeb(const QString &root)
{
    const auto write = [&root](const char *path, const QByteArray &content) {
        const QString fileName = root + QLatin1Char('/') + QLatin1String(path);
        QDir().mkpath(QFileInfo(fileName).path());
        QFile file(fileName);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("the web could not be written");
        }
    };
    write("autoconfig.auto.test/mail/config-v1.1.xml", description("imap.auto.test", "smtp.auto.test"));
    write("known.test/.well-known/autoconfig/mail/config-v1.1.xml", description("imap.known.test", "smtp.known.test"));
    write("database.test/v1.1/listed.test", description("imap.listed.test", "smtp.listed.test"));
    write("autoconfig.all.test/mail/config-v1.1.xml", description("imap.all.test", "smtp.all.test"));
    write("all.test/.well-known/autoconfig/mail/config-v1.1.xml", description("imap.all.test", "smtp.all.test"));
    write("database.test/v1.1/all.test", description("imap.all.test", "smtp.all.test"));
    write("autoconfig.away.test/mail/config-v1.1.xml", description("imap.elsewhere.test", "smtp.away.test"));
    write("autoconfig.moved.test/mail/config-v1.1.xml.redirect", "https://all.test/moved.xml");
    write("all.test/moved.xml", description("imap.moved.test", "smtp.moved.test"));
    write("autoconfig.down.test/mail/config-v1.1.xml.redirect", "http://autoconfig.down.test/plain.xml");
    write("autoconfig.down.test/plain.xml", description("imap.down.test", "smtp.down.test"));
    write("autoconfig.circle.test/mail/config-v1.1.xml.redirect",
          "https://autoconfig.circle.test/mail/config-v1.1.xml");
    write("autoconfig.endless.test/mail/config-v1.1.xml.endless", {});
    write("autoconfig.slow.test/mail/config-v1.1.xml.slow", {});
    write("autoconfig.page.test/mail/config-v1.1.xml", "<!DOCTYPE html><html><body>Buy this domain</body></html>");
    write("autoconfig.described.test/mail/config-v1.1.xml", description("imap.described.test", "smtp.described.test"));
}

QStringList requests()
{
    QFile file(qEnvironmentVariable("WAXWING_WEB") + QStringLiteral("/requests.log"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')) : QStringList();
}

QStringList lines(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

void TestDiscovery::registrableDomains_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("domain");
    const auto row = [](const char *host, const char *domain) {
        QTest::newRow(host) << QString::fromLatin1(host) << QString::fromLatin1(domain);
    };
    row("mx1.hoster.example", "hoster.example");
    row("MX.Hoster.Example.", "hoster.example");
    row("hoster.example", "hoster.example");
    row("a.b.hoster.co.uk", "hoster.co.uk");
    row("mx.hoster.com.au", "hoster.com.au");
    row("mx.co.com", "co.com");
    row("co.uk", "");
    row("localhost", "");
    row("192.0.2.1", "");
    row("2001:db8::1", "");
    row("a..example", "");
    row("", "");
}

void TestDiscovery::registrableDomains()
{
    QFETCH(QString, host);
    QTEST(registrableDomain(host), "domain");
}

void TestDiscovery::refusesWhatIsNoAddress()
{
    for (const char *address : {"", "ann", "@full.test", "ann@", "ann@localhost", "ann@127.0.0.1", "ann@a b.test"}) {
        QCOMPARE(failureOf(discover(QString::fromLatin1(address))).kind(), ErrorKind::Input);
    }
}

void TestDiscovery::inNamespace()
{
    QTemporaryDir folder;
    QFile options(folder.filePath(QStringLiteral("dns")));
    QVERIFY(options.open(QIODevice::WriteOnly));
    options.write(records);
    options.close();
    writeWeb(folder.filePath(QStringLiteral("web")));
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(WAXWING_SOURCE_DIR "/tests/support/with-names"),
                  {QStringLiteral("--dns"), options.fileName(), QStringLiteral("--web"),
                   folder.filePath(QStringLiteral("web")), QStringLiteral("--name"), QStringLiteral("imap.guess.test"),
                   QStringLiteral("--name"), QStringLiteral("smtp.guess.test"), QStringLiteral("--greet"),
                   QStringLiteral("993=* OK ready"), QStringLiteral("--greet"), QStringLiteral("465=220 ready"),
                   QCoreApplication::applicationFilePath(), QStringLiteral("--inside")});
    QVERIFY(process.waitForFinished(100'000));
    if (process.exitCode() == 77) {
        QSKIP("no namespaces, or no dnsmasq, to run a DNS server of our own");
    }
    QVERIFY2(process.exitCode() == 0, process.readAll().constData());
}

void TestDiscoveryInside::srvRecordsInOrder()
{
    const auto found = await(net::lookupSrv(QStringLiteral("_imaps._tcp.full.test"), 5s));
    QCOMPARE(found,
             (QList<net::SrvRecord>{{QStringLiteral("imap-big.full.test"), 1993, 10, 50},
                                    {QStringLiteral("imap.full.test"), 993, 10, 1},
                                    {QStringLiteral("imap2.full.test"), 993, 20, 0}}));
    QVERIFY(await(net::lookupSrv(QStringLiteral("_imaps._tcp.nothing.test"), 5s)).isEmpty());
    QCOMPARE(await(net::lookupMx(QStringLiteral("customer.test"), 5s)).records.constFirst(),
             net::MxRecord(QStringLiteral("mx1.eu.hoster.test"), 10));
}

void TestDiscoveryInside::fromSrv()
{
    QCOMPARE(rows(QStringLiteral("ann@full.test")),
             lines("srv imap imap-big.full.test:1993,tls\n"
                   "srv imap imap.full.test:993,tls\n"
                   "srv imap imap2.full.test:993,tls\n"
                   "srv imap imap.full.test:143,starttls\n"
                   "srv pop3 pop.full.test:995,tls\n"
                   "srv smtp smtp.full.test:465,tls\n"
                   "srv smtp smtp.full.test:587,starttls\n"
                   "mx smtp mx.hoster.test:25,starttls of hoster.test\n"));
    QCOMPARE(await(discover(QStringLiteral("ann@full.test"))).candidates.constFirst().user,
             QStringLiteral("ann@full.test"));
}

void TestDiscoveryInside::decidedlyNotOffered()
{
    QCOMPARE(rows(QStringLiteral("ann@partly.test")),
             lines("srv imap imap.partly.test:993,tls\n"
                   "srv smtp smtp.partly.test:587,starttls\n"));
}

void TestDiscoveryInside::foreignTargetsAreLessSure()
{
    const Candidate own = await(discover(QStringLiteral("ann@full.test"))).candidates.constFirst();
    const Candidate foreign = await(discover(QStringLiteral("ann@foreign.test"))).candidates.constFirst();
    QVERIFY(own.confidence >= 80);
    QVERIFY(foreign.confidence < 80);
}

void TestDiscoveryInside::fromMx()
{
    QCOMPARE(rows(QStringLiteral("ann@customer.test")),
             lines("mx smtp mx1.eu.hoster.test:25,starttls of hoster.test\n"
                   "mx imap imap.hoster.test:993,tls\n"
                   "mx smtp smtp.hoster.test:465,tls\n"));
    const Discovered found = await(discover(QStringLiteral("ann@customer.test")));
    for (const Candidate &row : found.candidates) {
        QVERIFY(row.confidence < 80);
        QCOMPARE(row.user, QStringLiteral("ann@customer.test"));
    }
}

void TestDiscoveryInside::mxFillsOnlyWhatIsMissing()
{
    QCOMPARE(rows(QStringLiteral("ann@reader.test")),
             lines("srv imap imap.reader.test:993,tls\n"
                   "mx smtp mx1.hoster.test:25,starttls of hoster.test\n"
                   "mx smtp smtp.hoster.test:465,tls\n"));
}

void TestDiscoveryInside::mxInTheSameDomain()
{
    QCOMPARE(rows(QStringLiteral("ann@own.test")), lines("mx smtp mail.own.test:25,starttls of own.test\n"));
}

void TestDiscoveryInside::nullMx()
{
    QVERIFY(rows(QStringLiteral("ann@silent.test")).isEmpty());
}

void TestDiscoveryInside::nothingKnown()
{
    QVERIFY(rows(QStringLiteral("ann@nothing.test")).isEmpty());
}

void TestDiscoveryInside::internationalDomain()
{
    QCOMPARE(rows(QStringLiteral("ann@bücher.test")).constFirst(),
             QStringLiteral("srv imap imap.xn--bcher-kva.test:993,tls"));
}

// No server is responsible for anything outside .test here: dnsmasq refuses.
void TestDiscoveryInside::dnsFails()
{
    const Error error = failureOf(discover(QStringLiteral("ann@example.org")));
    QCOMPARE(error.kind(), ErrorKind::Network);
}

void TestDiscoveryInside::fromAutoconfig()
{
    QCOMPARE(rows(QStringLiteral("ann@auto.test")),
             lines("autoconfig imap imap.auto.test:993,tls\n"
                   "autoconfig smtp smtp.auto.test:587,starttls\n"));
    const Discovered found = await(discover(QStringLiteral("ann+x@auto.test")));
    QCOMPARE(found.candidates.constFirst().user, QStringLiteral("ann+x"));
    QVERIFY(requests().contains(
        QStringLiteral("https://autoconfig.auto.test/mail/config-v1.1.xml?emailaddress=ann%2Bx%40auto.test")));
}

void TestDiscoveryInside::fromWellKnown()
{
    QCOMPARE(rows(QStringLiteral("ann@known.test")).constFirst(),
             QStringLiteral("wellknown imap imap.known.test:993,tls"));
}

// Which learns the domain, never the address.
void TestDiscoveryInside::fromTheDatabase()
{
    QCOMPARE(rows(QStringLiteral("secret.name@listed.test")).constFirst(),
             QStringLiteral("database imap imap.listed.test:993,tls"));
    QVERIFY(requests().contains(QStringLiteral("https://database.test/v1.1/listed.test")));
    QVERIFY(requests().filter(QStringLiteral("database.test")).filter(QStringLiteral("secret")).isEmpty());
}

void TestDiscoveryInside::noDatabase()
{
    DiscoveryOptions options;
    options.database.clear();
    QVERIFY(await(discover(QStringLiteral("ann@listed.test"), options)).candidates.isEmpty());
}

void TestDiscoveryInside::foreignHostsOfADescription()
{
    const Discovered found = await(discover(QStringLiteral("ann@away.test")));
    const Candidate *incoming = bestCandidate(found.candidates, QStringLiteral("imap"));
    const Candidate *outgoing = bestCandidate(found.candidates, QStringLiteral("smtp"));
    QVERIFY(incoming && incoming->isForeign);
    QVERIFY(outgoing && !outgoing->isForeign);
}

void TestDiscoveryInside::everySourceIsNamed()
{
    QStringList imap;
    for (const QString &row : rows(QStringLiteral("ann@all.test"))) {
        if (row.contains(QStringLiteral(" imap "))) {
            imap.append(row.section(QLatin1Char(' '), 0, 0));
        }
    }
    QCOMPARE(imap.join(QLatin1Char(' ')), QStringLiteral("autoconfig wellknown srv database"));
}

void TestDiscoveryInside::followsOnlyToHttps()
{
    QCOMPARE(rows(QStringLiteral("ann@moved.test")).constFirst(),
             QStringLiteral("autoconfig imap imap.moved.test:993,tls"));
    QVERIFY(rows(QStringLiteral("ann@down.test")).isEmpty());
    QVERIFY(rows(QStringLiteral("ann@circle.test")).isEmpty());
}

void TestDiscoveryInside::neverOverPlainHttp()
{
    QVERIFY(requests().filter(QStringLiteral("http://")).isEmpty());
}

void TestDiscoveryInside::notWhatIsTooMuch_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("endless") << QStringLiteral("ann@endless.test");
    QTest::newRow("a web page") << QStringLiteral("ann@page.test");
}

void TestDiscoveryInside::notWhatIsTooMuch()
{
    QFETCH(QString, address);
    QVERIFY(rows(address).isEmpty());
}

void TestDiscoveryInside::hosterIsDescribed()
{
    QCOMPARE(rows(QStringLiteral("ann@lodger.test")),
             lines("mx smtp mx.described.test:25,starttls of described.test\n"
                   "mx imap imap.described.test:993,tls\n"
                   "mx smtp smtp.described.test:587,starttls\n"));
}

// Only where the certificate is for that name: mail.guess.test answers on the same ports.
void TestDiscoveryInside::guesses()
{
    QCOMPARE(rows(QStringLiteral("ann@guess.test")),
             lines("guess imap imap.guess.test:993,tls\n"
                   "guess smtp smtp.guess.test:465,tls\n"));
}

void TestDiscoveryInside::guessesOnlyWhatNobodyNames()
{
    QVERIFY(rows(QStringLiteral("ann@auto.test")).filter(QStringLiteral("guess")).isEmpty());
}

// A server that never answers holds up nobody who has been found.
void TestDiscoveryInside::tellsWhatIsFoundAsItIsFound()
{
    QElapsedTimer timer;
    timer.start();
    qint64 firstAt = -1;
    DiscoveryOptions options;
    options.found = [&](const QList<Candidate> &candidates) {
        if (firstAt < 0 && bestCandidate(candidates, QStringLiteral("imap"))) {
            firstAt = timer.elapsed();
        }
    };
    const Discovered found = await(discover(QStringLiteral("ann@slow.test"), options));
    QVERIFY(bestCandidate(found.candidates, QStringLiteral("imap")));
    QVERIFY2(firstAt >= 0 && firstAt < timer.elapsed() - 2000, qPrintable(QString::number(firstAt)));
}

void TestDiscoveryInside::noSuchDomain()
{
    QVERIFY(!await(discover(QStringLiteral("ann@nothing.test"))).domainExists);
    QVERIFY(await(discover(QStringLiteral("ann@full.test"))).domainExists);
}

void TestDiscoveryInside::mistyped()
{
    // Every domain but ours is refused here; what comes with the program is known all the same.
    const Discovered found = await(discover(QStringLiteral("ann@gmail.com")));
    QCOMPARE(found.candidates.constFirst().source, Source::Bundled);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().contains(QStringLiteral("--inside"))) {
        TestDiscoveryInside inside;
        return QTest::qExec(&inside, {application.arguments().constFirst()});
    }
    TestDiscovery outside;
    return QTest::qExec(&outside, argc, argv);
}
#include "tst_discovery.moc"
