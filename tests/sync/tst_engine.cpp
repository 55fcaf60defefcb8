// The engine as a window uses it: verbs, undo, push and a clean end, over a real Dovecot.
#include "app/common/core.h"
#include "core/store/reader.h"
#include "tests/support/rawimap.h"
#include "tests/support/testservers.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

QByteArray source(const QByteArray &subject)
{
    return QByteArray("From: a@b.example\r\nSubject: " + subject + "\r\nMessage-ID: <" + subject
                      + "@x>\r\n\r\ntext\r\n");
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void undoOfWhatHasNotLeft();
    void undoOfWhatIsOnTheServer();
    void newMailArrivesByPush();
    void otherFoldersAreHeardToo();
    void oneServerThatHangsKeepsNoOther();
    void endsInTimeOnADeadLine();
    void endsInTimeWhileAnAccountIsTried_data();
    void endsInTimeWhileAnAccountIsTried();

private:
    accounts::Account account(const QString &user, quint16 port) const;
    std::unique_ptr<app::Core> start(const QString &user, quint16 port, bool offline,
                                     sync::MailEngine::Mode mode = sync::MailEngine::Mode::Background);
    static std::optional<store::FolderRow> inbox(app::Core &core, const char *path = "INBOX",
                                                 AccountId account = AccountId(1))
    {
        return core.store()
            .read([=](store::Reader &r) { return r.folderByPath(account, QString::fromLatin1(path)); })
            .result();
    }
    static QList<store::MessageRow> rows(app::Core &core, const char *path = "INBOX", AccountId account = AccountId(1))
    {
        const auto folder = inbox(core, path, account);
        store::ListSpec spec;
        spec.folder = folder ? folder->id : FolderId();
        return folder ? core.store().read([spec](store::Reader &r) { return r.window(spec, 0, 100); }).result()
                      : QList<store::MessageRow>();
    }
    static qsizetype pending(app::Core &core)
    {
        return core.store().read([](store::Reader &r) { return r.intents().size(); }).result();
    }

    TestServers m_servers;
    std::unique_ptr<QTemporaryDir> m_folder;
};

std::unique_ptr<app::Core> TestEngine::start(const QString &user, quint16 port, bool offline,
                                             sync::MailEngine::Mode mode)
{
    m_folder = std::make_unique<QTemporaryDir>();
    app::CoreOptions options;
    options.profile = m_folder->filePath(QStringLiteral("p"));
    options.offline = offline;
    options.mode = mode;
    auto core = std::make_unique<app::Core>(options);
    core->addAccount(account(user, port), {});
    return core;
}

accounts::Account TestEngine::account(const QString &user, quint16 port) const
{
    accounts::Account account;
    account.name = user;
    account.address = m_servers.address(user);
    account.user = user;
    account.incoming = net::Endpoint(QStringLiteral("localhost"), port, net::Security::Plain);
    account.passwordSource = auth::PasswordSource::Command;
    account.passwordCommand = QStringLiteral("echo ") + m_servers.password(user);
    return account;
}

