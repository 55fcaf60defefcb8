#include "tests/models/livestore.h"
#include "ui/models/messagelistmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using models::MessageListModel;
using models::RowRange;
using store::Flag;
using store::message;
using store::messages;

namespace {

const QString inbox = QStringLiteral("INBOX");

class Shown {
public:
    explicit Shown(test::LiveStore &live)
        : model(live.store(), m_clock)
        , m_live(live)
        , m_tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

    void open(models::Query query)
    {
        QSignalSpy loaded(&model, &MessageListModel::loaded);
        model.setQuery(std::move(query), false);
        QTRY_COMPARE(loaded.size(), 1);
    }
    void open(const QString &path)
    {
        models::Query query;
        query.spec.folder = m_live.id(path);
        open(query);
    }
    // Every row, asked for window by window as a view would.
    QList<PlacementId> ids()
    {
        QList<PlacementId> list;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (!QTest::qWaitFor([&] { return model.row(row) != nullptr; }, 5000)) {
                return list;
            }
            list << model.row(row)->id;
        }
        return list;
    }
    bool agrees() { return ids() == m_live.ids(model.query().spec); }

private:
    SystemClock m_clock;

public:
    MessageListModel model;

private:
    test::LiveStore &m_live;
    QAbstractItemModelTester m_tester;
};

} // namespace

class TestMessageListModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsNewestFirst()
    {
        test::LiveStore live;
        live.insert(inbox, messages(1, 600));
        Shown shown(live);
        shown.open(inbox);
        QCOMPARE(shown.model.rowCount(), 600);
        QCOMPARE(shown.model.row(0)->subject, QStringLiteral("Subject 600"));
        const int subject = 3;
        QCOMPARE(shown.model.index(0, subject).data().toString(), QStringLiteral("Subject 600"));
    }

    void farRowsArriveAfterTheyAreLookedAt()
    {
        test::LiveStore live;
        live.insert(inbox, messages(1, 3000));
        Shown shown(live);
        shown.open(inbox);
        QVERIFY(!shown.model.row(2500));
        QCOMPARE(shown.model.index(2500, 3).data().toString(), QStringLiteral("…"));
        QTRY_VERIFY(shown.model.row(2500));
        QCOMPARE(shown.model.row(2500)->subject, QStringLiteral("Subject 500"));
    }

    void newMailIsInsertedWithoutAReset()
    {
        test::LiveStore live;
        live.insert(inbox, messages(1, 500));
        Shown shown(live);
        shown.open(inbox);
        const QPersistentModelIndex third = shown.model.index(2, 0);
        const PlacementId id = shown.model.idAt(2);
        QSignalSpy resets(&shown.model, &MessageListModel::modelReset);
        QSignalSpy inserts(&shown.model, &MessageListModel::rowsInserted);
        live.insert(inbox, messages(501, 503));
        QTRY_COMPARE(shown.model.rowCount(), 503);
        QCOMPARE(inserts.size(), 1);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(third.row(), 5);
        QCOMPARE(shown.model.idAt(third.row()), id);
        QVERIFY(shown.agrees());
    }

    void movedMailLeavesWithoutAReset()
    {
        test::LiveStore live({store::folder(inbox, store::Role::Inbox), store::folder(QStringLiteral("Work"))});
        live.insert(inbox, messages(1, 400));
        Shown shown(live);
        shown.open(inbox);
        QSignalSpy resets(&shown.model, &MessageListModel::modelReset);
        const QList<PlacementId> gone{shown.model.idAt(3), shown.model.idAt(4), shown.model.idAt(9)};
        live.apply(store::move(gone, live.id(QStringLiteral("Work"))));
        QTRY_COMPARE(shown.model.rowCount(), 397);
        QCOMPARE(resets.size(), 0);
        QVERIFY(shown.agrees());
    }

    void flagsAreRefreshedInPlace()
    {
        test::LiveStore live;
        live.insert(inbox, messages(1, 100));
        Shown shown(live);
        shown.open(inbox);
        const PlacementId id = shown.model.idAt(7);
        live.apply(store::flags({id}, Flag::Flagged));
        QTRY_VERIFY(shown.model.row(7)->flags.testFlag(Flag::Flagged));
        QCOMPARE(shown.model.idAt(7), id);
    }

    void filtersFollowChanges()
    {
        test::LiveStore live;
        live.insert(inbox, messages(1, 50));
        Shown shown(live);
        models::Query query;
        query.spec.folder = live.id(inbox);
        query.spec.unreadOnly = true;
        shown.open(query);
        QCOMPARE(shown.model.rowCount(), 50);
        const QPersistentModelIndex kept = shown.model.index(10, 0);
        const PlacementId id = shown.model.idAt(10);
        live.apply(store::flags({shown.model.idAt(2), shown.model.idAt(30)}, Flag::Seen));
        QTRY_COMPARE(shown.model.rowCount(), 48);
        QCOMPARE(kept.row(), 9);
        QCOMPARE(shown.model.idAt(kept.row()), id);
        QVERIFY(shown.agrees());
    }

    void otherOrdersAreAsked()
    {
        test::LiveStore live;
        QList<store::NewMessage> list;
        for (quint32 uid = 1; uid <= 30; ++uid) {
            list << message(uid, QStringLiteral("%1 letter").arg((uid * 7) % 31, 3, 10, QLatin1Char('0')));
        }
        live.insert(inbox, list);
        Shown shown(live);
        models::Query query;
        query.spec.folder = live.id(inbox);
        query.spec.column = store::SortColumn::Subject;
        query.spec.ascending = true;
        shown.open(query);
        QVERIFY(shown.agrees());
        QCOMPARE(shown.model.row(0)->subject, QStringLiteral("001 letter"));
        live.insert(inbox, {message(31, QStringLiteral("000 first"))});
        QTRY_COMPARE(shown.model.rowCount(), 31);
        QTRY_VERIFY(shown.model.row(0));
        QCOMPARE(shown.model.row(0)->subject, QStringLiteral("000 first"));
    }

    void searchMergesWhatTheServerFound()
    {
        test::LiveStore live;
        live.insert(inbox,
                    {message(1, QStringLiteral("apple old")), message(2, QStringLiteral("pear")),
                     message(3, QStringLiteral("apple new"))});
        Shown shown(live);
        models::Query query;
        query.spec.folder = live.id(inbox);
        query.spec.text = QStringLiteral("apple");
        shown.open(query);
        QCOMPARE(shown.model.rowCount(), 2);
        store::ListSpec all;
        all.folder = query.spec.folder;
        query.extra = {live.ids(all).at(1)};
        shown.open(query);
        QCOMPARE(shown.model.rowCount(), 3);
        QTRY_VERIFY(shown.model.row(1));
        QCOMPARE(shown.model.row(1)->subject, QStringLiteral("pear"));
    }

    void selectionsFarAwayAreResolved()
    {
        test::LiveStore live;
        live.insert(inbox, messages(1, 5000));
        Shown shown(live);
        shown.open(inbox);
        QList<PlacementId> found;
        shown.model.resolve({RowRange{0, 1}, RowRange{4000, 4002}},
                            [&](const QList<PlacementId> &ids) { found = ids; });
        QTRY_COMPARE(found.size(), 5);
        const QList<PlacementId> all = live.ids(shown.model.query().spec);
        QCOMPARE(found, QList<PlacementId>({all[0], all[1], all[4000], all[4001], all[4002]}));
    }

    void aPlaceIsFoundAgain()
    {
        test::LiveStore live;
        live.insert(inbox, messages(1, 2000));
        Shown shown(live);
        shown.open(inbox);
        const PlacementId id = live.ids(shown.model.query().spec).at(1500);
        int row = -2;
        shown.model.locate(id, [&](int found) { row = found; });
        QTRY_COMPARE(row, 1500);
    }

    // Whatever happens in whatever order, the list ends as the store has it.
    void survivesEveryOrderOfChanges()
    {
        test::LiveStore live({store::folder(inbox, store::Role::Inbox), store::folder(QStringLiteral("Work"))});
        live.insert(inbox, messages(1, 1500));
        Shown shown(live);
        shown.open(inbox);
        const FolderId work = live.id(QStringLiteral("Work"));
        QRandomGenerator random(42);
        quint32 next = 1501;
        for (int step = 0; step < 60; ++step) {
            const int rows = shown.model.rowCount();
            shown.model.row(int(random.bounded(rows))); // the view looks somewhere
            const QList<PlacementId> all = live.ids(shown.model.query().spec);
            switch (random.bounded(4)) {
            case 0:
                live.insert(inbox, messages(next, next + random.bounded(4u)));
                next += 5;
                break;
            case 1: {
                store::NewMessage old = message(next, QStringLiteral("Late"));
                old.internalDate = old.internalDate.addSecs(-qint64(random.bounded(1200u)));
                live.insert(inbox, {old});
                next += 5;
                break;
            }
            case 2: {
                const int at = int(random.bounded(all.size() - 5));
                live.apply(store::move(all.mid(at, 1 + random.bounded(4)), work));
                break;
            }
            default: live.apply(store::flags({all[random.bounded(all.size())]}, Flag::Seen));
            }
            if (random.bounded(3) == 0) {
                QCoreApplication::processEvents();
            }
        }
        QTRY_COMPARE(shown.model.rowCount(), int(live.ids(shown.model.query().spec).size()));
        QVERIFY(shown.agrees());
    }

    void aFolderThatGoesAwayLeavesAnEmptyList()
    {
        test::LiveStore live({store::folder(inbox, store::Role::Inbox), store::folder(QStringLiteral("Work"))});
        live.insert(QStringLiteral("Work"), messages(1, 10));
        Shown shown(live);
        shown.open(QStringLiteral("Work"));
        QCOMPARE(shown.model.rowCount(), 10);
        live.list({store::folder(inbox, store::Role::Inbox)});
        QTRY_COMPARE(shown.model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMessageListModel)
#include "tst_messagelistmodel.moc"
