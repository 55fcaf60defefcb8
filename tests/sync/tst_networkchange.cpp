// Another Wi-Fi: the lines of before are dead without knowing it, and new ones are made at once.
#include "app/common/core.h"
#include "core/store/reader.h"
#include "tests/support/ownnetwork.h"
#include "tests/support/testservers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class TestNetworkChange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deadLineIsLeft();
};

void TestNetworkChange::deadLineIsLeft()
{
    const NetworkInterface interface("waxwing0");
    if (!interface.isThere()) {
        QSKIP("no network namespace, or no tap device, can be made here");
    }
    const TestServers servers;
    QVERIFY2(servers.isRunning(), qPrintable(servers.error()));
    TestProxy proxy(servers.imap());
    QVERIFY2(proxy.isRunning(), qPrintable(proxy.error()));
    const QTemporaryDir folder;
    app::CoreOptions options;
    options.profile = folder.filePath(QStringLiteral("p"));
    app::Core core(options);
    accounts::Account account;
    account.name = account.user = QStringLiteral("demo");
    account.address = servers.address(account.user);
    account.incoming = net::Endpoint(QStringLiteral("localhost"), proxy.port(), net::Security::Plain);
    account.passwordSource = auth::PasswordSource::Command;
    account.passwordCommand = QStringLiteral("echo ") + servers.password(account.user);
    core.accounts().add(account);
    const auto inbox = [&core] {
        return core.store()
            .read([](store::Reader &reader) { return reader.folderByPath(AccountId(1), QStringLiteral("INBOX")); })
            .result();
    };
    QTRY_VERIFY_WITH_TIMEOUT(inbox().has_value(), 20'000);
    core.engine().openFolder(inbox()->id);
    servers.deliver(QStringLiteral("demo"), "Subject: one\r\n\r\ntext\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(inbox()->total, 1, 20'000);

    proxy.setSilent(true);
    servers.deliver(QStringLiteral("demo"), "Subject: two\r\n\r\ntext\r\n");
    const qint64 before = proxy.counts().connections;
    QVERIFY(interface.setUp(true) && interface.setAddress("192.0.2.1"));
    // Long before a half-open line would be noticed.
    QTRY_VERIFY_WITH_TIMEOUT(proxy.counts().connections > before, 10'000);
    proxy.setSilent(false);
    QTRY_COMPARE_WITH_TIMEOUT(inbox()->total, 2, 20'000);
}

int main(int argc, char **argv)
{
    enterOwnNetwork();
    const QCoreApplication application(argc, argv);
    TestNetworkChange test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_networkchange.moc"
