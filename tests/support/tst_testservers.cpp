#include "tests/support/rawimap.h"
#include "tests/support/testservers.h"

#include <QFileInfo>
#include <QTest>

#include <memory>

using namespace waxwing::test;

// The servers and the proxy are what every integration test stands on, so they have tests of their own.
class TestTestServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anotherClientSeesADelivery();
    void aProcessEndsWithItsOwner();
    void overQuotaAndReadOnlyAreRefused();
    void aServerGoesAwayAndComesBack();
    void theBareServerSpeaksRfc3501Only_data();
    void theBareServerSpeaksRfc3501Only();
    void theBareServerHidesWhatIsLater();
    void theProxyCountsAndCuts();

private:
    TestServers m_servers;
    std::unique_ptr<TestProxy> m_bare;
};

void TestTestServers::initTestCase()
{
    QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
    m_bare = std::make_unique<TestProxy>(m_servers.imap(), QStringList{QStringLiteral("--bare")});
    QVERIFY2(m_bare->isRunning(), qPrintable(m_bare->error()));
    m_servers.deliver(QStringLiteral("demo"), "Subject: x\n\ny\n");
}

void TestTestServers::anotherClientSeesADelivery()
{
    RawImap imap(m_servers.imap());
    QVERIFY(imap.login(QStringLiteral("alice"), m_servers.password(QStringLiteral("alice"))));
    m_servers.deliver(QStringLiteral("alice"), "Subject: hello\n\nbody {3}\n");
    imap.command("SELECT INBOX");
    const QByteArrayList fetched = imap.command("FETCH 1 (BODY[HEADER.FIELDS (SUBJECT)] BODY[TEXT])");
    QCOMPARE(fetched.size(), 1);
    QVERIFY(fetched.first().contains("Subject: hello"));
    QVERIFY(fetched.first().contains("body {3}"));
}

void TestTestServers::aProcessEndsWithItsOwner()
{
    QString state;
    {
        TestServers servers;
        QVERIFY(servers.isRunning());
        state = servers.stateFolder();
        QVERIFY(QFileInfo::exists(state));
    }
    QVERIFY(!QFileInfo::exists(state));
}

