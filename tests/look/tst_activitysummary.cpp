#include "ui/activity/activitysummary.h"

#include <QTest>

using namespace waxwing;
using sync::AccountStatus;
using sync::Connectivity;
using ui::summarize;

namespace {

const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

AccountStatus online()
{
    AccountStatus status;
    status.account = AccountId(1);
    status.connectivity = Connectivity::Online;
    status.lastSynced = now.addSecs(-130);
    return status;
}

} // namespace

class TestActivitySummary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWorstComesFirst()
    {
        AccountStatus down = online();
        down.connectivity = Connectivity::Offline;
        AccountStatus refused = online();
        refused.needsPassword = true;
        refused.problem = QStringLiteral("The password was refused.");
        AccountStatus busy = online();
        busy.syncing = true;
        busy.progress.what = QStringLiteral("Fetching Archive");
        busy.progress.done = 12340;
        busy.progress.total = 100000;
        QCOMPARE(summarize({online()}, {}, false, now).text, QStringLiteral("Up to date · 2 min ago"));
        QCOMPARE(summarize({down}, {3, 0}, false, now).text, QStringLiteral("Offline · 3 changes waiting"));
        QCOMPARE(summarize({online()}, {3, 1}, true, now).text,
                 QStringLiteral("Offline · 3 changes waiting, 1 not done"));
        QCOMPARE(summarize({online(), refused}, {}, false, now).text, QStringLiteral("Password needed"));
        QCOMPARE(summarize({online()}, {1, 0}, false, now).text, QStringLiteral("1 change waiting"));
        QCOMPARE(summarize({online()}, {0, 2}, false, now).text, QStringLiteral("2 not done"));
        QVERIFY(summarize({busy}, {}, false, now).text.startsWith(QStringLiteral("Working: 12")));
        busy.progress.what = QStringLiteral("Fetching “plans.pdf”");
        busy.progress.inOctets = true;
        busy.progress.done = 1'200'000;
        busy.progress.total = 3'000'000;
        QCOMPARE(summarize({busy}, {}, false, now).text, QStringLiteral("Fetching “plans.pdf”: 1.2 MB of 3.0 MB"));
        QVERIFY(summarize({refused}, {}, false, now).problem);
        QVERIFY(summarize({down}, {}, false, now).offline);
    }
};

QTEST_GUILESS_MAIN(TestActivitySummary)
#include "tst_activitysummary.moc"
