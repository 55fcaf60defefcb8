// The contract suite on the folders of this computer: mail arrives by another program's delivery.
#include "core/sync/convert.h"
#include "tests/sync/backendcontract.h"

#include <QDir>
#include <QFile>
#include <QUuid>

using namespace waxwing;
using namespace waxwing::test;

class TestContractLocal : public BackendContract {
    Q_OBJECT
private Q_SLOTS:
    // Died after the renaming; the next run lists the folders before it goes on with its changes.
    void renamedByAnEarlierAttempt()
    {
        done(engine().createFolderPath(account(), {QStringLiteral("A")}));
        engine().renameFolder(folder(QStringLiteral("A")), QStringLiteral("B")).waitForFinished();
        QVERIFY(QDir(m_folder).rename(QStringLiteral(".A"), QStringLiteral(".B")));
        syncNow();
        engine().flush(account()).waitForFinished();
        QVERIFY(nothingWaits());
        syncNow();
        QVERIFY2(paths().contains(QStringLiteral("B")), qPrintable(paths().join(QLatin1Char('|'))));
        QVERIFY(!paths().contains(QStringLiteral("A")));
    }
    // The power went after the copy was on the disk and before the cache that shows it was: it is wanted again.
    void copyOfWhatWasSentMeetsItself()
    {
        done(engine().createFolderPath(account(), {QStringLiteral("Out")}));
        store::Verb copy;
        copy.kind = store::IntentKind::Append;
        copy.account = account();
        copy.folder = folder(QStringLiteral("Out"));
        copy.source = contractMessage("sent");
        copy.message = sync::newMessageFromSource(copy.source, QDateTime::currentDateTimeUtc());
        copy.messageId = copy.message->messageId;
        copy.sender = QStringLiteral("me@waxwing.test");
        for (int time = 0; time < 2; ++time) {
            store()
                .write(store::Priority::User, [copy](store::Writer &writer) { writer.apply(copy); })
                .waitForFinished();
            engine().flush(account()).waitForFinished();
        }
        QVERIFY(nothingWaits());
        syncNow();
        QCOMPARE(subjects(QStringLiteral("Out")), QStringList{QStringLiteral("sent")});
        QCOMPARE(QDir(m_folder + QStringLiteral("/.Out/cur")).entryList(QDir::Files).size(), 1);
    }

private:
    AccountId makeAccount(app::Core &core) override
    {
        const AccountId account = core.localAccount();
        m_folder = core.profile().mailFolder(account.value());
        for (const char *sub : {"cur", "new", "tmp"}) {
            QDir().mkpath(m_folder + QStringLiteral("/.Arrivals/") + QLatin1String(sub));
        }
        return account;
    }
    QString arrivals() const override { return QStringLiteral("Arrivals"); }
    void deliver(const QByteArray &message) override
    {
        QFile file(m_folder + QStringLiteral("/.Arrivals/new/") + QUuid::createUuid().toString(QUuid::Id128));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(message);
    }

    QString m_folder;
};

QTEST_GUILESS_MAIN(TestContractLocal)
#include "tst_contract_local.moc"
