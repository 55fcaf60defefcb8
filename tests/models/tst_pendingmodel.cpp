#include "tests/models/livestore.h"
#include "ui/models/pendingmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace waxwing;
using models::PendingModel;

class TestPendingModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsTheJournal()
    {
        test::LiveStore live;
        const QList<PlacementId> ids = live.insert(QStringLiteral("INBOX"), store::messages(1, 3));
        PendingModel model(live.store());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        store::Verb verb = store::flags({ids[0]}, store::Flag::Flagged);
        verb.what = QStringLiteral("Star “Subject 1”");
        const store::Intent first = live.apply(verb);
        const store::Intent second = live.apply(store::flags({ids[1]}, store::Flag::Seen));
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.waiting(), 2);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("Star “Subject 1”"));
        QCOMPARE(model.index(0).data(PendingModel::StateTextRole).toString(), QStringLiteral("Waiting"));

        live.write([&](store::Writer &writer) {
            writer.refuse(second.id, QStringLiteral("The folder is read-only."), {});
            return true;
        });
        QTRY_COMPARE(model.refused(), 1);
        QCOMPARE(model.index(0).data(PendingModel::IntentRole).toLongLong(), second.id.value()); // refused ones on top
        QCOMPARE(model.index(0).data(PendingModel::StateTextRole).toString(), QStringLiteral("Not done"));
        const QString detail = model.index(0).data(PendingModel::DetailRole).toString();
        QVERIFY2(detail.startsWith(QStringLiteral("since ")), qPrintable(detail));
        QVERIFY2(detail.endsWith(QStringLiteral("The folder is read-only.")), qPrintable(detail));
        QCOMPARE(model.index(0).data(PendingModel::CancelMeansRole).toString(),
                 QStringLiteral("Nothing changes any more; the problem is forgotten."));
        QVERIFY(model.index(0).data(PendingModel::CanRetryRole).toBool());

        live.write([&](store::Writer &writer) {
            writer.complete(first.id, {});
            return writer.cancel(second.id);
        });
        QTRY_COMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPendingModel)
#include "tst_pendingmodel.moc"
