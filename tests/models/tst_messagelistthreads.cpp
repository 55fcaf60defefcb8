// Conversations in the message list: rows that open and close, and follow the store.
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

store::NewMessage reply(quint32 uid, quint32 to)
{
    store::NewMessage m = message(uid);
    m.references << message(to).messageId;
    return m;
}

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
        query.spec.threaded = true;
        QSignalSpy loaded(&model, &MessageListModel::loaded);
        model.setQuery(std::move(query), false);
        QTRY_COMPARE(loaded.size(), 1);
    }
    void open(const QString &path, bool withOthers = false)
    {
        models::Query query;
        query.spec.folder = m_live.id(path);
        query.withOthers = withOthers;
        open(query);
    }
    // "+ Subject" a closed conversation, "- Subject" an open one, ">> Subject" a message in it.
    QStringList rows()
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (!QTest::qWaitFor([&] { return row >= model.rowCount() || model.row(row) != nullptr; }, 5000)
                || row >= model.rowCount()) {
                return list;
            }
            const QModelIndex index = model.index(row, 0);
            const int depth = index.data(MessageListModel::DepthRole).toInt();
            const QString mark = index.data(MessageListModel::ExpandedRole).toBool() ? QStringLiteral("- ")
                : index.data(MessageListModel::ConversationRole).toBool()            ? QStringLiteral("+ ")
                                                                                     : QString();
            list << QString(QString(depth, QLatin1Char('>')) + mark + model.row(row)->subject);
        }
        return list;
    }
    void expand(int row)
    {
        const int before = model.rowCount();
        model.setExpanded(row, true);
        QTRY_VERIFY(model.rowCount() > before);
    }
    QList<PlacementId> resolved(const QList<RowRange> &ranges)
    {
        QList<PlacementId> found;
        model.resolve(ranges, [&](const QList<PlacementId> &ids) { found = ids; });
        if (!QTest::qWaitFor([&] { return !found.isEmpty(); }, 5000)) {
            return {};
        }
        return found;
    }

private:
    SystemClock m_clock;

public:
    MessageListModel model;

private:
    test::LiveStore &m_live;
    QAbstractItemModelTester m_tester;
};

QStringList subjects(std::initializer_list<const char *> list)
{
    QStringList result;
    for (const char *text : list) {
        result << QString::fromUtf8(text);
    }
    return result;
}

} // namespace

