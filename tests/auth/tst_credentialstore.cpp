#include "core/auth/credentialstore.h"
#include "tests/auth/memorykeyring.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::auth;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

class Person final : public PasswordPrompt {
public:
    QCoro::Task<PasswordAnswer> ask(PasswordQuestion question) override
    {
        questions.append(question);
        co_await thinking.wait(20ms);
        if (answers.isEmpty()) {
            throw Error(ErrorKind::Cancelled, QStringLiteral("No password was given."));
        }
        PasswordAnswer answer;
        answer.secret = answers.takeFirst();
        answer.store = stores;
        co_return answer;
    }

    QList<PasswordQuestion> questions;
    QStringList answers;
    bool stores = false;
    Wakeup thinking;
};

PasswordQuestion question(PasswordSource source)
{
    PasswordQuestion question;
    question.account = AccountId(7);
    question.user = QStringLiteral("ann");
    question.host = QStringLiteral("mail.test");
    question.source = source;
    question.command = QStringLiteral("echo fromcommand");
    return question;
}

} // namespace

class TestCredentialStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fromTheKeyring();
    void fromTheCommand();
    void asksWhenTheKeyringHasNone();
    void asksWhenTheKeyringIsAbsent();
    void absentKeyringIsNamed();
    void remembersForTheSession();
    void onePromptServesAllConnections();
    void refusedLeadsToOneMorePrompt();
    void refusedKeyringPasswordIsNotTakenAgain();
    void aLateRefusalChangesNothing();
    void declinedIsNotAskedAgain();
    void nobodyToAsk();
    void lockedKeyringIsNoReasonToAsk();
    void forgetsInMemory();
    void remembersWhatIsTypedElsewhere();

private:
    QString secretFor(PasswordSource source) { return await(m_store->credentials(question(source))).secret.toString(); }

    std::shared_ptr<MemoryKeyring> m_keyring;
    std::shared_ptr<Person> m_person;
    std::unique_ptr<CredentialStore> m_store;
};

void TestCredentialStore::init()
{
    m_keyring = std::make_shared<MemoryKeyring>();
    m_person = std::make_shared<Person>();
    m_store = std::make_unique<CredentialStore>(m_keyring, m_person);
}

void TestCredentialStore::fromTheKeyring()
{
    m_keyring->secrets.insert(QStringLiteral("7/incoming"), QStringLiteral("kept"));
    QCOMPARE(secretFor(PasswordSource::Keyring), QStringLiteral("kept"));
    QVERIFY(m_person->questions.isEmpty());
}

void TestCredentialStore::fromTheCommand()
{
    QCOMPARE(secretFor(PasswordSource::Command), QStringLiteral("fromcommand"));
    QVERIFY(m_person->questions.isEmpty());
}

void TestCredentialStore::asksWhenTheKeyringHasNone()
{
    m_person->answers = {QStringLiteral("typed")};
    m_person->stores = true;
    QCOMPARE(secretFor(PasswordSource::Keyring), QStringLiteral("typed"));
    QCOMPARE(m_keyring->secrets.value(QStringLiteral("7/incoming")), QStringLiteral("typed"));
}

void TestCredentialStore::asksWhenTheKeyringIsAbsent()
{
    m_keyring->isAbsent = true;
    m_person->answers = {QStringLiteral("typed")};
    m_person->stores = true;
    QTest::ignoreMessage(QtWarningMsg, "There is no keyring on this system.");
    QCOMPARE(secretFor(PasswordSource::Keyring), QStringLiteral("typed"));
}

// To the person who is asked, and where there is nobody to ask.
void TestCredentialStore::absentKeyringIsNamed()
{
    m_keyring->isAbsent = true;
    m_person->answers = {QStringLiteral("typed")};
    secretFor(PasswordSource::Keyring);
    QCOMPARE(m_person->questions.constFirst().refusal, QStringLiteral("There is no keyring on this system."));
    CredentialStore alone(m_keyring, nullptr);
    const Error error = failureOf(alone.credentials(question(PasswordSource::Keyring)));
    QCOMPARE(error.summary(), QStringLiteral("There is no keyring on this system."));
}

void TestCredentialStore::remembersForTheSession()
{
    m_person->answers = {QStringLiteral("typed"), QStringLiteral("other")};
    QCOMPARE(secretFor(PasswordSource::Session), QStringLiteral("typed"));
    QCOMPARE(secretFor(PasswordSource::Session), QStringLiteral("typed"));
    QCOMPARE(m_person->questions.size(), 1);
    QVERIFY(m_keyring->secrets.isEmpty());
}

