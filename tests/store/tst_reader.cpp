// Windows, positions and counts against a full read; ChangeSets against a mirrored list. Random, seeded.
#include "fixture.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

// A list as a model keeps it: only ChangeSets tell it what happened.
class Mirror {
public:
    void apply(const FolderChange &change)
    {
        QCOMPARE(change.before, revision);
        revision = change.after;
        for (const RowChange &row : change.rows) {
            if (row.before) {
                QVERIFY2(keys.removeOne(*row.before), "a row that was not there changed");
            }
        }
        for (const RowChange &row : change.rows) {
            if (row.after) {
                keys.insert(std::lower_bound(keys.begin(), keys.end(), *row.after, RowKey::before), *row.after);
            }
        }
    }
    QList<RowKey> keys;
    quint64 revision = 0;
};

QList<RowKey> fullRead(Reader &reader, FolderId folder)
{
    QList<RowKey> keys;
    ListSpec spec;
    spec.folder = folder;
    const QList<MessageRow> rows = reader.window(spec, 0, 1'000'000);
    for (const MessageRow &row : rows) {
        keys << RowKey{row.received.toMSecsSinceEpoch(), row.id};
    }
    return keys;
}

} // namespace

class TestReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changeSetsCountsAndWindowsUnderRandomWork();
    void windowsInEveryOrder_data();
    void windowsInEveryOrder();
    void ordersBySeveralFolders();
    void filtersAndText();
    void heldTextIsFound();
    void largeChangesSayReload();
    void bigFolder();
};

void TestReader::changeSetsCountsAndWindowsUnderRandomWork()
{
    QRandomGenerator random(20240611);
    Profile p;
    p.list({q("INBOX"), q("A"), q("B")});
    const QStringList names{q("INBOX"), q("A"), q("B")};
    QHash<FolderId, Mirror> mirrors;
    QList<FolderId> folders;
    for (const QString &name : names) {
        folders << p.id(name);
        mirrors.insert(p.id(name), {});
    }
    QHash<FolderId, quint32> nextUid;
    QList<Intent> pending;
    Reader kept(p.paths());
    const auto anyRow = [&]() -> PlacementId {
        const Mirror &mirror = mirrors[folders[random.bounded(3)]];
        return mirror.keys.isEmpty() ? PlacementId() : mirror.keys[random.bounded(mirror.keys.size())].id;
    };
    for (int step = 0; step < 400; ++step) {
        const FolderId folder = folders[random.bounded(3)];
        const int what = random.bounded(10);
        p.run([&](Writer &w) {
            if (what < 3) {
                QList<NewMessage> list;
                for (int n = random.bounded(1, 60); n > 0; --n) {
                    NewMessage m
                        = message(++nextUid[folder], QString(), random.bounded(2) ? Flags(Flag::Seen) : Flags());
                    m.internalDate = QDateTime::fromMSecsSinceEpoch(random.bounded(50), Qt::UTC);
                    m.messageId = "<" + QByteArray::number(folder.value()) + "." + m.messageId.mid(1);
                    list << m;
                }
                w.insertMessages(folder, list);
            } else if (what == 3 && nextUid[folder] > 0) {
                w.removeUids(
                    folder,
                    {Uid(random.bounded(1u, nextUid[folder] + 1)), Uid(random.bounded(1u, nextUid[folder] + 1))});
            } else if (what == 4 && nextUid[folder] > 0) {
                FlagUpdate update;
                update.uid = Uid(random.bounded(1u, nextUid[folder] + 1));
                update.flags = random.bounded(2) ? Flags(Flag::Seen) : Flags();
                w.updateFlags(folder, {update});
            } else if (const PlacementId row = anyRow(); row.isValid() && what == 5) {
                pending << w.apply(store::move({row}, folder));
            } else if (row.isValid() && what == 6) {
                pending << w.apply(flags({row}, random.bounded(2) ? Flags(Flag::Seen) : Flags(), {}));
            } else if (row.isValid() && what == 7) {
                Verb verb = store::move({row}, folder);
                verb.kind = random.bounded(2) ? IntentKind::Copy : IntentKind::Expunge;
                pending << w.apply(verb);
            } else if (!pending.isEmpty()) {
                const Intent intent = pending.takeAt(random.bounded(pending.size()));
                if (!w.reader().intent(intent.id)) {
                    return;
                }
                if (what == 8) {
                    w.cancel(intent.id);
                    return;
                }
                Relocation relocation;
                if (intent.target && random.bounded(2)) {
                    const FolderId target = w.reader().folderByPath(kAccount, intent.target->path)->id;
                    const QList<MessageRef> refs = w.reader().intent(intent.id)->messages;
                    for (const MessageRef &ref : refs) {
                        relocation.uids << std::pair(ref.uid, Uid(++nextUid[target]));
                    }
                }
                w.complete(intent.id, relocation);
            }
        });
        kept.apply(p.last);
        for (const FolderId id : folders) {
            Mirror &mirror = mirrors[id];
            if (p.last.messages.contains(id)) {
                QVERIFY(!p.last.messages[id].reload);
                mirror.apply(p.last.messages[id]);
            }
            Reader fresh = p.reader();
            QCOMPARE(mirror.keys, fullRead(fresh, id));
            ListSpec spec;
            spec.folder = id;
            const FolderRow row = *fresh.folder(id);
            QCOMPARE(row.total, mirror.keys.size());
            ListSpec unread = spec;
            unread.unreadOnly = true;
            QCOMPARE(row.unread, fresh.count(unread));
            // A reader that took the changes along shows the same at any offset.
            if (!mirror.keys.isEmpty()) {
                const qint64 first = random.bounded(mirror.keys.size());
                const QList<PlacementId> ids = kept.ids(spec, first, 5);
                for (qsizetype n = 0; n < ids.size(); ++n) {
                    QCOMPARE(ids[n], mirror.keys[first + n].id);
                }
                QCOMPARE(kept.position(spec, mirror.keys[first].id), first);
            }
        }
        if (QTest::currentTestFailed()) {
            qWarning() << "step" << step << "what" << what;
            return;
        }
    }
}

