// A real Dovecot that several clients change at random while Waxwing syncs and changes things itself, its connections
// cut at random, with each strategy it has. When it is quiet again the cache is the server's picture.
// WAXWING_SOAK_OWN=0: only the others change things.
// WAXWING_SOAK_ROUNDS: how many (default: as many as CI has time for); WAXWING_SOAK_SEED: to repeat a failure;
// WAXWING_SOAK_WIRE: how many lines of the dialogue a failure shows.
#include "core/net/connection.h"
#include "core/sync/imapbackend.h"
#include "tests/support/await.h"
#include "tests/support/testservers.h"
#include "tests/sync/otherclients.h"
#include "tests/sync/ownchanges.h"
#include "tests/sync/picture.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::sync::test;
using namespace waxwing::test;

namespace {

const AccountId account{1};

int fromEnvironment(const char *name, int otherwise)
{
    bool isNumber = false;
    const int value = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? value : otherwise;
}

QCoro::Task<void> logIn(session::ImapSession *session, QString user, QString password)
{
    const auth::Credentials credentials(user, password);
    co_await session->open(credentials);
}

// The listing first, then every folder: what one look at an account is.
QCoro::Task<SyncReport> syncAccount(ImapBackend *backend)
{
    co_await backend->syncFolders();
    const SyncRequest everything;
    const SyncReport report = co_await backend->sync(everything);
    co_return report;
}

} // namespace

class TestSoak : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        m_thread.setMaxThreadCount(1);
        m_thread.setExpiryTimeout(-1);
    }
    void cacheIsTheServersPicture_data();
    void cacheIsTheServersPicture();

private:
    std::unique_ptr<ImapBackend> makeBackend(store::Store &store, quint16 port, const QString &user,
                                             const QString &hidden);
    void disturbedRound(ImapBackend &backend, OtherClients &others, OwnChanges &own, TestProxy &proxy);
    // Everything is done and seen. Empty, or what was in the way.
    QString quietRound(ImapBackend &backend, OwnChanges &own, TestProxy &proxy);
    void showWire() const;

    TestServers m_servers;
    net::WireLog m_log;
    QThreadPool m_thread; // one, in which the other clients live
    std::mt19937 m_random;
    const bool m_isActing = fromEnvironment("WAXWING_SOAK_OWN", 1) != 0;
};

void TestSoak::cacheIsTheServersPicture_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QStringList>("proxy");
    QTest::newRow("everything the server has") << QStringLiteral("demo") << QStringList{};
    QTest::newRow("CONDSTORE without QRESYNC")
        << QStringLiteral("alice") << QStringList{QStringLiteral("--without"), QStringLiteral("QRESYNC,LIST-STATUS")};
    QTest::newRow("RFC 3501 and nothing later") << QStringLiteral("bob") << QStringList{QStringLiteral("--bare")};
}

std::unique_ptr<ImapBackend> TestSoak::makeBackend(store::Store &store, quint16 port, const QString &user,
                                                   const QString &hidden)
{
    session::ImapSession::Options options;
    options.endpoint = net::Endpoint(QStringLiteral("localhost"), port, net::Security::Plain);
    options.allowPlaintext = true;
    options.wireLog = &m_log;
    const QString password = m_servers.password(user);
    return std::make_unique<ImapBackend>(
        account, store,
        [options] { return std::make_unique<session::ImapSession>(std::make_unique<net::Connection>(), options); },
        [user, password](session::ImapSession *session) { return logIn(session, user, password); }, hidden);
}

void TestSoak::disturbedRound(ImapBackend &backend, OtherClients &others, OwnChanges &own, TestProxy &proxy)
{
    if (m_random() % 3 == 0) {
        proxy.cutAfter(1 + m_random() % 8000);
    }
    const int steps = 1 + int(m_random() % 12);
    m_thread.start([&others, steps] { others.change(steps); });
    const int syncs = 1 + int(m_random() % 3);
    for (int i = 0; i < syncs; ++i) {
        const int changes = m_isActing ? int(m_random() % 3) : 0;
        for (int n = 0; n < changes; ++n) {
            own.change();
        }
        if (m_random() % 2 == 0) {
            own.replay();
        }
        outcomeOf(syncAccount(&backend)); // what went wrong is made good in quiet
    }
    m_thread.waitForDone();
}

QString TestSoak::quietRound(ImapBackend &backend, OwnChanges &own, TestProxy &proxy)
{
    constexpr qint64 never = qint64(1) << 50;
    proxy.cutAfter(never);
    QString waits = own.settle();
    if (!waits.isEmpty()) {
        return waits;
    }
    // One that was cut may be noticed only by the first command on it; then it works, or the account cannot be synced.
    Outcome<SyncReport> synced = outcomeOf(syncAccount(&backend));
    for (int i = 0; i < 3 && synced.error && synced.error->kind() == ErrorKind::Network; ++i) {
        synced = outcomeOf(syncAccount(&backend));
    }
    return synced.error ? synced.error->text() : QString();
}

// What was said last, for the one who looks for the reason.
void TestSoak::showWire() const
{
    const qsizetype enough = fromEnvironment("WAXWING_SOAK_WIRE", 80);
    const QList<net::WireLine> lines = m_log.lines();
    for (const net::WireLine &line : lines.mid(qMax<qsizetype>(0, lines.size() - enough))) {
        qInfo("%s %s", line.direction == net::Direction::Sent ? "C:" : "S:", line.text.left(200).constData());
    }
}

void TestSoak::cacheIsTheServersPicture()
{
    QFETCH(QString, user);
    QFETCH(QStringList, proxy);
    const int seed = fromEnvironment("WAXWING_SOAK_SEED", 20'261'124);
    const int rounds = fromEnvironment("WAXWING_SOAK_ROUNDS", 100);
    m_random.seed(quint32(seed));
    TestProxy way(m_servers.imap(), proxy);
    QVERIFY2(way.isRunning(), qPrintable(way.error()));
    // Sockets belong to the thread they were made in, and there they go.
    std::unique_ptr<OtherClients> others;
    m_thread.start([&] {
        others = std::make_unique<OtherClients>(m_servers.imap(), user, m_servers.password(user), quint32(seed));
    });
    m_thread.waitForDone();
    const std::shared_ptr<void> leave(nullptr, [&](void *) {
        m_thread.start([&others] { others.reset(); });
        m_thread.waitForDone();
    });
    QVERIFY(others->isReady());
    QTemporaryDir folder;
    store::Store store(store::StorePaths::below(folder.path()));
    const QString hidden = folder.filePath(QStringLiteral("hidden"));
    const auto backend = makeBackend(store, way.port(), user, hidden);
    OwnChanges own(account, store, *backend, quint32(seed));
    for (int round = 1; round <= rounds; ++round) {
        disturbedRound(*backend, *others, own, way);
        QString wrong = quietRound(*backend, own, way);
        if (wrong.isEmpty()) {
            // A new one each time: a session that knew a mailbox which was deleted and made again may not see it.
            RawImap witness(m_servers.imap());
            QVERIFY(witness.login(user, m_servers.password(user)));
            wrong = difference(onServer(witness, HiddenUids(hidden)), inCache(store, account));
        }
        if (!wrong.isEmpty()) {
            showWire();
        }
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QStringLiteral("WAXWING_SOAK_SEED=%1, round %2:\n%3").arg(seed).arg(round).arg(wrong)));
    }
    backend->close();
    await(backend->drained());
}

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
