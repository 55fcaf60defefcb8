// The activity panel: an account that looks for mail can be told to stop, by mouse and by key.
#include "tests/models/livestore.h"
#include "tests/window2/recordingcommands.h"
#include "tests/window2/shots.h"
#include "ui/activity/activitypanel.h"
#include "ui/models/pendingmodel.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace waxwing;

class TestActivity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatRunsCanBeStopped()
    {
        test::LiveStore live;
        models::PendingModel pending(live.store());
        test::RecordingCommands commands;
        ui::ActivityPanel panel(&pending, &commands);
        panel.setAccounts({{AccountId(1), QStringLiteral("Birchmere Studio")}, {AccountId(2), QStringLiteral("Home")}});
        panel.resize(760, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        sync::AccountStatus status;
        status.account = AccountId(2);
        status.connectivity = sync::Connectivity::Online;
        status.lastSynced = QDateTime::currentDateTimeUtc();
        Q_EMIT commands.statusChanged(status);
        const auto buttons = panel.findChildren<QPushButton *>(QStringLiteral("stopSync"));
        QCOMPARE(buttons.size(), 2);
        QVERIFY(!buttons[0]->isVisible() && !buttons[1]->isVisible());
        const auto *name = buttons[1]->parentWidget()->findChild<QLabel *>();
        const int width = name->width();

        status.syncing = true;
        Q_EMIT commands.statusChanged(status);
        QTRY_VERIFY(buttons[1]->isVisible());
        QVERIFY(!buttons[0]->isVisible());
        QCOMPARE(name->width(), width); // nothing jumps with every look
        QCOMPARE(buttons[1]->accessibleName(), QStringLiteral("Stop looking for mail: Home"));
        status.progress.what = QStringLiteral("Fetching Archive");
        status.progress.done = 1200;
        status.progress.total = 4000;
        Q_EMIT commands.statusChanged(status);
        QTRY_VERIFY(panel.findChildren<QProgressBar *>().constLast()->isVisible());
        test::shoot(&panel, QStringLiteral("activity-stop"));
        QTest::mouseClick(buttons[1], Qt::LeftButton);
        QCOMPARE(commands.stopped, QList<AccountId>{AccountId(2)});
        buttons[1]->setFocus();
        QTest::keyClick(buttons[1], Qt::Key_Space);
        QCOMPARE(commands.stopped.size(), 2);

        status.syncing = false;
        Q_EMIT commands.statusChanged(status);
        QTRY_VERIFY(!buttons[1]->isVisible());
    }
};

QTEST_MAIN(TestActivity)
#include "tst_activity.moc"