void TestEngine::undoOfWhatHasNotLeft()
{
    m_servers.deliver(QStringLiteral("demo"), source("first"));
    const auto core = start(QStringLiteral("demo"), m_servers.imap(), false);
    QTRY_COMPARE_WITH_TIMEOUT(rows(*core).size(), 1, 20'000);
    core->engine().setOffline(true);
    store::FlagChange seen;
    seen.set = store::Flag::Seen;
    const PlacementId id = rows(*core).constFirst().id;
    const sync::Applied applied = core->engine().changeFlags({id}, seen).result();
    QCOMPARE(applied.what, QStringLiteral("Marked 1 message as read"));
    QVERIFY(applied.undoable && core->engine().canUndo());
    QVERIFY(rows(*core).constFirst().flags.testFlag(store::Flag::Seen));
    QCOMPARE(pending(*core), 1);
    core->engine().undoLast().waitForFinished();
    QVERIFY(!rows(*core).constFirst().flags.testFlag(store::Flag::Seen));
    QCOMPARE(pending(*core), 0);
    QVERIFY(!core->engine().canUndo());
}

void TestEngine::undoOfWhatIsOnTheServer()
{
    m_servers.deliver(QStringLiteral("alice"), source("second"));
    // Dovecot makes folders when somebody first looks, and of two sessions that look at once, one may go on seeing the
    // folder as it was then.
    RawImap other(m_servers.imap());
    QVERIFY(other.login(QStringLiteral("alice"), m_servers.password(QStringLiteral("alice"))));
    for (const char *name : {"Archive", "Drafts", "Junk", "Sent", "Trash"}) {
        other.command(QByteArray("STATUS ") + name + " (MESSAGES)");
        QVERIFY2(other.ok(), other.status().constData());
    }
    const auto core = start(QStringLiteral("alice"), m_servers.imap(), false);
    QTRY_COMPARE_WITH_TIMEOUT(rows(*core).size(), 1, 20'000);
    const PlacementId id = rows(*core).constFirst().id;
    QTRY_VERIFY_WITH_TIMEOUT(inbox(*core, "Archive").has_value(), 20'000);
    core->engine().move({id}, inbox(*core, "Archive")->id).waitForFinished();
    QTRY_VERIFY_WITH_TIMEOUT(other.command("STATUS Archive (MESSAGES)").value(0).contains("MESSAGES 1"), 20'000);
    QTRY_COMPARE(pending(*core), 0);
    core->engine().undoLast().waitForFinished();
    QTRY_VERIFY_WITH_TIMEOUT(other.command("STATUS INBOX (MESSAGES)").value(0).contains("MESSAGES 1"), 20'000);
    QVERIFY(other.command("STATUS Archive (MESSAGES)").value(0).contains("MESSAGES 0"));
    QTRY_COMPARE(rows(*core).size(), 1);
    QCOMPARE(rows(*core).constFirst().id, id);
}

void TestEngine::newMailArrivesByPush()
{
    const auto core = start(QStringLiteral("bob"), m_servers.imap(), false);
    QTRY_VERIFY_WITH_TIMEOUT(inbox(*core).has_value(), 20'000);
    core->engine().openFolder(inbox(*core)->id);
    m_servers.deliver(QStringLiteral("bob"), source("third"));
    QTRY_COMPARE_WITH_TIMEOUT(rows(*core).size(), 1, 30'000);
    m_servers.deliver(QStringLiteral("bob"), source("fourth"));
    QTRY_COMPARE_WITH_TIMEOUT(rows(*core).size(), 2, 30'000);
}

// NOTIFY: one connection hears every folder, and which folders there are, while the inbox is on the screen.
void TestEngine::otherFoldersAreHeardToo()
{
    const QString user = QStringLiteral("alice");
    const auto core = start(user, m_servers.imap(), false);
    QTRY_VERIFY_WITH_TIMEOUT(inbox(*core, "Junk").has_value(), 20'000);
    core->engine().openFolder(inbox(*core)->id);
    RawImap other(m_servers.imap());
    QVERIFY(other.login(user, m_servers.password(user)));
    QVERIFY(other.append("Junk", source("elsewhere"), {}));
    QTRY_COMPARE_WITH_TIMEOUT(rows(*core, "Junk").size(), 1, 30'000);
    other.command("SELECT Junk");
    other.command("STORE 1 +FLAGS (\\Flagged)");
    QTRY_VERIFY_WITH_TIMEOUT(rows(*core, "Junk").value(0).flags.testFlag(store::Flag::Flagged), 30'000);
    other.command("CREATE Arrived");
    QTRY_VERIFY_WITH_TIMEOUT(inbox(*core, "Arrived").has_value(), 30'000);
}

void TestEngine::endsInTimeOnADeadLine()
{
    TestProxy proxy(m_servers.imap());
    QVERIFY(proxy.isRunning());
    auto core = start(QStringLiteral("demo"), proxy.port(), false);
    QTRY_VERIFY_WITH_TIMEOUT(inbox(*core).has_value(), 20'000);
    proxy.setSilent(true);
    core->engine().checkMail({});
    QElapsedTimer timer;
    timer.start();
    core.reset();
    QVERIFY2(timer.elapsed() < 3'500, qPrintable(QString::number(timer.elapsed())));
}

void TestEngine::oneServerThatHangsKeepsNoOther()
{
    TestProxy proxy(m_servers.imap());
    QVERIFY(proxy.isRunning());
    auto core = start(QStringLiteral("demo"), proxy.port(), false, sync::MailEngine::Mode::OnDemand);
    core->addAccount(account(QStringLiteral("bob"), m_servers.imap()), {});
    proxy.setSilent(true);
    m_servers.deliver(QStringLiteral("bob"), source("beside"));
    const QFuture<sync::SyncReport> syncing = core->engine().syncNow({}, {});
    const auto arrived = [&] {
        const QList<store::MessageRow> inbox = rows(*core, "INBOX", AccountId(2));
        return std::any_of(inbox.cbegin(), inbox.cend(),
                           [](const store::MessageRow &row) { return row.subject == QLatin1String("beside"); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(arrived(), 20'000);
    QVERIFY(!syncing.isFinished());
}

void TestEngine::endsInTimeWhileAnAccountIsTried_data()
{
    QTest::addColumn<accounts::Protocol>("protocol");
    QTest::addColumn<net::Security>("security");
    QTest::addColumn<bool>("receivingWorks");
    QTest::newRow("IMAP, no greeting") << accounts::Protocol::Imap << net::Security::Plain << false;
    QTest::newRow("IMAP, no TLS") << accounts::Protocol::Imap << net::Security::Tls << false;
    QTest::newRow("POP3, no greeting") << accounts::Protocol::Pop3 << net::Security::Plain << false;
    QTest::newRow("SMTP, no greeting") << accounts::Protocol::Imap << net::Security::Plain << true;
}

void TestEngine::endsInTimeWhileAnAccountIsTried()
{
    QFETCH(accounts::Protocol, protocol);
    QFETCH(net::Security, security);
    QFETCH(bool, receivingWorks);
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    QSignalSpy connected(&mute, &QTcpServer::newConnection);
    QTemporaryDir folder;
    app::CoreOptions options;
    options.profile = folder.filePath(QStringLiteral("p"));
    auto core = std::make_unique<app::Core>(options);
    const net::Endpoint silent(QStringLiteral("127.0.0.1"), mute.serverPort(), security);
    accounts::Account account;
    account.name = QStringLiteral("demo");
    account.address = m_servers.address(QStringLiteral("demo"));
    account.user = QStringLiteral("demo");
    account.protocol = protocol;
    account.incoming
        = receivingWorks ? net::Endpoint(QStringLiteral("localhost"), m_servers.imap(), net::Security::Plain) : silent;
    account.outgoing = receivingWorks ? silent : net::Endpoint();
    const QFuture<void> trying = core->engine().testAccount(account, m_servers.password(QStringLiteral("demo")));
    QVERIFY(connected.wait(20'000));
    QVERIFY(!trying.isFinished());
    QElapsedTimer timer;
    timer.start();
    core.reset();
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed()))); // after 3 s it is ended by force
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
