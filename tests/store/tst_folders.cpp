// The folder tree: listings, and what is wanted of it before the server knows.
#include "fixture.h"

#include <QElapsedTimer>

#include "core/store/path.h"

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestFolders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pathsEncodeWhatLevelsHold()
    {
        QCOMPARE(pathOf({q("a/b"), q("50%")}), q("a%2Fb/50%25"));
        QCOMPARE(levelsOf(q("a%2Fb/50%25")), (QStringList{q("a/b"), q("50%")}));
        QCOMPARE(pathOf({q("inBox")}), q("INBOX"));
        QCOMPARE(lastLevel(q("INBOX")), q("Inbox"));
        QCOMPARE(levelsOf(pathOf({q("%2F")})), QStringList{q("%2F")});
    }

    void listingMakesParentsThatAreMissing()
    {
        Profile p;
        p.list({q("inbox"), q("A/B/C")});
        QCOMPARE(p.tree(), (QStringList{q("A"), q("A/B"), q("A/B/C"), q("INBOX")}));
        const auto b = p.reader().folderByPath(kAccount, q("A/B"));
        QVERIFY(!b->selectable);
        QCOMPARE(p.reader().folderByPath(kAccount, q("A/B/C"))->parent, b->id);
        QCOMPARE(p.reader().folderByRole(kAccount, Role::Inbox)->path, q("INBOX"));
        p.list({q("INBOX"), q("A")});
        QCOMPARE(p.tree(), (QStringList{q("A"), q("INBOX")}));
        QVERIFY(p.reader().folderByPath(kAccount, q("A"))->selectable);
    }

    void incompleteListingRemovesNothing()
    {
        Profile p;
        p.list({q("INBOX"), q("A")});
        p.insert(q("A"), messages(1, 2));
        p.list({q("INBOX")}, false);
        QCOMPARE(p.tree().size(), 2);
        p.list({q("INBOX")});
        QCOMPARE(p.tree().size(), 1);
        QCOMPARE(p.reader().messageCount(), 0);
    }

    void createdFilledAndRenamedOffline()
    {
        Profile p;
        p.list({q("INBOX")});
        p.insert(q("INBOX"), messages(1, 2));
        const PlacementId one = p.at(q("INBOX"), 1);
        const Intent create = p.apply(verbOn(IntentKind::CreateFolder, {}, {q("New")}));
        p.run([&](Writer &w) { w.noteAttempt(create.id, std::nullopt); }); // else it is made under its last name
        const FolderId folder = p.id(q("New"));
        QVERIFY(!p.reader().folder(folder)->onServer);
        const Intent moved = p.apply(store::move({one}, folder));
        const Intent renamed = p.apply(verbOn(IntentKind::MoveFolder, folder, {q("Done")}));
        p.apply(verbOn(IntentKind::CreateFolder, {}, {q("Done"), q("Below")}));
        QCOMPARE(p.tree(), (QStringList{q("Done"), q("Done/Below"), q("INBOX")}));
        QCOMPARE(p.shown(q("Done")).size(), 1);
        p.open();
        QCOMPARE(p.tree(), (QStringList{q("Done"), q("Done/Below"), q("INBOX")}));
        // The server makes it under its first name, then renames it; ids stay.
        p.list({q("INBOX"), q("New")});
        QCOMPARE(p.id(q("Done")), folder);
        Relocation answer;
        answer.serverName = "New";
        p.complete(create, answer);
        QCOMPARE(p.reader().intent(moved.id)->target->serverName, QByteArray("New"));
        answer.serverName = "Done";
        p.complete(renamed, answer);
        QCOMPARE(p.reader().intent(moved.id)->target->serverName, QByteArray("Done"));
        p.complete(moved, relocated({{1, 1}}));
        p.list({q("INBOX"), q("Done")});
        QCOMPARE(p.id(q("Done")), folder);
        QCOMPARE(p.tree(), (QStringList{q("Done"), q("Done/Below"), q("INBOX")}));
        QCOMPARE(p.at(q("Done"), 1), one);
    }

    void movingAFolderTakesItsChildrenAlong_data()
    {
        QTest::addColumn<bool>("listedFirst");
        QTest::addColumn<QByteArray>("serverName");
        QTest::newRow("answer, then listing") << false << QByteArray("C/A");
        QTest::newRow("answer without a name, then listing") << false << QByteArray();
        QTest::newRow("listing, then answer") << true << QByteArray("C/A");
        QTest::newRow("listing, then answer without a name") << true << QByteArray();
    }
    void movingAFolderTakesItsChildrenAlong()
    {
        QFETCH(bool, listedFirst);
        QFETCH(QByteArray, serverName);
        Profile p;
        p.list({q("INBOX"), q("A"), q("A/B"), q("C")});
        p.insert(q("A/B"), messages(1, 3));
        const FolderId a = p.id(q("A"));
        const FolderId b = p.id(q("A/B"));
        const Intent flagged = p.apply(flags({p.at(q("A/B"), 2)}, Flag::Seen));
        const Intent intent = p.apply(verbOn(IntentKind::MoveFolder, a, {q("C"), q("A")}));
        QCOMPARE(intent.folders.size(), 2);
        const QStringList moved{q("C"), q("C/A"), q("C/A/B"), q("INBOX")};
        QCOMPARE(p.tree(), moved);
        QCOMPARE(p.reader().folder(b)->parent, a);
        Relocation answer;
        answer.serverName = serverName;
        const auto list = [&] { p.list({q("INBOX"), q("C"), q("C/A"), q("C/A/B")}); };
        if (listedFirst) {
            list();
        }
        p.complete(intent, answer);
        QCOMPARE(p.tree(), moved);
        list();
        QCOMPARE(p.tree(), moved);
        QCOMPARE(p.id(q("C/A")), a);
        QCOMPARE(p.id(q("C/A/B")), b);
        QCOMPARE(p.reader().syncState(b)->serverName, QByteArray("C/A/B"));
        QCOMPARE(p.shown(q("C/A/B")).size(), 3);
        QCOMPARE(p.reader().intent(flagged.id)->folders.first().serverName, QByteArray("C/A/B"));
    }

    void refusedMoveGoesBack()
    {
        Profile p;
        p.list({q("INBOX"), q("A"), q("A/B"), q("C")});
        const Intent intent = p.apply(verbOn(IntentKind::MoveFolder, p.id(q("A")), {q("C"), q("A")}));
        p.run([&](Writer &w) { w.refuse(intent.id, q("No."), {}); });
        QCOMPARE(p.tree(), (QStringList{q("A"), q("A/B"), q("C"), q("INBOX")}));
        p.run([&](Writer &w) { w.retry(intent.id); });
        QCOMPARE(p.tree(), (QStringList{q("C"), q("C/A"), q("C/A/B"), q("INBOX")}));
    }

    void deletedHidesEverythingBelow()
    {
        Profile p;
        p.list({q("INBOX"), q("A"), q("A/B")});
        p.insert(q("A/B"), messages(1, 3));
        const Intent intent = p.apply(verbOn(IntentKind::DeleteFolder, p.id(q("A"))));
        QCOMPARE(p.tree(), QStringList{q("INBOX")});
        QCOMPARE(intent.folders.size(), 2);
        QCOMPARE(intent.folders.first().path, q("A/B"));
        QVERIFY(p.run([&](Writer &w) { return w.cancel(intent.id); }));
        QCOMPARE(p.shown(q("A/B")).size(), 3);
        p.complete(p.apply(verbOn(IntentKind::DeleteFolder, p.id(q("A")))));
        QCOMPARE(p.tree(), QStringList{q("INBOX")});
        QCOMPARE(p.reader().messageCount(), 0);
    }

    // The deletion settles when the folder that took the name is full already.
    void aNewFolderOfADeletedNameStays()
    {
        Profile p;
        p.list({q("INBOX"), q("A"), q("A/B")});
        p.insert(q("INBOX"), messages(1, 2));
        const Intent deletion = p.apply(verbOn(IntentKind::DeleteFolder, p.id(q("A"))));
        const Intent creation = p.apply(verbOn(IntentKind::CreateFolder, {}, {q("A")}));
        const Intent below = p.apply(verbOn(IntentKind::CreateFolder, {}, {q("A"), q("B")}));
        Verb copy = move({p.at(q("INBOX"), 1)}, p.id(q("A/B")));
        copy.kind = IntentKind::Copy;
        const Intent copying = p.apply(copy);
        const PlacementId made = p.reader().madeBy(copying.id).constFirst();
        const Intent star = p.apply(flags({made}, Flag::Flagged));
        p.complete(deletion);
        QCOMPARE(p.tree(), (QStringList{q("A"), q("A/B"), q("INBOX")}));
        QVERIFY(p.reader().row(made));
        for (const Intent &intent : {creation, below}) {
            Relocation named;
            named.serverName = intent.id == creation.id ? "A" : "A/B";
            p.complete(intent, named);
        }
        p.complete(copying, relocated({{1, 7}}));
        QCOMPARE(p.at(q("A/B"), 7), made);
        QCOMPARE(p.reader().intent(star.id)->messages.constFirst().uid, Uid(7));
    }

    void subscriptionIsAWish()
    {
        Profile p;
        p.list({q("INBOX"), q("A")});
        const Intent intent = p.apply(verbOn(IntentKind::SubscribeFolder, p.id(q("A"))));
        QVERIFY(!p.reader().folder(p.id(q("A")))->subscribed);
        p.list({q("INBOX"), q("A")});
        QVERIFY(!p.reader().folder(p.id(q("A")))->subscribed);
        p.complete(intent);
        QVERIFY(!p.reader().folder(p.id(q("A")))->subscribed);
    }

    void cancelledCreationPutsMessagesBack()
    {
        Profile p;
        p.list({q("INBOX")});
        p.insert(q("INBOX"), messages(1, 2));
        const Intent create = p.apply(verbOn(IntentKind::CreateFolder, {}, {q("New")}));
        p.apply(store::move({p.at(q("INBOX"), 1)}, p.id(q("New"))));
        QCOMPARE(p.shown(q("INBOX")).size(), 1);
        QVERIFY(p.run([&](Writer &w) { return w.cancel(create.id); }));
        QCOMPARE(p.shown(q("INBOX")).size(), 2);
        QCOMPARE(p.tree(), QStringList{q("INBOX")});
    }

    void namesThatCannotBe()
    {
        Profile p;
        p.list({q("INBOX"), q("A"), q("A/B")});
        const auto create = [&](const QStringList &levels) { p.apply(verbOn(IntentKind::CreateFolder, {}, levels)); };
        QVERIFY_EXCEPTION_THROWN(create({q("A")}), Error);
        QVERIFY_EXCEPTION_THROWN(create({}), Error);
        QVERIFY_EXCEPTION_THROWN(create({q("X"), QString()}), Error);
        QVERIFY_EXCEPTION_THROWN(create({q("InBoX")}), Error);
        QVERIFY_EXCEPTION_THROWN(p.apply(verbOn(IntentKind::MoveFolder, p.id(q("A")), {q("A"), q("B"), q("A")})),
                                 Error);
        QVERIFY(p.reader().intents().isEmpty());
    }

    void rolesSetHereWin()
    {
        Profile p;
        p.run([&](Writer &w) {
            w.setFolders(kAccount, {folder(q("INBOX")), folder(q("Bin"), Role::Trash), folder(q("Junk"))}, true);
        });
        QCOMPARE(p.reader().folderByRole(kAccount, Role::Trash)->path, q("Bin"));
        p.run([&](Writer &w) { w.setRole(p.id(q("Junk")), Role::Trash); });
        QCOMPARE(p.reader().folderByRole(kAccount, Role::Trash)->path, q("Junk"));
        p.run([&](Writer &w) {
            w.setFolders(kAccount, {folder(q("INBOX")), folder(q("Bin"), Role::Trash), folder(q("Junk"))}, true);
        });
        QCOMPARE(p.reader().folderByRole(kAccount, Role::Trash)->path, q("Junk"));
    }

    void removedAccountLeavesNothing()
    {
        Profile p;
        p.list({q("INBOX")});
        p.insert(q("INBOX"), messages(1, 3));
        p.apply(flags({p.at(q("INBOX"), 1)}, Flag::Seen));
        p.run([&](Writer &w) { w.removeAccount(kAccount); });
        QVERIFY(p.tree().isEmpty());
        QVERIFY(p.reader().intents().isEmpty());
        p.open();
        QVERIFY(p.tree().isEmpty());
    }

    void tenThousandFolders()
    {
        Profile p;
        QStringList names{q("INBOX")};
        for (int n = 0; n < 10000; ++n) {
            names << QStringLiteral("f%1/g%2").arg(n / 100).arg(n);
        }
        p.list(names);
        QElapsedTimer timer;
        timer.start();
        p.list(names);
        p.apply(verbOn(IntentKind::MoveFolder, p.id(q("f7")), {q("moved")}));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(p.reader().folders().size(), 10101);
    }
};

QTEST_GUILESS_MAIN(TestFolders)
#include "tst_folders.moc"
