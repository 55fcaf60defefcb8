#include "tests/models/livestore.h"
#include "ui/models/foldertreemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using models::FolderTreeModel;
using store::folder;
using store::Role;

namespace {

QList<store::ServerFolder> usual()
{
    return {folder(QStringLiteral("Travel")),
            folder(QStringLiteral("Trash"), Role::Trash),
            folder(QStringLiteral("Clients")),
            folder(QStringLiteral("Clients/Halden Bakery")),
            folder(QStringLiteral("INBOX"), Role::Inbox),
            folder(QStringLiteral("Sent"), Role::Sent)};
}

class Tree {
public:
    explicit Tree(test::LiveStore &live)
        : model(live.store()), m_tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        model.setAccounts({{store::kAccount, QStringLiteral("Studio")}});
    }
    QStringList names(const QModelIndex &parent)
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            list << model.index(row, 0, parent).data().toString();
        }
        return list;
    }
    QStringList top() { return names(model.index(0, 0)); }

    FolderTreeModel model;

private:
    QAbstractItemModelTester m_tester;
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

} // namespace

class TestFolderTreeModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void specialFoldersComeFirst()
    {
        test::LiveStore live(usual());
        Tree tree(live);
        QTRY_COMPARE(tree.top(), words("Inbox Sent Trash Clients Travel"));
        const QModelIndex clients = tree.model.index(3, 0, tree.model.index(0, 0));
        QCOMPARE(tree.names(clients), QStringList{QStringLiteral("Halden Bakery")});
        QCOMPARE(tree.model.index(0, 0).data().toString(), QStringLiteral("Studio"));
    }

    // RFC 2342: what others own stands behind what is one's own, whatever its name.
    void foreignFoldersComeLast()
    {
        store::ServerFolder shared = folder(QStringLiteral("Announcements"));
        shared.namespaceKind = store::NamespaceKind::Shared;
        store::ServerFolder colleague = folder(QStringLiteral("Berta"));
        colleague.namespaceKind = store::NamespaceKind::OtherUsers;
        test::LiveStore live(usual() + QList<store::ServerFolder>{shared, colleague});
        Tree tree(live);
        QTRY_COMPARE(tree.top(), words("Inbox Sent Trash Clients Travel Berta Announcements"));
        const QModelIndex row = tree.model.indexOf(live.id(QStringLiteral("Berta")));
        QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Berta, of another user"));
        QCOMPARE(row.data(Qt::ToolTipRole).toString(), QStringLiteral("Belongs to another user of the server"));
        QVERIFY(row.data(FolderTreeModel::ForeignRole).toBool());
    }

    void unreadIsSaidBehindTheName()
    {
        test::LiveStore live(usual());
        Tree tree(live);
        QTRY_COMPARE(tree.top().size(), 5);
        live.insert(QStringLiteral("Travel"), store::messages(1, 3));
        const QModelIndex travel = tree.model.indexOf(live.id(QStringLiteral("Travel")));
        QTRY_COMPARE(travel.data(FolderTreeModel::UnreadRole).toInt(), 3);
        QCOMPARE(travel.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Travel, 3 unread"));
    }

    void aMovedFolderTakesItsIndexAlong()
    {
        test::LiveStore live(usual());
        Tree tree(live);
        QTRY_COMPARE(tree.top().size(), 5);
        const FolderId travel = live.id(QStringLiteral("Travel"));
        const QPersistentModelIndex index = tree.model.indexOf(travel);
        QSignalSpy resets(&tree.model, &FolderTreeModel::modelReset);
        QSignalSpy removals(&tree.model, &FolderTreeModel::rowsRemoved);
        live.apply(store::verbOn(store::IntentKind::MoveFolder, travel, words("Clients Travel")));
        QTRY_COMPARE(tree.top(), words("Inbox Sent Trash Clients"));
        QVERIFY(index.isValid());
        QCOMPARE(index.parent().data().toString(), QStringLiteral("Clients"));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(removals.size(), 0);
        QVERIFY(tree.model.isBelow(travel, live.id(QStringLiteral("Clients"))));
    }

    void aRenamedFolderKeepsItsIndex()
    {
        test::LiveStore live(usual());
        Tree tree(live);
        QTRY_COMPARE(tree.top().size(), 5);
        const FolderId travel = live.id(QStringLiteral("Travel"));
        const QPersistentModelIndex index = tree.model.indexOf(travel);
        live.apply(store::verbOn(store::IntentKind::MoveFolder, travel, words("Adventures")));
        QTRY_COMPARE(tree.top(), words("Inbox Sent Trash Adventures Clients"));
        QCOMPARE(index.data().toString(), QStringLiteral("Adventures"));
    }

    void aParentCanBecomeItsChildsChild()
    {
        test::LiveStore live(
            {folder(QStringLiteral("INBOX"), Role::Inbox), folder(QStringLiteral("A")), folder(QStringLiteral("A/B"))});
        Tree tree(live);
        QTRY_COMPARE(tree.top(), words("Inbox A"));
        const FolderId a = live.id(QStringLiteral("A"));
        const FolderId b = live.id(QStringLiteral("A/B"));
        live.apply(store::verbOn(store::IntentKind::MoveFolder, b, words("B")));
        live.apply(store::verbOn(store::IntentKind::MoveFolder, a, words("B A")));
        QTRY_COMPARE(tree.top(), words("Inbox B"));
        QCOMPARE(tree.model.indexOf(a).parent().data().toString(), QStringLiteral("B"));
    }

    void foldersComeAndGo()
    {
        test::LiveStore live(usual());
        Tree tree(live);
        QTRY_COMPARE(tree.top().size(), 5);
        QList<store::ServerFolder> fewer = usual();
        fewer.removeFirst();
        fewer << folder(QStringLiteral("Invoices"));
        live.list(fewer);
        QTRY_COMPARE(tree.top(), words("Inbox Sent Trash Clients Invoices"));
    }

    void renamingIsOnlyAsked()
    {
        test::LiveStore live(usual());
        Tree tree(live);
        QTRY_COMPARE(tree.top().size(), 5);
        QSignalSpy asked(&tree.model, &FolderTreeModel::renameRequested);
        const QModelIndex travel = tree.model.indexOf(live.id(QStringLiteral("Travel")));
        tree.model.setData(travel, QStringLiteral("Trips"), Qt::EditRole);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(1).toString(), QStringLiteral("Trips"));
        QCOMPARE(travel.data().toString(), QStringLiteral("Travel"));
        const QModelIndex inbox = tree.model.indexOf(live.id(QStringLiteral("INBOX")));
        QVERIFY(!tree.model.flags(inbox).testFlag(Qt::ItemIsEditable));
        QVERIFY(tree.model.flags(inbox).testFlag(Qt::ItemIsDragEnabled)); // to the favourites
    }

    void specialFoldersStandOnTopWhateverTheServerCallsThem()
    {
        store::ServerFolder gmail = folder(QStringLiteral("[Gmail]"));
        gmail.selectable = false;
        test::LiveStore live({folder(QStringLiteral("INBOX"), Role::Inbox), gmail,
                              folder(QStringLiteral("[Gmail]/Papierkorb"), Role::Trash),
                              folder(QStringLiteral("[Gmail]/Gesendete Elemente"), Role::Sent),
                              folder(QStringLiteral("Clients"))});
        Tree tree(live);
        QTRY_COMPARE(tree.top(), words("Inbox Sent Trash Clients"));
        QVERIFY(tree.model.childrenOf(store::kAccount, {}).size() == 2); // as the server has them
        // A name that is left keeps its parent on the screen.
        live.list({folder(QStringLiteral("INBOX"), Role::Inbox), gmail, folder(QStringLiteral("[Gmail]/Receipts")),
                   folder(QStringLiteral("[Gmail]/Papierkorb"), Role::Trash)});
        QTRY_COMPARE(tree.top(), words("Inbox Trash [Gmail]"));
    }

    void severalAccountsHaveAllInboxes()
    {
        test::LiveStore live(usual());
        Tree tree(live);
        QTRY_COMPARE(tree.top().size(), 5);
        QVERIFY(!tree.model.allInboxes().isValid());
        tree.model.setAccounts({{store::kAccount, QStringLiteral("Studio")}, {AccountId(9), QStringLiteral("Home")}});
        QVERIFY(!tree.model.allInboxes().isValid()); // it has no inbox yet
        live.write([](store::Writer &writer) {
            writer.setFolders(AccountId(9), {folder(QStringLiteral("INBOX"), Role::Inbox)}, true);
            return true;
        });
        QTRY_VERIFY(tree.model.allInboxes().isValid());
        QCOMPARE(tree.model.index(0, 0).data().toString(), QStringLiteral("All Inboxes"));
        live.insert(QStringLiteral("INBOX"), store::messages(1, 4));
        QTRY_COMPARE(tree.model.allInboxes().data(FolderTreeModel::UnreadRole).toInt(), 4);
        QCOMPARE(tree.model.allInboxes().data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("All Inboxes, 4 unread"));
        tree.model.setAccounts({{store::kAccount, QStringLiteral("Studio")}});
        QVERIFY(!tree.model.allInboxes().isValid());
    }

    void favouritesFollowTheirFolder()
    {
        test::LiveStore live(usual());
        Tree tree(live);
        QTRY_COMPARE(tree.top().size(), 5);
        const FolderId travel = live.id(QStringLiteral("Travel"));
        QVERIFY(!tree.model.favourites().isValid());
        tree.model.setFavourite(live.id(QStringLiteral("INBOX")), true);
        tree.model.setFavourite(travel, true, 0);
        QCOMPARE(tree.names(tree.model.favourites()), words("Travel Inbox"));
        QVERIFY(tree.model.indexOf(travel).parent() == tree.model.indexOf(store::kAccount)); // its first row
        live.insert(QStringLiteral("Travel"), store::messages(1, 2));
        const QModelIndex row = tree.model.index(0, 0, tree.model.favourites());
        QTRY_COMPARE(row.data(FolderTreeModel::UnreadRole).toInt(), 2);
        live.apply(store::verbOn(store::IntentKind::MoveFolder, travel, words("Clients Trips")));
        QTRY_COMPARE(tree.names(tree.model.favourites()), words("Trips Inbox"));
        QCOMPARE(tree.model.places().favouriteTexts().first(), QStringLiteral("1/Clients/Trips"));
        tree.model.setFavourite(travel, false);
        tree.model.setFavourite(live.id(QStringLiteral("INBOX")), false);
        QVERIFY(!tree.model.favourites().isValid());
    }

    void siblingsStandWhereTheyWerePut()
    {
        test::LiveStore live({folder(QStringLiteral("INBOX"), Role::Inbox), folder(QStringLiteral("A")),
                              folder(QStringLiteral("B")), folder(QStringLiteral("C"))});
        Tree tree(live);
        QTRY_COMPARE(tree.top(), words("Inbox A B C"));
        const models::FolderPlaces before = tree.model.places();
        QSignalSpy kept(&tree.model, &FolderTreeModel::placesChanged);
        const QPersistentModelIndex c = tree.model.indexOf(live.id(QStringLiteral("C")));
        tree.model.placeBefore(live.id(QStringLiteral("C")), store::kAccount, {}, live.id(QStringLiteral("A")));
        QTRY_COMPARE(tree.top(), words("Inbox C A B"));
        QVERIFY(c.isValid() && c.row() == 1);
        QCOMPARE(kept.size(), 1);
        // A new one has no place yet; a renamed one keeps its own.
        live.list({folder(QStringLiteral("INBOX"), Role::Inbox), folder(QStringLiteral("A")),
                   folder(QStringLiteral("AA")), folder(QStringLiteral("B")), folder(QStringLiteral("C"))});
        QTRY_COMPARE(tree.top(), words("Inbox C A B AA"));
        live.apply(store::verbOn(store::IntentKind::MoveFolder, live.id(QStringLiteral("C")), words("Zoo")));
        QTRY_COMPARE(tree.top(), words("Inbox Zoo A B AA"));
        const auto texts = tree.model.places();
        QVERIFY(models::FolderPlaces::fromTexts(texts.favouriteTexts(), texts.orderTexts()) == texts);
        tree.model.restorePlaces(before);
        QTRY_COMPARE(tree.top(), words("Inbox A AA B Zoo"));
    }

    void hostileNamesStayOnOneLine()
    {
        const QString name = QStringLiteral("a\nb\u202Egnp.exe\U0001F600e\u0301") + QString(10000, u'x');
        store::ServerFolder odd = folder(QStringLiteral("odd"));
        odd.levels = QStringList{name};
        test::LiveStore live({folder(QStringLiteral("INBOX"), Role::Inbox), odd});
        Tree tree(live);
        QTRY_COMPARE(tree.top().size(), 2);
        const QString shown = tree.top().at(1);
        QVERIFY(shown.size() <= 500);
        QVERIFY(!shown.contains(u'\n') && !shown.contains(QChar(0x202E)));
    }

    void whatGoesOnIsSaidOnTheRow()
    {
        test::LiveStore live(usual());
        Tree tree(live);
        QTRY_COMPARE(tree.top().size(), 5);
        tree.model.setActivity(store::kAccount, {34, {}});
        const QModelIndex account = tree.model.indexOf(store::kAccount);
        QCOMPARE(account.data(FolderTreeModel::PercentRole).toInt(), 34);
        QCOMPARE(account.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Studio, account, 34 % done"));
        tree.model.setActivity(live.id(QStringLiteral("Travel")),
                               {models::FolderActivity::none, QStringLiteral("It is read-only.")});
        const QModelIndex travel = tree.model.indexOf(live.id(QStringLiteral("Travel")));
        QCOMPARE(travel.data(Qt::ToolTipRole).toString(), QStringLiteral("It is read-only."));
    }

    void manyFoldersAreQuick()
    {
        QList<store::ServerFolder> many{folder(QStringLiteral("INBOX"), Role::Inbox)};
        for (int i = 0; i < 10000; ++i) {
            many << folder(QStringLiteral("Folder %1").arg(i));
        }
        test::LiveStore live(many);
        FolderTreeModel model(live.store());
        QSignalSpy loaded(&model, &FolderTreeModel::loaded);
        model.setAccounts({{store::kAccount, QStringLiteral("Studio")}});
        QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 2, 20000); // once for the model, once for the accounts
        const QModelIndex account = model.index(0, 0);
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(account), 10001, 20000);
        QCOMPARE(model.index(3, 0, account).data().toString(), QStringLiteral("Folder 2")); // by number
        // A count that changes is one row's affair, not ten thousand's.
        QSignalSpy changed(&model, &FolderTreeModel::dataChanged);
        loaded.clear();
        live.insert(QStringLiteral("Folder 7000"), store::messages(1, 2));
        QTRY_COMPARE(model.indexOf(live.id(QStringLiteral("Folder 7000"))).data(FolderTreeModel::UnreadRole).toInt(),
                     2);
        QVERIFY(changed.size() <= 3);
        QCOMPARE(loaded.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestFolderTreeModel)
#include "tst_foldertreemodel.moc"
