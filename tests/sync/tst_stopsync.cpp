// “Stop” while mail is looked for: it ends, is no failure, and the next look brings what is left.
#include "app/common/core.h"
#include "core/store/reader.h"
#include "tests/support/rawimap.h"
#include "tests/support/testservers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QString demo = QStringLiteral("demo");

QByteArray message(int number)
{
    return "Subject: letter " + QByteArray::number(number) + "\r\nMessage-ID: <" + QByteArray::number(number)
        + "@waxwing.test>\r\n\r\nLetter " + QByteArray::number(number) + "\r\n";
}

} // namespace

class TestStopSync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        QVERIFY(m_other.login(demo, m_servers.password(demo)));
        for (int number = 0; number < made; ++number) {
            QVERIFY(m_other.append("INBOX", message(number)));
        }
        m_other.command("SELECT INBOX");
    }

    // A mailbox has one visitor at a time (RFC 1939 4): who asks meanwhile is answered when that one is done.
    void aSecondLookWaitsForTheFirst()
    {
        const QTemporaryDir folder;
        app::CoreOptions options;
        options.profile = folder.filePath(QStringLiteral("p"));
        options.mode = sync::MailEngine::Mode::OnDemand;
        app::Core core(options);
        const AccountId id = core.addAccount(account(accounts::Protocol::Pop3), {});
        const QFuture<sync::SyncReport> first = core.engine().syncNow(id, {});
        core.engine().syncNow(id, {}).waitForFinished();
        QCOMPARE(held(core, id), made);
        QCOMPARE(first.result().newMessages, made);
    }

    void endsAndGoesOn_data()
    {
        QTest::addColumn<accounts::Protocol>("protocol");
        QTest::addColumn<int>("total");
        QTest::addRow("POP3") << accounts::Protocol::Pop3 << made;
        QTest::addRow("IMAP") << accounts::Protocol::Imap << many;
    }

    void endsAndGoesOn()
    {
        QFETCH(accounts::Protocol, protocol);
        QFETCH(int, total);
        for (int there = made; there < total; there *= 2) {
            m_other.command("UID COPY 1:* INBOX");
            QVERIFY2(m_other.ok(), m_other.status().constData());
        }
        const QTemporaryDir folder;
        app::CoreOptions options;
        options.profile = folder.filePath(QStringLiteral("p"));
        options.mode = sync::MailEngine::Mode::OnDemand;
        app::Core core(options);
        const AccountId id = core.addAccount(account(protocol), {});
        sync::MailEngine &engine = core.engine();
        sync::AccountStatus last;
        bool asked = false;
        connect(&engine, &sync::MailCommands::statusChanged, this, [&](const sync::AccountStatus &status) {
            last = status;
            if (status.progress.done > 0 && !std::exchange(asked, true)) {
                engine.stopSync(id);
            }
        });
        QFuture<sync::SyncReport> sync = engine.syncNow(id, {});
        QTRY_VERIFY_WITH_TIMEOUT(sync.isFinished(), 60'000);
        try {
            sync.waitForFinished();
            QFAIL("it was not stopped");
        } catch (const Error &error) {
            QVERIFY2(error.kind() == ErrorKind::Cancelled, qPrintable(error.text()));
            QCOMPARE(error.code(), QByteArray("STOPPED"));
        }
        QTRY_VERIFY(!last.syncing);
        QCOMPARE(last.connectivity, sync::Connectivity::Online);
        QVERIFY2(last.problem.isEmpty(), qPrintable(last.problem));
        const int come = held(core, id);
        QVERIFY(come > 0 && come < total);

        const sync::SyncReport report = engine.syncNow(id, {}).result();
        QCOMPARE(held(core, id), total);
        QCOMPARE(report.newMessages, total - come); // and not one of them twice
    }

private:
    static constexpr int made = 1024;
    static constexpr int many = 32 * made;

    accounts::Account account(accounts::Protocol protocol) const
    {
        accounts::Account account;
        account.name = account.user = demo;
        account.address = m_servers.address(demo);
        account.protocol = protocol;
        const quint16 port = protocol == accounts::Protocol::Imap ? m_servers.imap() : m_servers.pop3();
        account.incoming = net::Endpoint(QStringLiteral("localhost"), port, net::Security::Plain);
        account.passwordSource = auth::PasswordSource::Command;
        account.passwordCommand = QStringLiteral("echo ") + m_servers.password(demo);
        return account;
    }

    static int held(app::Core &core, AccountId id)
    {
        return core.store()
            .read([id](store::Reader &reader) {
                const auto inbox = reader.folderByPath(id, QStringLiteral("INBOX"));
                return inbox ? inbox->total : 0;
            })
            .result();
    }

    TestServers m_servers{{QStringLiteral("--without-mta")}};
    RawImap m_other{m_servers.imap()};
};

QTEST_GUILESS_MAIN(TestStopSync)
#include "tst_stopsync.moc"
