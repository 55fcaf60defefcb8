// Groups by date in the message list: where they begin in every order by date, and how they follow.
#include "tests/models/livestore.h"
#include "ui/models/messagelistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using models::MessageListModel;
using store::message;
using store::messages;

namespace {

const QString inbox = QStringLiteral("INBOX");

class SetClock final : public Clock {
public:
    QDateTime now() const override { return time.toUTC(); }
    std::chrono::milliseconds steady() const override { return {}; }
    QDateTime time{QDate(2026, 11, 18), QTime(15, 0)}; // a Wednesday
};

store::NewMessage at(quint32 uid, const QDateTime &received)
{
    store::NewMessage m = message(uid);
    m.internalDate = received;
    return m;
}

class Shown {
public:
    explicit Shown(test::LiveStore &live)
        : model(live.store(), clock)
        , m_live(live)
        , m_tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        model.setGrouped(true);
    }

    void open(models::Query query = {})
    {
        query.spec.folder = m_live.id(inbox);
        QSignalSpy loaded(&model, &MessageListModel::loaded);
        model.setQuery(std::move(query), false);
        QTRY_COMPARE(loaded.size(), 1);
    }
    QStringList groups() const
    {
        QStringList texts;
        for (const models::DateGroup &group : model.groups()) {
            texts << QStringLiteral("%1 %2").arg(group.row).arg(group.title);
        }
        return texts;
    }
    QDateTime daysAgo(int days) const { return clock.time.addDays(-days); }

    SetClock clock;
    MessageListModel model;

private:
    test::LiveStore &m_live;
    QAbstractItemModelTester m_tester;
};

QStringList texts(std::initializer_list<const char *> list)
{
    QStringList texts;
    for (const char *text : list) {
        texts << QString::fromUtf8(text);
    }
    return texts;
}

} // namespace

class TestListGroups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    // No heading comes late and pushes the rows down.
    void theFirstAreThereWithTheFirstRows()
    {
        test::LiveStore live;
        Shown shown(live);
        live.insert(inbox, {at(1, shown.daysAgo(1)), at(2, shown.daysAgo(1)), at(3, shown.daysAgo(0))});
        QStringList seen;
        connect(&shown.model, &MessageListModel::modelReset, &shown.model, [&] { seen = shown.groups(); });
        shown.open();
        QCOMPARE(seen, texts({"0 Today", "1 Yesterday"}));
        QTest::qWait(0);
        QTRY_COMPARE(shown.groups(), seen);
    }

    void everyOrderByDateHasThem()
    {
        test::LiveStore live;
        Shown shown(live);
        QList<store::NewMessage> list{at(1, shown.daysAgo(1)), at(2, shown.daysAgo(1)), at(3, shown.daysAgo(0)),
                                      at(4, shown.daysAgo(8)), at(5, shown.daysAgo(900))};
        list[1].flags = store::Flag::Seen;
        live.insert(inbox, list);
        models::Query query;
        query.spec.ascending = true;
        shown.open(query);
        QTRY_COMPARE(shown.groups(), texts({"0 2024", "1 Last week", "2 Yesterday", "4 Today"}));
        query.spec.unreadOnly = true;
        shown.open(query);
        QTRY_COMPARE(shown.groups(), texts({"0 2024", "1 Last week", "2 Yesterday", "3 Today"}));
        query.spec.ascending = false;
        shown.open(query);
        QTRY_COMPARE(shown.groups(), texts({"0 Today", "1 Yesterday", "2 Last week", "3 2024"}));
        query.spec.column = store::SortColumn::Size;
        shown.open(query);
        QVERIFY(shown.groups().isEmpty());
        QCoreApplication::processEvents();
        QVERIFY(shown.groups().isEmpty());
    }

    // Nobody counts what nobody looks at.
    void whatLiesFarDownIsAskedForWhenSomebodyIsThere()
    {
        test::LiveStore live;
        Shown shown(live);
        QList<store::NewMessage> list;
        for (quint32 n = 0; n < 24'000; ++n) {
            list << at(n + 1, shown.daysAgo(n < 11'900 ? 900 : n < 12'000 ? 8 : 0).addMSecs(-int(n)));
        }
        live.insert(inbox, list);
        shown.open();
        QTRY_COMPARE(shown.groups(), texts({"0 Today"}));
        QTRY_VERIFY(shown.model.row(12'300));
        QTRY_COMPARE(shown.groups(), texts({"0 Today", "12000 Last week", "12100 2024"}));
    }

    // Before the store is asked again: a view is never told of rows whose headings stand elsewhere.
    void theyMoveWithTheRows()
    {
        test::LiveStore live;
        Shown shown(live);
        live.insert(inbox, {at(1, shown.daysAgo(8)), at(2, shown.daysAgo(1)), at(3, shown.daysAgo(0))});
        shown.open();
        QTRY_COMPARE(shown.groups(), texts({"0 Today", "1 Yesterday", "2 Last week"}));
        QStringList seen;
        connect(&shown.model, &MessageListModel::rowsInserted, &shown.model, [&] { seen = shown.groups(); });
        connect(&shown.model, &MessageListModel::rowsRemoved, &shown.model, [&] { seen = shown.groups(); });
        live.insert(inbox, {at(4, shown.daysAgo(0).addSecs(1))});
        QTRY_COMPARE(seen, texts({"0 Today", "2 Yesterday", "3 Last week"}));
        live.list({store::folder(inbox, store::Role::Inbox), store::folder(QStringLiteral("Work"))});
        live.apply(store::move({shown.model.row(2)->id}, live.id(QStringLiteral("Work"))));
        QTRY_COMPARE(seen, texts({"0 Today", "2 Last week"}));
        QTRY_COMPARE(shown.groups(), texts({"0 Today", "2 Last week"}));
    }

    void atMidnightTodayBecomesYesterday()
    {
        test::LiveStore live;
        Shown shown(live);
        live.insert(inbox, {at(1, shown.daysAgo(0))});
        shown.model.setGrouped(false);
        shown.clock.time = QDateTime(QDate(2026, 11, 18), QTime(23, 59, 59, 900));
        shown.model.setGrouped(true);
        shown.open();
        QTRY_COMPARE(shown.groups(), texts({"0 Today"}));
        shown.clock.time = shown.clock.time.addSecs(1);
        QTRY_COMPARE(shown.groups(), texts({"0 Yesterday"}));
    }
};

QTEST_GUILESS_MAIN(TestListGroups)
#include "tst_listgroups.moc"
