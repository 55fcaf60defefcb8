// RFC 2342: other people's folders, on a real Dovecot with a shared namespace.
#include "app/common/core.h"
#include "core/store/reader.h"
#include "tests/support/rawimap.h"
#include "tests/support/testservers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class TestForeignFolders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void areListedAndReadWhenWanted();
    void messagesGoIn();

private:
    std::optional<store::FolderRow> folder(const char *path);

    TestServers m_servers{{QStringLiteral("--without-mta"), QStringLiteral("--shared")}};
    QTemporaryDir m_folder;
    std::unique_ptr<RawImap> m_other;
    std::unique_ptr<app::Core> m_core;
};

std::optional<store::FolderRow> TestForeignFolders::folder(const char *path)
{
    const QString wanted = QString::fromLatin1(path);
    return m_core->store()
        .read([wanted](store::Reader &reader) { return reader.folderByPath(AccountId(1), wanted); })
        .result();
}

void TestForeignFolders::initTestCase()
{
    QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
    m_other = std::make_unique<RawImap>(m_servers.imap());
    QVERIFY(m_other->login(QStringLiteral("demo"), m_servers.password(QStringLiteral("demo"))));
    for (const char *name : {"Public/News", "Public/Sent", "Public/Team"}) {
        m_other->command(QByteArray("CREATE ") + name);
        QVERIFY2(m_other->ok(), m_other->status().constData());
        QVERIFY(m_other->append(name, "Subject: one\r\n\r\ntext\r\n"));
    }
    m_other->command("SUBSCRIBE Public/Team");
    m_other->command("UNSUBSCRIBE Sent");
    m_other->command("DELETE Sent"); // nothing is called so but what is shared
    QVERIFY2(m_other->ok(), m_other->status().constData());

    app::CoreOptions options;
    options.profile = m_folder.filePath(QStringLiteral("p"));
    m_core = std::make_unique<app::Core>(options);
    accounts::Account account;
    account.name = account.user = QStringLiteral("demo");
    account.address = m_servers.address(account.user);
    account.incoming = net::Endpoint(QStringLiteral("localhost"), m_servers.imap(), net::Security::Plain);
    account.passwordSource = auth::PasswordSource::Command;
    account.passwordCommand = QStringLiteral("echo ") + m_servers.password(account.user);
    m_core->accounts().add(account);
}

void TestForeignFolders::areListedAndReadWhenWanted()
{
    m_core->engine().syncNow(AccountId(1), {}).waitForFinished();
    const auto news = folder("Public/News");
    QVERIFY(news);
    QCOMPARE(news->namespaceKind, store::NamespaceKind::Shared);
    QCOMPARE(news->total, 0); // nobody asked for it
    QCOMPARE(folder("Public/Team")->total, 1); // subscribed
    QCOMPARE(folder("Public/Sent")->role, store::Role::None);
    QCOMPARE(folder("INBOX")->namespaceKind, store::NamespaceKind::Personal);

    m_core->engine().openFolder(news->id);
    QTRY_COMPARE_WITH_TIMEOUT(folder("Public/News")->total, 1, 20'000);
    QVERIFY(m_other->append("Public/News", "Subject: two\r\n\r\ntext\r\n"));
    m_core->engine().syncNow(AccountId(1), {}).waitForFinished(); // once opened, it is looked at like the others
    QTRY_COMPARE_WITH_TIMEOUT(folder("Public/News")->total, 2, 20'000);
}

void TestForeignFolders::messagesGoIn()
{
    m_servers.deliver(QStringLiteral("demo"), "Subject: for all\r\nMessage-ID: <all@waxwing.test>\r\n\r\ntext\r\n");
    m_core->engine().syncNow(AccountId(1), {}).waitForFinished();
    const FolderId inbox = folder("INBOX")->id;
    const auto placements = [this, inbox] {
        store::ListSpec list;
        list.folder = inbox;
        return m_core->store().read([list](store::Reader &reader) { return reader.ids(list, 0, 10); }).result();
    };
    QTRY_COMPARE_WITH_TIMEOUT(placements().size(), 1, 20'000);
    m_core->engine().move(placements(), folder("Public/Team")->id).waitForFinished();
    const auto onServer = [this] {
        m_other->command("SELECT Public/Team");
        return m_other->command("UID SEARCH HEADER Message-ID all@waxwing.test").join(' ').contains("SEARCH 2");
    };
    QTRY_VERIFY_WITH_TIMEOUT(onServer(), 20'000);
}

QTEST_GUILESS_MAIN(TestForeignFolders)
#include "tst_foreignfolders.moc"