void TestTestServers::overQuotaAndReadOnlyAreRefused()
{
    RawImap quota(m_servers.imap());
    QVERIFY(quota.login(QStringLiteral("quota"), m_servers.password(QStringLiteral("quota"))));
    QVERIFY(!quota.append("INBOX", "Subject: big\r\n\r\n" + QByteArray(300'000, 'x')));
    QVERIFY(quota.status().contains("[OVERQUOTA]"));

    RawImap reader(m_servers.imap());
    QVERIFY(reader.login(QStringLiteral("reader"), m_servers.password(QStringLiteral("reader"))));
    QVERIFY(!reader.append("Read only", "Subject: x\r\n\r\n"));
    reader.command("SELECT \"Read only\"");
    QVERIFY(reader.status().startsWith("OK [READ-ONLY]"));
}

void TestTestServers::aServerGoesAwayAndComesBack()
{
    TestServers servers;
    servers.stop("dovecot");
    QVERIFY(!RawImap(servers.imap()).login(QStringLiteral("demo"), servers.password(QStringLiteral("demo"))));
    servers.startAgain("dovecot");
    QVERIFY(RawImap(servers.imap()).login(QStringLiteral("demo"), servers.password(QStringLiteral("demo"))));
}

void TestTestServers::theBareServerSpeaksRfc3501Only_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<bool>("known");
    const auto row = [](const char *command, bool known) { QTest::newRow(command) << QByteArray(command) << known; };
    row("SELECT INBOX", true);
    row("SELECT INBOX (CONDSTORE)", false);
    row("UID FETCH 1:* (UID FLAGS BODY.PEEK[HEADER.FIELDS (REFERENCES)])", true);
    row("FETCH 1:* BODY.PEEK[1.2.MIME]<0.100>", true);
    row("UID FETCH 1:* (FLAGS) (CHANGEDSINCE 5)", false);
    row("UID FETCH 1:* (MODSEQ)", false);
    row("UID FETCH 1 BINARY[1]", false);
    row("UID FETCH $ (FLAGS)", false);
    row("UID STORE 1 +FLAGS.SILENT (\\Seen)", true);
    row("UID STORE 1 (UNCHANGEDSINCE 5) +FLAGS (\\Seen)", false);
    row("UID COPY 1 \"Sent\"", true);
    row("UID MOVE 1 Sent", false);
    row("UID EXPUNGE 1", false);
    row("UID SEARCH CHARSET UTF-8 OR (SUBJECT x) NOT FROM \"y\" 1:*", true);
    row("UID SEARCH RETURN (COUNT) ALL", false);
    row("UID SEARCH MODSEQ 5", false);
    row("LIST \"\" *", true);
    row("LIST (SUBSCRIBED) \"\" *", false);
    row("LIST \"\" (INBOX Sent)", false);
    row("LIST \"\" * RETURN (SPECIAL-USE)", false);
    row("STATUS INBOX (MESSAGES UIDNEXT)", true);
    row("STATUS INBOX (HIGHESTMODSEQ)", false);
    row("CREATE Projects", true);
    row("CREATE Drafts2 (USE (\\Drafts))", false);
    row("IDLE", false);
    row("ENABLE CONDSTORE", false);
    row("ID NIL", false);
    row("NAMESPACE", false);
    row("UNSELECT", false);
    row("COMPRESS DEFLATE", false);
    row("AUTHENTICATE PLAIN AGRlbW8AeA==", false);
    row("APPEND INBOX {3+}\r\nabc", false);
}

void TestTestServers::theBareServerSpeaksRfc3501Only()
{
    QFETCH(QByteArray, command);
    QFETCH(bool, known);
    RawImap imap(m_bare->port());
    QVERIFY(imap.login(QStringLiteral("demo"), m_servers.password(QStringLiteral("demo"))));
    imap.command("SELECT INBOX");
    imap.command(command);
    QVERIFY2(imap.status().startsWith(known ? "OK" : "BAD"), imap.status().constData());
}

void TestTestServers::theBareServerHidesWhatIsLater()
{
    RawImap imap(m_bare->port());
    QVERIFY(imap.login(QStringLiteral("bob"), m_servers.password(QStringLiteral("bob"))));
    QCOMPARE(imap.status().left(39), "OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] Lo");
    QCOMPARE(imap.command("CAPABILITY"), QByteArrayList{"* CAPABILITY IMAP4rev1 AUTH=PLAIN"});
    QVERIFY(imap.append("INBOX", "Subject: x\r\n\r\ny\r\n", "\\Seen", "24-Nov-2020 10:00:00 +0100"));
    QVERIFY(!imap.status().contains("APPENDUID"));
    QVERIFY(!imap.command("SELECT INBOX").join().contains("HIGHESTMODSEQ"));
    imap.command("UID COPY 1 Sent");
    QVERIFY(imap.ok());
    QVERIFY(!imap.status().contains("COPYUID"));
    QVERIFY(!imap.command("LIST \"\" *").join().contains("\\Sent"));
}

void TestTestServers::theProxyCountsAndCuts()
{
    TestProxy proxy(m_servers.imap());
    RawImap imap(proxy.port());
    QVERIFY(imap.login(QStringLiteral("demo"), m_servers.password(QStringLiteral("demo"))));
    proxy.resetCounts();
    imap.command("NOOP");
    imap.command("NOOP");
    const TestProxy::Counts counts = proxy.counts();
    QCOMPARE(counts.roundTrips, 2);
    QCOMPARE(counts.bytesFromClient, 2 * qint64(qstrlen("r2 NOOP\r\n")));
    QVERIFY(counts.bytesToClient > 0);

    proxy.cutAfter(5);
    imap.command("NOOP");
    QVERIFY(imap.status().isEmpty());
}

QTEST_GUILESS_MAIN(TestTestServers)
#include "tst_testservers.moc"