class TestMessageListThreads : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void conversationsOpenAndClose()
    {
        test::LiveStore live;
        live.insert(inbox, {message(1), reply(2, 1), message(3), reply(4, 2), message(5)});
        Shown shown(live);
        shown.open(inbox);
        QCOMPARE(shown.rows(), subjects({"Subject 5", "+ Subject 4", "Subject 3"}));
        QCOMPARE(shown.model.row(1)->threadCount, 3);
        QCOMPARE(shown.model.row(1)->threadUnread, 3);
        shown.expand(1);
        QCOMPARE(shown.rows(),
                 subjects({"Subject 5", "- Subject 4", ">Subject 1", ">>Subject 2", ">>>Subject 4", "Subject 3"}));
        QCOMPARE(shown.model.conversationRow(4), 1);
        QCOMPARE(shown.model.rowOf(shown.model.idAt(3)), 3);
        shown.model.setExpanded(3, false); // from one of its messages
        QCOMPARE(shown.rows(), subjects({"Subject 5", "+ Subject 4", "Subject 3"}));
        // Nothing to open.
        shown.model.setExpanded(0, true);
        QVERIFY(!shown.model.isConversation(0));
    }

    void conversationRowsStandForTheirMessages()
    {
        test::LiveStore live;
        const QList<PlacementId> ids
            = live.insert(inbox, {message(1), reply(2, 1), message(3), reply(4, 2), message(5)});
        Shown shown(live);
        shown.open(inbox);
        const auto set = [](const QList<PlacementId> &list) { return QSet<PlacementId>(list.cbegin(), list.cend()); };
        QCOMPARE(set(shown.resolved({RowRange{1, 2}})), set({ids[0], ids[1], ids[2], ids[3]}));
        QCOMPARE(shown.resolved({RowRange{0, 2}}).size(), 5);
        shown.expand(1);
        QCOMPARE(shown.resolved({RowRange{3, 3}}), QList<PlacementId>{ids[1]});
        // The conversation and one of its messages: each once.
        QCOMPARE(shown.resolved({RowRange{1, 1}, RowRange{4, 4}}).size(), 3);
        int row = -2;
        shown.model.collapseAll();
        shown.model.locate(ids[0], [&](int found) { row = found; });
        QTRY_COMPARE(row, 1);
    }

    void answersJoinAnOpenConversation()
    {
        test::LiveStore live;
        live.insert(inbox, {message(1), reply(2, 1), message(3)});
        Shown shown(live);
        shown.open(inbox);
        shown.expand(1);
        QSignalSpy resets(&shown.model, &MessageListModel::modelReset);
        live.insert(inbox, {reply(4, 1)});
        QTRY_COMPARE(shown.rows(), subjects({"- Subject 4", ">Subject 1", ">>Subject 2", ">>Subject 4", "Subject 3"}));
        QCOMPARE(resets.size(), 0);
        // And leave it.
        live.write([&](store::Writer &writer) {
            writer.removeUids(writer.reader().folderByPath(store::kAccount, inbox)->id, {Uid(4)});
            return true;
        });
        QTRY_COMPARE(shown.rows(), subjects({"Subject 3", "- Subject 2", ">Subject 1", ">>Subject 2"}));
        QCOMPARE(resets.size(), 0);
    }

    void flagsOfMembersAreSeen()
    {
        test::LiveStore live;
        const QList<PlacementId> ids = live.insert(inbox, {message(1), reply(2, 1)});
        Shown shown(live);
        shown.open(inbox);
        shown.expand(0);
        live.apply(store::flags({ids[0]}, Flag::Seen));
        QTRY_COMPARE(shown.model.row(0)->threadUnread, 1);
        QTRY_VERIFY(shown.model.row(1)->flags.testFlag(Flag::Seen));
    }

    void sentMailIsShownWithItsConversation()
    {
        const QString sent = QStringLiteral("Sent");
        test::LiveStore live({store::folder(inbox, store::Role::Inbox), store::folder(sent, store::Role::Sent)});
        live.insert(inbox, {message(1), reply(3, 2)});
        live.insert(sent, {reply(2, 1)});
        Shown shown(live);
        shown.open(inbox, true);
        shown.expand(0);
        QCOMPARE(shown.rows(), subjects({"- Subject 3", ">Subject 1", ">>Subject 2", ">>>Subject 3"}));
        live.insert(sent, {reply(4, 3)});
        QTRY_COMPARE(shown.rows(),
                     subjects({"- Subject 3", ">Subject 1", ">>Subject 2", ">>>Subject 3", ">>>>Subject 4"}));
        // The conversation's row stands for what is in this folder.
        QCOMPARE(shown.resolved({RowRange{0, 0}}).size(), 2);
    }

    void severalFoldersAreOneList()
    {
        const QString other = QStringLiteral("Other");
        test::LiveStore live({store::folder(inbox, store::Role::Inbox), store::folder(other)});
        live.insert(inbox, {message(1), message(3)});
        live.insert(other, {message(2), reply(4, 2)});
        Shown shown(live);
        models::Query query;
        query.spec.folder = live.id(inbox);
        query.spec.others = {live.id(other)};
        shown.open(query);
        QCOMPARE(shown.rows(), subjects({"+ Subject 4", "Subject 3", "Subject 1"}));
        live.insert(other, {message(5)});
        QTRY_COMPARE(shown.rows(), subjects({"Subject 5", "+ Subject 4", "Subject 3", "Subject 1"}));
        live.insert(inbox, {message(6)});
        QTRY_COMPARE(shown.rows(), subjects({"Subject 6", "Subject 5", "+ Subject 4", "Subject 3", "Subject 1"}));
    }

    void otherOrdersFollowToo()
    {
        test::LiveStore live;
        live.insert(inbox, {message(1), reply(2, 1), message(3), message(4)});
        Shown shown(live);
        models::Query query;
        query.spec.folder = live.id(inbox);
        query.spec.column = store::SortColumn::Size;
        query.spec.ascending = true;
        shown.open(query);
        QCOMPARE(shown.rows(), subjects({"+ Subject 1", "Subject 3", "Subject 4"}));
        shown.expand(0);
        live.insert(inbox, {reply(5, 1), message(6)});
        QTRY_COMPARE(shown.rows(),
                     subjects({"- Subject 1", ">Subject 1", ">>Subject 2", ">>Subject 5", "Subject 3", "Subject 4",
                               "Subject 6"}));
    }

    void groupsByDate()
    {
        test::LiveStore live;
        const QDateTime now = QDateTime::currentDateTime();
        QList<store::NewMessage> list = messages(1, 6);
        const QList<QDateTime> received{now,
                                        now.date().startOfDay(),
                                        now.date().startOfDay().addMSecs(-1),
                                        now.addYears(-3),
                                        now.addYears(-3).addSecs(-1),
                                        now.addYears(-100)};
        for (qsizetype n = 0; n < list.size(); ++n) {
            list[n].internalDate = received[n];
        }
        live.insert(inbox, list);
        Shown shown(live);
        shown.model.setGrouped(true);
        shown.open(inbox);
        const auto titles = [&] {
            QStringList texts;
            for (const models::DateGroup &group : shown.model.groups()) {
                texts << QStringLiteral("%1 %2").arg(group.row).arg(group.title);
            }
            return texts;
        };
        const QStringList wanted{QStringLiteral("0 Today"), QStringLiteral("2 Yesterday"),
                                 QStringLiteral("3 %1").arg(now.addYears(-3).date().year()), QStringLiteral("5 Older")};
        QTRY_COMPARE(titles(), wanted);
        store::NewMessage fresh = message(7);
        fresh.internalDate = now;
        live.insert(inbox, {fresh});
        QTRY_COMPARE(titles().value(1), QStringLiteral("3 Yesterday"));
    }

    // Whatever happens in whatever order, the list ends as the store has it.
    void survivesEveryOrderOfChanges()
    {
        test::LiveStore live({store::folder(inbox, store::Role::Inbox), store::folder(QStringLiteral("Work"))});
        QRandomGenerator random(7);
        quint32 next = 1;
        const auto fresh = [&](int count) {
            QList<store::NewMessage> list;
            for (; count > 0; --count, ++next) {
                list << (random.bounded(2) && next > 10 ? reply(next, next - 1 - random.bounded(next - 1))
                                                        : message(next));
            }
            return list;
        };
        live.insert(inbox, fresh(900));
        Shown shown(live);
        shown.open(inbox);
        const FolderId work = live.id(QStringLiteral("Work"));
        store::ListSpec flat;
        flat.folder = live.id(inbox);
        for (int step = 0; step < 50; ++step) {
            const int rows = shown.model.rowCount();
            const int row = int(random.bounded(rows));
            shown.model.row(row); // the view looks somewhere
            shown.model.setExpanded(row, random.bounded(3) != 0);
            const QList<PlacementId> all = live.ids(flat);
            switch (random.bounded(3)) {
            case 0: live.insert(inbox, fresh(1 + random.bounded(4))); break;
            case 1:
                live.apply(store::move(all.mid(random.bounded(all.size() - 5), 1 + random.bounded(4)), work));
                break;
            default: live.apply(store::flags({all[random.bounded(all.size())]}, Flag::Seen));
            }
            if (random.bounded(3) == 0) {
                QCoreApplication::processEvents();
            }
        }
        const store::ListSpec spec = shown.model.query().spec;
        QTRY_COMPARE(shown.model.count(), live.read([&](store::Reader &reader) { return reader.count(spec); }));
        shown.rows(); // everything has arrived
        shown.model.collapseAll();
        QList<PlacementId> ids;
        for (int row = 0; row < shown.model.rowCount(); ++row) {
            QTRY_VERIFY(shown.model.row(row));
            ids << shown.model.row(row)->id;
        }
        QCOMPARE(ids, live.ids(spec));
    }
};

QTEST_GUILESS_MAIN(TestMessageListThreads)
#include "tst_messagelistthreads.moc"
