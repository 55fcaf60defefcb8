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
        QVERIFY(!tree.model.flags(inbox).testFlag(Qt::ItemIsDragEnabled));
    }

    void manyFoldersAreQuick()
    {
        QList<store::ServerFolder> many{folder(QStringLiteral("INBOX"), Role::Inbox)};
        for (int i = 0; i < 2000; ++i) {
            many << folder(QStringLiteral("Folder %1").arg(i));
        }
        test::LiveStore live(many);
        Tree tree(live);
        QTRY_COMPARE(tree.top().size(), 2001);
        QCOMPARE(tree.top().at(3), QStringLiteral("Folder 2")); // by number, not by letter
    }
};

QTEST_GUILESS_MAIN(TestFolderTreeModel)
#include "tst_foldertreemodel.moc"