void TestCredentialStore::onePromptServesAllConnections()
{
    m_person->answers = {QStringLiteral("typed")};
    auto one = m_store->credentials(question(PasswordSource::Session));
    auto two = m_store->credentials(question(PasswordSource::Session));
    QCOMPARE(await(std::move(two)).secret.toString(), QStringLiteral("typed"));
    QCOMPARE(await(std::move(one)).secret.toString(), QStringLiteral("typed"));
    QCOMPARE(m_person->questions.size(), 1);
}

void TestCredentialStore::refusedLeadsToOneMorePrompt()
{
    m_person->answers = {QStringLiteral("wrong"), QStringLiteral("right")};
    const Credentials tried = await(m_store->credentials(question(PasswordSource::Session)));
    m_store->reportRefused(question(PasswordSource::Session), tried, QStringLiteral("bad password"));
    QCOMPARE(secretFor(PasswordSource::Session), QStringLiteral("right"));
    QCOMPARE(m_person->questions.size(), 2);
    QCOMPARE(m_person->questions.constLast().refusal, QStringLiteral("bad password"));
}

void TestCredentialStore::refusedKeyringPasswordIsNotTakenAgain()
{
    m_keyring->secrets.insert(QStringLiteral("7/incoming"), QStringLiteral("old"));
    m_person->answers = {QStringLiteral("new")};
    const Credentials tried = await(m_store->credentials(question(PasswordSource::Keyring)));
    m_store->reportRefused(question(PasswordSource::Keyring), tried, QStringLiteral("no"));
    QCOMPARE(secretFor(PasswordSource::Keyring), QStringLiteral("new"));
}

void TestCredentialStore::aLateRefusalChangesNothing()
{
    m_person->answers = {QStringLiteral("wrong"), QStringLiteral("right")};
    const Credentials tried = await(m_store->credentials(question(PasswordSource::Session)));
    m_store->reportRefused(question(PasswordSource::Session), tried, QString());
    QCOMPARE(secretFor(PasswordSource::Session), QStringLiteral("right"));
    m_store->reportRefused(question(PasswordSource::Session), tried, QString()); // from another connection
    QCOMPARE(secretFor(PasswordSource::Session), QStringLiteral("right"));
    QCOMPARE(m_person->questions.size(), 2);
}

void TestCredentialStore::declinedIsNotAskedAgain()
{
    QCOMPARE(failureOf(m_store->credentials(question(PasswordSource::Session))).kind(), ErrorKind::Cancelled);
    QCOMPARE(failureOf(m_store->credentials(question(PasswordSource::Session))).kind(), ErrorKind::Cancelled);
    QCOMPARE(m_person->questions.size(), 1);
    m_person->answers = {QStringLiteral("typed")};
    m_store->retry(AccountId(7));
    QCOMPARE(secretFor(PasswordSource::Session), QStringLiteral("typed"));
}

void TestCredentialStore::nobodyToAsk()
{
    CredentialStore store(m_keyring, nullptr);
    const Error error = failureOf(store.credentials(question(PasswordSource::Keyring)));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QCOMPARE(error.summary(), QStringLiteral("There is no password for ann on mail.test."));
}

// What is in it is wanted, not another password; once it is unlocked it is read without a word.
void TestCredentialStore::lockedKeyringIsNoReasonToAsk()
{
    m_keyring->secrets.insert(QStringLiteral("7/incoming"), QStringLiteral("kept"));
    m_keyring->isLocked = true;
    for (int i = 0; i < 2; ++i) {
        const Error error = failureOf(m_store->credentials(question(PasswordSource::Keyring)));
        QCOMPARE(error.code(), QByteArray(keyringLocked));
    }
    m_keyring->isLocked = false;
    m_store->retry(AccountId(7));
    QCOMPARE(secretFor(PasswordSource::Keyring), QStringLiteral("kept"));
    QVERIFY(m_person->questions.isEmpty());
}

void TestCredentialStore::forgetsInMemory()
{
    m_person->answers = {QStringLiteral("typed"), QStringLiteral("anew")};
    QCOMPARE(secretFor(PasswordSource::Session), QStringLiteral("typed"));
    m_store->forget(AccountId(7));
    QCOMPARE(secretFor(PasswordSource::Session), QStringLiteral("anew"));
}

void TestCredentialStore::remembersWhatIsTypedElsewhere()
{
    m_store->remember(question(PasswordSource::Session), QStringLiteral("given"));
    QCOMPARE(secretFor(PasswordSource::Session), QStringLiteral("given"));
    QVERIFY(m_person->questions.isEmpty() && m_keyring->secrets.isEmpty());
}

QTEST_GUILESS_MAIN(TestCredentialStore)
#include "tst_credentialstore.moc"
