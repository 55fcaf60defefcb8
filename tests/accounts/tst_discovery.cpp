// Against a real DNS server: the test runs itself again inside with-dns.
#include "core/accounts/discovery.h"
#include "core/base/error.h"
#include "core/net/dns.h"
#include "tests/support/await.h"

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
};

namespace {

const char *records = R"(
port=53
listen-address=127.0.0.1
bind-interfaces
no-resolv
no-hosts
local=/test/
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
mx-host=silent.test,.,0
srv-host=_imaps._tcp.xn--bcher-kva.test,imap.xn--bcher-kva.test,993,0,1
srv-host=_submissions._tcp.xn--bcher-kva.test,smtp.xn--bcher-kva.test,465,0,1
)";

QStringList rows(const QString &address)
{
    QStringList result;
    for (const Candidate &row : await(discover(address))) {
        const bool isExchanger = row.kind == Candidate::Kind::MailExchanger;
        result.append(sourceName(row.source) + QLatin1Char(' ') + row.protocol + QLatin1Char(' ')
                      + row.endpoint.toString()
                      + (isExchanger ? QString(QStringLiteral(" of ") + row.hoster) : QString()));
    }
    return result;
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
    QFile options(folder.filePath(QStringLiteral("dnsmasq.conf")));
    QVERIFY(options.open(QIODevice::WriteOnly));
    options.write(records);
    options.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(WAXWING_SOURCE_DIR "/tests/accounts/with-dns"),
                  {options.fileName(), QCoreApplication::applicationFilePath(), QStringLiteral("--inside")});
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
    QCOMPARE(await(net::lookupMx(QStringLiteral("customer.test"), 5s)).constFirst(),
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
                   "srv smtp smtp.full.test:587,starttls\n"));
    QCOMPARE(await(discover(QStringLiteral("ann@full.test"))).constFirst().user, QStringLiteral("ann@full.test"));
}

void TestDiscoveryInside::decidedlyNotOffered()
{
    QCOMPARE(rows(QStringLiteral("ann@partly.test")),
             lines("srv imap imap.partly.test:993,tls\n"
                   "srv smtp smtp.partly.test:587,starttls\n"));
}

void TestDiscoveryInside::foreignTargetsAreLessSure()
{
    const Candidate own = await(discover(QStringLiteral("ann@full.test"))).constFirst();
    const Candidate foreign = await(discover(QStringLiteral("ann@foreign.test"))).constFirst();
    QVERIFY(own.confidence >= 80);
    QVERIFY(foreign.confidence < 80);
}

void TestDiscoveryInside::fromMx()
{
    QCOMPARE(rows(QStringLiteral("ann@customer.test")),
             lines("mx smtp mx1.eu.hoster.test:25,starttls of hoster.test\n"
                   "mx imap imap.hoster.test:993,tls\n"
                   "mx smtp smtp.hoster.test:465,tls\n"));
    for (const Candidate &row : await(discover(QStringLiteral("ann@customer.test")))) {
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
