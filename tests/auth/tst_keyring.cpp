// Without a session bus there is no keyring: that must be an error with a sentence, soon.
#include "core/auth/keyring.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::auth;
using namespace waxwing::test;

class TestKeyring : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void absentKeyringIsAnError();
};

void TestKeyring::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
}

void TestKeyring::absentKeyringIsAnError()
{
    SystemKeyring keyring;
    const QString key = QStringLiteral("1/incoming");
    QCOMPARE(failureOf(keyring.read(key)).kind(), ErrorKind::Auth);
    QCOMPARE(failureOf(keyring.write(key, QStringLiteral("x"))).kind(), ErrorKind::Auth);
    QCOMPARE(failureOf(keyring.remove(key)).kind(), ErrorKind::Auth);
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
