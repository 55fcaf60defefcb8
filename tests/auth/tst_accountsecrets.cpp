// What an account logs in with, from being added to being removed, on the desktop's real keyring.
#include "app/common/core.h"
#include "app/common/waiting.h"
#include "tests/auth/desktopkeyring.h"
#include "tests/support/helperprocess.h"
#include "tests/support/testservers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace waxwing;
using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

// Types what it is given, and counts.
class Person final : public auth::PasswordPrompt {
public:
    QCoro::Task<auth::PasswordAnswer> ask(auth::PasswordQuestion question) override
    {
        auth::PasswordAnswer answer;
        if (question.role == auth::Role::Proxy) {
            answer.secret = forProxy.at(askedForProxy++);
            answer.store = true;
        } else {
            ++asked;
            answer.secret = password;
        }
        co_return answer;
    }

    QString password;
    QStringList forProxy;
    std::atomic<int> asked = 0;
    std::atomic<int> askedForProxy = 0;
};

} // namespace

class TestAccountSecrets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void lockedKeyringIsWaitedFor();
    void removalForgetsEverything();
    void removedWhileLocked();
    void forTheSessionOnly();
    void noMoreInTheKeyring();
    void proxyWithAPassword();

private:
    void open();
    accounts::Account account(const char *user) const;
    std::optional<sync::AccountStatus> status(AccountId id) const;
    bool isOnline(AccountId id) const
    {
        const auto now = status(id);
        return now && now->connectivity == sync::Connectivity::Online;
    }
    bool isLockedOut(AccountId id) const
    {
        const auto now = status(id);
        return now && now->problemCode == auth::keyringLocked && now->needsPassword;
    }
    QByteArray entry(AccountId id, auth::Role role) const
    {
        return DesktopKeyring::secret((m_core->accounts().profileId() + u'/' + auth::keyOf(id, role)).toLatin1());
    }
    QByteArray settings() const
    {
        QFile file(m_folder->filePath(s("accounts.json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<TestServers> m_servers;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Person> m_person;
    std::unique_ptr<app::Core> m_core;
};

void TestAccountSecrets::initTestCase()
{
    m_servers = std::make_unique<TestServers>();
    QVERIFY2(m_servers->isRunning(), qPrintable(m_servers->error()));
}

void TestAccountSecrets::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_person = std::make_shared<Person>();
    open();
}

void TestAccountSecrets::cleanup()
{
    m_core.reset();
}

void TestAccountSecrets::open()
{
    m_core.reset();
    app::CoreOptions options;
    options.profile = m_folder->path();
    options.prompt = m_person;
    m_core = std::make_unique<app::Core>(options);
}

accounts::Account TestAccountSecrets::account(const char *user) const
{
    accounts::Account account;
    account.name = s(user);
    account.user = s(user);
    account.address = m_servers->address(s(user));
    account.incoming = net::Endpoint(m_servers->host(), m_servers->imaps(), net::Security::Tls);
    account.outgoing = net::Endpoint(m_servers->host(), m_servers->captures(), net::Security::Tls);
    account.caFile = m_servers->caFile();
    return account;
}

std::optional<sync::AccountStatus> TestAccountSecrets::status(AccountId id) const
{
    const QList<sync::AccountStatus> all = m_core->engine().statuses();
    for (const sync::AccountStatus &one : all) {
        if (one.account == id) {
            return one;
        }
    }
    return std::nullopt;
}

// Both accounts say so, the person is asked once by the desktop and never by us, and both go on by themselves.
void TestAccountSecrets::lockedKeyringIsWaitedFor()
{
    const AccountId alice = m_core->addAccount(account("alice"), m_servers->password(s("alice")));
    const AccountId bob = m_core->addAccount(account("bob"), m_servers->password(s("bob")));
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(alice) && isOnline(bob), 20000);
    m_core.reset();
    QVERIFY(DesktopKeyring::lock());
    DesktopKeyring desktop;
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isLockedOut(alice) && isLockedOut(bob), 20000);
    QVERIFY(status(alice)->problem.startsWith(s("The keyring is locked.")));
    m_core->engine().checkMail({});
    QTRY_VERIFY_WITH_TIMEOUT(isLockedOut(alice) && !status(alice)->syncing, 20000);
    QVERIFY(DesktopKeyring::typePassword());
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(alice) && isOnline(bob), 20000);
    QVERIFY(status(alice)->problem.isEmpty());
    QCOMPARE(desktop.timesAsked(), 1);
    QCOMPARE(m_person->asked.load(), 0);
}

