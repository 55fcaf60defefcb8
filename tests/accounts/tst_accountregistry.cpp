#include "core/accounts/accountregistry.h"
#include "core/base/error.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace waxwing;
using namespace waxwing::accounts;

class TestAccountRegistry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void keepsAccounts();
    void idsAreNeverReused();
    void updates();
    void changesNothingWhenInvalid();
    void changesNothingWhenItCannotSave();
    void leavesADamagedFileAlone_data();
    void leavesADamagedFileAlone();
    void fileIsForTheOwnerOnly();
    void keepsTheOrder();
    void everyProfileHasItsId();
    void oldProfileGetsAnId();
    void oldProfileOnAFullDiskGetsNone();
    void secretsAreForgottenLater();

private:
    void writeOldFile() const; // with account 1, from before profiles had an id
    QString fileName() const { return m_folder->filePath(QStringLiteral("accounts.json")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

Account sample(const char *address)
{
    Account account;
    account.name = QStringLiteral("Work");
    account.address = QString::fromLatin1(address);
    account.incoming = net::Endpoint::fromString(QStringLiteral("imap.example.org:993,tls"));
    account.user = QStringLiteral("ann");
    return account;
}

} // namespace

void TestAccountRegistry::keepsAccounts()
{
    AccountId id;
    {
        AccountRegistry registry(m_folder->path());
        QSignalSpy added(&registry, &AccountRegistry::added);
        id = registry.add(sample("ann@example.org"));
        registry.add(sample("bob@example.org"));
        QCOMPARE(added.size(), 2);
    }
    AccountRegistry registry(m_folder->path());
    QCOMPARE(registry.accounts().size(), 2);
    QCOMPARE(registry.account(id)->address, QStringLiteral("ann@example.org"));
    QVERIFY(!registry.account(AccountId(99)));
}

void TestAccountRegistry::idsAreNeverReused()
{
    AccountId first;
    {
        AccountRegistry registry(m_folder->path());
        first = registry.add(sample("ann@example.org"));
        QSignalSpy removed(&registry, &AccountRegistry::removed);
        registry.remove(first);
        QCOMPARE(removed.size(), 1);
    }
    AccountRegistry registry(m_folder->path());
    QVERIFY(registry.accounts().isEmpty());
    QVERIFY(registry.add(sample("ann@example.org")) != first);
}

void TestAccountRegistry::updates()
{
    AccountRegistry registry(m_folder->path());
    Account account = sample("ann@example.org");
    account.id = registry.add(account);
    account.name = QStringLiteral("Home");
    QSignalSpy changed(&registry, &AccountRegistry::changed);
    registry.update(account);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(AccountRegistry(m_folder->path()).account(account.id)->name, QStringLiteral("Home"));
    account.id = AccountId(99);
    QVERIFY_EXCEPTION_THROWN(registry.update(account), Error);
    QVERIFY_EXCEPTION_THROWN(registry.remove(AccountId(99)), Error);
}

void TestAccountRegistry::changesNothingWhenInvalid()
{
    AccountRegistry registry(m_folder->path());
    QVERIFY_EXCEPTION_THROWN(registry.add(sample("nobody")), Error);
    QVERIFY(registry.accounts().isEmpty());
    QVERIFY(!QFile::exists(fileName()));
}

void TestAccountRegistry::changesNothingWhenItCannotSave()
{
    AccountRegistry registry(m_folder->path() + QStringLiteral("/missing"));
    try {
        registry.add(sample("ann@example.org"));
        QFAIL("saved");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Storage);
    }
    QVERIFY(registry.accounts().isEmpty());
}

void TestAccountRegistry::leavesADamagedFileAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("{\"version\": 1, \"acc");
    QTest::newRow("newer") << QByteArray("{\"version\": 2}");
    QTest::newRow("not ours") << QByteArray("[]");
    QTest::newRow("bad account") << QByteArray("{\"version\": 1, \"accounts\": [{\"id\": 1}]}");
}

void TestAccountRegistry::leavesADamagedFileAlone()
{
    QFETCH(QByteArray, text);
    QFile file(fileName());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    QVERIFY_EXCEPTION_THROWN(AccountRegistry(m_folder->path()), Error);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
}

void TestAccountRegistry::fileIsForTheOwnerOnly()
{
    AccountRegistry registry(m_folder->path());
    registry.add(sample("ann@example.org"));
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(fileName()) & others));
}