void TestReader::windowsInEveryOrder_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("ascending");
    for (int column = 0; column <= int(SortColumn::Tags); ++column) {
        for (const bool ascending : {false, true}) {
            QTest::addRow("column %d %s", column, ascending ? "ascending" : "descending") << column << ascending;
        }
    }
}

void TestReader::windowsInEveryOrder()
{
    QFETCH(int, column);
    QFETCH(bool, ascending);
    QRandomGenerator random(7);
    Profile p;
    p.list({q("INBOX")});
    QList<NewMessage> list;
    for (quint32 uid = 1; uid <= 3000; ++uid) {
        NewMessage m = message(uid, q("Re: ") + QString::number(random.bounded(100)));
        m.fromName = QString::number(random.bounded(50));
        m.size = random.bounded(40);
        m.flags = Flags(random.bounded(4));
        m.hasAttachment = random.bounded(2);
        m.toText = QString::number(random.bounded(50));
        m.keywords = QList<QStringList>{{}, {q("$label2")}, {q("zoo"), q("$label1")}}[random.bounded(3)];
        m.internalDate = QDateTime::fromMSecsSinceEpoch(random.bounded(1000), Qt::UTC);
        list << m;
    }
    p.insert(q("INBOX"), list);
    Reader reader = p.reader();
    ListSpec spec;
    spec.folder = p.id(q("INBOX"));
    QList<MessageRow> all = reader.window(spec, 0, 5000);
    QCOMPARE(all.size(), 3000);
    const auto key = [column](const MessageRow &row) {
        switch (SortColumn(column)) {
        case SortColumn::Subject: return row.subject;
        case SortColumn::From: return row.fromName;
        case SortColumn::Size: return QStringLiteral("%1").arg(row.size, 4);
        case SortColumn::Unread: return QString::number(!row.flags.testFlag(Flag::Seen));
        case SortColumn::Flagged: return QString::number(row.flags.testFlag(Flag::Flagged));
        case SortColumn::Attachment: return QString::number(row.hasAttachment);
        case SortColumn::To: return row.toText;
        case SortColumn::Tags: return QString::number(row.keywords.size() == 1 ? 2 : row.keywords.isEmpty() ? 0 : 1);
        case SortColumn::Account:
        case SortColumn::Folder: break; // of several folders, below
        case SortColumn::Received:
            return QStringLiteral("%1.%2").arg(row.received.toMSecsSinceEpoch(), 6).arg(row.id.value(), 6);
        }
        return QString();
    };
    std::stable_sort(all.begin(), all.end(), [&](const MessageRow &a, const MessageRow &b) {
        return ascending ? key(a) < key(b) : key(a) > key(b);
    });
    spec.column = SortColumn(column);
    spec.ascending = ascending;
    QCOMPARE(reader.count(spec), 3000);
    for (int n = 0; n < 50; ++n) {
        const qint64 first = random.bounded(3000);
        const QList<MessageRow> window = reader.window(spec, first, 40);
        QCOMPARE(window.size(), qMin<qint64>(40, 3000 - first));
        for (qsizetype i = 0; i < window.size(); ++i) {
            QCOMPARE(window[i].id, all[first + i].id);
        }
        QCOMPARE(reader.position(spec, window.first().id), first);
    }
    QVERIFY(reader.window(spec, 3000, 10).isEmpty());
    QVERIFY(reader.window(spec, -1, 10).isEmpty());
}