void TestAccountSecrets::removalForgetsEverything()
{
    accounts::Account both = account("alice");
    both.smtpUser = s("demo");
    const AccountId id = m_core->addAccount(both, m_servers->password(s("alice")));
    app::finished(m_core->keyring()->write(auth::keyOf(id, auth::Role::Outgoing), m_servers->password(s("demo"))));
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(id), 20000);
    QVERIFY(!entry(id, auth::Role::Incoming).isEmpty() && !entry(id, auth::Role::Outgoing).isEmpty());
    m_core->removeAccount(id).waitForFinished();
    QVERIFY(entry(id, auth::Role::Incoming).isEmpty() && entry(id, auth::Role::Outgoing).isEmpty());
    QVERIFY(!settings().contains("secretsToForget"));
}

// It is remembered that something is to be forgotten, here and in the next run.
void TestAccountSecrets::removedWhileLocked()
{
    const AccountId id = m_core->addAccount(account("alice"), m_servers->password(s("alice")));
    const AccountId other = m_core->addAccount(account("bob"), m_servers->password(s("bob")));
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(id) && isOnline(other), 20000);
    QVERIFY(DesktopKeyring::lock());
    m_core->removeAccount(id).waitForFinished();
    QVERIFY(settings().contains("secretsToForget"));
    open();
    QVERIFY(DesktopKeyring::typePassword()); // the other account needs its own
    QTRY_VERIFY(!settings().contains("secretsToForget"));
    QVERIFY(entry(id, auth::Role::Incoming).isEmpty());
    QVERIFY(!entry(other, auth::Role::Incoming).isEmpty());
}

void TestAccountSecrets::forTheSessionOnly()
{
    const QByteArrayList before = DesktopKeyring::keys();
    accounts::Account own = account("alice");
    own.passwordSource = auth::PasswordSource::Session;
    const AccountId id = m_core->addAccount(own, m_servers->password(s("alice")));
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(id), 20000);
    QCOMPARE(m_person->asked.load(), 0); // it was typed already
    m_person->password = m_servers->password(s("alice"));
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(id), 20000);
    QCOMPARE(m_person->asked.load(), 1);
    QCOMPARE(DesktopKeyring::keys(), before);
    QVERIFY(!settings().contains(m_person->password.toUtf8()));
}

// Chosen in the account's page: what lies in the keyring goes, and the account stays connected.
void TestAccountSecrets::noMoreInTheKeyring()
{
    const AccountId id = m_core->addAccount(account("alice"), m_servers->password(s("alice")));
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(id), 20000);
    accounts::Account changed = *m_core->accounts().account(id);
    changed.passwordSource = auth::PasswordSource::Session;
    m_core->updateAccount(changed);
    QVERIFY(entry(id, auth::Role::Incoming).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(id), 20000);
    QCOMPARE(m_person->asked.load(), 0);
}

// Asked for when it is first needed, once more when it was wrong, kept like the others, and gone with the account.
void TestAccountSecrets::proxyWithAPassword()
{
    HelperProcess helper(s("proxyserver"));
    const QJsonObject facts = helper.start({s("socks5"), s("--password"), s("ann:open sesame")});
    QVERIFY2(!facts.isEmpty(), qPrintable(helper.error()));
    accounts::Account away = account("alice");
    away.proxy = net::Proxy(net::Proxy::Kind::Socks5, s("127.0.0.1"), std::uint16_t(facts.value(s("port")).toInt()));
    away.proxy.user = s("ann");
    m_person->forProxy = QStringList{s("wrong"), s("open sesame")};
    const AccountId id = m_core->addAccount(away, m_servers->password(s("alice")));
    QTRY_VERIFY_WITH_TIMEOUT(status(id) && status(id)->problemCode == net::proxyPassword, 20000);
    QVERIFY2(status(id)->problem.contains(s("ann")), qPrintable(status(id)->problem));
    QVERIFY(status(id)->needsPassword);
    m_core->engine().credentialsChanged(id); // “Enter password”
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(id), 20000);
    QCOMPARE(m_person->askedForProxy.load(), 2);
    QCOMPARE(m_person->asked.load(), 0);
    QCOMPARE(entry(id, auth::Role::Proxy), QByteArray("open sesame"));
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(id), 20000);
    QCOMPARE(m_person->askedForProxy.load(), 2);
    QVERIFY(!settings().contains("sesame"));
    m_core->removeAccount(id).waitForFinished();
    QVERIFY(entry(id, auth::Role::Proxy).isEmpty());
}

QTEST_GUILESS_MAIN(TestAccountSecrets)
#include "tst_accountsecrets.moc"
