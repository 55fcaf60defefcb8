// Two profiles on one keyring, and what lies there from when they shared their names.
#include "core/auth/profilekeyring.h"
#include "tests/auth/memorykeyring.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::auth;
using namespace waxwing::test;

namespace {

const QString key = QStringLiteral("1/incoming");
const QString newName = QStringLiteral("abc/1/incoming");

using Found = std::optional<Secret>;

} // namespace

class TestProfileKeyring : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_memory = std::make_shared<MemoryKeyring>(); }
    void profilesDoNotMeet();
    void oldEntryIsMovedOn();
    void newProfileLooksAtNoOldEntry();
    void writingReplacesTheOldEntry();
    void removingReachesTheOldEntry();
    void oldEntryOfAnotherStays();
    void whatCannotBeMovedServes();
    void withoutIdAsBefore();

private:
    ProfileKeyring keyring(const char *profile, qint64 oldBefore = 0) const
    {
        return ProfileKeyring(m_memory, QString::fromLatin1(profile), AccountId(oldBefore));
    }
    QHash<QString, QString> &secrets() { return m_memory->secrets; }

    std::shared_ptr<MemoryKeyring> m_memory;
};

void TestProfileKeyring::profilesDoNotMeet()
{
    ProfileKeyring one = keyring("abc");
    ProfileKeyring other = keyring("def");
    await(one.write(key, QStringLiteral("lion")));
    await(other.write(key, QStringLiteral("tiger")));
    QCOMPARE(await(one.read(key)), Found(QStringLiteral("lion")));
    QCOMPARE(await(other.read(key)), Found(QStringLiteral("tiger")));
    await(other.remove(key));
    QCOMPARE(await(one.read(key)), Found(QStringLiteral("lion")));
}

void TestProfileKeyring::oldEntryIsMovedOn()
{
    secrets().insert(key, QStringLiteral("lion"));
    ProfileKeyring old = keyring("abc", 2);
    QCOMPARE(await(old.read(key)), Found(QStringLiteral("lion")));
    QCOMPARE(secrets(), (QHash<QString, QString>{{newName, QStringLiteral("lion")}}));
    QCOMPARE(await(old.read(key)), Found(QStringLiteral("lion")));
}

// Nor does an old profile for an account it got since.
void TestProfileKeyring::newProfileLooksAtNoOldEntry()
{
    secrets().insert(key, QStringLiteral("another's"));
    for (const qint64 oldBefore : {0, 1}) {
        ProfileKeyring keyring = this->keyring("abc", oldBefore);
        QCOMPARE(await(keyring.read(key)), Found());
        await(keyring.write(key, QStringLiteral("lion")));
        await(keyring.remove(key));
        QCOMPARE(secrets(), (QHash<QString, QString>{{key, QStringLiteral("another's")}}));
    }
}

void TestProfileKeyring::writingReplacesTheOldEntry()
{
    secrets().insert(key, QStringLiteral("lion"));
    ProfileKeyring old = keyring("abc", 2);
    await(old.write(key, QStringLiteral("tiger")));
    QCOMPARE(secrets(), (QHash<QString, QString>{{newName, QStringLiteral("tiger")}}));
}

void TestProfileKeyring::removingReachesTheOldEntry()
{
    secrets().insert(key, QStringLiteral("lion"));
    ProfileKeyring old = keyring("abc", 2);
    await(old.remove(key));
    QVERIFY(secrets().isEmpty());
}

// What appears under an old name after ours was moved is an older program's, on another profile.
void TestProfileKeyring::oldEntryOfAnotherStays()
{
    secrets() = {{newName, QStringLiteral("lion")}, {key, QStringLiteral("another's")}};
    ProfileKeyring old = keyring("abc", 2);
    await(old.write(key, QStringLiteral("tiger")));
    await(old.remove(key));
    QCOMPARE(secrets(), (QHash<QString, QString>{{key, QStringLiteral("another's")}}));
}

void TestProfileKeyring::whatCannotBeMovedServes()
{
    secrets().insert(key, QStringLiteral("lion"));
    m_memory->isReadOnly = true;
    ProfileKeyring old = keyring("abc", 2);
    QCOMPARE(await(old.read(key)), Found(QStringLiteral("lion")));
    QCOMPARE(secrets().value(key), QStringLiteral("lion"));
}

void TestProfileKeyring::withoutIdAsBefore()
{
    ProfileKeyring keyring = this->keyring("", 5);
    await(keyring.write(key, QStringLiteral("lion")));
    QCOMPARE(secrets(), (QHash<QString, QString>{{key, QStringLiteral("lion")}}));
    QCOMPARE(await(keyring.read(key)), Found(QStringLiteral("lion")));
    await(keyring.remove(key));
    QVERIFY(secrets().isEmpty());
}

QTEST_GUILESS_MAIN(TestProfileKeyring)
#include "tst_profilekeyring.moc"