void TestReader::ordersBySeveralFolders()
{
    Profile p;
    p.list({q("Work"), q("Home")});
    p.run([](Writer &w) { w.setFolders(AccountId(2), {folder(q("Bank"))}, true); });
    p.insert(q("Work"), messages(1, 2));
    p.insert(q("Home"), messages(3, 4));
    const FolderId bank = p.reader().folderByPath(AccountId(2), q("Bank"))->id;
    p.run([bank](Writer &w) { w.insertMessages(bank, messages(5, 6)); });
    Reader reader = p.reader();
    ListSpec spec;
    spec.folder = p.id(q("Work"));
    spec.others = {p.id(q("Home")), bank};
    const auto uids = [&] {
        QList<quint32> uids;
        for (const MessageRow &row : reader.window(spec, 0, 10)) {
            uids << row.uid.value();
        }
        return uids;
    };
    spec.column = SortColumn::Folder;
    QCOMPARE(uids(), (QList<quint32>{2, 1, 4, 3, 6, 5}));
    spec.ascending = true;
    QCOMPARE(uids(), (QList<quint32>{6, 5, 4, 3, 2, 1}));
    spec.column = SortColumn::Account;
    QCOMPARE(uids(), (QList<quint32>{4, 3, 2, 1, 6, 5}));
    spec.ascending = false;
    QCOMPARE(uids(), (QList<quint32>{6, 5, 4, 3, 2, 1}));
}

void TestReader::filtersAndText()
{
    Profile p;
    p.list({q("INBOX")});
    QList<NewMessage> list = messages(1, 6);
    list[0].subject = q("Grüße aus Zürich");
    list[1].fromAddress = q("MUELLER@example.org");
    list[2].to = q("Ёлкин <e@example.org>");
    list[3].flags = Flag::Seen | Flag::Flagged;
    list[4].hasAttachment = true;
    list[5].subject = q("会議の議事録");
    p.insert(q("INBOX"), list);
    Reader reader = p.reader();
    const auto found = [&](const char *text) {
        ListSpec spec;
        spec.folder = p.id(q("INBOX"));
        spec.text = q(text);
        QList<quint32> uids;
        const QList<MessageRow> rows = reader.window(spec, 0, 10);
        for (const MessageRow &row : rows) {
            uids << row.uid.value();
        }
        return uids;
    };
    QCOMPARE(found("zurich grusse"), QList<quint32>{1});
    QCOMPARE(found("ZÜRICH grüsse"), QList<quint32>{1});
    QCOMPARE(found("zurich"), QList<quint32>{1});
    QCOMPARE(found("mueller"), QList<quint32>{2});
    QCOMPARE(found("ёлки"), QList<quint32>{3});
    QCOMPARE(found("議事"), QList<quint32>{6});
    QCOMPARE(found("50%"), QList<quint32>{});
    ListSpec spec;
    spec.folder = p.id(q("INBOX"));
    spec.flaggedOnly = true;
    QCOMPARE(reader.count(spec), 1);
    spec.flaggedOnly = false;
    spec.attachmentOnly = true;
    QCOMPARE(reader.count(spec), 1);
    spec.attachmentOnly = false;
    spec.unreadOnly = true;
    QCOMPARE(reader.count(spec), 5);
}

void TestReader::heldTextIsFound()
{
    Profile p;
    p.list({q("INBOX")});
    p.insert(q("INBOX"), messages(1, 3));
    const PlacementId two = p.at(q("INBOX"), 2);
    p.run([&](Writer &w) {
        w.setPreviewAndText(two, q("Dear…"), q("The Crème brûlée was served. 東京で会議 \"quoted\""));
    });
    QCOMPARE(p.reader().row(two)->preview, q("Dear…"));
    ListSpec spec;
    spec.folder = p.id(q("INBOX"));
    const auto count = [&](const char *text) {
        spec.text = q(text);
        return p.reader().count(spec);
    };
    QCOMPARE(count("creme brul"), 1);
    QCOMPARE(count("会議"), 1);
    QCOMPARE(count("\"quoted\" OR nothing"), 0);
    QCOMPARE(count("quoted\""), 1);
    QCOMPARE(count("NEAR(a b)"), 0);
    QCOMPARE(count("reme"), 0);
}

void TestReader::largeChangesSayReload()
{
    Profile p;
    p.list({q("INBOX")});
    p.insert(q("INBOX"), messages(1, 1000));
    QCOMPARE(p.last.messages[p.id(q("INBOX"))].rows.size(), 1000);
    p.insert(q("INBOX"), messages(1001, 2001));
    QVERIFY(p.last.messages[p.id(q("INBOX"))].reload);
    QVERIFY(p.last.messages[p.id(q("INBOX"))].rows.isEmpty());
}

void TestReader::bigFolder()
{
    Profile p;
    p.list({q("INBOX")});
    QElapsedTimer timer;
    timer.start();
    for (quint32 first = 1; first <= 20000; first += 2000) {
        p.insert(q("INBOX"), messages(first, first + 1999));
    }
    qInfo() << "20 000 rows in" << timer.elapsed() << "ms (unoptimised build)";
    Reader reader = p.reader();
    ListSpec spec;
    spec.folder = p.id(q("INBOX"));
    for (const qint64 first : {0, 19990, 511, 512, 513, 10000}) {
        QCOMPARE(reader.window(spec, first, 1).first().uid.value(), quint32(20000 - first));
    }
}

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
