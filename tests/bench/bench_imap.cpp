// The engine over the wire, each row against a raw socket or another program in the same run. The ratio is the
// measure: one machine, one server, warm caches. Every row is run again with 40 ms added to each round trip.
// WAXWING_BENCH_MESSAGES: the size of the large folder (100 000); WAXWING_BENCH_HUGE: of the largest (500 000).
#include "core/net/connection.h"
#include "core/sync/imapbackend.h"
#include "tests/bench/benchmail.h"
#include "tests/support/await.h"
#include "tests/support/rawimap.h"
#include "tests/support/testservers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::bench;
using namespace waxwing::test;

namespace {

const QString user = QStringLiteral("demo");
constexpr int addedRoundTrip = 40; // ms
const QByteArray everyHeader = "(UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE "
                               "BODY.PEEK[HEADER.FIELDS (REFERENCES)])";
const QByteArray headerFields = "(UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (DATE FROM TO CC BCC "
                                "REPLY-TO SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES CONTENT-TYPE)])";

int size(const char *variable, int otherwise)
{
    bool isNumber = false;
    const int value = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? value : otherwise;
}

QCoro::Task<void> logIn(session::ImapSession *session, QString password)
{
    const auth::Credentials credentials(user, password);
    co_await session->open(credentials);
}

QCoro::Task<void> lookAtAccount(sync::ImapBackend *backend)
{
    co_await backend->syncFolders();
    const sync::SyncRequest everything;
    co_await backend->sync(everything);
}

} // namespace

class BenchImap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coldHeaders_data() { delays(); }
    void coldHeaders();
    void firstRows_data() { delays(); }
    void firstRows();
    void resync_data();
    void resync();
    void bodies_data() { delays(); }
    void bodies();
    void hugeFolder();
    void cleanupTestCase();

private:
    static void delays()
    {
        QTest::addColumn<int>("delay");
        QTest::newRow("") << 0;
        QTest::newRow("+40 ms") << addedRoundTrip;
    }
    TestServers *large();
    QStringList account(const TestServers &servers, const QString &profile, quint16 port, bool tls) const;
    Ran sync(const TestServers &servers, const QString &profile, quint16 port, bool tls, const QStringList &more = {});
    static QJsonObject report(const Ran &ran) { return QJsonDocument::fromJson(ran.out).object(); }
    void row(const QString &text) { m_table += text; }

    std::unique_ptr<TestServers> m_large;
    QTemporaryDir m_folder;
    QStringList m_table;
};

