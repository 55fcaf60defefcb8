// Who gets a connection, and when there is none to be had.
#include "core/sync/imapconnections.h"
#include "tests/sync/syncfixture.h"

#include <QTest>

#include <deque>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::sync::test;

namespace {

using Use = ImapConnections::Use;
using Lease = std::shared_ptr<ImapLease>;

#define GREETING                                                                                                       \
    "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\n"                                                        \
    "C: A1 AUTHENTICATE PLAIN AHUAcA==\n"
#define WELCOME GREETING "S: A1 OK [CAPABILITY IMAP4rev1] in\n"
#define TOO_MANY GREETING "S: A1 NO [LIMIT] Maximum number of connections from user exceeded\n"

QCoro::Task<void> logIn(session::ImapSession *session)
{
    const auth::Credentials credentials(QStringLiteral("u"), QStringLiteral("p"));
    co_await session->open(credentials);
}

// Each new connection follows the next script.
struct Pool {
    explicit Pool(QByteArrayList scripts)
        : connections(
            [this, scripts]() mutable {
                dialogues.push_back(std::make_unique<Dialogue>(scripts.takeFirst()));
                return std::make_unique<session::ImapSession>(dialogues.back()->transport(), Fixture::options());
            },
            [](session::ImapSession *session) { return logIn(session); })
    {
    }
    ~Pool()
    {
        connections.close();
        QCoreApplication::processEvents();
    }

    std::deque<std::unique_ptr<Dialogue>> dialogues;
    ImapConnections connections;
};

QCoro::Task<void> use(ImapConnections *connections, Use use, QByteArray name, QByteArrayList *order)
{
    const Lease lease = co_await connections->acquire(use);
    order->append(name);
}

QByteArrayList five()
{
    return QByteArrayList(5, QByteArray(WELCOME));
}

} // namespace

class TestImapConnections : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Whoever is looked at, then what somebody did, then the rest, whoever came first.
    void mostUrgentFirst()
    {
        Pool pool(five());
        QList<Lease> held;
        for (int i = 0; i < 5; ++i) {
            held.append(await(pool.connections.acquire(Use::Foreground)));
        }
        QByteArrayList order;
        const auto background = use(&pool.connections, Use::Background, "background", &order);
        const auto acted = use(&pool.connections, Use::User, "acted", &order);
        const auto looked = use(&pool.connections, Use::Foreground, "looked at", &order);
        QVERIFY(order.isEmpty());
        held.takeLast();
        QTRY_COMPARE(order, (QByteArrayList{"looked at", "acted"}));
        QVERIFY(!background.isReady()); // the last free one is for somebody who waits for it
        held.takeLast();
        QTRY_COMPARE(order, (QByteArrayList{"looked at", "acted", "background"}));
    }

    void backgroundLeavesOneFree()
    {
        Pool pool(five());
        QList<Lease> held;
        for (int i = 0; i < 4; ++i) {
            held.append(await(pool.connections.acquire(Use::Background)));
        }
        QByteArrayList order;
        const auto more = use(&pool.connections, Use::Background, "background", &order);
        await(use(&pool.connections, Use::User, "acted", &order));
        QCOMPARE(order, QByteArrayList{"acted"});
        held.clear();
        QTRY_VERIFY(more.isReady());
    }

    void anOpenConnectionIsUsedAgain()
    {
        Pool pool({WELCOME});
        await(pool.connections.acquire(Use::User));
        await(pool.connections.acquire(Use::Foreground));
        QCOMPARE(pool.dialogues.size(), 1u);
    }

    // RFC 5530 LIMIT: no error for anybody; what is open is waited for.
    void limitIsLearnt()
    {
        Pool pool({WELCOME, TOO_MANY});
        Lease first = await(pool.connections.acquire(Use::Foreground));
        QByteArrayList order;
        const auto second = use(&pool.connections, Use::User, "acted", &order);
        QTRY_VERIFY(!pool.connections.canWatch(1));
        QVERIFY(!second.isReady());
        first.reset();
        QTRY_COMPARE(order, QByteArrayList{"acted"});
        QCOMPARE(pool.dialogues.size(), 2u);
    }

    void limitOnTheOnlyConnectionIsAnError()
    {
        Pool pool({TOO_MANY, WELCOME});
        QVERIFY(failureOf(pool.connections.acquire(Use::User)).technical().contains(QStringLiteral("Maximum")));
        await(pool.connections.acquire(Use::User)); // tried again, not remembered as a refused login
    }

    void closedMeansCancelled()
    {
        Pool pool({WELCOME, WELCOME});
        const Lease lease = await(pool.connections.acquire(Use::User));
        pool.connections.close();
        QCOMPARE(failureOf(pool.connections.acquire(Use::User)).kind(), ErrorKind::Cancelled);
        pool.connections.reopen();
        await(pool.connections.acquire(Use::User));
    }
};

QTEST_GUILESS_MAIN(TestImapConnections)
#include "tst_imapconnections.moc"