void TestAccountRegistry::keepsTheOrder()
{
    const auto names = [](const AccountRegistry &registry) {
        QStringList result;
        for (const Account &account : registry.accounts()) {
            result.append(account.address.section(QLatin1Char('@'), 0, 0));
        }
        return result.join(QLatin1Char(' '));
    };
    AccountRegistry registry(m_folder->path());
    for (const char *address : {"a@example.org", "b@example.org", "c@example.org"}) {
        registry.add(sample(address));
    }
    registry.move(registry.accounts().constLast().id, 0);
    QCOMPARE(names(registry), QStringLiteral("c a b"));
    registry.move(registry.accounts().constFirst().id, 99);
    QCOMPARE(names(registry), QStringLiteral("a b c"));
    QCOMPARE(names(AccountRegistry(m_folder->path())), QStringLiteral("a b c"));
    QVERIFY_EXCEPTION_THROWN(registry.move(AccountId(99), 0), Error);
}

void TestAccountRegistry::writeOldFile() const
{
    Account account = sample("ann@example.org");
    account.id = AccountId(1);
    QFile file(fileName());
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QJsonObject root{{QStringLiteral("version"), 1},
                           {QStringLiteral("nextId"), 2},
                           {QStringLiteral("accounts"), QJsonArray{account.toJson()}}};
    file.write(QJsonDocument(root).toJson());
}

void TestAccountRegistry::everyProfileHasItsId()
{
    QString id;
    {
        AccountRegistry registry(m_folder->path());
        id = registry.profileId();
        QCOMPARE(id.size(), 16);
        registry.add(sample("ann@example.org"));
    }
    const AccountRegistry registry(m_folder->path());
    QCOMPARE(registry.profileId(), id);
    QCOMPARE(registry.oldNamesBefore(), AccountId()); // its passwords never had the old names
    const QTemporaryDir another;
    QVERIFY(AccountRegistry(another.path()).profileId() != id);
}

void TestAccountRegistry::oldProfileGetsAnId()
{
    writeOldFile();
    const QString id = AccountRegistry(m_folder->path()).profileId();
    QCOMPARE(id.size(), 16);
    AccountRegistry registry(m_folder->path());
    QCOMPARE(registry.profileId(), id);
    QCOMPARE(registry.oldNamesBefore(), AccountId(2));
    registry.add(sample("bob@example.org"));
    QCOMPARE(AccountRegistry(m_folder->path()).oldNamesBefore(), AccountId(2));
    QCOMPARE(registry.accounts().constFirst().address, QStringLiteral("ann@example.org"));
}

// Opened all the same, and asked again at the next start.
void TestAccountRegistry::oldProfileOnAFullDiskGetsNone()
{
    writeOldFile();
    struct rlimit before { };
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit none {
        0, before.rlim_max
    };
    ::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &none), 0);
    const AccountRegistry registry(m_folder->path());
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(registry.accounts().size(), 1);
    QVERIFY(registry.profileId().isEmpty());
    QCOMPARE(AccountRegistry(m_folder->path()).profileId().size(), 16);
}

// What the keyring may still hold of an account outlives the account, and the program.
void TestAccountRegistry::secretsAreForgottenLater()
{
    const auto listed = [this] { return AccountRegistry(m_folder->path()).secretsToForget(); };
    AccountRegistry registry(m_folder->path());
    const AccountId one = registry.add(sample("ann@example.org"));
    Account other = sample("bob@example.org");
    other.passwordSource = auth::PasswordSource::Session;
    other.id = registry.add(other);
    registry.remove(other.id); // nothing of it was ever there
    QVERIFY(listed().isEmpty());
    Account changed = *registry.account(one);
    changed.passwordSource = auth::PasswordSource::Session;
    registry.update(changed);
    QCOMPARE(listed(), QList<AccountId>{one});
    registry.update(changed);
    QCOMPARE(listed(), QList<AccountId>{one});
    changed.passwordSource = auth::PasswordSource::Keyring;
    registry.update(changed);
    QVERIFY(listed().isEmpty());
    registry.remove(one);
    QCOMPARE(listed(), QList<AccountId>{one});
    registry.secretsForgotten(one);
    QVERIFY(listed().isEmpty());
}

QTEST_GUILESS_MAIN(TestAccountRegistry)
#include "tst_accountregistry.moc"
