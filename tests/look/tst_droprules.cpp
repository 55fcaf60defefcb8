// What a drop says and does, source by target.
#include "tests/models/livestore.h"
#include "ui/folders/droprules.h"

#include <QTest>

using namespace waxwing;
using models::FolderTreeModel;
using store::folder;
using store::Role;
using ui::DropVerdict;

class TestDropRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<test::LiveStore>(QList<store::ServerFolder>{
            folder(QStringLiteral("INBOX"), Role::Inbox), folder(QStringLiteral("Trash"), Role::Trash),
            folder(QStringLiteral("Clients")), folder(QStringLiteral("Clients/Halden")),
            folder(QStringLiteral("Clients/Invoices")), folder(QStringLiteral("Invoices")),
            folder(QStringLiteral("Travel"))});
        m_tree = std::make_unique<FolderTreeModel>(m_live->store());
        m_tree->setAccounts({{store::kAccount, QStringLiteral("Studio")}, {AccountId(2), QStringLiteral("Home")}});
        QTRY_VERIFY(m_tree->indexOf(m_live->id(QStringLiteral("Travel"))).isValid());
    }

    void folders_data()
    {
        QTest::addColumn<QString>("dragged");
        QTest::addColumn<QString>("target"); // "": the account, "2": the other account
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("caption");
        const auto row
            = [](const char *name, const char *dragged, const char *target, bool allowed, const char *caption) {
                  QTest::newRow(name) << QString::fromUtf8(dragged) << QString::fromUtf8(target) << allowed
                                      << QString::fromUtf8(caption);
              };
        row("into a folder", "Travel", "Clients", true, "Move “Travel” into “Clients”");
        row("to the top", "Clients/Halden", "", true, "Move “Halden” into “Studio”");
        row("below the inbox", "Travel", "INBOX", true, "Move “Travel” into “Inbox”");
        row("into its own child", "Clients", "Clients/Halden", false, "A folder cannot go into its own subfolder");
        row("where it is", "Travel", "", false, "“Travel” is already in “Studio”");
        row("name taken", "Invoices", "Clients", false, "“Clients” already has a folder “Invoices”");
        row("special", "INBOX", "Clients", false, "“Inbox” has a fixed place");
        row("other account", "Travel", "2", false, "A folder stays in its account");
        row("onto itself", "Travel", "Travel", false, "");
    }

    void folders()
    {
        QFETCH(QString, dragged);
        QFETCH(QString, target);
        QFETCH(bool, allowed);
        QFETCH(QString, caption);
        ui::FolderMime mime;
        mime.folder = m_live->id(dragged);
        const DropVerdict verdict = ui::folderVerdict(*m_tree, mime, index(target));
        QCOMPARE(verdict.caption, caption);
        QCOMPARE(verdict.allowed, allowed);
    }

    void messages_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("copy");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("caption");
        QTest::newRow("one") << 1 << QStringLiteral("Travel") << false << true
                             << QStringLiteral("Move “Cabin keys” into “Travel”");
        QTest::newRow("copy") << 1 << QStringLiteral("Travel") << true << true
                              << QStringLiteral("Copy “Cabin keys” into “Travel”");
        QTest::newRow("many") << 3 << QStringLiteral("Travel") << false << true
                              << QStringLiteral("Move 3 messages into “Travel”");
        QTest::newRow("where they are") << 3 << QStringLiteral("INBOX") << false << false
                                        << QStringLiteral("The messages are already in “Inbox”");
        QTest::newRow("copy where they are")
            << 3 << QStringLiteral("INBOX") << true << true << QStringLiteral("Copy 3 messages into “Inbox”");
        QTest::newRow("account") << 1 << QString() << false << false
                                 << QStringLiteral("Choose a folder of this account");
    }

    void messages()
    {
        QFETCH(int, count);
        QFETCH(QString, target);
        QFETCH(bool, copy);
        QFETCH(bool, allowed);
        QFETCH(QString, caption);
        ui::MessagesMime mime;
        mime.count = count;
        mime.subject = QStringLiteral("Cabin keys");
        mime.folder = m_live->id(QStringLiteral("INBOX"));
        mime.account = store::kAccount;
        const DropVerdict verdict = ui::messagesVerdict(*m_tree, mime, index(target), copy);
        QCOMPARE(verdict.caption, caption);
        QCOMPARE(verdict.allowed, allowed);
        QCOMPARE(verdict.copy, allowed && copy);
    }

    void nothingIsSaidBesideTheRows()
    {
        ui::FolderMime mime;
        mime.folder = m_live->id(QStringLiteral("Travel"));
        const DropVerdict verdict = ui::folderVerdict(*m_tree, mime, {});
        QVERIFY(!verdict.allowed && verdict.caption.isEmpty());
    }

private:
    QModelIndex index(const QString &target)
    {
        if (target.isEmpty() || target == QLatin1String("2")) {
            return m_tree->indexOf(target.isEmpty() ? store::kAccount : AccountId(2));
        }
        return m_tree->indexOf(m_live->id(target));
    }

    std::unique_ptr<test::LiveStore> m_live;
    std::unique_ptr<FolderTreeModel> m_tree;
};

QTEST_GUILESS_MAIN(TestDropRules)
#include "tst_droprules.moc"
