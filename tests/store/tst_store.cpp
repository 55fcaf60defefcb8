// The store's threads: who goes first, what a future carries, and when it is ready.
#include "core/store/store.h"
#include "fixture.h"

#include <QFutureWatcher>
#include <QSemaphore>
#include <QSignalSpy>

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesThenReads()
    {
        QTemporaryDir dir;
        Store store(StorePaths::below(dir.filePath(q("new/profile"))));
        QCOMPARE(store.openingNotes(), QStringList());
        QList<ChangeSet> changes;
        connect(&store, &Store::changed, this, [&changes](const ChangeSet &set) { changes << set; });
        store.write(Priority::Foreground, [](Writer &w) { w.setFolders(kAccount, {folder(q("INBOX"))}, true); })
            .waitForFinished();
        const FolderId inbox = store.read([](Reader &r) { return r.folderByPath(kAccount, q("inbox"))->id; }).result();
        const auto ids = store.write(Priority::Background, [inbox](Writer &w) {
            const QList<PlacementId> ids = w.insertMessages(inbox, messages(1, 3));
            // The writer's own reader sees the transaction as it is.
            return w.reader().folder(inbox)->total == 3 ? ids : QList<PlacementId>();
        });
        QCOMPARE(ids.result().size(), 3);
        QTRY_COMPARE(changes.size(), 2);
        QVERIFY(changes[0].folderTree && changes[0].revision < changes[1].revision);
        QCOMPARE(changes[1].messages[inbox].rows.size(), 3);
        QCOMPARE(changes[1].folderRows, QList<FolderId>{inbox});
        store.write(Priority::User, [](Writer &) {}).waitForFinished();
        QCoreApplication::processEvents();
        QCOMPARE(changes.size(), 2);
    }

    void urgentGoesFirst()
    {
        QTemporaryDir dir;
        Store store(StorePaths::below(dir.path()));
        QSemaphore gate;
        QStringList order;
        QFuture<void> first = store.write(Priority::Background, [&gate](Writer &) { gate.acquire(); });
        QList<QFuture<void>> all;
        for (const char *name : {"b1", "b2"}) {
            all << store.write(Priority::Background, [&order, name](Writer &) { order << q(name); });
        }
        all << store.write(Priority::Foreground, [&order](Writer &) { order << q("f"); });
        all << store.write(Priority::User, [&order](Writer &) { order << q("u"); });
        gate.release();
        for (QFuture<void> &future : all) {
            future.waitForFinished();
        }
        QCOMPARE(order, (QStringList{q("u"), q("f"), q("b1"), q("b2")}));
    }

    void futuresCarryWhatWasThrown()
    {
        QTemporaryDir dir;
        Store store(StorePaths::below(dir.path()));
        QFuture<int> failed = store.write(Priority::User, [](Writer &w) -> int {
            w.setFolders(kAccount, {folder(q("INBOX"))}, true);
            throw Error(ErrorKind::Conflict, q("No."));
        });
        try {
            failed.waitForFinished();
            failed.result();
            QFAIL("nothing was thrown");
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::Conflict);
        }
        QVERIFY(store.read([](Reader &r) { return r.folders(); }).result().isEmpty());
        QFuture<void> read = store.read([](Reader &) { throw Error(ErrorKind::Input, q("No.")); });
        QVERIFY_EXCEPTION_THROWN(read.waitForFinished(), Error);
        // And the next job is none the worse for it.
        store.write(Priority::User, [](Writer &w) { w.setFolders(kAccount, {folder(q("INBOX"))}, true); })
            .waitForFinished();
        QCOMPARE(store.read([](Reader &r) { return r.folders(); }).result().size(), 1);
    }

    void jobsMayOwnABody()
    {
        QTemporaryDir dir;
        Store store(StorePaths::below(dir.path()));
        const QByteArray large = QByteArray("0123456789abcdef").repeated(200'000);
        Body body(store.paths().bodies);
        for (qsizetype at = 0; at < large.size(); at += 60'000) {
            body.append(QByteArrayView(large).sliced(at, qMin(qsizetype(60'000), large.size() - at)));
        }
        QVERIFY(body.isInFile());
        const PlacementId id = store
                                   .write(Priority::User,
                                          [body = std::move(body)](Writer &w) mutable {
                                              w.setFolders(kAccount, {folder(q("INBOX"))}, true);
                                              const FolderId inbox = w.reader().folderByPath(kAccount, q("INBOX"))->id;
                                              const PlacementId id = w.insertMessages(inbox, messages(1, 1)).first();
                                              w.setBody(id, std::move(body));
                                              return id;
                                          })
                                   .result();
        QCOMPARE(store.read([id](Reader &r) { return r.body(id); }).result(), std::optional(large));
        QVERIFY(store.read([id](Reader &r) { return r.row(id)->bodyHeld; }).result());
        QVERIFY(QDir(BodyStore::incoming(store.paths().bodies)).isEmpty());
    }

    void closingFinishesWhatWasQueued()
    {
        QTemporaryDir dir;
        QFuture<void> last;
        {
            Store store(StorePaths::below(dir.path()));
            for (int n = 0; n < 20; ++n) {
                last = store.write(Priority::Background,
                                   [n](Writer &w) { w.setFolders(kAccount, {folder(QString::number(n))}, false); });
            }
        }
        QVERIFY(last.isFinished());
        Store store(StorePaths::below(dir.path()));
        QCOMPARE(store.read([](Reader &r) { return r.folders(); }).result().size(), 20);
    }

    // A page that nothing of the start looks at: found by the check beside the work, mended at the next start.
    void aDamagedPageIsFoundBesideTheWork()
    {
        Profile p;
        p.list({q("INBOX")});
        p.insert(q("INBOX"), messages(1, 3000));
        p.apply(flags({p.at(q("INBOX"), 7)}, Flag::Flagged));
        p.engine.reset(); // without the mark of an orderly end
        QFile cache(p.paths().cache);
        QVERIFY(cache.open(QIODevice::ReadWrite) && cache.seek((cache.size() / 4096 / 2) * 4096));
        cache.write(QByteArray(4096, '\xff'));
        cache.close();
        {
            Store store(p.paths());
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(QString(p.paths().cache + q(".rebuild"))), 30'000);
        }
        Store store(p.paths());
        QCOMPARE(store.openingNotes().size(), 1);
        QCOMPARE(store.read([](Reader &r) { return r.intents(); }).result().size(), 1);
    }

    void damageMetInUseIsRepairedAtTheNextStart()
    {
        QTemporaryDir dir;
        const StorePaths paths = StorePaths::below(dir.path());
        {
            Store store(paths);
            store
                .write(Priority::User,
                       [](Writer &w) {
                           w.setFolders(kAccount, {folder(q("INBOX"))}, true);
                           const FolderId inbox = w.reader().folderByPath(kAccount, q("INBOX"))->id;
                           w.insertMessages(inbox, messages(1, 5000));
                       })
                .waitForFinished();
        }
        QFile file(paths.cache);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2 / 4096 * 4096));
        file.write(QByteArray(40'960, '\x33'));
        file.close();
        {
            Store store(paths);
            QFuture<void> scan = store.write(Priority::User, [](Writer &w) {
                const FolderId inbox = w.reader().folderByPath(kAccount, q("INBOX"))->id;
                QList<Uid> uids = w.reader().uids(inbox);
                w.removeUids(inbox, uids);
            });
            QVERIFY_EXCEPTION_THROWN(scan.waitForFinished(), Error);
        }
        Store store(paths);
        QCOMPARE(store.openingNotes().size(), 1);
        QVERIFY(store.read([](Reader &r) { return r.folders(); }).result().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
