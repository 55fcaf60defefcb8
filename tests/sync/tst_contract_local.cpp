// The contract suite on the folders of this computer: mail arrives by another program's delivery.
#include "tests/sync/backendcontract.h"

#include <QDir>
#include <QFile>
#include <QUuid>

using namespace waxwing;
using namespace waxwing::test;

class TestContractLocal : public BackendContract {
    Q_OBJECT
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