// The servers with the large folder, its caches warm, are used by several rows.
TestServers *BenchImap::large()
{
    if (!m_large) {
        const QString mail = m_folder.filePath(QStringLiteral("large"));
        writeMaildir(mail, size("WAXWING_BENCH_MESSAGES", 100'000));
        m_large = std::make_unique<TestServers>(QStringList{QStringLiteral("--without-mta"), QStringLiteral("--mail"),
                                                            QString(user + QLatin1Char('=') + mail)});
        RawSocket warm(m_large->imap(), {}, user, m_large->password(user));
        warm.command("SELECT INBOX");
        warm.command("UID FETCH 1:* " + everyHeader);
        warm.command("UID FETCH 1:* " + headerFields);
    }
    return m_large.get();
}

QStringList BenchImap::account(const TestServers &servers, const QString &profile, quint16 port, bool tls) const
{
    const QString way = QStringLiteral("localhost:%1,%2").arg(port).arg(QLatin1String(tls ? "tls" : "plain"));
    return {QStringLiteral("--json"),
            QStringLiteral("--profile"),
            profile,
            QStringLiteral("account"),
            QStringLiteral("add"),
            QStringLiteral("--address"),
            servers.address(user),
            QStringLiteral("--user"),
            user,
            QStringLiteral("--imap"),
            way,
            QStringLiteral("--ca"),
            servers.caFile(),
            QStringLiteral("--password-command"),
            QString(QStringLiteral("echo ") + servers.password(user))};
}

Ran BenchImap::sync(const TestServers &servers, const QString &profile, quint16 port, bool tls, const QStringList &more)
{
    const QString program = QStringLiteral(WAXWING_BIN_DIR "/waxwingctl");
    if (!QDir(profile).exists()) {
        run(program, account(servers, profile, port, tls));
    }
    return run(program,
               QStringList{QStringLiteral("--json"), QStringLiteral("--profile"), profile, QStringLiteral("sync")}
                   + more);
}

void BenchImap::coldHeaders()
{
    QFETCH(int, delay);
    TestServers &servers = *large();
    QVERIFY2(servers.isRunning(), qPrintable(servers.error()));
    TestProxy way(servers.imaps());
    way.setDelay(delay);
    RawSocket raw(way.port(), servers.caFile(), user, servers.password(user));
    raw.command("SELECT INBOX");
    const RawSocket::Answer envelopes = raw.command("UID FETCH 1:* " + everyHeader);
    const RawSocket::Answer fields = raw.command("UID FETCH 1:* " + headerFields);
    const Ran cold = sync(servers, m_folder.filePath(QStringLiteral("cold%1").arg(delay)), way.port(), true);
    QCOMPARE(report(cold).value(QLatin1String("new")).toInt(), size("WAXWING_BENCH_MESSAGES", 100'000));
    const double ratio = cold.seconds / envelopes.seconds;
    row(QStringLiteral("cold header sync, TLS, +%1 ms: %2 s, peak %3 MB; raw socket %4 s (ENVELOPE), %5 s "
                       "(HEADER.FIELDS); ratio %6; %7 round trips")
            .arg(delay)
            .arg(cold.seconds, 0, 'f', 2)
            .arg(cold.peakMegabytes)
            .arg(envelopes.seconds, 0, 'f', 2)
            .arg(fields.seconds, 0, 'f', 2)
            .arg(ratio, 0, 'f', 2)
            .arg(report(cold).value(QLatin1String("round_trips")).toInt()));
#ifdef NDEBUG
    QVERIFY2(ratio <= 2, "cold sync is more than twice as slow as the wire");
    QVERIFY(cold.peakMegabytes <= 120);
#endif
}

void BenchImap::firstRows()
{
    QFETCH(int, delay);
    TestServers &servers = *large();
    TestProxy way(servers.imaps());
    way.setDelay(delay);
    QTemporaryDir folder;
    store::Store store(store::StorePaths::below(folder.path()));
    session::ImapSession::Options options;
    options.endpoint = net::Endpoint(QStringLiteral("localhost"), way.port(), net::Security::Tls);
    options.tls.extraCaFile = servers.caFile();
    const QString password = servers.password(user);
    sync::ImapBackend backend(
        AccountId(1), store,
        [options] { return std::make_unique<session::ImapSession>(std::make_unique<net::Connection>(), options); },
        [password](session::ImapSession *session) { return logIn(session, password); },
        folder.filePath(QStringLiteral("hidden")));
    const auto rows = [&store] {
        return store
            .read([](store::Reader &reader) {
                const auto inbox = reader.folderByPath(AccountId(1), QStringLiteral("INBOX"));
                store::ListSpec spec;
                spec.folder = inbox ? inbox->id : FolderId();
                return inbox ? reader.window(spec, 0, 50).size() : 0;
            })
            .result();
    };
    QElapsedTimer timer;
    timer.start();
    const QCoro::Task<void> looking = lookAtAccount(&backend);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 50, 60'000);
    const qint64 elapsed = timer.elapsed();
    row(QStringLiteral("first 50 rows usable, TLS, +%1 ms: %2 ms from connect, %3 round trips until then")
            .arg(delay)
            .arg(elapsed)
            .arg(way.counts().roundTrips));
    backend.close();
    while (!looking.isReady()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
#ifdef NDEBUG
    QVERIFY(elapsed <= 300 + delay * way.counts().roundTrips);
#endif
}

void BenchImap::resync_data()
{
    QTest::addColumn<bool>("bare");
    QTest::addColumn<int>("delay");
    QTest::newRow("QRESYNC") << false << 0;
    QTest::newRow("QRESYNC +40 ms") << false << addedRoundTrip;
    QTest::newRow("plain") << true << 0;
    QTest::newRow("plain +40 ms") << true << addedRoundTrip;
}

void BenchImap::resync()
{
    QFETCH(bool, bare);
    QFETCH(int, delay);
    TestServers &servers = *large();
    TestProxy way(servers.imap(), bare ? QStringList{QStringLiteral("--bare")} : QStringList());
    const QString profile = m_folder.filePath(QStringLiteral("resync%1%2").arg(bare).arg(delay));
    QCOMPARE(sync(servers, profile, way.port(), false).code, 0);
    RawImap other(servers.imap());
    QVERIFY(other.login(user, servers.password(user)));
    other.command("SELECT INBOX");
    for (int i = 1; i <= 10; ++i) {
        const QByteArray at = QByteArray::number(i * 777);
        other.command("STORE " + at + ':' + QByteArray::number(i * 777 + 9) + " +FLAGS (\\Flagged)");
        other.command("STORE " + QByteArray::number(i * 501) + " +FLAGS (\\Deleted)");
        QVERIFY(other.append("INBOX", "From: a@b.example\r\nSubject: new\r\nMessage-ID: <n" + at + "@x>\r\n\r\nx\r\n"));
    }
    other.command("EXPUNGE");
    way.resetCounts();
    way.setDelay(delay);
    const Ran again = sync(servers, profile, way.port(), false);
    const TestProxy::Counts wire = way.counts();
    RawSocket raw(servers.imap(), {}, user, servers.password(user));
    raw.command("SELECT INBOX");
    const RawSocket::Answer flags = raw.command("UID FETCH 1:* (FLAGS)");
    QCOMPARE(report(again).value(QLatin1String("new")).toInt(), 10);
    QCOMPARE(report(again).value(QLatin1String("removed")).toInt(), 10);
    row(QStringLiteral("resync, %1, +%2 ms: %3 kB in, %4 round trips from connect, %5 s; every flag is %6 kB")
            .arg(QLatin1String(bare ? "RFC 3501" : "QRESYNC"))
            .arg(delay)
            .arg(double(wire.bytesToClient) / 1000, 0, 'f', 1)
            .arg(wire.roundTrips)
            .arg(report(again).value(QLatin1String("seconds")).toDouble(), 0, 'f', 2)
            .arg(double(flags.octets) / 1000, 0, 'f', 1));
    if (bare) {
        QVERIFY(double(wire.bytesToClient) <= 1.2 * double(flags.octets));
    } else {
        QVERIFY(wire.bytesToClient <= 64'000);
        QVERIFY(wire.roundTrips <= 12);
    }
}

void BenchImap::bodies()
{
    QFETCH(int, delay);
    const int count = size("WAXWING_BENCH_BODIES", 10'000);
    const QString mail = m_folder.filePath(QStringLiteral("bodies%1").arg(delay));
    writeMaildir(mail, count, 15'000);
    TestServers servers(
        {QStringLiteral("--without-mta"), QStringLiteral("--mail"), QString(user + QLatin1Char('=') + mail)});
    RawSocket warm(servers.imap(), {}, user, servers.password(user));
    warm.command("SELECT INBOX");
    const RawSocket::Answer raw = warm.command("UID FETCH 1:* (BODY.PEEK[])");
    TestProxy way(servers.imap());
    way.setDelay(delay);
    const QString own = m_folder.filePath(QStringLiteral("bodiesprofile%1").arg(delay));
    QCOMPARE(sync(servers, own, way.port(), false).code, 0);
    const Ran ours = sync(servers, own, way.port(), false, {QStringLiteral("--bodies")});
    QCOMPARE(ours.code, 0);
    const QString theirs = m_folder.filePath(QStringLiteral("mbsync%1").arg(delay));
    QDir().mkpath(theirs);
    QFile configuration(theirs + QStringLiteral("/mbsyncrc"));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    // An empty line ends a section.
    configuration.write(QStringLiteral("IMAPAccount a\nHost 127.0.0.1\nPort %1\nUser %2\nPass %3\nSSLType None\n"
                                       "AuthMechs LOGIN\n\nIMAPStore far\nAccount a\n\nMaildirStore near\n"
                                       "Path %4/\nInbox %4/inbox\n\nChannel c\nFar :far:\nNear :near:\n"
                                       "Create Near\nSync Pull\nSyncState *\n")
                            .arg(way.port())
                            .arg(user, servers.password(user), theirs)
                            .toUtf8());
    configuration.close();
    const Ran mbsync = run(QStringLiteral("mbsync"),
                           {QStringLiteral("-q"), QStringLiteral("-c"), configuration.fileName(), QStringLiteral("c")});
    QCOMPARE(mbsync.code, 0);
    QCOMPARE(QDir(theirs + QStringLiteral("/inbox")).exists(), true);
    row(QStringLiteral("bodies of %1 messages, +%2 ms: %3 s, peak %4 MB; mbsync %5 s; raw socket %6 s without delay")
            .arg(count)
            .arg(delay)
            .arg(ours.seconds, 0, 'f', 2)
            .arg(ours.peakMegabytes)
            .arg(mbsync.seconds, 0, 'f', 2)
            .arg(raw.seconds, 0, 'f', 2));
    QVERIFY2(ours.seconds < mbsync.seconds, "mbsync is faster");
}

void BenchImap::hugeFolder()
{
    const int count = size("WAXWING_BENCH_HUGE", 500'000);
    const QString mail = m_folder.filePath(QStringLiteral("huge"));
    writeMaildir(mail, count);
    TestServers servers(
        {QStringLiteral("--without-mta"), QStringLiteral("--mail"), QString(user + QLatin1Char('=') + mail)});
    RawSocket raw(servers.imaps(), servers.caFile(), user, servers.password(user));
    raw.command("SELECT INBOX");
    raw.command("UID FETCH 1:* " + everyHeader);
    const RawSocket::Answer wire = raw.command("UID FETCH 1:* " + everyHeader);
    const QString profile = m_folder.filePath(QStringLiteral("hugeprofile"));
    const Ran cold = sync(servers, profile, servers.imaps(), true);
    QCOMPARE(report(cold).value(QLatin1String("new")).toInt(), count);
    const Ran again = sync(servers, profile, servers.imaps(), true);
    row(QStringLiteral("%1 messages, one folder, TLS: %2 s, peak %3 MB; raw socket %4 s, ratio %5; again %6 s")
            .arg(count)
            .arg(cold.seconds, 0, 'f', 2)
            .arg(cold.peakMegabytes)
            .arg(wire.seconds, 0, 'f', 2)
            .arg(cold.seconds / wire.seconds, 0, 'f', 2)
            .arg(again.seconds, 0, 'f', 2));
#ifdef NDEBUG
    QVERIFY(cold.peakMegabytes <= 200);
#endif
}

void BenchImap::cleanupTestCase()
{
    for (const QString &text : std::as_const(m_table)) {
        qInfo("%s", qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(BenchImap)
#include "bench_imap.moc"
