// When new mail is told: which folders, which hours, and that it is remembered.
#include "ui/common/notificationrules.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using ui::NotificationRules;

namespace {

store::FolderRow folder(const QString &path, store::Role role = store::Role::None)
{
    store::FolderRow row;
    row.account = AccountId(3);
    row.path = path;
    row.role = role;
    return row;
}

} // namespace

class TestNotificationRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inboxesAloneAreWatchedAtFirst()
    {
        const NotificationRules rules;
        QVERIFY(rules.watches(folder(QStringLiteral("INBOX"), store::Role::Inbox)));
        QVERIFY(!rules.watches(folder(QStringLiteral("Lists/dev"))));
        QVERIFY(!rules.watches(folder(QStringLiteral("Junk"), store::Role::Junk)));
    }

    void aFoldersOwnRuleGoesBeforeItsAccounts()
    {
        NotificationRules rules;
        rules.accounts.insert(QStringLiteral("3"), false);
        rules.folders.insert(QStringLiteral("3/Lists/dev"), true);
        QVERIFY(!rules.watches(folder(QStringLiteral("INBOX"), store::Role::Inbox)));
        QVERIFY(rules.watches(folder(QStringLiteral("Lists/dev"))));
        rules.enabled = false;
        QVERIFY(!rules.watches(folder(QStringLiteral("Lists/dev"))));
    }

    void quietHours_data()
    {
        QTest::addColumn<QTime>("from");
        QTest::addColumn<QTime>("until");
        QTest::addColumn<QTime>("now");
        QTest::addColumn<bool>("disturbs");
        QTest::newRow("before") << QTime(22, 0) << QTime(7, 0) << QTime(21, 59) << true;
        QTest::newRow("at the start") << QTime(22, 0) << QTime(7, 0) << QTime(22, 0) << false;
        QTest::newRow("past midnight") << QTime(22, 0) << QTime(7, 0) << QTime(3, 0) << false;
        QTest::newRow("at the end") << QTime(22, 0) << QTime(7, 0) << QTime(7, 0) << true;
        QTest::newRow("within a day") << QTime(12, 0) << QTime(14, 0) << QTime(13, 0) << false;
        QTest::newRow("within a day, after") << QTime(12, 0) << QTime(14, 0) << QTime(15, 0) << true;
        QTest::newRow("no length is never") << QTime(12, 0) << QTime(12, 0) << QTime(12, 0) << true;
    }

    void quietHours()
    {
        QFETCH(QTime, from);
        QFETCH(QTime, until);
        QFETCH(QTime, now);
        NotificationRules rules;
        QVERIFY(rules.mayDisturb(now)); // they are off
        rules.quiet = true;
        rules.quietFrom = from;
        rules.quietUntil = until;
        QTEST(rules.mayDisturb(now), "disturbs");
    }

    void whatIsSavedIsLoaded()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        NotificationRules rules;
        rules.tray = ui::TrayIcon::KeepsRunning;
        rules.showContent = false;
        rules.quiet = true;
        rules.quietFrom = QTime(23, 30);
        rules.accounts.insert(QStringLiteral("1"), false);
        rules.folders.insert(QStringLiteral("1/Lists, long/ä=%2F"), true);
        {
            QSettings settings(file, QSettings::IniFormat);
            rules.save(settings);
        }
        QCOMPARE(NotificationRules::load(QSettings(file, QSettings::IniFormat)), rules);
    }
};

QTEST_GUILESS_MAIN(TestNotificationRules)
#include "tst_notificationrules.moc"
