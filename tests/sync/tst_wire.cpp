// What a sync reports of the wire is what a relay in between counted; and how few round trips it takes.
#include "core/net/connection.h"
#include "core/sync/imapbackend.h"
#include "tests/support/await.h"
#include "tests/support/rawimap.h"
#include "tests/support/testservers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::test;

namespace {

const AccountId account{1};
const QString user = QStringLiteral("demo");

QCoro::Task<void> logIn(session::ImapSession *session, QString password)
{
    const auth::Credentials credentials(user, password);
    co_await session->open(credentials);
}

QCoro::Task<SyncReport> syncAccount(ImapBackend *backend)
{
    co_await backend->syncFolders();
    const SyncRequest everything;
    const SyncReport report = co_await backend->sync(everything);
    co_return report;
}

} // namespace

class TestWire : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void reportEqualsTheWire_data();
    void reportEqualsTheWire();
    void nothingChangedIsOneTrip();
    void connectionLimit();

private:
    std::unique_ptr<ImapBackend> makeBackend(store::Store &store, quint16 port, const QString &hidden);
    void disturb();

    TestServers m_servers;
    int m_messages = 0;
};

void TestWire::initTestCase()
{
    QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
    for (int i = 0; i < 60; ++i) {
        disturb();
    }
}

void TestWire::disturb()
{
    RawImap other(m_servers.imap());
    QVERIFY(other.login(user, m_servers.password(user)));
    const QByteArray n = QByteArray::number(++m_messages);
    QVERIFY(other.append("INBOX", "From: a@b.example\r\nSubject: " + n + "\r\nMessage-ID: <" + n + "@x>\r\n\r\nx\r\n"));
    other.command("SELECT INBOX");
    other.command("STORE 1 FLAGS (keyword" + n.right(1) + ')');
}

std::unique_ptr<ImapBackend> TestWire::makeBackend(store::Store &store, quint16 port, const QString &hidden)
{
    session::ImapSession::Options options;
    options.endpoint = net::Endpoint(QStringLiteral("localhost"), port, net::Security::Plain);
    options.allowPlaintext = true;
    const QString password = m_servers.password(user);
    return std::make_unique<ImapBackend>(
        account, store,
        [options] { return std::make_unique<session::ImapSession>(std::make_unique<net::Connection>(), options); },
        [password](session::ImapSession *session) { return logIn(session, password); }, hidden);
}

void TestWire::reportEqualsTheWire_data()
{
    QTest::addColumn<QStringList>("proxy");
    QTest::newRow("everything the server has") << QStringList();
    QTest::newRow("without QRESYNC") << QStringList{QStringLiteral("--without"), QStringLiteral("QRESYNC")};
    QTest::newRow("RFC 3501") << QStringList{QStringLiteral("--bare")};
}

void TestWire::reportEqualsTheWire()
{
    QFETCH(QStringList, proxy);
    TestProxy way(m_servers.imap(), proxy);
    QVERIFY2(way.isRunning(), qPrintable(way.error()));
    QTemporaryDir folder;
    store::Store store(store::StorePaths::below(folder.path()));
    const auto backend = makeBackend(store, way.port(), folder.filePath(QStringLiteral("hidden")));
    for (int look = 0; look < 3; ++look) {
        way.resetCounts();
        const SyncReport report = await(syncAccount(backend.get()));
        const TestProxy::Counts wire = way.counts();
        QCOMPARE(qint64(report.bytesIn), wire.bytesToClient);
        QCOMPARE(qint64(report.bytesOut), wire.bytesFromClient);
        // The relay also counts where a command went out, unasked for by anything, while an earlier one was answered.
        QVERIFY(qint64(report.roundTrips) <= wire.roundTrips);
        QVERIFY(wire.roundTrips <= qint64(report.roundTrips) + 2);
        QVERIFY(report.newMessages > 0);
        disturb();
    }
    backend->close();
    await(backend->drained());
}

// One listing names the counters of all folders; where they are what they were, none is selected.
void TestWire::nothingChangedIsOneTrip()
{
    TestProxy way(m_servers.imap());
    QTemporaryDir folder;
    store::Store store(store::StorePaths::below(folder.path()));
    const auto backend = makeBackend(store, way.port(), folder.filePath(QStringLiteral("hidden")));
    await(syncAccount(backend.get()));
    const SyncReport again = await(syncAccount(backend.get()));
    QCOMPARE(again.roundTrips, 1u);
    disturb();
    const SyncReport changed = await(syncAccount(backend.get()));
    QCOMPARE(changed.newMessages, 1);
    QCOMPARE(changed.roundTrips, 3u); // the listing, SELECT with QRESYNC, FETCH
    backend->close();
    await(backend->drained());
}

// A server that takes one connection of a user: what needs a second one waits for the first.
void TestWire::connectionLimit()
{
    TestServers narrow({QStringLiteral("--without-mta"), QStringLiteral("--dovecot"),
                        QStringLiteral("protocol imap {\n  mail_max_userip_connections = 1\n}")});
    QVERIFY2(narrow.isRunning(), qPrintable(narrow.error()));
    narrow.deliver(user, "From: a@b.example\r\nSubject: one\r\n\r\nx\r\n");
    QTemporaryDir folder;
    store::Store store(store::StorePaths::below(folder.path()));
    const auto backend = makeBackend(store, narrow.imap(), folder.filePath(QStringLiteral("hidden")));
    await(syncAccount(backend.get()));
    const auto inbox
        = store.read([](store::Reader &r) { return r.folderByRole(account, store::Role::Inbox); }).result();
    const auto uid = store.read([&](store::Reader &r) { return r.uids(inbox->id).value(0); }).result();
    const auto row = store.read([&](store::Reader &r) { return r.placementByUid(inbox->id, uid); }).result();
    // Both at once: the sync holds the only connection while the body is asked for.
    auto syncing = syncAccount(backend.get());
    await(backend->fetchBody(*row));
    await(std::move(syncing));
    QVERIFY(store.read([&](store::Reader &r) { return r.row(*row); }).result()->bodyHeld);
    backend->close();
    await(backend->drained());
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
