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
        const DropVerdict verdict = ui::folderVerdict(*m_tree, mime, {index(target)});
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
        QTest::newRow("account") << 1 << QString() << false << false << QStringLiteral("Choose a folder");
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
        const DropVerdict verdict = ui::messagesVerdict(*m_tree, mime, {index(target)}, copy);
        QCOMPARE(verdict.caption, caption);
        QCOMPARE(verdict.allowed, allowed);
        QCOMPARE(verdict.copy, allowed && copy);
    }

    void betweenSiblings_data()
    {
        QTest::addColumn<QString>("dragged");
        QTest::addColumn<QString>("sibling");
        QTest::addColumn<bool>("above");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("caption");
        const auto row = [](const char *name, const char *dragged, const char *sibling, bool above, bool allowed,
                            const char *said) {
            QTest::newRow(name) << QString::fromUtf8(dragged) << QString::fromUtf8(sibling) << above << allowed
                                << QString::fromUtf8(said);
        };
        row("order", "Travel", "Clients", true, true, "Put “Travel” above “Clients”");
        row("below", "Clients", "Travel", false, true, "Put “Clients” below “Travel”");
        row("where it is", "Travel", "Travel", true, false, "");
        row("just above it", "Invoices", "Clients", false, false, "");
        row("move and order", "Travel", "Clients/Halden", true, true, "Move “Travel” into “Clients”, above “Halden”");
        row("own child", "Clients", "Clients/Halden", true, false, "A folder cannot go into its own subfolder");
        row("name taken", "Invoices", "Clients/Halden", false, false, "“Clients” already has a folder “Invoices”");
        row("special", "INBOX", "Clients", true, false, "“Inbox” has a fixed place");
    }

    void betweenSiblings()
    {
        QFETCH(QString, dragged);
        QFETCH(QString, sibling);
        QFETCH(bool, above);
        QFETCH(bool, allowed);
        QFETCH(QString, caption);
        ui::FolderMime mime;
        mime.folder = m_live->id(dragged);
        const ui::DropSpot spot{index(sibling), above ? ui::DropSpot::Where::Above : ui::DropSpot::Where::Below};
        const DropVerdict verdict = ui::folderVerdict(*m_tree, mime, spot);
        QCOMPARE(verdict.caption, caption);
        QCOMPARE(verdict.allowed, allowed);
    }

    void favourites()
    {
        const FolderId travel = m_live->id(QStringLiteral("Travel"));
        m_tree->setFavourite(m_live->id(QStringLiteral("Clients")), true);
        ui::FolderMime mime;
        mime.folder = travel;
        const ui::DropSpot heading{m_tree->favourites()};
        QCOMPARE(ui::folderVerdict(*m_tree, mime, heading).caption, QStringLiteral("Add “Travel” to the favourites"));
        mime.folder = m_live->id(QStringLiteral("INBOX")); // fixed, but a favourite all the same
        QVERIFY(ui::folderVerdict(*m_tree, mime, heading).allowed);
        mime.folder = m_live->id(QStringLiteral("Clients"));
        QCOMPARE(ui::folderVerdict(*m_tree, mime, heading).caption, QStringLiteral("“Clients” is a favourite already"));
        mime.favourite = true;
        QCOMPARE(ui::folderVerdict(*m_tree, mime, {m_tree->indexOf(travel)}).caption,
                 QStringLiteral("A favourite moves among the favourites only"));
        m_tree->setFavourite(m_live->id(QStringLiteral("Clients")), false);
    }

    void aFolderThatIsGoneIsRefused()
    {
        ui::FolderMime mime;
        mime.folder = FolderId(999999);
        QCOMPARE(ui::folderVerdict(*m_tree, mime, {index(QStringLiteral("Travel"))}).caption,
                 QStringLiteral("This folder is no longer there"));
    }

    void mailFilesGoIntoFolders()
    {
        const ui::DropSpot travel{index(QStringLiteral("Travel"))};
        const auto said = [&](const QStringList &files, const ui::DropSpot &spot) {
            return ui::filesVerdict(*m_tree, files, spot).caption;
        };
        QCOMPARE(said({QStringLiteral("/tmp/letter.eml")}, travel), QStringLiteral("Copy “letter.eml” into “Travel”"));
        QCOMPARE(said({QStringLiteral("/a.eml"), QStringLiteral("/b.mbox")}, travel),
                 QStringLiteral("Copy 2 mail files into “Travel”"));
        QCOMPARE(said({}, travel), QStringLiteral("Only mail files go into a folder: .eml or .mbox"));
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile(QStringLiteral("/tmp/a.EML")), QUrl::fromLocalFile(QStringLiteral("/b.pdf"))});
        QVERIFY(ui::mailFiles(&data).isEmpty());
        data.setUrls({QUrl(QStringLiteral("https://example.org/a.eml"))});
        QVERIFY(ui::mailFiles(&data).isEmpty());
    }

    void shiftMayBeNeeded()
    {
        const DropVerdict move{true, false, QStringLiteral("Move “A” into “B”")};
        QCOMPARE(ui::guarded(move, ui::DragGuard::NeedsShift, {}).caption,
                 QStringLiteral("Hold Shift to do this: Move “A” into “B”"));
        QVERIFY(!ui::guarded(move, ui::DragGuard::NeedsShift, {}).allowed);
        QVERIFY(ui::guarded(move, ui::DragGuard::NeedsShift, Qt::ShiftModifier).allowed);
        QVERIFY(ui::guarded(move, ui::DragGuard::Ask, {}).allowed);
        QCOMPARE(ui::dragGuardFromName(ui::dragGuardName(ui::DragGuard::Off)), ui::DragGuard::Off);
        QCOMPARE(ui::dragGuardFromName(QStringLiteral("nonsense")), ui::DragGuard::On);
    }

    void nothingIsSaidBesideTheRows()
    {
        ui::FolderMime mime;
        mime.folder = m_live->id(QStringLiteral("Travel"));
        const DropVerdict verdict = ui::folderVerdict(*m_tree, mime, ui::DropSpot());
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
